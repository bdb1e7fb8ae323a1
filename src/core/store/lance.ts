import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import * as lancedb from '@lancedb/lancedb'
import { schemaOf, tableOf, vectorSchema, type Columns, type Field, type Row } from './arrow.ts'

/** A LanceDB table, under our own name so that no other file imports the library. */
export type Table = lancedb.Table
export type Database = lancedb.Connection

/** Opens a database folder. A reader looks for other processes' commits on every read: an open handle does not see them otherwise. */
export async function connect(folder: string, readOnly: boolean): Promise<Database> {
  const session = new lancedb.Session(BigInt(await indexCacheBytes(folder)), CACHE_BYTES.metadata)
  return await lancedb.connect(folder, { session, ...(readOnly ? { readConsistencyInterval: 0 } : {}) })
}

/**
 * LanceDB's own limits are 6 GiB and 1 GiB, and what a former version of the table left in them stays until they are full: 10,000 edits
 * beside searches went to 1.5 GiB. With 256 MiB for 377 MB of index a search takes 124 ms in place of 55, so it follows the disk.
 * Passed among the options, because `connect` drops a session that is its third argument (0.37.1).
 */
const CACHE_BYTES = { least: 256 * 2 ** 20, most: 2 ** 31, metadata: 48n * 2n ** 20n }
const CACHE_PER_BYTE = 1.25

async function indexCacheBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  // A file that a tidy-up takes away meanwhile counts nothing.
  const sizes = await Promise.all(files.map(async (file) => (await stat(file).catch(() => undefined))?.size ?? 0))
  const bytes = sizes.reduce((total, size) => total + size, 0) * CACHE_PER_BYTE
  return Math.round(Math.min(CACHE_BYTES.most, Math.max(CACHE_BYTES.least, bytes)))
}

/** Opens a table, creates it where it is missing, and returns undefined where it is missing and may not be created. */
export async function openTable(database: Database, name: string, columns: Columns, readOnly: boolean): Promise<Table | undefined> {
  const exists = (await database.tableNames()).includes(name)
  if (!exists) return readOnly ? undefined : await database.createEmptyTable(name, schemaOf(columns))
  const table = await database.openTable(name)
  if (!readOnly) await addMissingColumns(table, columns)
  return table
}

/** Columns that a newer version may leave empty are added to an older table: what it holds keeps answering while files are read again. */
async function addMissingColumns(table: Table, columns: Columns): Promise<void> {
  const there = new Set((await table.schema()).fields.map((field) => field.name))
  const missing = Object.entries(columns).filter(([name, type]) => type.endsWith('?') && !there.has(name))
  if (missing.length) await addColumns(table, schemaOf(Object.fromEntries(missing)))
}

/** Adds a column of vectors, all null at first; only the schema is written, so it takes milliseconds. */
export async function addVectorColumn(table: Table, name: string, dimensions: number): Promise<void> {
  await addColumns(table, vectorSchema(name, dimensions))
}

async function addColumns(table: Table, schema: ReturnType<typeof schemaOf>): Promise<void> {
  // LanceDB loads Arrow as CommonJS and tests with instanceof, so a schema made here is not one there until it went through makeArrowTable.
  await table.addColumns(lancedb.makeArrowTable([], { schema }).schema)
}

/** Adds rows; all of them name the same columns. */
export async function addRows(table: Table, rows: readonly Row[]): Promise<void> {
  if (rows.length) await table.add(tableOf(rows, await fieldsOf(table)))
}

/** Writes rows over those with the same value in `key`; `insert` adds those that are new. */
export async function mergeRows(table: Table, key: string, rows: readonly Row[], { insert = false } = {}): Promise<void> {
  if (!rows.length) return
  const matched = table.mergeInsert(key).whenMatchedUpdateAll()
  await (insert ? matched.whenNotMatchedInsertAll() : matched).execute(tableOf(rows, await fieldsOf(table)))
}

/** Names of the vector columns of a table. */
export async function vectorColumns(table: Table): Promise<ReadonlySet<string>> {
  return new Set((await fieldsOf(table)).flatMap(({ name, type }) => (type.listSize === undefined ? [] : [name])))
}

async function fieldsOf(table: Table): Promise<readonly Field[]> {
  return (await table.schema()).fields
}

/**
 * Full-text index with positions and English stems. Stop words stay in: short questions and phrases suffer without them.
 * Never created on an empty table: on 0.37.1 such an index gives new rows the inverse document frequency of no documents,
 * and rare words rank last until the next optimize.
 */
export async function createTextIndex(table: Table, column: string): Promise<void> {
  const config = lancedb.Index.fts({
    withPosition: true,
    baseTokenizer: 'simple',
    language: 'English',
    stem: true,
    removeStopWords: false,
    asciiFolding: true,
    lowercase: true
  })
  await table.createIndex(column, { config })
}

/** How many rows the index of a column does not cover yet; undefined where there is no index. */
export async function rowsOutsideIndex(table: Table, column: string): Promise<number | undefined> {
  const index = (await table.listIndices()).find(({ columns }) => columns.includes(column))
  return index && (await table.indexStats(index.name))?.numUnindexedRows
}

/** What full text is asked for: any of the words, all of the phrases, none of the excluded words or phrases. */
export interface TextQuery {
  readonly words: string
  /** More words, that count less. */
  readonly also?: string
  readonly phrases?: readonly string[]
  readonly excluded?: readonly string[]
}

export interface HitOptions {
  readonly select: readonly string[]
  readonly limit: number
  /** Rows that may be returned at all; see `readRows`. */
  readonly where?: string | undefined
}

