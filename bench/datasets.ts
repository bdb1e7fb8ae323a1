import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import type { Span } from '../src/shared/types.ts'
import { SAMPLE, SAMPLE_FILES, sampleQuestions } from './sample-library.ts'

export interface Query {
  readonly id: string
  readonly question: string
  readonly type: string
  /** Names of the documents that hold the answer. */
  readonly wanted: readonly string[]
  /** Where in the one wanted document, if known. */
  readonly spans: readonly Span[]
}

export interface Dataset {
  readonly name: string
  /** Files to index. */
  readonly files: string
  readonly queries: readonly Query[]
}

const query = z.object({
  id: z.string(),
  question: z.string(),
  type: z.string(),
  evidence: z.array(z.object({ doc_id: z.string(), start: z.number().optional(), end: z.number().optional() })),
  relevant: z.array(z.string()).optional(),
  documents: z.array(z.string()).optional()
})
const passage = z.object({ id: z.string(), title: z.string().default(''), text: z.string() })

/** Opens a set of `sets`: its files as they are, or its corpus written below `temp`, a file a document. Undefined where there is none of this name. */
export async function openDataset(sets: string, name: string, temp: string): Promise<Dataset | undefined> {
  if (name === SAMPLE) {
    const queries = (await sampleQuestions()).map(({ files, ...query }) => ({ ...query, type: SAMPLE, wanted: files.map(idOf), spans: [] }))
    return { name, files: SAMPLE_FILES, queries: queries.filter(({ wanted }) => wanted.length > 0) }
  }
  const folder = join(sets, name)
  if (!existsSync(join(folder, 'queries.jsonl'))) return undefined
  const files = existsSync(join(folder, 'files')) ? join(folder, 'files') : await writeCorpus(folder, join(temp, name))
  const queries = (await linesOf(join(folder, 'queries.jsonl'))).map((line) => toQuery(query.parse(line)))
  return { name, files, queries: queries.filter(({ wanted }) => wanted.length > 0) }
}

function toQuery({ id, question, type, evidence, relevant, documents }: z.infer<typeof query>): Query {
  const wanted = relevant ?? documents?.map(idOf) ?? evidence.map(({ doc_id }) => doc_id)
  // Spans judge passages; sets that name their documents are judged by documents.
  const isLong = !relevant && !documents && new Set(wanted).size === 1
  const spans = isLong ? evidence.flatMap(({ start, end }) => (start === undefined || end === undefined ? [] : [{ start, end }])) : []
  return { id, question, type, wanted: [...new Set(wanted)], spans }
}

/** Documents of the sets are named by their file, without folder and ending. */
export function idOf(path: string): string {
  return basename(path).replace(/\.[a-z]+$/, '')
}

async function writeCorpus(folder: string, into: string): Promise<string> {
  await mkdir(into, { recursive: true })
  const packed = existsSync(join(folder, 'corpus.jsonl.gz'))
  for (const line of await linesOf(join(folder, packed ? 'corpus.jsonl.gz' : 'corpus.jsonl'))) {
    const { id, title, text } = passage.parse(line)
    await writeFile(join(into, `${id}.md`), title ? `# ${title}\n\n${text}\n` : `${text}\n`)
  }
  return into
}

async function linesOf(path: string): Promise<unknown[]> {
  const bytes = await readFile(path)
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return text
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line))
}
