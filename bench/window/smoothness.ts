import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { PDFDocument, StandardFonts } from 'pdf-lib'
import type { Page } from 'playwright-core'
import { callCore } from '../../test/e2e/call.ts'
import { host, startApp, type RunningApp } from '../../test/e2e/host.ts'
import { ROOT } from '../cli.ts'
import { percentile } from '../metrics.ts'
import { lineOf, machine, type Measure } from '../speed/measure.ts'
import { indexedFiles } from '../../test/e2e/indexed-files.ts'
import { rendererBytes, type RendererBytes } from './renderer-memory.ts'
import { scrollFrames } from './scroll-frames.ts'
import { typingFrames, type Typing } from './typing-frames.ts'
import type { Frames } from './frames.ts'
import { clickResult, openFiles, searchFor, useFor } from './use.ts'

/**
 * Usage: npm run bench:smoothness [-- --keep DIR] [--prepare] [--files 10000] [--frames 600] [--openings 100] [--minutes 0]. Scrolls a PDF
 * of 2,000 pages, a text of 5 MB and a list of 10,000 files in the real window, frame by frame, types while they are open, opens and
 * closes citations, and then uses the window for so many minutes: how long frames take, and what memory it holds. Needs a build, no model.
 * With --keep the index stays in a folder and is used again; --prepare only makes it, so that times can be taken on a quiet machine.
 */
const PDF_PAGES = 2000
const TEXT_UNITS = 5_000_000
/** A frame at 60 Hz lasts 16.67 ms; Chromium tells it as 16.6 to 16.8. */
const MOST_FRAME_MS = 16.8
const MOST_RENDERER_MB = 300
const WORD = 'zymurgist'
const PDF = 'book.pdf'
const TEXT = 'log.txt'

const { values } = parseArgs({
  options: {
    keep: { type: 'string', default: '' },
    prepare: { type: 'boolean', default: false },
    files: { type: 'string', default: '10000' },
    frames: { type: 'string', default: '600' },
    openings: { type: 'string', default: '100' },
    minutes: { type: 'string', default: '0' }
  }
})
const smallFiles = Number(values.files)
const frames = Number(values.frames)
const openings = Number(values.openings)
const minutes = Number(values.minutes)
const root = values.keep || (await mkdtemp(join(tmpdir(), 'footnote-smoothness-')))
try {
  if (!existsSync(join(root, 'models'))) await makeFiles(join(root, 'books'), join(root, 'small'))
  await mkdir(join(root, 'models'), { recursive: true })
  await using running = await startApp({ dataFolder: join(root, 'data'), env: { FOOTNOTE_MODELS: join(root, 'models') } })
  for (const folder of smallFiles > 0 ? ['books', 'small'] : ['books'])
    await callCore(running.page, 'addFolder', { path: join(root, folder) })
  await indexedFiles(running.page, smallFiles + 2)
  if (!values.prepare) {
    const measures = await measureAll(running)
    await mkdir(join(ROOT, 'bench/results'), { recursive: true })
    const report = { machine: machine(), host: host.kind, measures }
    await writeFile(join(ROOT, 'bench/results/smoothness.json'), `${JSON.stringify(report, undefined, 2)}\n`)
  }
} finally {
  if (values.keep === '') await rm(root, { recursive: true, force: true, maxRetries: 5 })
}

