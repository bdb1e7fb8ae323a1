import { fork } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { DOCUMENT_FORMATS, type DocumentFormat } from '../src/shared/types.ts'
import { ROOT } from './cli.ts'
import type { FuzzOrder, FuzzReport } from './fuzz/child.ts'
import { collectSeeds } from './fuzz/seeds.ts'

/**
 * Usage: npm run fuzz [-- --seconds 300] [-- --format pdf,docx] [-- --seed 1] [-- --only 17]. Gives each parser broken files, in the
 * app's own parser thread with limits. Fails when the host ends, a limit does not hold, something is written outside or the network is
 * touched, or a document's offsets are wrong. `--only` makes one case of a seed again and keeps its file.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '300' },
    format: { type: 'string', default: DOCUMENT_FORMATS.join(',') },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    only: { type: 'string' }
  }
})

const TIMEOUT_MS = 10_000
/** Ending a thread that loops takes a moment. */
const GRACE_MS = 3000
const MEMORY_MB = 512
/** The thread's heap, the file and its copies, and Node itself. */
const MOST_RSS_BYTES = 1.5 * 1024 ** 3

interface Finding {
  readonly format: string
  readonly case: number
  readonly what: string
  readonly how: string
  readonly file: string
}

const kept = join(ROOT, 'test-results', 'fuzz')
const seed = Number(values.seed)
const seeds = await collectSeeds()
const formats = DOCUMENT_FORMATS.filter((format) => seeds.has(format) && values.format.split(',').includes(format))
const findings: Finding[] = []
const rows: object[] = []
console.log(`seed ${seed}, ${formats.length} formats, ${values.seconds} s in all`)
for (const format of formats) rows.push(await fuzz(format, Number(values.seconds) / formats.length))
console.table(rows)
for (const { format, case: number, what, how, file } of findings)
  console.log(
    `${format} case ${number}: ${what}\n  ${how}\n  ${file}\n  again: npm run fuzz -- --format ${format} --seed ${seed} --only ${number}`
  )
console.log(`${findings.length} findings`)
if (findings.length) process.exitCode = 1

async function fuzz(format: DocumentFormat, seconds: number): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'footnote-fuzz-'))
  const networkLog = join(folder, 'network.log')
  const tally = { cases: 0, read: 0, slowestMs: 0, peakMb: 0, limits: 0 }
  const reasons = new Map<string, number>()
  const until = Date.now() + seconds * 1000
  let next = values.only === undefined ? 0 : Number(values.only)
  try {
    // A host that ends is a finding; the format's other cases are tried all the same.
    do {
      let last: Extract<FuzzReport, { case: number }> | undefined
      const find = (what: string): void => {
        if (!last) throw new Error(`${format}: ${what}, before the first case`)
        findings.push({ format, case: last.case, what, how: last.how, file: keep(format, last.case, last.path) })
      }
      const ended = await run(
        folder,
        networkLog,
        { ...order(format, folder), seed, seconds: (until - Date.now()) / 1000, first: next },
        (report) => {
          if ('case' in report) {
            last = report
            return
          }
          next = report.done + 1
          tally.cases++
          tally.slowestMs = Math.max(tally.slowestMs, Math.round(report.ms))
          tally.peakMb = Math.max(tally.peakMb, Math.round(report.rss / 1024 ** 2))
          if (report.outcome === 'read') tally.read++
          else reasons.set(report.outcome, (reasons.get(report.outcome) ?? 0) + 1)
          if (/^Reading (?:took longer|needed more)/.test(report.outcome)) tally.limits++
          if (report.fault) find(report.fault)
          if (report.ms > TIMEOUT_MS + GRACE_MS) find(`it took ${Math.round(report.ms)} ms, and may take ${TIMEOUT_MS}`)
          if (report.rss > MOST_RSS_BYTES) find(`the process had ${Math.round(report.rss / 1024 ** 2)} MB`)
          if (existsSync(networkLog)) {
            find(`it reached for the network: ${readFileSync(networkLog, 'utf8').slice(0, 1000)}`)
            writeFileSync(networkLog, '')
          }
        }
      )
      if (ended === 'done') break
      find(`the host ended (${ended})`)
      next++
    } while (values.only === undefined && Date.now() < until)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  console.log(`${format}: ${tally.cases} cases, ${tally.read} read, slowest ${tally.slowestMs} ms`)
  for (const [reason, count] of [...reasons].sort((a, b) => b[1] - a[1]).slice(0, 12))
    console.log(`  ${String(count).padStart(5)} × ${reason}`)
  return { format, ...tally }
}

/** One process with its threads, fenced in; resolves when it is done or has ended. */
async function run(folder: string, networkLog: string, order: FuzzOrder, onReport: (report: FuzzReport) => void): Promise<string> {
  const fences = ['--permission', '--allow-fs-read=*', `--allow-fs-write=${folder}`, '--allow-worker', '--allow-addons']
  const child = fork(join(ROOT, 'bench/fuzz/child.ts'), [], {
    execArgv: ['--no-warnings', ...fences, '--import', join(ROOT, 'bench/fuzz/fence.ts')],
    env: { ...process.env, FUZZ_NETWORK_LOG: networkLog, TMPDIR: folder },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc']
  })
  // The other end is child.ts, which sends nothing else.
  child.on('message', (report) => onReport(report as FuzzReport))
  const ended = new Promise<string>((resolve) =>
    child.once('exit', (code, signal) => resolve(code === 0 ? 'done' : `${signal ?? `exit code ${String(code)}`}`))
  )
  child.send(order)
  return await ended
}

function order(format: DocumentFormat, folder: string): Omit<FuzzOrder, 'seed' | 'seconds' | 'first'> {
  const entry = join(ROOT, 'src/core/indexing/parse/worker.ts')
  const only = values.only === undefined ? {} : { only: Number(values.only) }
  return { format, folder: join(folder, 'files'), entry, timeoutMs: TIMEOUT_MS, memoryMb: MEMORY_MB, ...only }
}

function keep(format: string, number: number, path: string): string {
  mkdirSync(kept, { recursive: true })
  const file = join(kept, `${format}-${seed}-${number}${extname(path)}`)
  if (existsSync(path)) cpSync(path, file)
  return file
}
