/** The messages of a mailbox file, one after another, as views of it; lines that were quoted (">From ") are restored. */
export function* messagesOf(bytes: Uint8Array): Generator<Uint8Array> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let start = separatorEnd(file, 0) ?? 0
  for (let at = file.indexOf(SEPARATOR, start); at >= 0; at = file.indexOf(SEPARATOR, at + 1)) {
    const next = separatorEnd(file, at + 1)
    if (next === undefined) continue
    if (at > start) yield unquoted(file.subarray(start, at))
    start = next
  }
  if (file.length > start) yield unquoted(file.subarray(start))
}

const SEPARATOR = Buffer.from('\nFrom ')
const LINE_BYTES = 1000

/**
 * Where the message begins whose "From " line stands at an offset; undefined where the line is part of a text. Not all
 * programs leave a blank line above it or quote such lines, so it must have a time and be followed by a header line.
 */
function separatorEnd(file: Buffer, at: number): number | undefined {
  const lines = file.toString('latin1', at, at + 2 * LINE_BYTES)
  const line = /^From [^\n]{1,300}\n/.exec(lines)?.[0]
  if (line === undefined) return undefined
  const rest = lines.slice(line.length)
  const isHeader = /^(?:>?From \S|[\w-]{1,60}:)/.test(rest)
  const isDated = /\b\d{1,2}:\d{2}\b/.test(line) || /^From (?:\S+@\S+|MAILER-DAEMON|-)\s*$/.test(line)
  return isHeader && isDated ? at + line.length : undefined
}

const QUOTED = Buffer.from('\n>From ')
const TWICE = Buffer.from('\n>>From ')

function unquoted(message: Buffer): Buffer {
  if (!message.includes(QUOTED) && !message.includes(TWICE)) return message
  return Buffer.from(message.toString('latin1').replaceAll(/^>(>*From )/gm, '$1'), 'latin1')
}