/** Rows that hold any of the words, best BM25 first. The words are matched as words: quotes and operators mean nothing. */
export async function textHits(table: Table, column: string, asked: TextQuery, { select, limit, where }: HitOptions): Promise<Row[]> {
  let query = table.query().fullTextSearch(fullText(column, asked))
  if (where) query = query.where(where)
  return await rowsOf(
    query
      .select([...select, '_score'])
      .limit(limit)
      .toArray()
  )
}

/** A longer word counts so much of a word that was typed: enough to be found where the word itself is not. */
const ALSO_BOOST = 0.2

function fullText(column: string, { words, also, phrases = [], excluded = [] }: TextQuery): lancedb.MatchQuery | lancedb.BooleanQuery {
  const any = new lancedb.MatchQuery(words, column)
  if (!also && !phrases.length && !excluded.length) return any
  const exact = (text: string) => (/\s/.test(text) ? new lancedb.PhraseQuery(text, column) : new lancedb.MatchQuery(text, column))
  return new lancedb.BooleanQuery([
    [lancedb.Occur.Should, any],
    ...(also ? [[lancedb.Occur.Should, new lancedb.MatchQuery(also, column, { boost: ALSO_BOOST })] satisfies Clause] : []),
    ...phrases.map((text): Clause => [lancedb.Occur.Must, exact(text)]),
    ...excluded.map((text): Clause => [lancedb.Occur.MustNot, exact(text)])
  ])
}

type Clause = [lancedb.Occur, lancedb.MatchQuery | lancedb.PhraseQuery]

/**
 * Rows by cosine distance, nearest first; rows whose vector is null never appear. The index finds candidates, the vectors themselves
 * rank them: scores are exact. Without an index of the column all rows are scanned: 10 ms at 10,000, 58 ms at 100,000.
 */
export async function vectorHits(table: Table, column: string, vector: Float32Array, { select, limit, where }: HitOptions): Promise<Row[]> {
  let query = table.query().nearestTo(vector).column(column).distanceType('cosine').nprobes(PROBES).refineFactor(CANDIDATES_PER_HIT)
  if (where) query = query.where(where)
  return await rowsOf(
    query
      .select([...select, '_distance'])
      .limit(limit)
      .toArray()
  )
}

/** Partitions of a vector index that are looked into: all of them up to half a million rows, as one holds about 8,192. */
const PROBES = 64
/** Of 13,548 real vectors .9997 of the true first 50 are found (.953 with one); of 100,000 random ones, the hardest case, .990. */
const CANDIDATES_PER_HIT = 2
/**
 * Of each number of a vector the index keeps four bits (RaBitQ, arXiv 2409.09913): an eighth of the vectors themselves, and at 100,000
 * rows 9 ms a search in place of 21. One bit finds .907 of the first 50, eight find no more than four and take three times as long to make.
 */
const BITS = 4
const VECTOR_INDEX = 'IvfRq'
/** Each tidy-up adds a part to the index, and a search looks into all: 13,548 rows take 9 ms with one part, 33 with 41. */
const MOST_PARTS = 8

/** Whether a column of vectors has an index of the kind that is made now, in few parts. */
export async function hasGoodVectorIndex(table: Table, column: string): Promise<boolean> {
  const index = (await table.listIndices()).find(({ columns }) => columns.includes(column))
  return index?.indexType === VECTOR_INDEX && (index.numSegments ?? 1) <= MOST_PARTS
}

/** Makes the index of a column of vectors anew: 2.5 s at 100,000 rows. */
export async function createVectorIndex(table: Table, column: string): Promise<void> {
  await table.createIndex(column, { config: lancedb.Index.ivfRq({ distanceType: 'cosine', numBits: BITS }), replace: true })
}

/** Rows that meet a condition (all without one); `select` undefined means every column. */
export async function readRows(table: Table, where: string | undefined, select?: readonly string[], limit?: number): Promise<Row[]> {
  let query = table.query()
  if (where) query = query.where(where)
  if (select) query = query.select([...select])
  if (limit) query = query.limit(limit)
  return await rowsOf(query.toArray())
}

/** A column of texts, some rows at a time. */
export async function* textsOf(table: Table, column: string): AsyncGenerator<readonly string[]> {
  for await (const batch of table.query().select([column])) yield stringsOf(batch.getChild(column))
}

/** A string as it stands in a condition. LanceDB's conditions have no parameters; doubling the quote is the only escape it knows. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** `column IN (…)`; false for no values. */
export function anyOf(column: string, values: Iterable<string>): string {
  const list = [...values].map(quote)
  return list.length ? `${column} IN (${list.join(', ')})` : 'false'
}

export function numbersOf(value: unknown): Float32Array | undefined {
  if (value instanceof Float32Array) return value
  // A stored vector comes back as an Arrow vector of another copy of Arrow (CommonJS), which instanceof would not know.
  const vector = value as { toArray?: () => unknown } | null | undefined
  const numbers = vector?.toArray?.()
  return numbers instanceof Float32Array ? numbers : undefined
}

export function stringsOf(value: unknown): string[] {
  // An Arrow list is iterable; see numbersOf for why it is not tested with instanceof.
  return value ? Array.from(value as Iterable<unknown>, String) : []
}

async function rowsOf(found: Promise<readonly { toJSON(): unknown }[]>): Promise<Row[]> {
  // An Arrow struct row gives a plain object of its columns.
  return (await found).map((row) => row.toJSON() as Row)
}
