import type { Page } from 'playwright-core'
import type { RunningApp } from '../../test/e2e/host.ts'
import { rendererBytes, type RendererBytes } from './renderer-memory.ts'
import { scrollFrames } from './scroll-frames.ts'

/** The window's memory after so many rounds. */
export interface Sample extends RendererBytes {
  readonly minute: number
  readonly rounds: number
}

interface Things {
  /** It stands once in each of the files. */
  readonly word: string
  /** Names of files to open. */
  readonly names: readonly string[]
  /** A folder whose list of files is looked through. */
  readonly folder?: string
}

/** A conversation is begun anew after so many questions. */
const QUESTIONS = 10
const MINUTE_MS = 60_000

/** Uses the window as a person does in a long day, again and again: searches, opens, scrolls, types, asks, looks at lists and settings. */
export async function useFor({ app, page }: RunningApp, ms: number, things: Things, onMinute: (sample: Sample) => void): Promise<Sample> {
  const { word, names, folder } = things
  const started = performance.now()
  let told = -1
  let rounds = 0
  const minuteNow = (): number => Math.floor((performance.now() - started) / MINUTE_MS)
  const sample = async (): Promise<Sample> => ({ minute: minuteNow(), rounds, ...(await rendererBytes(app, page)) })
  while (performance.now() - started < ms) {
    for (const name of names) {
      await searchFor(page, word)
      await clickResult(page, name)
      await page.locator('[data-testid=reader] [data-testid=highlight]').first().waitFor()
      await scrollFrames(page, '[data-testid=reader] [role=document]', 50, 60)
      await page.getByRole('button', { name: 'Close the reader' }).click()
    }
    if (folder !== undefined) {
      await openFiles(page, folder)
      await scrollFrames(page, '[data-testid=folder-file]', 50, 60)
      await page.getByRole('searchbox').last().pressSequentially('99')
      await page.keyboard.press('Escape')
    }
    await typeAndLeave(page, 'Control+k', 'lighthouse')
    for (const key of ['Control+,', 'F1']) await typeAndLeave(page, key, '')
    await ask(page, `What did the ${word} do?`, rounds % QUESTIONS === 0)
    rounds++
    if (minuteNow() === told) continue
    told = minuteNow()
    onMinute(await sample())
  }
  return sample()
}

/** Types a word into the search, unless it is there. */
export async function searchFor(page: Page, word: string): Promise<void> {
  if ((await page.getByTestId('result').count()) > 0) return
  await page.keyboard.press('Control+f')
  await page.getByTestId('question').fill('')
  await page.getByTestId('question').pressSequentially(word, { delay: 30 })
  await page.getByTestId('result').first().waitFor()
}

export function clickResult(page: Page, name: string): Promise<void> {
  return page.locator('[data-testid=result]').filter({ hasText: name }).first().getByRole('button').first().click()
}

/** Opens the list of a folder's files. */
export async function openFiles(page: Page, folder: string): Promise<void> {
  await page.getByTitle(folder, { exact: true }).getByRole('button', { name: 'Files and rules of' }).click()
  await page.getByTestId('folder-file').first().waitFor()
}

async function typeAndLeave(page: Page, key: string, words: string): Promise<void> {
  await page.keyboard.press(key)
  await page.keyboard.type(words, { delay: 30 })
  await page.waitForTimeout(300)
  await page.keyboard.press('Escape')
}

async function ask(page: Page, question: string, anew: boolean): Promise<void> {
  if (anew) await page.keyboard.press('Control+n')
  else await page.getByRole('radio', { name: 'Ask', exact: true }).check({ force: true }) // its label covers it
  await page.getByTestId('question').fill(question)
  await page.keyboard.press('Enter')
  await page.waitForTimeout(2000)
}
