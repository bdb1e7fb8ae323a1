// npm run screenshots: the pictures of docs/screenshots, from the real app over the sample library with a real model.
import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { startApp } from '../test/e2e/host.ts'
import { modelFile } from '../test/models/models.ts'

const FOLDER = join(import.meta.dirname, '../docs/screenshots')
const SIZE = { width: 1280, height: 820 }
/** What the machine of the pictures is likely to have, best first. */
const GENERATORS = ['qwen2.5-coder-1.5b', 'qwen2.5-coder-0.5b']
/** Answered from a PDF, so that the reader shows a page. */
const QUESTION = 'What does the code E18 mean on the washing machine?'
/** Typed into the palette. */
const PALETTE = 'boiler'
/** Typed into the search. */
const QUERY = 'boiler service after:2023'
/** Reading and embedding the sample library takes about a minute on two busy cores. */
const TIMEOUT_MS = 300_000

const dataFolder = mkdtempSync(join(tmpdir(), 'footnote-screenshots-'))
const home = mkdtempSync(join(tmpdir(), 'home-'))
try {
  await takeAll()
} finally {
  for (const folder of [dataFolder, home]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

async function takeAll(): Promise<void> {
  const generator = await firstInstalled(GENERATORS)
  if (generator === undefined) throw new Error(`None of these models is installed: ${GENERATORS.join(', ')}. "npm run setup" gets one.`)
  writeFileSync(join(dataFolder, 'settings.json'), JSON.stringify({ generator }))
  mkdirSync(FOLDER, { recursive: true })
  await using running = await startApp({ dataFolder })
  const { page } = running
  const devTools = await page.context().newCDPSession(page)
  await devTools.send('Emulation.setDeviceMetricsOverride', { ...SIZE, deviceScaleFactor: 1, mobile: false })

  await page.getByRole('main').getByRole('button', { name: 'Add the sample library' }).waitFor()
  await take(page, 'first-run')

  const household = makeHousehold()
  await running.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, household)
  await page.getByTestId('add-folder').click()
  await page.locator('[data-testid=preview][aria-busy=false]').waitFor()
  await page.getByText('May hold passwords or keys').click()
  await take(page, 'preview')
  await page.keyboard.press('Escape')
  await page.getByTestId('add-folder').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click()

  // Asked before the last stage is done, it may only say that files are still being read.
  await page.getByTestId('progress').getByText('Learning meanings').waitFor({ timeout: TIMEOUT_MS })
  await page.getByRole('progressbar').first().waitFor({ state: 'detached', timeout: TIMEOUT_MS })
  await page.getByTestId('question').fill(QUESTION)
  await page.getByTestId('question').press('Enter')
  await page.getByTestId('unchecked').waitFor({ timeout: TIMEOUT_MS })
  await take(page, 'writing')
  await page.locator('[data-testid=answer][aria-busy=false] [data-testid=footnote]').first().waitFor({ timeout: TIMEOUT_MS })
  await take(page, 'answer')

  await page.getByRole('tab', { name: 'Conversations' }).click()
  await page.getByText(/^How this was found/).click()
  await page.getByTestId('timeline').waitFor()
  await take(page, 'conversations')
  await page.getByText(/^How this was found/).click()
  await page.keyboard.press('Control+k')
  await page.keyboard.type(PALETTE)
  await page.locator('[role=option][data-kind=passage]').first().waitFor()
  await take(page, 'palette')
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: 'Library' }).click()

  await page.getByTestId('answer').getByTestId('footnote').first().click()
  await page.locator('.textLayer [data-testid=highlight]').first().waitFor()
  await take(page, 'reader-pdf')

  await page.getByRole('button', { name: '1 could not be read' }).click()
  await page.getByTestId('folder-file').waitFor()
  await take(page, 'files')
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+,')
  await page.getByRole('heading', { name: 'Storage' }).waitFor()
  await take(page, 'settings')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'All models…' }).click()
  await page
    .getByRole('dialog')
    .getByText(/This computer has/)
    .waitFor()
  await take(page, 'models')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Memory and quality' }).click()
  await page.getByTestId('remembered').waitFor()
  await take(page, 'memory')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'New collection' }).click()
  await page.getByTestId('collection-name').fill('House')
  await page.getByLabel('Instructions for answers').fill('Amounts are in euros. Name the company in every answer.')
  await take(page, 'collection')
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'New conversation' }).click()
  await page.keyboard.press('Control+f')
  await page.keyboard.type(QUERY)
  await page.getByTestId('filter').waitFor()
  await page.keyboard.press('Enter')
  await page.getByTestId('highlight').first().waitFor()
  await page.getByText('Why this result').click()
  await take(page, 'search')

  await page.keyboard.press('Escape')
  await page.getByTestId('question').fill('gas reading type:csv')
  await page.getByRole('button', { name: 'Remove the filter type:csv' }).waitFor()
  await page.getByTestId('question').press('Enter')
  await page.getByTestId('cited-row').first().waitFor()
  await take(page, 'reader-table')
}

/** The sample library with what lies about in a real folder: a project, a key, a film, a file that is broken. */
function makeHousehold(): string {
  const folder = join(home, 'Household')
  cpSync(join(import.meta.dirname, '../resources/sample-library/files'), folder, { recursive: true })
  for (const name of ['website/node_modules/left-pad', 'website/dist']) mkdirSync(join(folder, name), { recursive: true })
  const files = {
    'website/.gitignore': 'dist/\n*.log\n',
    'website/index.html': '<h1>Our house</h1><p>Rooms to let.</p>',
    'website/build.log': 'done',
    'website/.env': 'TOKEN=1',
    id_rsa: 'key',
    'summer.mp4': 'film',
    'tax-2019.pdf': '%PDF-1.7\nthe rest of this file was lost\n',
    'meters/gas-readings.csv': gasReadings()
  }
  mkdirSync(join(folder, 'meters'), { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

function gasReadings(): string {
  const months = Array.from({ length: 36 }, (_, month) => {
    const date = `${2023 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`
    return `${date},${18_400 + month * 87},${month % 12 === 0 ? '"Read by the provider, boiler serviced"' : 'Gas reading by ourselves'}`
  })
  return `Date,Gas in cubic metres,Remark\n${months.join('\n')}\n`
}

async function firstInstalled(ids: readonly string[]): Promise<string | undefined> {
  for (const id of ids) if (await modelFile(id)) return id
  return undefined
}

/** One picture in light and one in dark, without pointer and caret. */
async function take(page: Page, name: string): Promise<void> {
  await page.mouse.move(1, 1)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const path = join(FOLDER, `${name}-${colorScheme}.png`)
    await page.screenshot({ path, caret: 'hide', animations: 'disabled' })
    console.log(`${path}: ${Math.round(statSync(path).size / 1000)} kB`)
  }
}
