import { createReadStream } from 'node:fs'

/** The lines of a UTF-8 file, without holding the file. Only a line feed ends one: Node's own reader also ends them at U+2028, which JSON leaves as it is. */
export async function* readLines(path: string): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of createReadStream(path, 'utf8')) {
    const lines = (rest + String(piece)).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest) yield rest
}
