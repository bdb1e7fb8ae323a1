import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { footnote, ROOT } from './cli.ts'
import { allAt, interval, mean, percentile, recallAt, reciprocalRank, spanScores } from './metrics.ts'

const { values } = parseArgs({
  options: {
    set: { type: 'string', default: 'lihua' },
    stage: { type: 'string' },
    sets: { type: 'string', default: join(ROOT, '../shared/eval') },
    data: { type: 'string' }
  }
})

const query = z.object({
  id: z.string(),
  question: z.string(),
  type: z.string(),
  evidence: z.array(z.object({ doc_id: z.string(), start: z.number().optional(), end: z.number().optional() }))
})
const result = z.object({
  id: z.string(),
  passages: z.array(z.object({ path: z.string(), start: z.number(), end: z.number() })),
  trace: z.object({ totalMs: z.number() })
})
type Query = z.infer<typeof query>
type Result = z.infer<typeof result>

const folder = join(values.sets, values.set)
if (!existsSync(join(folder, 'files'))) {
  console.error(`There is no set "${values.set}" with files in ${values.sets}; name another with --set, or its folder with --sets.`)
  process.exit(2)
}
const queries = (await readFile(join(folder, 'queries.jsonl'), 'utf8'))
  .trim()
  .split('\n')
  .map((line) => query.parse(JSON.parse(line)))
  .filter(({ evidence }) => evidence.length > 0)
const data = values.data ?? (await mkdtemp(join(tmpdir(), 'footnote-bench-')))
try {
  for await (const run of footnote('index', join(folder, 'files'), '--data', data)) console.log(`indexed: ${JSON.stringify(run)}`)
  const rows: object[] = []
  for (const stage of values.stage ? [values.stage] : ['bm25', 'vector', 'hybrid']) rows.push(await measure(stage))
  console.table(rows)
  // One stage alone is a look, not a result.
  if (!values.stage) await saveResult(rows)
} finally {
  if (!values.data) await rm(data, { recursive: true, force: true })
}

async function saveResult(rows: readonly object[]): Promise<void> {
  await mkdir(join(ROOT, 'bench/results'), { recursive: true })
  await writeFile(
    join(ROOT, `bench/results/retrieval-${values.set}.json`),
    `${JSON.stringify({ set: values.set, questions: queries.length, rows }, undefined, 2)}\n`
  )
}

/** Asks every question with one stage, through `search --batch`, and averages over questions. */
async function measure(stage: string): Promise<object> {
  const batch = join(data, 'batch.jsonl')
  await writeFile(batch, queries.map(({ id, question }) => JSON.stringify({ id, question })).join('\n'))
  const results = new Map<string, Result>()
  for await (const line of footnote('search', '--batch', batch, '--stage', stage, '--top', '50', '--data', data)) {
    const parsed = result.parse(line)
    results.set(parsed.id, parsed)
  }
  const scored = queries.flatMap((entry) => {
    const found = results.get(entry.id)
    return found ? [score(entry, found)] : []
  })
  const column = (name: string): number[] => scored.flatMap((row) => row[name] ?? [])
  const [low, high] = interval(column('recall@5'))
  const ms = [...results.values()].map(({ trace }) => trace.totalMs)
  const names = Object.keys(scored[0] ?? {})
  return {
    stage,
    ...Object.fromEntries(names.map((name) => [name, round(mean(column(name)))])),
    'recall@5 95%': `${String(round(low))}–${String(round(high))}`,
    p50ms: Math.round(percentile(ms, 0.5)),
    p95ms: Math.round(percentile(ms, 0.95))
  }
}

function score({ evidence }: Query, { passages }: Result): Record<string, number> {
  const wanted = [...new Set(evidence.map(({ doc_id }) => doc_id))]
  const spans = evidence.flatMap(({ start, end }) => (start === undefined || end === undefined ? [] : [{ start, end }]))
  if (spans.length > 0) {
    const own = passages
      .slice(0, 5)
      .map((passage) => (idOf(passage.path) === wanted[0] ? passage : { start: -passage.end, end: -passage.start }))
    const { recall, precision, iou } = spanScores(own, spans)
    return {
      'recall@5': recall,
      'precision@5': precision,
      'iou@5': iou,
      'recall@20': spanScores(
        passages.slice(0, 20).filter(({ path }) => idOf(path) === wanted[0]),
        spans
      ).recall
    }
  }
  const found = [...new Set(passages.map(({ path }) => idOf(path)))]
  return {
    'recall@5': recallAt(5, found, wanted),
    'recall@10': recallAt(10, found, wanted),
    'all@5': allAt(5, found, wanted),
    'all@10': allAt(10, found, wanted),
    MRR: reciprocalRank(found, wanted)
  }
}

/** Documents of the sets are named by their file, without folder and ending. */
function idOf(path: string): string {
  return basename(path).replace(/\.[a-z]+$/, '')
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
