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
import { lineOf, machine, type Measure } from '../speed/measure.ts'
import { indexedFiles } from '../../test/e2e/indexed-files.ts'
import { rendererBytes } from './renderer-memory.ts'
import { scrollFrames, type Frames } from './scroll-frames.ts'

/**
 * Usage: npm run bench:smoothness [-- --keep DIR] [--prepare] [--files 10000] [--openings 1000]. Scrolls a PDF of 2,000 pages, a text of 5 MB and a list of 10,000 files in the real window, frame by
 * frame, and opens and closes citations 1,000 times: how long frames take, and what memory the window holds. Needs a build, no model.
 * With --keep the index stays in a folder and is used again; --prepare only makes it, so that times can be taken on a quiet machine.
 */
const PDF_PAGES = 2000
const TEXT_UNITS = 5_000_000
/** A frame at 60 Hz. */
const MOST_FRAME_MS = 16.7
const MOST_RENDERER_MB = 300
const WORD = 'zymurgist'

const { values } = parseArgs({
  options: {
    keep: { type: 'string', default: '' },
    prepare: { type: 'boolean', default: false },
    files: { type: 'string', default: '10000' },
    openings: { type: 'string', default: '1000' }
  }
})
const smallFiles = Number(values.files)
const openings = Number(values.openings)
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

async function measureAll({ app, page }: RunningApp): Promise<Measure[]> {
  await page.setViewportSize({ width: 1440, height: 900 })
  const measures: Measure[] = []
  const add = (what: string, value: number, unit: string, note: string, atMost?: number): void => {
    const measure = { part: 'window', what, value, unit, note, ...(atMost === undefined ? {} : { target: { atMost } }) }
    measures.push(measure)
    console.log(lineOf(measure))
  }
  const addFrames = (what: string, { frames, p50, p95, p99, longTasks, longestMs }: Frames): void =>
    add(
      what,
      p95,
      'ms p95 of frame times',
      `p50 ${p50}, p99 ${p99}, ${frames} frames; ${longTasks} long tasks, longest ${longestMs} ms`,
      MOST_FRAME_MS
    )

  const files = { pdf: 'book.pdf', text: 'log.txt' }
  // Nothing else may run while frames are counted.
  await page.waitForTimeout(3000)

  await openFirst(page, files.pdf)
  await page.locator('[data-testid=reader] canvas').first().waitFor()
  addFrames(
    'reading through a PDF of 2,000 pages, 600 px a second',
    await scrollFrames(page, '[data-testid=reader] [role=document]', 10, 600)
  )
  addFrames('scrolling it, 3,000 px a second', await scrollFrames(page, '[data-testid=reader] [role=document]', 50, 600))
  addFrames('flinging through it, 60,000 px a second', await scrollFrames(page, '[data-testid=reader] [role=document]', 1000, 600))
  add('pages in the document of the window meanwhile', await page.locator('[data-page]').count(), 'pages', `of ${PDF_PAGES}`, 12)
  await openFirst(page, files.text)
  addFrames('scrolling a text of 5 MB, 3,000 px a second', await scrollFrames(page, '[data-testid=reader] [role=document]', 50, 600))
  addFrames('flinging through it, 60,000 px a second', await scrollFrames(page, '[data-testid=reader] [role=document]', 1000, 600))

  if (openings > 0) {
    // Closed and opened again, as in a long day: a citation into a PDF and one into a text in turns.
    for (let opening = 0; opening < openings; opening += 2) {
      for (const name of [files.pdf, files.text]) {
        await page.locator('[data-testid=result]').filter({ hasText: name }).first().getByRole('button').first().click()
        await page.locator('[data-testid=reader] [data-testid=highlight]').first().waitFor()
        await page.getByRole('button', { name: 'Close the reader' }).click()
      }
    }
    const { heap, resident } = await rendererBytes(app, page)
    const mb = (bytes: number): number => Math.round(bytes / 1024 ** 2)
    add(`memory of the window after ${openings} openings`, mb(resident ?? heap), 'MB', `of it ${mb(heap)} MB of scripts`, MOST_RENDERER_MB)
  }
  if (smallFiles > 0) {
    await page.getByRole('button', { name: 'Files and rules of small' }).click()
    await page.getByTestId('folder-file').first().waitFor()
    addFrames(`scrolling a list of ${smallFiles} files`, await scrollFrames(page, '[data-testid=folder-file]', 50, 600))
  }
  return measures
}

/** Searches for the word that stands once in each of the two long files, and opens it in one of them. */
async function openFirst(page: Page, name: string): Promise<void> {
  if ((await page.getByTestId('result').count()) === 0) {
    await page.keyboard.press('Control+f')
    await page.getByTestId('question').fill(WORD)
  }
  await page.locator('[data-testid=result]').filter({ hasText: name }).first().getByRole('button').first().click()
  await page.locator('[data-testid=reader] [data-testid=highlight]').first().waitFor()
  await page.waitForTimeout(500)
}

async function makeFiles(books: string, small: string): Promise<void> {
  await mkdir(books, { recursive: true })
  await writeFile(join(books, 'book.pdf'), await book())
  const line = 'The keeper wrote down wind and weather, and that the lamp burned from dusk to dawn.\n'
  await writeFile(join(books, 'log.txt'), `The ${WORD} visited the lighthouse in May.\n${line.repeat(TEXT_UNITS / line.length)}`)
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
