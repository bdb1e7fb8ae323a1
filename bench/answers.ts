import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { contains, isRight, isYesNoGold, tokenF1 } from './answer-metrics.ts'
import { citationScores } from './citation-metrics.ts'
import { footnote, ROOT } from './cli.ts'
import { openDataset } from './datasets.ts'
import { interval, mean, percentile } from './metrics.ts'
import { goldOf, type Gold } from './gold.ts'

/** Usage: npm run bench:answers -- --set lihua|hotpot|mtrag|sample [--mode interleaved] [--limit 40] [--model ID] [--data FOLDER] [--sets FOLDER] */
const { values } = parseArgs({
  options: {
    set: { type: 'string', default: 'lihua' },
    /** One, or several with commas: same index, same model, same questions. */
    mode: { type: 'string', default: 'interleaved' },
    model: { type: 'string' },
    sets: { type: 'string', default: join(ROOT, '../shared/eval') },
    data: { type: 'string' },
    /** Every n-th question of each type, so that about so many are asked. */
    limit: { type: 'string' }
  }
})

const result = z.object({
  id: z.string(),
  answer: z.string(),
  abstained: z.boolean(),
  sentences: z.array(z.object({ text: z.string(), citations: z.array(z.object({ path: z.string(), quote: z.string() })) })),
  trace: z.object({
    totalMs: z.number(),
    rounds: z
      .array(
        z.object({
          promptTokens: z.number(),
          reusedTokens: z.number(),
          writtenTokens: z.number(),
          ms: z.number(),
          written: z.array(z.object({ outcome: z.string(), atMs: z.number().optional() }))
        })
      )
      .default([])
  })
})
type Result = z.infer<typeof result>

const temp = await mkdtemp(join(tmpdir(), 'footnote-bench-'))
try {
  const dataset = await openDataset(values.sets, values.set, join(temp, 'files'))
  if (!dataset) {
    console.error(`There is no set "${values.set}" in ${values.sets}; name another with --set, or its folder with --sets.`)
    process.exit(2)
  }
  const golds = everyNth(await goldOf(values.sets, values.set), values.limit ? Number(values.limit) : undefined)
  const data = values.data ?? join(temp, 'data')
  for await (const run of footnote('index', dataset.files, '--data', data)) console.log(`indexed: ${JSON.stringify(run)}`)
  const columns: Record<string, Record<string, string>> = {}
  for (const mode of values.mode.split(',')) columns[mode] = table(golds, await ask(mode, golds, data))
  const names = Object.keys(Object.values(columns)[0] ?? {})
  console.log(`\n${values.set}, ${values.model ?? 'default model'}, ${golds.length} questions`)
  console.table(
    Object.fromEntries(
      names.map((name) => [name, Object.fromEntries(Object.entries(columns).map(([mode, column]) => [mode, column[name]]))])
    )
  )
} finally {
  await rm(temp, { recursive: true, force: true })
}

async function ask(mode: string, golds: readonly Gold[], data: string): Promise<Map<string, Result>> {
  const batch = join(temp, 'batch.jsonl')
  await writeFile(batch, golds.map(({ id, question, history }) => JSON.stringify({ id, question, history })).join('\n'))
  const results = new Map<string, Result>()
  const model = values.model ? ['--generator', values.model] : []
  for await (const line of footnote('ask', '--batch', batch, '--mode', mode, '--data', data, ...model)) {
    const parsed = result.safeParse(line)
    if (parsed.success) results.set(parsed.data.id, parsed.data)
    else console.error(`No answer: ${JSON.stringify(line).slice(0, 200)}`)
  }
  return results
}

function table(golds: readonly Gold[], results: ReadonlyMap<string, Result>): Record<string, string> {
  const asked = golds.flatMap((gold) => {
    const got = results.get(gold.id)
    return got ? [{ gold, got, right: !got.abstained && isRight(got.answer, gold.answer, gold.accept) }] : []
  })
  const answerable = asked.filter(({ gold }) => gold.answerable)
  const open = answerable.filter(({ gold }) => !isYesNoGold(gold.answer))
  const refused = asked.filter(({ got }) => got.abstained)
  const unanswerable = asked.filter(({ gold }) => !gold.answerable)
  const cited = asked.map(({ gold, got }) => ({
    ...citationScores(
      got.sentences.map(({ text, citations }) => ({ text, quotes: citations.map(({ quote }) => quote) })),
      gold.question
    ),
    sentences: got.sentences.length
  }))
  const sum = (of: (one: (typeof cited)[number]) => number): number => cited.reduce((total, one) => total + of(one), 0)
  const per = (of: (got: Result) => number): string =>
    percentile(
      asked.map(({ got }) => of(got)),
      0.5
    ).toFixed(1)
  const written = asked.flatMap(({ got }) => got.trace.rounds.flatMap((round) => round.written))
  return {
    accuracy: share(answerable.map(({ right }) => right)),
    'accuracy, not yes/no': share(open.map(({ right }) => right)),
    'accuracy, yes/no': share(answerable.filter(({ gold }) => isYesNoGold(gold.answer)).map(({ right }) => right)),
    'wrong answers': share(answerable.map(({ right, got }) => !right && !got.abstained)),
    containment: share(open.map(({ gold, got }) => !got.abstained && contains(got.answer, gold.answer))),
    F1: share(open.map(({ gold, got }) => (got.abstained ? 0 : tokenF1(got.answer, gold.answer)))),
    'refused wrongly': share(answerable.map(({ got }) => got.abstained)),
    'abstention precision': share(refused.map(({ gold }) => !gold.answerable)),
    'abstention recall': share(unanswerable.map(({ got }) => got.abstained)),
    'citation recall': (sum(({ entailed }) => entailed) / sum(({ sentences }) => sentences)).toFixed(3),
    'citation precision': (sum(({ good }) => good) / sum(({ citations }) => citations)).toFixed(3),
    'sentences not supported': share(written.map(({ outcome }) => outcome === 'dropped' || outcome === 'rewritten')),
    rounds: mean(asked.map(({ got }) => got.trace.rounds.length)).toFixed(2),
    'prompt tokens read': per(({ trace }) =>
      trace.rounds.reduce((total, { promptTokens, reusedTokens }) => total + promptTokens - reusedTokens, 0)
    ),
    'tokens written': per(({ trace }) => trace.rounds.reduce((total, { writtenTokens }) => total + writtenTokens, 0)),
    'seconds to the first sentence': percentile(
      asked.flatMap(({ got }) => firstMs(got) ?? []).map((ms) => ms / 1000),
      0.5
    ).toFixed(1),
    'seconds to the end': per(({ trace }) => trace.totalMs / 1000)
  }
}

/** When the first sentence that stands was shown as checked. */
function firstMs({ trace }: Result): number | undefined {
  return trace.rounds.flatMap(({ written }) => written).find(({ outcome }) => outcome === 'kept' || outcome === 'marked')?.atMs
}

/** The mean with its 95 % bootstrap interval over questions. */
function share(list: readonly (boolean | number)[]): string {
  if (list.length === 0) return '–'
  const numbers = list.map(Number)
  const [low, high] = interval(numbers)
  return `${mean(numbers).toFixed(3)} [${low.toFixed(2)}, ${high.toFixed(2)}] n=${numbers.length}`
}

/** About `limit` questions, spread over the list, so that every type keeps its share. */
function everyNth(golds: readonly Gold[], limit = golds.length): readonly Gold[] {
  const step = Math.max(1, Math.floor(golds.length / limit))
  return golds.filter((_, index) => index % step === 0)
}
