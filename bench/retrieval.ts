import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { SEARCH_STAGES } from '../src/shared/types.ts'
import { footnote, ROOT } from './cli.ts'
import { idOf, openDataset, type Query } from './datasets.ts'
import { allAt, averagePrecision, interval, mean, ndcgAt, percentile, recallAt, reciprocalRank, spanScores } from './metrics.ts'

/**
 * Usage: npm run bench:retrieval -- --set lihua [--stage hybrid,rerank] [--without "follow names,fold copies"] [--limit 50]
 * [--keep FOLDER] [--sets FOLDER] [--save]
 */
const { values } = parseArgs({
  options: {
    set: { type: 'string', default: 'lihua' },
    stage: { type: 'string', default: SEARCH_STAGES.join(',') },
    /** Each of the stages once more, without these, one at a time: what does it change, and what does it cost? */
    without: { type: 'string', default: '' },
    sets: { type: 'string', default: join(ROOT, '../shared/eval') },
    /** Where the files of a corpus and the index stay, so that the next run embeds nothing. */
    keep: { type: 'string' },
    /** Every n-th question, so that about so many are asked. */
    limit: { type: 'string' },
    save: { type: 'boolean', default: false }
  }
})

const result = z.object({
  id: z.string(),
  passages: z.array(z.object({ path: z.string(), start: z.number(), end: z.number() })),
  trace: z.object({ totalMs: z.number(), stages: z.array(z.object({ name: z.string(), ms: z.number(), skipped: z.boolean().optional() })) })
})
type Result = z.infer<typeof result>
type Scores = Readonly<Record<string, number>>

const stored = z.record(z.string(), z.record(z.string(), z.record(z.string(), z.number())))
const resultFile = join(ROOT, `bench/results/retrieval-${values.set}.json`)

const temp = await mkdtemp(join(tmpdir(), 'footnote-bench-'))
try {
  const kept = values.keep ?? temp
  const dataset = await openDataset(values.sets, values.set, join(kept, 'files'))
  if (!dataset) {
    console.error(`There is no set "${values.set}" in ${values.sets}; name another with --set, or its folder with --sets.`)
    process.exit(2)
  }
  const step = values.limit ? Math.max(1, Math.floor(dataset.queries.length / Number(values.limit))) : 1
  const queries = dataset.queries.filter((_, index) => index % step === 0)
  const data = join(kept, 'data')
  for await (const run of footnote('index', dataset.files, '--data', data)) console.log(`indexed: ${JSON.stringify(run)}`)
  const before = await lastRun()
  const scores: Record<string, Record<string, Scores>> = {}
  const summary: Record<string, Record<string, number>> = {}
  for (const { name, stage, off } of variants()) {
    const results = await ask(stage, queries, data, off)
    scores[name] = Object.fromEntries(
      queries.flatMap((query) => (results.has(query.id) ? [[query.id, score(query, results.get(query.id)?.passages ?? [])]] : []))
    )
    console.log(`\n${values.set}, ${name}, ${queries.length} questions`)
    console.table(metricsTable(scores[name], before?.[name]))
    console.table(stageTable([...results.values()]))
    summary[name] = summaryOf(Object.values(scores[name]), [...results.values()])
  }
  console.log(`\n${values.set}, ${queries.length} questions`)
  console.table(summary)
  if (values.save) {
    await mkdir(join(ROOT, 'bench/results'), { recursive: true })
    await writeFile(resultFile, `${JSON.stringify({ ...before, ...scores })}\n`)
  }
} finally {
  await rm(temp, { recursive: true, force: true })
}

interface Variant {
  readonly name: string
  readonly stage: string
  readonly off?: string
}

function variants(): Variant[] {
  const off = values.without.split(',').filter(Boolean)
  return values.stage
    .split(',')
    .flatMap((stage) => [{ name: stage, stage }, ...off.map((one) => ({ name: `${stage} without ${one}`, stage, off: one }))])
}

/** A column of the ablation: every metric's mean, and what it cost. */
function summaryOf(rows: readonly Scores[], results: readonly Result[]): Record<string, number> {
  const metrics = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const ms = results.map(({ trace }) => trace.totalMs)
  return {
    ...Object.fromEntries(metrics.map((metric) => [metric, round(mean(rows.flatMap((row) => row[metric] ?? [])))])),
    'p50 ms': Math.round(percentile(ms, 0.5)),
    'p95 ms': Math.round(percentile(ms, 0.95))
  }
}

