import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createParser } from '../../src/core/indexing/parse/parser-pool.ts'
import type { DocumentFormat } from '../../src/shared/types.ts'
import { seededRandom } from '../random.ts'
import { faultOf } from './check.ts'
import { mutate } from './mutate.ts'
import { collectSeeds } from './seeds.ts'

/** What the parent gives: which format, from which seed of chance on, until when, and with which limits. */
export interface FuzzOrder {
  readonly format: DocumentFormat
  readonly seed: number
  readonly seconds: number
  /** Number of the first case. */
  readonly first: number
  /** Only this case, again. */
  readonly only?: number
  readonly folder: string
  readonly entry: string
  readonly timeoutMs: number
  readonly memoryMb: number
}

export type FuzzReport =
  /** A case begins; when nothing follows, it was the last one. */
  | { readonly case: number; readonly path: string; readonly how: string }
  | { readonly done: number; readonly ms: number; readonly outcome: string; readonly fault?: string; readonly rss: number }

// Run by fuzz.ts as a process of its own, with Node's permissions: it may write in its folder, and nowhere else.
process.once('message', (order: FuzzOrder) => {
  fuzz(order).then(
    () => process.disconnect(),
    (thrown: unknown) => {
      console.error(thrown)
      process.exit(1)
    }
  )
})

async function fuzz({ format, seed, seconds, first, only, folder, entry, timeoutMs, memoryMb }: FuzzOrder): Promise<void> {
  const seeds = (await collectSeeds()).get(format) ?? []
  if (!seeds.length) return
  await mkdir(folder, { recursive: true })
  const parser = createParser({ entry, timeoutMs, memoryMb })
  const until = performance.now() + seconds * 1000
  try {
    for (let number = only ?? first; only === undefined ? performance.now() < until : number === only; number++) {
      // Each case by itself, so that it can be made again without those before it.
      const random = seededRandom(seed + number * 7919)
      const origin = random.pick(seeds)
      const { bytes, how } = mutate(origin.bytes, random.pick(seeds).bytes, random)
      const path = join(folder, `case-${number % 4}${origin.extension}`)
      await writeFile(path, bytes)
      tell({ case: number, path, how: `${how} of ${origin.path}` })
      const started = performance.now()
      const outcome = await parser.parse(path)
      const ms = performance.now() - started
      const fault = faultOf(outcome)
      const said = outcome.ok ? 'read' : outcome.reason
      tell({ done: number, ms, outcome: said, rss: process.memoryUsage.rss(), ...(fault ? { fault } : {}) })
    }
  } finally {
    await parser.close()
  }
}

function tell(report: FuzzReport): void {
  process.send?.(report)
}
