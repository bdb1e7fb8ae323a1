import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { openKnowledgeBase } from '../../src/core/knowledge-base.ts'
import { host, startApp } from '../../test/e2e/host.ts'
import { ROOT } from '../cli.ts'
import { openDataset } from '../datasets.ts'
import { percentile } from '../metrics.ts'
import { lineOf, machine, type Measure } from '../speed/measure.ts'
import { entries, modelFolder, resources } from '../speed/setting.ts'
import { shownAfterKeys, watchKeys } from './watch-keys.ts'

/**
 * Usage: npm run bench:typing [-- --keep DIR] [--sets ../shared/eval] [--set lihua] [--queries 15] [--letters 30] [--pause 150]. Types
 * questions letter by letter into the palette (Ctrl+K) and the search box (Ctrl+F) of the real window, and takes the time from each
 * key to the frame that shows what was found for it; the same searches from the core alone, by words (at each key) and by meaning too
 * (once the typing rests). Each with the embedding model and without.
 * Needs a build, the set, and for its first half bge-small-en-v1.5. With --keep the index stays in a folder and is used again.
 */
const MOST_MS = 100
/** Time in which an opened window has looked through its folders and loaded its models, and the language model has read its rules. */
const WARM_MS = 12_000

const { values } = parseArgs({
  options: {
    keep: { type: 'string', default: '' },
    sets: { type: 'string', default: join(ROOT, '../shared/eval') },
    set: { type: 'string', default: 'lihua' },
    queries: { type: 'string', default: '15' },
    letters: { type: 'string', default: '30' },
    pause: { type: 'string', default: '150' }
  }
})
const pauseMs = Number(values.pause)
const root = values.keep || (await mkdtemp(join(tmpdir(), 'footnote-typing-')))
const dataFolder = join(root, 'data')
const noModels = join(root, 'no-models')
try {
  const set = await openDataset(values.sets, values.set, root)
  if (!set) console.log(`Skipped: there is no set ${values.set} in ${values.sets}.`)
  else {
    await mkdir(noModels, { recursive: true })
    await prepare(set.files)
    const step = Math.ceil(set.queries.length / Number(values.queries))
    const texts = set.queries.filter((_, index) => index % step === 0).map(({ question }) => question.slice(0, Number(values.letters)))
    const measures: Measure[] = []
    for (const [vectors, models] of [
      ['with vectors', modelFolder],
      ['words alone', noModels]
    ] as const) {
      measures.push(...(await inWindow(texts, models, vectors)))
      for (const stage of ['bm25', 'hybrid'] as const)
        measures.push(...timesOf(`core alone, ${stage}, ${vectors}`, await inCore(texts, models, stage)))
    }
    await mkdir(join(ROOT, 'bench/results'), { recursive: true })
    const report = { machine: machine(), host: host.kind, set: set.name, pauseMs, texts: texts.length, measures }
    await writeFile(join(ROOT, 'bench/results/typing.json'), `${JSON.stringify(report, undefined, 2)}\n`)
  }
} finally {
  if (values.keep === '') await rm(root, { recursive: true, force: true, maxRetries: 5 })
}

/** Indexes the files with their vectors; what is indexed already is only looked at. */
async function prepare(files: string): Promise<void> {
  const core = await openKnowledgeBase({ dataFolder, modelFolder, resources, entries, watch: false, remember: false })
  try {
    await core.library.addFolder(files)
    await core.library.sync()
  } finally {
    await core.close()
  }
}

async function inWindow(texts: readonly string[], models: string, vectors: string): Promise<Measure[]> {
  await using running = await startApp({ dataFolder, env: { FOOTNOTE_MODELS: models } })
  const { page } = running
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.waitForTimeout(WARM_MS)
  await watchKeys(page)
  return [
    ...timesOf(`palette, ${vectors}`, await typed(page, texts, 'Control+k', 'palette', true)),
    ...timesOf(`search box, ${vectors}`, await typed(page, texts, 'Control+f', 'question', false))
  ]
}

/** Types each text into a box that a key opens, and throws away the times of the first: it warms up. */
async function typed(page: Page, texts: readonly string[], key: string, box: string, closes: boolean): Promise<number[]> {
  const times: number[] = []
  for (const [index, text] of texts.entries()) {
    await page.keyboard.press(key)
    await page.getByTestId(box).fill('')
    await page.waitForTimeout(500)
    await shownAfterKeys(page)
    await page.keyboard.type(text, { delay: pauseMs })
    await page.waitForTimeout(1000)
    const ms = await shownAfterKeys(page)
    if (index > 0) times.push(...ms)
    if (closes) await page.keyboard.press('Escape')
  }
  return times
}

async function inCore(texts: readonly string[], models: string, stage: 'bm25' | 'hybrid'): Promise<number[]> {
  const core = await openKnowledgeBase({ dataFolder, modelFolder: models, resources, entries, readOnly: true })
  try {
    const times: number[] = []
    for (const [index, text] of texts.entries())
      for (let letters = 2; letters <= text.length; letters++) {
        const started = performance.now()
        await core.search(text.slice(0, letters), { top: 20, stage, typing: true })
        if (index > 0) times.push(performance.now() - started)
      }
    return times
  } finally {
    await core.close()
  }
}

function timesOf(where: string, times: readonly number[]): Measure[] {
  const over = times.filter((ms) => ms > MOST_MS).length
  const note = `${times.length} keys, ${over} of them over ${MOST_MS} ms, longest ${Math.round(Math.max(...times))} ms`
  const measures: Measure[] = [
    { part: 'typing', what: `${where}, p50`, value: percentile(times, 0.5), unit: 'ms' },
    { part: 'typing', what: `${where}, p95`, value: percentile(times, 0.95), unit: 'ms', target: { atMost: MOST_MS }, note }
  ]
  for (const measure of measures) console.log(lineOf(measure))
  return measures
}
