import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { host, startApp } from '../../test/e2e/host.ts'
import { percentile } from '../metrics.ts'
import { lineOf, type Measure } from '../speed/measure.ts'

/**
 * Usage: npm run bench:start [-- --times 7] [--data FOLDER]. Starts the built app again and again on one data folder: milliseconds from
 * the start of its process to the first text on the screen, and until a question can be typed. The first start is left out: it makes
 * the folder and fills the disk's cache.
 */
const { values } = parseArgs({ options: { times: { type: 'string', default: '7' }, data: { type: 'string' } } })
const MOST_MS = 1500

const own = values.data === undefined ? await mkdtemp(join(tmpdir(), 'footnote-start-')) : undefined
const dataFolder = values.data ?? own ?? ''
try {
  const painted: number[] = []
  const typed: number[] = []
  for (let time = 0; time <= Number(values.times); time++) {
    const started = Date.now()
    await using running = await startApp({ dataFolder })
    const { page } = running
    await page.locator('textarea, input, button').first().focus()
    const usableMs = Date.now() - started
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0)
    const paint = await page.evaluate(
      () => performance.timeOrigin + (performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN)
    )
    if (time === 0) continue
    painted.push(paint - started)
    typed.push(usableMs)
  }
  const row = (what: string, ms: readonly number[], target?: Measure['target']): Measure => ({
    part: 'start',
    what,
    value: percentile(ms, 0.5),
    unit: 'ms',
    note: `median of ${ms.length}, longest ${Math.round(Math.max(...ms))}; ${host.kind}`,
    ...(target ? { target } : {})
  })
  console.log(lineOf(row('first text on the screen', painted, { atMost: MOST_MS })))
  console.log(lineOf(row('something can be typed or pressed', typed)))
} finally {
  if (own !== undefined) await rm(own, { recursive: true, force: true, maxRetries: 5 })
}
