import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { LINE_VERSION, type ConversationLine } from './lines.ts'
import { readTurns, type Turn } from './turns.ts'

/**
 * Writes a conversation's file anew with what `change` leaves of its turns; without any the file goes. Turns that others took the
 * place of go too. In one turn of the event loop: an answer may be appending.
 */
export function rewrite(file: string, change: (turns: readonly Turn[]) => readonly Turn[]): void {
  const { title, turns } = readTurns(readFileSync(file, 'utf8'))
  const left = change(turns)
  if (left.length === 0) return rmSync(file)
  const lines = left.flatMap(({ asked: { from: _, ...asked }, events, end }): ConversationLine[] => [
    asked,
    ...events.map((event) => ({ v: LINE_VERSION, type: 'event', event }) as const),
    ...(end ? [{ ...end, v: LINE_VERSION, type: 'end' } as const] : [])
  ])
  if (title) lines.push({ v: LINE_VERSION, type: 'title', title })
  // Written beside and renamed: a crash leaves the old file or the new one.
  writeFileSync(`${file}.new`, lines.map((line) => `${JSON.stringify(line)}\n`).join(''), { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
