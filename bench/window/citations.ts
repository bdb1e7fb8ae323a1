import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import type { FileEntry } from '../../src/shared/types.ts'
import { callCore } from '../../test/e2e/call.ts'
import { host, startApp } from '../../test/e2e/host.ts'
import { ROOT } from '../cli.ts'
import { clickFootnotes, type Landing } from './click-footnotes.ts'
import { indexedFiles } from '../../test/e2e/indexed-files.ts'
import { questionsOf } from './questions.ts'
import { machine } from '../speed/measure.ts'

/**
 * Usage: npm run bench:citations [-- DIR] [--least 200] [--only pdf,docx] [--pictures DIR] [--keep DIR] [--seconds 3600]. Indexes a folder of real files, asks about passages of each,
 * clicks every footnote in the real window, and says how many landed on the visible, marked quote. Needs a build, and no model.
 * After --seconds of asking it reports what it has. With --keep the index stays in a folder and is used again. With --pictures, the first landing of each format is drawn in light and dark.
 */
const USAGE_DIR = join(ROOT, '../shared/files')
/** Share that must land; the others must open their file with a notice. */
const LEAST_LANDED = 0.95
/** Questions to one file at most, so that a book does not outweigh the letters. */
const MOST_QUESTIONS = 12

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    least: { type: 'string', default: '200' },
    only: { type: 'string', default: '' },
    pictures: { type: 'string', default: '' },
    keep: { type: 'string', default: '' },
    seconds: { type: 'string', default: '3600' }
  }
})
const given = positionals[0] ?? USAGE_DIR
if (!existsSync(given)) {
  console.log(`Skipped: there is no ${given}. Name a folder of files: npm run bench:citations -- DIR`)
  process.exit(0)
}
const least = Number(values.least)
const only = values.only === '' ? [] : values.only.split(',')
const pictured = new Set<string>()
const root = values.keep || (await mkdtemp(join(tmpdir(), 'footnote-citations-')))
try {
  const landings = await measure(await realpath(given))
  report(landings)
  await mkdir(join(ROOT, 'bench/results'), { recursive: true })
  await writeFile(
    join(ROOT, 'bench/results/citations.json'),
    `${JSON.stringify({ machine: machine(), host: host.kind, landings }, undefined, 2)}\n`
  )
} finally {
  if (values.keep === '') await rm(root, { recursive: true, force: true, maxRetries: 5 })
}

async function measure(folder: string): Promise<readonly Landing[]> {
  // A copy: nothing of the window's may ever write beside somebody's files. An empty folder of models: answers are quotes.
  await cp(folder, join(root, 'files'), { recursive: true, force: false, preserveTimestamps: true })
  await mkdir(join(root, 'models'), { recursive: true })
  await using running = await startApp({ dataFolder: join(root, 'data'), env: { FOOTNOTE_MODELS: join(root, 'models') } })
  const { page } = running
  await page.setViewportSize({ width: 1440, height: 900 })
  // What is broken on purpose is bench:files' business.
  await callCore(page, 'addFolder', { path: join(root, 'files'), rules: { exclude: ['broken/'], useGitignore: false } })
  const files = (await indexedFiles(page)).filter(({ path }) => only.length === 0 || only.includes(extname(path).slice(1)))
  console.log(`${files.length} files are indexed.`)
  const landings: Landing[] = []
  // Round by round over all files, so that every format has its share when there are enough.
  const asked = new Map<FileEntry, readonly string[]>()
  for (const file of files) asked.set(file, questionsOf(await callCore(page, 'openDocument', { path: file.path }), MOST_QUESTIONS))
  const seen = new Set<string>()
  const endMs = performance.now() + Number(values.seconds) * 1000
  for (let round = 0; round < MOST_QUESTIONS && landings.length < least; round++) {
    for (const [file, questions] of asked) {
      const question = questions[round]
      if (question === undefined || performance.now() > endMs || landings.length >= least) continue
      for (const landing of await clickFootnotes(page, `@"${basename(file.path)}" ${question}`, seen)) {
        landings.push(landing)
        await picture(page, landing)
        if (landings.length % 25 === 0) console.log(`${landings.length} citations`)
        if (landing.outcome !== 'landed')
          console.log(
            `${landing.outcome.toUpperCase()}  ${landing.path}  ${landing.note}\n   quote: ${landing.quote.slice(0, 160)}\n   shown: ${landing.shown.slice(0, 160)}`
          )
      }
    }
  }
  return landings
}

async function picture(page: Page, { path, outcome }: Landing): Promise<void> {
  const format = extname(path).slice(1)
  if (values.pictures === '' || outcome !== 'landed' || pictured.has(format)) return
  pictured.add(format)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.screenshot({ path: join(values.pictures, `${format}-${colorScheme}.png`) })
  }
}

function report(landings: readonly Landing[]): void {
  const rows = [...Map.groupBy(landings, ({ path }) => extname(path).slice(1) || '(none)')].map(([format, of]) => ({
    format,
    citations: of.length,
    files: new Set(of.map(({ path }) => path)).size,
    landed: of.filter(({ outcome }) => outcome === 'landed').length,
    notice: of.filter(({ outcome }) => outcome === 'notice').length,
    missed: of.filter(({ outcome }) => outcome === 'missed').length
  }))
  console.table(rows.toSorted((a, b) => a.format.localeCompare(b.format)))
  const landed = landings.filter(({ outcome }) => outcome === 'landed').length
  const missed = landings.filter(({ outcome }) => outcome === 'missed').length
  const times = landings.map(({ ms }) => ms).toSorted((a, b) => a - b)
  const share = landed / Math.max(1, landings.length)
  console.log(
    `${landed} of ${landings.length} citations landed (${(share * 100).toFixed(1)} %), missed ${missed}; from click to mark in view: ` +
      `median ${times[times.length >> 1]} ms, p95 ${times[Math.floor(times.length * 0.95)]} ms`
  )
  if (share < LEAST_LANDED || missed > 0 || landings.length < least) process.exitCode = 1
}
