import { analyse } from 'chardet'
import iconv from 'iconv-lite'

export interface Decoded {
  readonly text: string
  readonly warnings: readonly string[]
}

/** chardet's answer depends little on more than this, and its time grows with it. */
const SNIFF_BYTES = 64 * 1024
/** Share of control characters above which bytes are no text. Text files with stray NULs seen in the wild stay below 5 %. */
const BINARY_SHARE = 0.1

/** Decodes a text file of any encoding; `undefined` when the bytes are no text. A byte order mark is not part of the text. */
export function decodeText(bytes: Uint8Array): Decoded | undefined {
  const marked = byteOrderMark(bytes)
  if (marked) return tidy(iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), marked), [])
  const utf16 = unmarkedUtf16(bytes)
  if (utf16) return tidy(iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), utf16), [])
  const strict = utf8(bytes)
  if (strict !== undefined) return tidy(strict, [])
  if (isBinary(bytes)) return undefined
  return tidy(...legacy(bytes))
}

function tidy(text: string, warnings: readonly string[]): Decoded | undefined {
  if (controlShare(text) > BINARY_SHARE) return undefined
  // One unit for one unit, so that offsets stay file offsets; a NUL would end the text for C code further on.
  return text.includes('\0')
    ? { text: text.replaceAll('\0', ' '), warnings: [...warnings, 'NUL bytes were read as spaces.'] }
    : { text, warnings }
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes[2] === 0 && bytes[3] === 0 ? 'utf-32le' : 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

/** UTF-16 without a mark: Latin text has a NUL in nearly every second byte, always on the same side. */
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  const length = Math.min(bytes.byteLength, 4096) & ~1
  if (length < 4) return undefined
  let even = 0
  let odd = 0
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++
    if (bytes[i + 1] === 0) odd++
  }
  const most = (length / 2) * 0.7
  if (odd > most && even === 0) return 'utf-16le'
  if (even > most && odd === 0) return 'utf-16be'
  return undefined
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // The only way that TextDecoder says "not UTF-8".
    return undefined
  }
}

function legacy(bytes: Uint8Array): [string, string[]] {
  const lenient = new TextDecoder('utf-8').decode(bytes)
  const damaged = count(lenient, '\ufffd')
  const letters = lenient.match(/[^\0-\x7f\ufffd]/gu)?.length ?? 0
  // UTF-8 with a few damaged bytes: real multi-byte characters hardly ever arise by chance in another encoding.
  if (letters > 4 * damaged) return [lenient, [`${damaged} bytes are not valid UTF-8 and were replaced.`]]
  const declared = declaredEncoding(bytes)
  if (declared) return [iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), declared), []]
  const sample = bytes.byteLength > SNIFF_BYTES ? around(bytes, firstHigh(bytes), SNIFF_BYTES) : bytes
  const encoding = guessEncoding(sample)
  const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding)
  return [text, [`The text was decoded as ${encoding}, which is a guess.`]]
}

/** Pages and XML files name their encoding at their start; a guess from a short page is often wrong. */
const DECLARATION = /<(?:meta\s[^>]{0,200}?charset|\?xml\s[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]{2,40})/i

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const name = DECLARATION.exec(Buffer.from(bytes.subarray(0, 4096)).toString('latin1'))?.[1]?.toLowerCase()
  if (name === undefined || /^utf-?(?:8|16|32)/.test(name) || !iconv.encodingExists(name)) return undefined
  return /^(?:iso-?8859-1|latin-?1|us-ascii|ascii)$/.test(name) ? 'windows-1252' : name
}

/** chardet's likeliest encoding in which the bytes are ordinary characters: on short texts it ranks impossible ones first. */
function guessEncoding(sample: Uint8Array): string {
  const names = analyse(sample)
    // ISO-8859-1 in files is nearly always Windows-1252, which differs only where ISO-8859-1 has control characters.
    .map(({ name }) => (name === 'ISO-8859-1' ? 'windows-1252' : name))
    .filter((name) => name !== 'UTF-8' && name !== 'ASCII' && iconv.encodingExists(name))
  return names.find((name) => !IMPLAUSIBLE.test(iconv.decode(Buffer.from(sample), name))) ?? 'windows-1252'
}

/** Undefined characters, C1 controls and private ones; the last unit of a sample may be half a character. */
const IMPLAUSIBLE = /[\ufffd\u0080-\u009f\ue000-\uf8ff](?!$)/

/** Control bytes that no text has; NULs are allowed as long as they stay few. */
function isBinary(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.byteLength, SNIFF_BYTES)
  let control = 0
  for (let i = 0; i < length; i++) if (isControl(bytes[i] ?? 0)) control++
  return control / Math.max(1, length) > BINARY_SHARE
}

function controlShare(text: string): number {
  const length = Math.min(text.length, SNIFF_BYTES)
  let control = 0
  for (let i = 0; i < length; i++) if (isControl(text.charCodeAt(i))) control++
  return control / Math.max(1, length)
}

/** Below space, except tab to carriage return and escape (terminal logs, ISO-2022). */
function isControl(code: number): boolean {
  return code < 0x20 && !(code >= 0x09 && code <= 0x0d) && code !== 0x1b
}

function firstHigh(bytes: Uint8Array): number {
  const at = bytes.findIndex((byte) => byte > 0x7f)
  return at < 0 ? 0 : at
}

function around(bytes: Uint8Array, at: number, length: number): Uint8Array {
  const start = Math.max(0, Math.min(at - 1024, bytes.byteLength - length))
  return bytes.subarray(start, start + length)
}

function count(text: string, unit: string): number {
  let found = 0
  for (let at = text.indexOf(unit); at >= 0; at = text.indexOf(unit, at + 1)) found++
  return found
}
