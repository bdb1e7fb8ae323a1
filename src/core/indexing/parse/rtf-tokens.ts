/** What an RTF file is made of. Text is bytes: what they mean depends on the font they are set in. */
export type RtfToken =
  | { readonly type: 'open' }
  | { readonly type: 'close' }
  | { readonly type: 'word'; readonly name: string; readonly value: number | undefined }
  /** A control sign: `*`, `~`, `-`, `_`, `|`, `:` or a line break. */
  | { readonly type: 'sign'; readonly sign: string }
  | { readonly type: 'byte'; readonly byte: number }

/** The tokens of an RTF file in order; never fails, whatever the bytes are. */
export function* rtfTokens(bytes: Uint8Array): Generator<RtfToken> {
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at] ?? 0
    if (byte === OPEN || byte === CLOSE) {
      yield byte === OPEN ? OPENING : CLOSING
      at++
    } else if (byte !== BACKSLASH) {
      // Line breaks of the file mean nothing, and NULs are damage.
      if (byte !== 0x0a && byte !== 0x0d && byte !== 0) yield { type: 'byte', byte }
      at++
    } else if (isLetter(bytes[at + 1])) {
      const word = readWord(bytes, at + 1)
      yield word.token
      // The bytes of an embedded picture may hold anything, braces too.
      at = word.token.name === 'bin' ? word.end + Math.max(0, word.token.value ?? 0) : word.end
    } else if (bytes[at + 1] === QUOTE) {
      const hex = Number.parseInt(String.fromCharCode(bytes[at + 2] ?? 0, bytes[at + 3] ?? 0), 16)
      if (Number.isFinite(hex)) yield { type: 'byte', byte: hex }
      at += 4
    } else {
      const sign = bytes[at + 1]
      if (sign === OPEN || sign === CLOSE || sign === BACKSLASH) yield { type: 'byte', byte: sign }
      else if (sign !== undefined) yield { type: 'sign', sign: String.fromCharCode(sign) }
      at += 2
    }
  }
}

const OPEN = 0x7b
const CLOSE = 0x7d
const BACKSLASH = 0x5c
const QUOTE = 0x27
const MINUS = 0x2d
const OPENING: RtfToken = { type: 'open' }
const CLOSING: RtfToken = { type: 'close' }
/** Longest control word and longest number that the format knows. */
const WORD_UNITS = 32
const DIGITS = 10

function readWord(bytes: Uint8Array, start: number): { token: Extract<RtfToken, { type: 'word' }>; end: number } {
  let at = start
  let name = ''
  while (isLetter(bytes[at]) && name.length < WORD_UNITS) name += String.fromCharCode(bytes[at++] ?? 0)
  const digits = bytes[at] === MINUS && isDigit(bytes[at + 1]) ? at + 1 : at
  let end = digits
  let value = 0
  while (isDigit(bytes[end]) && end - digits < DIGITS) value = value * 10 + (bytes[end++] ?? 0) - 0x30
  const given = end > digits
  if (!given) end = at
  // One space ends a control word and is not text.
  return {
    token: { type: 'word', name, value: given ? (digits > at ? -value : value) : undefined },
    end: bytes[end] === 0x20 ? end + 1 : end
  }
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a))
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39
}
