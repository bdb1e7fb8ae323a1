import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { host, startApp } from '../../test/e2e/host.ts'
import { percentile } from '../metrics.ts'
import { lineOf, type Measure } from '../speed/measure.ts'
import { npmStart } from './npm-start.ts'

/**
 * Usage: npm run bench:start [-- --times 7] [--data FOLDER]. Starts the built app again and again on one data folder: milliseconds from
 * `npm start`, and from the start of the app's own process, to the first text on the screen, and until a question can be typed. The first
 * start of each is left out: it makes the folder and fills the disk's cache. `npm start` gets the models that this machine lacks.
 */
const { values } = parseArgs({ options: { times: { type: 'string', default: '7' }, data: { type: 'string' } } })
const MOST_MS = 1500

const own = values.data === undefined ? await mkdtemp(join(tmpdir(), 'footnote-start-')) : undefined
const dataFolder = values.data ?? own ?? ''
try {
  const fromNpm = await timed(async () => {
    await using running = await npmStart(dataFolder)
    return { painted: await paintOf(running.page) }
  })
  const fromApp = await timed(async (started) => {
    await using running = await startApp({ dataFolder })
    const { page } = running
    await page.locator('textarea, input, button').first().focus()
    const typedMs = Date.now() - started
    return { painted: await paintOf(page), typedMs }
  })
  const row = (what: string, ms: readonly number[], target?: Measure['target']): Measure => ({
    part: 'start',
    what,
    value: percentile(ms, 0.5),
    unit: 'ms',
    note: `median of ${ms.length}, longest ${Math.round(Math.max(...ms))}; ${host.kind}`,
    ...(target ? { target } : {})
  })
  const paint = 'to the first text on the screen'
  console.log(lineOf(row(`from npm start ${paint}`, fromNpm.map(({ started, painted }) => painted - started), { atMost: MOST_MS }))) // prettier-ignore
  console.log(lineOf(row(`from the app's process ${paint}`, fromApp.map(({ started, painted }) => painted - started)))) // prettier-ignore
  console.log(lineOf(row('from there until something can be typed or pressed', fromApp.map(({ typedMs }) => typedMs)))) // prettier-ignore
} finally {
  if (own !== undefined) await rm(own, { recursive: true, force: true, maxRetries: 5 })
}

/** Starts once more than is counted. */
async function timed<T>(start: (startedMs: number) => Promise<T>): Promise<readonly (T & { readonly started: number })[]> {
  const results = []
  for (let time = 0; time <= Number(values.times); time++) {
    const started = Date.now()
    results.push({ ...(await start(started)), started })
  }
  return results.slice(1)
}

/** When the page showed its first text, in milliseconds since 1970. */
async function paintOf(page: Page): Promise<number> {
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0)
  return page.evaluate(() => performance.timeOrigin + (performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN))
}
