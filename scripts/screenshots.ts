// npm run screenshots: the pictures of docs/screenshots, from the real app over the sample library with a real model.
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
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
/** Reading and embedding the sample library takes about a minute on two busy cores. */
const TIMEOUT_MS = 300_000

const dataFolder = mkdtempSync(join(tmpdir(), 'footnote-screenshots-'))
try {
  await takeAll()
} finally {
  rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 })
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

  await page.getByRole('main').getByRole('button', { name: 'Add the sample library' }).click()
  await page.getByText('passages searchable').waitFor({ timeout: TIMEOUT_MS })
  await page.getByTestId('question').fill(QUESTION)
  await page.getByTestId('question').press('Enter')
  await page.locator('[data-testid=answer][aria-busy=false] [data-testid=footnote]').first().waitFor({ timeout: TIMEOUT_MS })
  await take(page, 'answer')

  await page.getByTestId('answer').getByTestId('footnote').first().click()
  await page.locator('.textLayer [data-testid=highlight]').first().waitFor()
  await take(page, 'reader-pdf')
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