/** Asks every question up to one stage, through `search --batch`. */
async function ask(stage: string, queries: readonly Query[], data: string, without = ''): Promise<Map<string, Result>> {
  const batch = join(temp, 'batch.jsonl')
  await writeFile(batch, queries.map(({ id, question }) => JSON.stringify({ id, question })).join('\n'))
  const results = new Map<string, Result>()
  for await (const line of footnote('search', '--batch', batch, '--stage', stage, '--top', '50', '--without', without, '--data', data)) {
    const parsed = result.parse(line)
    results.set(parsed.id, parsed)
  }
  return results
}

function score({ type, wanted, spans }: Query, passages: Result['passages']): Scores {
  if (spans.length > 0) {
    // A passage of another document costs precision and covers nothing.
    const own = (count: number) =>
      passages.slice(0, count).map((passage) => (idOf(passage.path) === wanted[0] ? passage : { start: -passage.end, end: -passage.start }))
    const { recall, precision, iou } = spanScores(own(5), spans)
    return { 'token recall@5': recall, 'precision@5': precision, 'IoU@5': iou, 'token recall@20': spanScores(own(20), spans).recall }
  }
  const found = [...new Set(passages.map(({ path }) => idOf(path)))]
  const firstTen = [...new Set(passages.slice(0, 10).map(({ path }) => idOf(path)))]
  const all = allAt(10, found, wanted)
  return {
    'recall@5': recallAt(5, found, wanted),
    'recall@10': recallAt(10, found, wanted),
    'any@5': wanted.some((id) => found.slice(0, 5).includes(id)) ? 1 : 0,
    'all@10': all,
    [`all@10 ${type}`]: all,
    'all in 10 passages': allAt(10, firstTen, wanted),
    'precision@10': found.slice(0, 10).filter((id) => wanted.includes(id)).length / 10,
    'nDCG@10': ndcgAt(10, found, wanted),
    MRR: reciprocalRank(found, wanted),
    MAP: averagePrecision(found, wanted)
  }
}

function metricsTable(rows: Readonly<Record<string, Scores>>, before?: Readonly<Record<string, Scores>>): object[] {
  const names = [...new Set(Object.values(rows).flatMap((row) => Object.keys(row)))]
  return names.map((name) => {
    const own = Object.entries(rows).flatMap(([id, row]) => (row[name] === undefined ? [] : [[id, row[name]] as const]))
    const column = own.map(([, value]) => value)
    const [low, high] = interval(column)
    const pairs = own.flatMap(([id, value]) => {
      const old = before?.[id]?.[name]
      return old === undefined ? [] : [value - old]
    })
    const change = pairs.length > 0 ? interval(pairs) : undefined
    return {
      metric: name,
      questions: column.length,
      mean: round(mean(column)),
      '95 %': `${round(low)}–${round(high)}`,
      ...(change ? { 'against last stored run': `${signed(mean(pairs))} (${signed(change[0])} to ${signed(change[1])})` } : {})
    }
  })
}

function stageTable(results: readonly Result[]): object[] {
  const times = new Map<string, number[]>([['total', results.map(({ trace }) => trace.totalMs)]])
  for (const { trace } of results)
    for (const { name, ms, skipped } of trace.stages) if (!skipped) times.set(name, [...(times.get(name) ?? []), ms])
  return [...times].map(([stage, ms]) => ({
    stage,
    ran: ms.length,
    p50: Math.round(percentile(ms, 0.5) * 10) / 10,
    p95: Math.round(percentile(ms, 0.95) * 10) / 10,
    p99: Math.round(percentile(ms, 0.99) * 10) / 10
  }))
}

async function lastRun(): Promise<z.infer<typeof stored> | undefined> {
  try {
    return stored.parse(JSON.parse(await readFile(resultFile, 'utf8')))
  } catch {
    // No run was stored, or one of another form: there is nothing to compare with.
    return undefined
  }
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}

function signed(value: number): string {
  return `${value < 0 ? '' : '+'}${round(value)}`
}
