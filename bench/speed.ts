import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ROOT } from './cli.ts'
import { manyFiles } from './many-files.ts'
import { again } from './speed/again.ts'
import { firstToken } from './speed/first-token.ts'
import { indexing } from './speed/indexing.ts'
import { isMet, lineOf, load, machine, round, type Effort, type Measure } from './speed/measure.ts'
import { search } from './speed/search.ts'
import { threads } from './speed/threads.ts'

/** Usage: npm run bench:speed [-- --part a,c] [-- --quick] [-- --part c --chunks 100000 --keep FOLDER]. Leave the machine alone meanwhile: llama.cpp suffers far more from company than others. */
const PARTS = { a: indexing, b: again, c: search, d: firstToken, e: threads, f: manyFiles } as const satisfies Record<
  string,
  (effort: Effort) => Promise<Measure[]>
>

const { values } = parseArgs({
  options: {
    part: { type: 'string', default: Object.keys(PARTS).join(',') },
    quick: { type: 'boolean', default: false },
    chunks: { type: 'string' },
    keep: { type: 'string' }
  }
})
const wanted = values.part.split(',')
const rows: (Measure & { readonly met: boolean | undefined; readonly loadBefore: number })[] = []
console.log(JSON.stringify(machine()))
for (const [name, run] of Object.entries(PARTS)) {
  if (!wanted.includes(name)) continue
  const loadBefore = load()
  console.log(`part ${name}, load ${loadBefore} before`)
  for (const measure of await run({
    quick: values.quick,
    chunks: values.chunks === undefined ? undefined : Number(values.chunks),
    keep: values.keep
  })) {
    rows.push({ ...measure, value: round(measure.value), met: isMet(measure), loadBefore })
    console.log(`  ${lineOf(measure)}`)
  }
}
console.table(
  rows.map(({ part, what, value, unit, met }) => ({ part, what, value, unit, met: met === undefined ? '' : met ? 'met' : 'MISSED' }))
)
// Figures that stand together must come from one run.
if (wanted.length === Object.keys(PARTS).length && !values.quick) {
  await mkdir(join(ROOT, 'bench/results'), { recursive: true })
  await writeFile(join(ROOT, 'bench/results/speed.json'), `${JSON.stringify({ machine: machine(), rows }, undefined, 2)}\n`)
}
if (rows.some(({ met }) => met === false)) process.exitCode = 1
