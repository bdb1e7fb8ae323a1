import { extname } from 'node:path'
import type { Attachment } from 'postal-mime'
import { detectFormat } from './detect.ts'
import { FORMATS, formatOfExtension } from './formats.ts'
import type { ParseLimits } from './limits.ts'
import { addMessage, readMessage } from './mail-message.ts'
import { parseBytes } from './parse.ts'
import type { TextBuilder } from './text-builder.ts'

/** Reads what is attached to the messages of one file, within limits on all of it together. */
export class MailAttachments {
  readonly warnings: string[] = []
  readonly #limits: ParseLimits
  #bytesLeft = MOST_BYTES
  readonly #endMs = performance.now() + MOST_MS

  constructor(limits: ParseLimits) {
    this.#limits = limits
  }

  /** Adds an attachment's text as a section of its own; one that cannot be read is named in the warnings. */
  async add(attachment: Attachment, builder: TextBuilder, deeper: number, depth: number): Promise<void> {
    const bytes = typeof attachment.content === 'string' ? Buffer.from(attachment.content) : new Uint8Array(attachment.content)
    const name = nameOf(attachment)
    if (isDecoration(attachment) || bytes.byteLength === 0) return
    if (depth >= DEEPEST) return this.#warn(name, 'it is attached to a message within a message within a message')
    if (bytes.byteLength > this.#bytesLeft || performance.now() > this.#endMs)
      return this.#warn(name, 'the attachments of this file are too many')
    this.#bytesLeft -= bytes.byteLength
    if (extname(name).toLowerCase() === '.eml') return this.#addMail(name, bytes, builder, deeper, depth)
    const detected = detectFormat(name, bytes)
    if (detected === 'zip' || detected === 'ole' || detected === 'other' || !FORMATS[detected] || !formatOfExtension(extname(name))) {
      return this.#warn(name, 'Footnote does not read this kind of file')
    }
    const outcome = await parseBytes(name, bytes, this.#limits)
    if (!outcome.ok) return this.#warn(name, outcome.reason)
    builder.add('heading', `Attachment: ${name}`, Math.min(6, 1 + deeper))
    builder.addPart(outcome.document.text, outcome.document.blocks, 1 + deeper)
    this.warnings.push(...outcome.document.warnings.map((warning) => `${name}: ${warning}`))
  }

  async #addMail(name: string, bytes: Uint8Array, builder: TextBuilder, deeper: number, depth: number): Promise<void> {
    const message = await readMessage(bytes)
    if (!message) return this.#warn(name, 'it is not an e-mail')
    builder.add('heading', `Attachment: ${message.subject ?? name}`, Math.min(6, 1 + deeper))
    await addMessage(message, builder, this, deeper + 1, depth + 1)
  }

  #warn(name: string, reason: string): void {
    if (this.warnings.length < MOST_WARNINGS) this.warnings.push(`The attachment ${name} was not read: ${reason}.`)
  }
}

/** Messages within messages that are followed. */
const DEEPEST = 3
/** Attachments of one file, together: enough for years of mail, and a bound for a mailbox that repeats one of them for ever. */
const MOST_BYTES = 300 * 1024 * 1024
/** Time for all attachments of one file; a parser's thread is ended after 120 s, which would lose the messages as well. */
const MOST_MS = 60_000
const MOST_WARNINGS = 50

/** Logos and pictures that the message's HTML shows are no attachments to a reader. Nor are signatures and reports of delivery. */
function isDecoration({ mimeType, related, disposition }: Attachment): boolean {
  if (mimeType.startsWith('image/')) return related === true || disposition === 'inline'
  return /^(?:application\/(?:x-)?(?:pkcs7|pgp)-signature|message\/delivery-status|application\/pgp-encrypted)$/.test(mimeType)
}

/** Its file name; with the extension that its type promises where it has none that Footnote knows. */
function nameOf({ filename, mimeType }: Attachment): string {
  const name = (filename ?? '').replaceAll(/[\s\0/\\]+/g, ' ').trim() || 'without a name'
  const extension = mimeType === 'message/rfc822' ? '.eml' : EXTENSIONS[mimeType]
  if (mimeType === 'message/rfc822') return name.toLowerCase().endsWith('.eml') ? name : `${name}.eml`
  return extension === undefined || formatOfExtension(extname(name)) ? name : `${name}${extension}`
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'text/plain': '.txt',
  'text/html': '.html',
  'text/csv': '.csv',
  'text/markdown': '.md',
  'text/rtf': '.rtf',
  'application/rtf': '.rtf',
  'application/pdf': '.pdf',
  'application/epub+zip': '.epub',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': '.pptx',
  'application/vnd.oasis.opendocument.text': '.odt'
}
