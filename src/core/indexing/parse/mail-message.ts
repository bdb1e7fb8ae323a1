import { parse } from 'parse5'
import PostalMime, { type Address, type Attachment, decodeWords } from 'postal-mime'
import type { Block, Span } from '../../../shared/types.ts'
import { addHtmlBlocks } from './html-blocks.ts'
import { HTML_UNITS } from './limits.ts'
import type { MailAttachments } from './mail-attachments.ts'
import { mailBlocks } from './mail-blocks.ts'
import { TextBuilder } from './text-builder.ts'

/** A message, its parts decoded. */
export interface Message {
  readonly subject: string | undefined
  readonly fromName: string | undefined
  readonly sentMs: number | undefined
  /** "From: …" and the others that a reader looks at. */
  readonly headerLines: readonly string[]
  readonly plain: string
  readonly html: string
  readonly attachments: readonly Attachment[]
  /** Its text is locked with a key that Footnote has not. */
  readonly encrypted: boolean
}

/** Decodes a message; undefined when the bytes are none. */
export async function readMessage(bytes: Uint8Array): Promise<Message | undefined> {
  const email = await PostalMime.parse(bytes, { forceRfc822Attachments: true }).catch(() => undefined) // nested or headed beyond its limits
  if (!email || !email.headers.some(({ key }) => KNOWN.has(key))) return undefined
  const header = (name: string): string | undefined => tidy(email.headers.find(({ key }) => key === name)?.value ?? '') || undefined
  const date = header('date')
  const sentMs = Date.parse(date?.replace(/\s*\([^()]*\)\s*$/, '') ?? '')
  const subject = tidy(email.subject ?? '') || undefined
  const lines: readonly (readonly [string, string | undefined])[] = [
    // The date first: a chunk's context is short, and who wrote when says most.
    ['Date', date],
    ['From', people(email.from ? [email.from] : [])],
    ['To', people(email.to)],
    ['Cc', people(email.cc)],
    ['Bcc', people(email.bcc)],
    ['Subject', subject]
  ]
  const contentType = header('content-type') ?? ''
  const plain = email.text ?? ''
  return {
    subject,
    fromName: email.from ? email.from.name || email.from.address || undefined : undefined,
    sentMs: Number.isFinite(sentMs) ? sentMs : undefined,
    headerLines: lines.flatMap(([name, value]) => (value ? [`${name}: ${value}`] : [])),
    plain,
    html: email.html ?? '',
    attachments: email.attachments,
    encrypted: /^(?:multipart\/encrypted|application\/(?:x-)?pkcs7-mime(?!.*signed-data))/i.test(contentType) || ARMOUR.test(plain)
  }
}

/** Adds a message: its header lines, its text, its attachments. Returns where the header lines stand. */
export async function addMessage(
  message: Message,
  builder: TextBuilder,
  attachments: MailAttachments,
  deeper = 0,
  depth = 0
): Promise<Span | undefined> {
  const header = message.headerLines.join('\n')
  builder.add('paragraph', header)
  const span = header === '' ? undefined : { start: builder.length - header.length, end: builder.length }
  if (message.encrypted) {
    attachments.warnings.push(`${message.subject ?? 'The message'}: the text is encrypted; only its header lines can be found.`)
    return span
  }
  const body = bodyOf(message)
  builder.addPart(body.text, body.blocks, deeper)
  for (const attachment of message.attachments) await attachments.add(attachment, builder, deeper, depth)
  return span
}

const KNOWN = new Set([
  'from',
  'to',
  'subject',
  'date',
  'message-id',
  'received',
  'content-type',
  'mime-version',
  'sender',
  'cc',
  'return-path'
])
const ARMOUR = /^\s*-----BEGIN PGP MESSAGE-----/

/** The plain text says the same as the HTML in most messages, and better; some say only that there is HTML. */
const PLAIN_SHARE = 0.3

function bodyOf({ plain, html }: Message): { readonly text: string; readonly blocks: readonly Block[] } {
  const text = plain.replaceAll(/\r\n?/g, '\n').replaceAll('\0', ' ').trimEnd()
  const page = new TextBuilder()
  if (html !== '' && html.length <= HTML_UNITS) addHtmlBlocks(parse(html), page)
  if (letters(text) >= PLAIN_SHARE * page.length) return { text, blocks: mailBlocks(text) }
  return { text: page.text(), blocks: page.blocks }
}

function letters(text: string): number {
  return text.replaceAll(/https?:\S+|\s/g, '').length
}

function people(addresses: readonly Address[] | undefined): string {
  return (addresses ?? [])
    .flatMap((one) => one.group ?? [one])
    .map(({ name, address }) => tidy(name && address && name !== address ? `${name} <${address}>` : name || address || ''))
    .filter((one) => one !== '')
    .join(', ')
}

function tidy(value: string): string {
  return decodeWords(value)
    .replaceAll(/[\s\0]+/g, ' ')
    .trim()
    .toWellFormed()
}
