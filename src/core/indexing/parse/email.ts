import type { DocumentFacts, PageSpan } from '../../../shared/types.ts'
import { createTurns } from '../../turns.ts'
import type { BinaryFile } from './formats.ts'
import { MailAttachments } from './mail-attachments.ts'
import { addMessage, type Message, readMessage } from './mail-message.ts'
import { messagesOf } from './mbox.ts'
import { MAIL_UNITS } from './limits.ts'
import { failed, type ParseOutcome, read } from './outcome.ts'
import { TextBuilder } from './text-builder.ts'

/** Reads an e-mail, or a mailbox of them: each of its messages is a page. */
export async function parseEmail(file: BinaryFile): Promise<ParseOutcome> {
  const isMailbox = file.path.toLowerCase().endsWith('.mbox')
  return isMailbox ? readMailbox(file) : readSingle(file)
}

async function readSingle({ bytes, title, limits }: BinaryFile): Promise<ParseOutcome> {
  const message = await readMessage(withoutLength(bytes))
  if (!message) return NO_MAIL
  const builder = new TextBuilder()
  const attachments = new MailAttachments(limits)
  const header = await addMessage(message, builder, attachments)
  const text = builder.text()
  return read({
    title: message.subject ?? title,
    format: 'email',
    text,
    pages: [],
    blocks: builder.blocks,
    ...(header ? { preamble: header } : {}),
    facts: factsOf(message),
    warnings: attachments.warnings
  })
}

/** A parser's thread is ended after 120 s, which would lose all messages. 300 MB with 9,561 messages take 65 s on a busy machine. */
const MAILBOX_MS = 95_000
/** How often the thread comes to say that it is alive: 100,000 small messages never gave it a turn, and it was ended for its silence. */
const TURN_MS = 200

async function readMailbox({ bytes, title, limits }: BinaryFile): Promise<ParseOutcome> {
  const builder = new TextBuilder()
  const attachments = new MailAttachments(limits)
  const pages: PageSpan[] = []
  const endMs = performance.now() + MAILBOX_MS
  let unread = 0
  const turns = createTurns(TURN_MS)
  for (const raw of messagesOf(bytes)) {
    if (turns.due) await turns.next()
    const message = builder.length > MAIL_UNITS || performance.now() > endMs ? undefined : await readMessage(raw)
    if (!message) {
      unread++
      continue
    }
    const first = builder.blocks.length
    builder.add('heading', headingOf(message, pages.length + 1), 1)
    await addMessage(message, builder, attachments, 1)
    pages.push({
      page: pages.length + 1,
      start: builder.blocks[first]?.start ?? builder.length,
      end: builder.length,
      label: message.subject ?? `Message ${pages.length + 1}`
    })
  }
  if (pages.length === 0) return NO_MAIL
  const warnings = [
    ...attachments.warnings,
    ...(unread > 0 ? [`${unread} messages are not searchable: damaged, or more than Footnote reads of one mailbox. Split it.`] : [])
  ]
  return read({ title, format: 'email', text: builder.text(), pages, blocks: builder.blocks, warnings })
}

const NO_MAIL = failed('The file is named as an e-mail but has no header lines', 'Save the message again from your mail program')

/** The heading of a message in a mailbox says who wrote when: every chunk of it carries that. */
function headingOf({ subject, fromName, sentMs }: Message, number: number): string {
  const day = sentMs === undefined ? undefined : new Date(sentMs).toISOString().slice(0, 10)
  const about = [fromName, day].filter((part) => part !== undefined).join(', ')
  return `${subject ?? `Message ${number}`}${about === '' ? '' : ` (${about})`}`
}

function factsOf({ fromName, sentMs }: Message): DocumentFacts {
  return { ...(fromName === undefined ? {} : { author: fromName }), ...(sentMs === undefined ? {} : { writtenMs: sentMs }) }
}

/** Apple Mail writes the message's length on a line above it. */
function withoutLength(bytes: Uint8Array): Uint8Array {
  const length = /^(\d{1,12})[ \t]*\r?\n/.exec(Buffer.from(bytes.subarray(0, 20)).toString('latin1'))
  return length ? bytes.subarray(length[0].length, length[0].length + Number(length[1])) : bytes
}
