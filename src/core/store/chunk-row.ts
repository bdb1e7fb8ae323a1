import { createHash } from 'node:crypto'
import type { Chunk, DocumentFacts, DocumentFormat } from '../../shared/types.ts'
import { splitCompounds } from '../compound-words.ts'
import type { Columns, Row } from './arrow.ts'
import { stringsOf } from './lance.ts'

/** A chunk with what the table keeps beside it, to filter by. */
export interface ChunkEntry {
  readonly chunk: Chunk
  readonly folder: string
  readonly format?: DocumentFormat
  readonly facts?: DocumentFacts
  /** A path, often the chunk's own, whose stored chunks may hold the same text under another title or heading: their vectors are taken over. */
  readonly like?: string
}

/**
 * Snake case, because conditions fold unquoted names to lower case. `words` is what full text searches: context and text in one.
 * `text_hash` is the key of the vector: the hash of the words that were embedded. A new title or heading changes `words` and leaves it.
 */
export const CHUNK_COLUMNS = {
  id: 'text',
  path: 'text',
  folder: 'text',
  document: 'text',
  ordinal: 'integer',
  start_at: 'integer',
  end_at: 'integer',
  page: 'integer?',
  title: 'text',
  headings: 'texts',
  context: 'text',
  text: 'text',
  words: 'text',
  modified_ms: 'number',
  text_hash: 'text',
  format: 'text?',
  author: 'text?',
  written_ms: 'number?',
  language: 'text?',
  tags: 'texts?'
} as const satisfies Columns

/** What a chunk is made of; leaves out `words`, which repeats context and text, and what is only filtered by. */
const NOT_READ = new Set(['words', 'folder', 'text_hash', 'format', 'author', 'written_ms', 'language', 'tags'])
export const CHUNK_FIELDS = Object.keys(CHUNK_COLUMNS).filter((name) => !NOT_READ.has(name))

export function toRow({ chunk, folder, format, facts }: ChunkEntry): Row {
  const words = wordsOf(chunk)
  return {
    id: chunk.id,
    path: chunk.path,
    folder,
    document: chunk.document,
    ordinal: chunk.ordinal,
    start_at: chunk.start,
    end_at: chunk.end,
    page: chunk.page ?? null,
    title: chunk.title,
    headings: [...chunk.headings],
    context: chunk.context,
    text: chunk.text,
    words,
    modified_ms: chunk.modifiedMs,
    text_hash: hashOf(words),
    format: format ?? null,
    author: facts?.author ?? null,
    written_ms: facts?.writtenMs ?? null,
    language: facts?.language ?? null,
    tags: facts?.tags?.length ? [...facts.tags] : null
  }
}

export function toChunk(row: Row): Chunk {
  const page = row['page']
  return {
    id: String(row['id']),
    path: String(row['path']),
    document: String(row['document']),
    ordinal: Number(row['ordinal']),
    start: Number(row['start_at']),
    end: Number(row['end_at']),
    ...(page === null || page === undefined ? {} : { page: Number(page) }),
    title: String(row['title']),
    headings: stringsOf(row['headings']),
    context: String(row['context']),
    text: String(row['text']),
    modifiedMs: Number(row['modified_ms'])
  }
}

/** What is embedded and searched: the chunk with what it needs from elsewhere in its file. */
export function wordsOf(chunk: Pick<Chunk, 'context' | 'text'>): string {
  return splitCompounds(chunk.context ? `${chunk.context}\n${chunk.text}` : chunk.text)
}

/** Same words, same vector: the key under which vectors are reused. */
export function hashOf(words: string): string {
  return createHash('sha256').update(words).digest('hex').slice(0, 32)
}
