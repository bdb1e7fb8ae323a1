import { createHash } from 'node:crypto'
import type { Chunk } from '../../shared/types.ts'
import { createTurns } from '../turns.ts'
import type { Row } from './arrow.ts'
import { CHUNK_FIELDS, hashOf, toChunk, toRow, type ChunkEntry } from './chunk-row.ts'
import { conditionOf, type ChunkFilter } from './filter.ts'
import {
  addRows,
  addVectorColumn,
  anyOf,
  createTextIndex,
  createVectorIndex,
  hasGoodVectorIndex,
  mergeRows,
  numbersOf,
  quote,
  readRows,
  rowsOutsideIndex,
  stringsOf,
  textHits,
  textsOf,
  vectorColumns,
  vectorHits,
  type Table,
  type TextQuery
} from './lance.ts'
import { createSerial } from './serial.ts'

/** What retrieval needs of the index. */
export interface ChunkStore {
  /** Best BM25 first. */
  searchText(
    query: string | TextQuery,
    limit: number,
    filter?: ChunkFilter,
    signal?: AbortSignal
  ): Promise<readonly (Chunk & { readonly bm25: number })[]>
  /** Cosine similarity, -1 to 1, highest first; empty for an embedder that the index holds no vectors of. */
  searchVector(
    vector: Float32Array,
    fingerprint: string,
    limit: number,
    filter?: ChunkFilter
  ): Promise<readonly (Chunk & { readonly similarity: number })[]>
  /** The first chunk of each file. */
  firstChunks(paths: readonly string[]): Promise<readonly Chunk[]>
  countChunks(): Promise<number>
  /** Names the state of the index: changes with every write. */
  version(): Promise<number>
  /** What is searched of every chunk, some at a time. */
  texts(): AsyncIterable<readonly string[]>
  countEmbedded(fingerprint: string): Promise<number>
  /** The chunks of a file from `ordinal - radius` to `ordinal + radius`, in order. */
  neighbours(path: string, ordinal: number, radius: number): Promise<readonly Chunk[]>
}

/** The table of chunks: what `ChunkStore` reads, and how the indexer writes it. Writes run one after the other. */
export interface ChunkTable extends ChunkStore {
  /**
   * Takes out the chunks of `paths` and puts `chunks` in. Vectors are reused for the same words anywhere, and for the same text in the
   * file that a chunk is `like`, whatever title it has there. One path is never seen twice.
   */
  replace(paths: readonly string[], chunks: readonly ChunkEntry[]): Promise<void>
  /** Gives stored chunks another place or date and leaves their text and vectors alone. */
  relabel(changes: readonly Relabel[]): Promise<void>
  /** Chunks per path and version, to compare with the ledger. */
  census(): Promise<ReadonlyMap<string, { readonly document: string; readonly chunks: number }>>
  /** Words without a vector of this embedder, each once; those of `paths` only if given. */
  missingVectors(embedder: VectorSpace, limit: number, paths?: readonly string[]): Promise<readonly { hash: string; words: string }[]>
  putVectors(embedder: VectorSpace, vectors: readonly { readonly hash: string; readonly vector: Float32Array }[]): Promise<void>
  /** How many chunks have a vector of the embedder that got furthest; for a status without loading a model. */
  countEmbeddedAny(): Promise<number>
  /** Drops the vectors of every other embedder; called once this one's are complete. */
  keepOnly(embedder: VectorSpace): Promise<void>
  /** Brings the full-text index up to date, merges small files and removes old versions. */
  optimize(cleanupOlderThan: Date): Promise<void>
  /** Makes the full-text index anew, in case it is what optimize fails on. */
  rebuildTextIndex(): Promise<void>
  /** Rows that the full-text index does not cover yet: these are scanned. */
  unindexed(): Promise<number>
}

/** Vectors are comparable only within one of these. */
export interface VectorSpace {
  readonly fingerprint: string
  readonly dimensions: number
}

export interface Relabel {
  readonly from: string
  readonly to: string
  readonly folder: string
  readonly modifiedMs: number
}

/** A reader's version may be cleaned away by the writer while it is read; one look at the latest version settles it. */
const READ_ATTEMPTS = 3

/** From so many vectors on a scan of all costs more than an index does (15 against 9 ms at 10,000, 71 against 26 at 100,000). */
const INDEX_FROM_VECTORS = 5000

/** Rows given to LanceDB at a time: a 50 MB text has 80,000. They exist twice while they are handed over, which takes 80 ms for 4,000. */
const ROWS_PER_ADD = 1000

/**
 * Without a table (nothing was ever indexed, and this process only reads) everything is empty. `readOnly` (default false): another
 * process may write.
 */
