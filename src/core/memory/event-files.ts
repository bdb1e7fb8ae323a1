import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isAbsent } from '../indexing/file-access.ts'
import { readLines } from '../read-lines.ts'
import { readEvent, type MemoryEvent } from './events.ts'

export interface EventFile {
  readonly path: string
  readonly bytes: number
}

/** A line as it stands and as it reads; the event is undefined for a damaged one. */
export interface EventLine {
  readonly line: string
  readonly event: MemoryEvent | undefined
}

/** The file of a month: one a month (UTC), so that the oldest can go whole. */
export function eventFileName(nowMs: number): string {
  return `events-${new Date(nowMs).toISOString().slice(0, 7)}.jsonl`
}

/** The log's files, oldest first. */
export async function eventFiles(folder: string): Promise<EventFile[]> {
  const names = await readdir(folder).catch((thrown: unknown): string[] => {
    if (isAbsent(thrown)) return []
    throw thrown
  })
  const paths = names
    .filter((name) => /^events-\d{4}-\d{2}\.jsonl$/.test(name))
    .toSorted()
    .map((name) => join(folder, name))
  return await Promise.all(paths.map(async (path) => ({ path, bytes: (await stat(path)).size })))
}

/** A file's lines in order, without holding the file; empty ones say nothing. */
export async function* readEventFile(path: string): AsyncGenerator<EventLine> {
  for await (const line of readLines(path)) if (line.trim()) yield { line, event: readEvent(line) }
}
