import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export const ROOT = join(import.meta.dirname, '..')

/** Runs the footnote command as a user would and yields what it prints, one JSON object a line. */
export async function* footnote(...words: readonly string[]): AsyncGenerator<unknown> {
  const child = spawn(process.execPath, [join(ROOT, 'bin/footnote.mjs'), ...words, '--json'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  for await (const line of createInterface({ input: child.stdout })) yield JSON.parse(line)
  const [code] = await ended
  if (code !== 0) throw new Error(`footnote ${words[0] ?? ''} ended with ${String(code)}`)
}