export function createChunkTable(table: Table | undefined, { readOnly = false } = {}): ChunkTable {
  const serial = createSerial()
  let hasTextIndex: boolean | undefined
  let knownColumns: Promise<ReadonlySet<string>> | undefined

  /** The only writer knows when columns come and go; every search asks, and asking the table takes a millisecond. */
  const columnsOf = (from: Table) => (readOnly ? vectorColumns(from) : (knownColumns ??= vectorColumns(from)))

  const read = async <T>(empty: T, task: (table: Table) => Promise<T>): Promise<T> => {
    for (let attempt = 1; table; attempt++) {
      try {
        return await task(table)
      } catch (thrown) {
        knownColumns = undefined
        if (attempt === READ_ATTEMPTS) throw thrown
        await table.checkoutLatest()
      }
    }
    return empty
  }
  const write = (task: (table: Table) => Promise<void>) =>
    serial(async () => {
      if (!table) throw new Error('The index was opened for reading only.')
      await task(table).catch((thrown: unknown) => {
        knownColumns = undefined
        throw thrown
      })
    })

  const ensureTextIndex = async (into: Table) => {
    hasTextIndex ??= (await rowsOutsideIndex(into, 'words')) !== undefined
    if (hasTextIndex) return
    await createTextIndex(into, 'words')
    hasTextIndex = true
  }
  /** Vectors that are stored for any of these words, by column. */
  const knownVectors = async (from: Table, columns: readonly string[], hashes: readonly string[]) => {
    const known = new Map<string, Row>()
    if (!columns.length || !hashes.length) return known
    const some = columns.map((column) => `${column} IS NOT NULL`).join(' OR ')
    for (const row of await readRows(from, `(${some}) AND ${anyOf('text_hash', hashes)}`, ['text_hash', ...columns]))
      known.set(String(row['text_hash']), vectorsOf(row, columns))
    return known
  }

  /** Vector keys of texts that are embedded already, though under another title or heading: by path and text. */
  const keysOfTexts = async (from: Table, paths: ReadonlySet<string>): Promise<Map<string, string>> => {
    const keys = new Map<string, string>()
    if (!paths.size) return keys
    for (const row of await readRows(from, anyOf('path', paths), ['path', 'text', 'text_hash'])) {
      const key = String(row['text_hash'])
      keys.set(placeOf(String(row['path']), String(row['text'])), key)
      // The same words come before the same text.
      keys.set(key, key)
    }
    return keys
  }

  return {
    searchText: (query, limit, filter, signal) =>
      read([], async (from) => {
        signal?.throwIfAborted()
        const asked = typeof query === 'string' ? { words: query } : query
        if (!asked.words.trim()) return []
        const rows = await textHits(from, 'words', asked, { select: CHUNK_FIELDS, limit, where: conditionOf(filter) })
        signal?.throwIfAborted()
        // LanceDB gives equal scores in an order that changes from one opening of the index to the next.
        return rows
          .map((row) => ({ ...toChunk(row), bm25: Number(row['_score']) }))
          .toSorted((a, b) => b.bm25 - a.bm25 || (a.id < b.id ? -1 : 1))
      }),

    searchVector: (vector, fingerprint, limit, filter) =>
      read([], async (from) => {
        const column = columnOf({ fingerprint, dimensions: vector.length })
        if (!(await columnsOf(from)).has(column)) return []
        const rows = await vectorHits(from, column, vector, { select: CHUNK_FIELDS, limit, where: conditionOf(filter) })
        return rows.map((row) => ({ ...toChunk(row), similarity: 1 - Number(row['_distance']) }))
      }),

    countChunks: () => read(0, (from) => from.countRows()),

    version: () => read(0, (from) => from.version()),

    async *texts() {
      if (table) yield* textsOf(table, 'words')
    },

    countEmbedded: (fingerprint) =>
      read(0, async (from) => {
        const prefix = columnPrefix(fingerprint)
        const column = [...(await columnsOf(from))].find((name) => name.startsWith(prefix))
        return column ? await from.countRows(`${column} IS NOT NULL`) : 0
      }),

    firstChunks: (paths) =>
      read([], async (from) => (await readRows(from, `ordinal = 0 AND ${anyOf('path', paths)}`, CHUNK_FIELDS)).map(toChunk)),

    neighbours: (path, ordinal, radius) =>
      read([], async (from) => {
        const where = `path = ${quote(path)} AND ordinal BETWEEN ${Math.trunc(ordinal - radius)} AND ${Math.trunc(ordinal + radius)}`
        return (await readRows(from, where, CHUNK_FIELDS)).map(toChunk).sort((a, b) => a.ordinal - b.ordinal)
      }),

    replace: (paths, chunks) =>
      write(async (into) => {
        const columns = [...(await columnsOf(into))]
        const keys = await keysOfTexts(into, new Set(chunks.flatMap(({ like }) => like ?? [])))
        const rows: Row[] = []
        const turns = createTurns() // 16 µs a row, and a book has 15,000
        for (const entry of chunks) {
          const row = toRow(entry)
          const own = String(row['text_hash'])
          // Also within this call: the first of two copies lends the second its key.
          const copy = placeOf(entry.chunk.document, entry.chunk.text)
          const key = keys.get(own) ?? keys.get(placeOf(entry.like ?? '', entry.chunk.text)) ?? keys.get(copy) ?? own
          keys.set(copy, key)
          rows.push({ ...row, text_hash: key })
          if (turns.due) await turns.next()
        }
        const known = await knownVectors(into, columns, [...new Set(rows.map((row) => String(row['text_hash'])))])
        const nothing = Object.fromEntries(columns.map((column) => [column, null]))
        const complete = rows.map((row) => ({ ...row, ...nothing, ...known.get(String(row['text_hash'])) }))
        if (paths.length) await into.delete(anyOf('path', paths))
        for (let start = 0; start < complete.length; start += ROWS_PER_ADD) await addRows(into, complete.slice(start, start + ROWS_PER_ADD))
        if (complete.length) await ensureTextIndex(into)
      }),

    relabel: (changes) =>
      write(async (into) => {
        const columns = [...(await columnsOf(into))]
        const byPath = new Map(changes.map((change) => [change.from, change]))
        const rows = (await readRows(into, anyOf('path', byPath.keys()))).map((row) => {
          const change = byPath.get(String(row['path']))
          const tags = row['tags'] ? stringsOf(row['tags']) : null
          const moved = { ...row, headings: stringsOf(row['headings']), tags, ...vectorsOf(row, columns) }
          return change ? { ...moved, path: change.to, folder: change.folder, modified_ms: change.modifiedMs } : moved
        })
        if (!rows.length) return
        await into.delete(anyOf('path', [...byPath.keys(), ...changes.map(({ to }) => to)]))
        await addRows(into, rows)
      }),

    census: () =>
      read(new Map(), async (from) => {
        const counts = new Map<string, { document: string; chunks: number }>()
        for (const row of await readRows(from, undefined, ['path', 'document'])) {
          const path = String(row['path'])
          const document = String(row['document'])
          const seen = counts.get(path)
          // Two versions of one file cannot both be right: the count is made wrong, so that the file is read again.
          if (seen && seen.document !== document) counts.set(path, { document: '', chunks: 0 })
          else counts.set(path, { document, chunks: (seen?.chunks ?? 0) + 1 })
        }
        return counts
      }),

    missingVectors: (embedder, limit, paths) =>
      read([], async (from) => {
        const column = columnOf(embedder)
        const missing = (await columnsOf(from)).has(column) ? `${column} IS NULL` : 'true'
        const where = paths ? `${missing} AND ${anyOf('path', paths)}` : missing
        const found = await readRows(from, where, ['text_hash', 'words'], limit)
        return [...new Map(found.map((row) => [String(row['text_hash']), String(row['words'])]))].map(([hash, words]) => ({ hash, words }))
      }),

    putVectors: (embedder, vectors) =>
      write(async (into) => {
        const column = columnOf(embedder)
        if (!(await columnsOf(into)).has(column)) {
          await addVectorColumn(into, column, embedder.dimensions)
          knownColumns = undefined
        }
        // Matched on the words, so that every copy of a passage gets the vector. Without an index on text_hash on purpose: with one,
        // LanceDB rewrites the vectors of whole fragments (120–300 ms a call at 10,000 rows instead of 10–80 ms).
        const rows = vectors.map(({ hash, vector }) => ({ text_hash: hash, [column]: vector }))
        await mergeRows(into, 'text_hash', rows)
      }),

    countEmbeddedAny: () =>
      read(0, async (from) => {
        const counts = [...(await columnsOf(from))].map((column) => from.countRows(`${column} IS NOT NULL`))
        return Math.max(0, ...(await Promise.all(counts)))
      }),

    keepOnly: (embedder) =>
      write(async (into) => {
        const others = [...(await columnsOf(into))].filter((name) => name !== columnOf(embedder))
        if (!others.length) return
        await into.dropColumns(others)
        knownColumns = undefined
      }),

    optimize: (cleanupOlderThan) =>
      write(async (into) => {
        await into.optimize({ cleanupOlderThan })
        for (const column of await columnsOf(into)) await ensureVectorIndex(into, column)
      }),

    rebuildTextIndex: () =>
      write(async (into) => {
        if (await into.countRows()) await createTextIndex(into, 'words')
      }),

    unindexed: () => read(0, async (from) => (await rowsOutsideIndex(from, 'words')) ?? 0)
  }
}

/** Names a text at a path; texts may be long, so by hash. */
function placeOf(path: string, text: string): string {
  return `${path}\n${hashOf(text)}`
}

/** Makes the index of a column of vectors once there are enough, and anew where it became slow; between, each tidy-up sorts new ones in. */
async function ensureVectorIndex(into: Table, column: string): Promise<void> {
  if (await hasGoodVectorIndex(into, column)) return
  if ((await into.countRows(`${column} IS NOT NULL`)) >= INDEX_FROM_VECTORS) await createVectorIndex(into, column)
}

function columnPrefix(fingerprint: string): string {
  return `vector_${createHash('sha256').update(fingerprint).digest('hex').slice(0, 8)}_`
}

/** A column per embedder: the vectors of an old one keep answering while those of a new one are made. */
function columnOf({ fingerprint, dimensions }: VectorSpace): string {
  return columnPrefix(fingerprint) + String(dimensions)
}

function vectorsOf(row: Row, columns: readonly string[]): Row {
  return Object.fromEntries(columns.map((column) => [column, numbersOf(row[column]) ?? null]))
}
