import type { Locator, Page } from 'playwright-core'
import { look, type Look } from './look.ts'

/** What came of a click on one footnote. */
export interface Landing {
  readonly path: string
  readonly quote: string
  /** What is marked and in view. */
  readonly shown: string
  readonly outcome: 'landed' | 'notice' | 'missed'
  readonly note: string
  readonly ms: number
}

/** A passage must be in view by then; a machine with two cores draws a page in a second. */
const PATIENCE_MS = 8000

/** A footnote that something lies upon is never reached. */
const CLICK_MS = 4000

/** Asks, and clicks every footnote of the answer that was not clicked before. */
export async function clickFootnotes(page: Page, question: string, seen: Set<string>): Promise<readonly Landing[]> {
  const startOver = page.getByRole('button', { name: 'New conversation' })
  if (await startOver.isEnabled()) await startOver.click()
  await page.getByTestId('question').fill(question)
  await page.getByTestId('question').press('Enter')
  await page.locator('[data-testid=answer][aria-busy=false]').waitFor({ timeout: 60_000 })
  // What each footnote cites stands in the list of sources while no document is open.
  const sources = await page.getByTestId('sources').locator('li button').evaluateAll(readSources)
  const landings: Landing[] = []
  for (const { number, path, quote } of sources) {
    const key = `${path}\n${quote}`
    const footnote = page.getByTestId('answer').getByTestId('footnote').getByText(number, { exact: true }).first()
    if (seen.has(key) || (await footnote.count()) === 0) continue
    seen.add(key)
    landings.push({ path, quote, ...(await clickOne(page, footnote, path, quote)) })
  }
  return landings
}

async function clickOne(page: Page, footnote: Locator, path: string, quote: string): Promise<Omit<Landing, 'path' | 'quote'>> {
  const started = performance.now()
  try {
    await footnote.click({ timeout: CLICK_MS })
  } catch (thrown) {
    // A footnote that cannot be clicked is a miss like any other.
    return { shown: '', outcome: 'missed', note: String(thrown).split('\n', 1)[0] ?? '', ms: Math.round(performance.now() - started) }
  }
  let seen: Look = { heading: '', title: '', shown: '', inView: false, notices: [], under: undefined }
  while (performance.now() - started < PATIENCE_MS) {
    seen = await page.evaluate(look)
    const ms = Math.round(performance.now() - started)
    if (seen.title === path && seen.inView && saysTheSame(seen, quote)) return { shown: seen.shown, outcome: 'landed', note: '', ms }
    await page.waitForTimeout(50)
  }
  const ms = Math.round(performance.now() - started)
  const opened = seen.title === path && seen.notices.length > 0
  const note = opened
    ? seen.notices.join(' ')
    : seen.inView
      ? 'another text is marked'
      : seen.shown === ''
        ? 'nothing is marked'
        : 'the mark is out of view'
  return { shown: seen.shown, outcome: opened ? 'notice' : 'missed', note, ms }
}

/** The marked text is the quote, letter by letter; on a page also the text that stands under the marks. */
function saysTheSame({ shown, under }: Look, quote: string): boolean {
  const wanted = letters(withoutAddresses(quote))
  const same = letters(shown) === letters(quote) || (wanted !== '' && letters(withoutAddresses(shown)) === wanted)
  return same && (under === undefined || letters(under).includes(wanted))
}

/** Layout is not compared: spaces, hyphens at line ends, the signs of Markdown, the bars between cells. */
const letters = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '')
/** A rendered link shows its text, and a rendered list counts by itself. */
const withoutAddresses = (text: string): string => text.replace(/\]\([^)]*\)/g, ']').replace(/(?<=^|\s)\d+[.)](?=\s)/g, '')

function readSources(buttons: readonly Element[]): { number: string; path: string; quote: string }[] {
  return buttons.map((button) => ({
    number: button.querySelector('.number')?.textContent?.trim() ?? '',
    path: button.getAttribute('title') ?? '',
    quote: button.querySelector('.quote')?.textContent ?? ''
  }))
}