async function measureAll(running: RunningApp): Promise<Measure[]> {
  const { app, page } = running
  await page.setViewportSize({ width: 1440, height: 900 })
  const measures: Measure[] = []
  const add = (what: string, value: number, unit: string, note: string, atMost?: number): void => {
    const measure = { part: 'window', what, value, unit, note, ...(atMost === undefined ? {} : { target: { atMost } }) }
    measures.push(measure)
    console.log(lineOf(measure))
  }
  const addTyping = (what: string, { frames, keys }: Typing): void => {
    addFrames(`${what}, a key each 100 ms`, frames)
    add(`from the key to the frame behind it, ${what}`, keys.p95, 'ms p95', `p50 ${keys.p50}, longest ${keys.longest}, ${keys.count} keys`)
  }
  const addFrames = (what: string, { frames, p50, p95, p99, longTasks, longestMs }: Frames): void =>
    add(
      what,
      p95,
      'ms p95 of frame times',
      `p50 ${p50}, p99 ${p99}, ${frames} frames; ${longTasks} long tasks, longest ${longestMs} ms`,
      MOST_FRAME_MS
    )

  const scroll = async (what: string, step: number): Promise<void> =>
    addFrames(what, await scrollFrames(page, '[data-testid=reader] [role=document]', step, frames))
  // Nothing else may run while frames are counted.
  await page.waitForTimeout(3000)

  if (smallFiles > 0) {
    await openFiles(page, join(root, 'small'))
    addFrames(`scrolling a list of ${smallFiles} files`, await scrollFrames(page, '[data-testid=folder-file]', 50, frames))
    addTyping(`typing into the search of a list of ${smallFiles} files`, await typingFrames(page, page.getByRole('searchbox').last()))
    await page.keyboard.press('Escape')
  }
  await openFirst(page, PDF)
  await page.locator('[data-testid=reader] canvas').first().waitFor()
  addTyping('typing a question beside a PDF of 2,000 pages', await typingFrames(page, page.getByTestId('question')))
  await openFirst(page, PDF)
  await scroll('reading through a PDF of 2,000 pages, 600 px a second', 10)
  await scroll('scrolling it, 3,000 px a second', 50)
  await scroll('flinging through it, 60,000 px a second', 1000)
  add('pages in the document of the window meanwhile', await page.locator('[data-page]').count(), 'pages', `of ${PDF_PAGES}`, 12)
  await openFirst(page, TEXT)
  await scroll('scrolling a text of 5 MB, 3,000 px a second', 50)
  await scroll('flinging through it, 60,000 px a second', 1000)
  await page.getByRole('button', { name: 'Close the reader' }).click()

  const mb = (bytes: number): number => Math.round(bytes / 1024 ** 2)
  const addMemory = ({ heap, resident }: RendererBytes, when: string): void =>
    add(`memory of the window ${when}`, mb(resident ?? heap), 'MB', `of it ${mb(heap)} MB of scripts`, MOST_RENDERER_MB)
  if (openings > 0) {
    // Closed and opened again, as in a long day: a citation into a PDF and one into a text in turns.
    const times: Record<string, number[]> = { [PDF]: [], [TEXT]: [] }
    for (let opening = 0; opening < openings; opening += 2)
      for (const name of [PDF, TEXT]) {
        times[name]?.push(await timeOfOpening(page, name))
        await page.getByRole('button', { name: 'Close the reader' }).click()
      }
    for (const [name, taken] of Object.entries(times))
      add(`from the click to the mark in ${name}`, percentile(taken, 0.5), 'ms', `p95 ${Math.round(percentile(taken, 0.95))}; ${host.kind}`)
    addMemory(await rendererBytes(app, page), `after ${openings} openings`)
  }
  if (minutes > 0) {
    const things = { word: WORD, names: [PDF, TEXT], ...(smallFiles > 0 ? { folder: join(root, 'small') } : {}) }
    const last = await useFor(running, minutes * 60_000, things, ({ minute, rounds, heap, resident }) =>
      console.log(`  minute ${minute}, round ${rounds}: ${mb(resident ?? heap)} MB, of it ${mb(heap)} MB of scripts`)
    )
    addMemory(last, `after ${minutes} minutes of use (${last.rounds} rounds)`)
  }
  return measures
}

/** Milliseconds from the click on a result to its mark. */
async function timeOfOpening(page: Page, name: string): Promise<number> {
  await page.locator('[data-testid=result]').filter({ hasText: name }).first().waitFor()
  const started = performance.now()
  await clickResult(page, name)
  await page.locator('[data-testid=reader] [data-testid=highlight]').first().waitFor()
  return performance.now() - started
}

/** Searches for the word that stands once in each of the two long files, and opens it in one of them. */
async function openFirst(page: Page, name: string): Promise<void> {
  await searchFor(page, WORD)
  await clickResult(page, name)
  await page.locator('[data-testid=reader] [data-testid=highlight]').first().waitFor()
  await page.waitForTimeout(500)
}

async function makeFiles(books: string, small: string): Promise<void> {
  await mkdir(books, { recursive: true })
  await writeFile(join(books, PDF), await book())
  const line = 'The keeper wrote down wind and weather, and that the lamp burned from dusk to dawn.\n'
  await writeFile(join(books, TEXT), `The ${WORD} visited the lighthouse in May.\n${line.repeat(TEXT_UNITS / line.length)}`)
  for (let file = 0; file < smallFiles; file++) {
    if (file % 500 === 0) await mkdir(join(small, `year-${file / 500}`), { recursive: true })
    await writeFile(join(small, `year-${Math.floor(file / 500)}`, `note-${file}.md`), `# Note ${file}\n\nNothing new on day ${file}.\n`)
  }
}

async function book(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.TimesRoman)
  for (let number = 1; number <= PDF_PAGES; number++) {
    const page = pdf.addPage([420, 595])
    for (let line = 0; line < 36; line++) {
      const text =
        number === 3 && line === 4
          ? `The ${WORD} came on board.`
          : `Page ${number}, line ${line}: the ship kept its course until noon, then the wind turned.`
      page.drawText(text, { x: 40, y: 550 - line * 14, size: 10, font })
    }
  }
  return pdf.save()
}
