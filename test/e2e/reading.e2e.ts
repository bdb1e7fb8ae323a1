import { unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument, StandardFonts } from 'pdf-lib'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isInView } from './in-view.ts'
import { windowOver, type WindowOver } from './window-over.ts'

const PATIENCE = { timeout: 30_000, interval: 50 }
const NOTE = `# The lighthouse

The keeper lights the **lamp** at *dusk* and trims the wick at midnight.

## Supplies

- [x] Oil for the quokka lamp lasts [until March](https://example.org/oil).
- [ ] New wicks are in [the shed](shed.md).

| Month | Barrels |
|---|---|
| May | 12 |

![The tower](https://example.org/tracker.png) <img src="https://example.org/pixel.gif">

${Array.from({ length: 120 }, (_, day) => `## Day ${day + 1}\n\nNothing but fog on day ${day + 1}.`).join('\n\n')}

## The end

The axolotl of the keeper ate the last candle.
`
const CONTRACT = (rent: number): string =>
  `House rules\n\n${'The stairs are swept on Saturdays.\n'.repeat(60)}\nThe monthly rent of the wombat cellar is ${rent} euros.\nIt is paid in advance.\n${'The cellar is dry.\n'.repeat(40)}`
const TABLE = `Month,Barrels,Remark\n${Array.from({ length: 400 }, (_, row) => `month ${row},${row * 3},${row === 333 ? '"the ibex barrel, leaking"' : 'sound'}`).join('\n')}\n`
const MAIL = `From: Ida Lind <ida@example.org>\nTo: keeper@example.org\nSubject: The narwhal delivery\nDate: Tue, 12 May 2026 10:00:00 +0200\n\nDear keeper,\nthe narwhal delivery comes on Friday at noon.\n`

// One window over files of a person's own; without models answers are quotes, which is all that reading needs.
describe('reading a source', () => {
  let shown: WindowOver
  let page: Page

  beforeAll(async () => {
    shown = await windowOver({
      'lighthouse.md': NOTE,
      'shed.md': '# The shed\n\nWicks are on the left.\n',
      'rules.txt': CONTRACT(480),
      'barrels.csv': TABLE,
      'delivery.eml': MAIL,
      'log.pdf': await pdf()
    })
    page = shown.page
  }, 60_000)
  afterAll(() => shown?.[Symbol.asyncDispose]())

  const reader = (): Locator => page.getByTestId('reader')
  const highlight = (): Locator => reader().getByTestId('highlight').first()
  const marked = async (): Promise<string> =>
    (await reader().getByTestId('highlight').allTextContents()).join(' ').replace(/\s+/g, ' ').trim()
  /** Asks, and opens the first footnote. */
  const open = async (question: string): Promise<void> => {
    await ask(question)
    await page.getByTestId('answer').getByTestId('footnote').first().click()
    await highlight().waitFor()
    await expect.poll(() => isInView(highlight()), PATIENCE).toBe(true)
  }
  const ask = async (question: string): Promise<void> => {
    const startOver = page.getByRole('button', { name: 'New conversation' })
    if (await startOver.isEnabled()) await startOver.click()
    await page.getByTestId('question').fill(question)
    await page.getByTestId('question').press('Enter')
    await page.locator('[data-testid=answer][aria-busy=false]').waitFor(PATIENCE)
  }

  test('a note is rendered, with exactly the cited sentence marked in it, and nothing of it is fetched', async () => {
    await open('How long does the oil for the quokka lamp last?')
    expect(await marked()).toContain('Oil for the quokka lamp lasts until March')
    const document = reader().getByRole('document')
    await expect.poll(() => document.getByRole('heading', { name: 'Supplies' }).count()).toBe(1)
    await expect.poll(() => document.getByRole('cell', { name: '12' }).count()).toBe(1)
    await expect.poll(() => document.getByText('Picture: The tower').count()).toBe(1)
    expect(await document.locator('img').count()).toBe(0)
    expect(shown.requests.filter((url) => url.includes('example.org'))).toEqual([])
  })

  test('a link opens in the browser only after its address was shown and agreed to', async () => {
    await shown.running.app.evaluate(({ shell }) => {
      const opened: string[] = []
      Object.assign(globalThis, { opened })
      shell.openExternal = async (url) => void opened.push(url)
    })
    const opened = (): Promise<unknown> => shown.running.app.evaluate(() => Reflect.get(globalThis, 'opened') as unknown)
    const dialog = page.getByRole('dialog', { name: 'Open this link in your browser?' })
    await reader().getByRole('link', { name: 'until March' }).click()
    await dialog.getByText('https://example.org/oil').waitFor()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(await opened()).toEqual([])
    await reader().getByRole('link', { name: 'until March' }).click()
    await dialog.getByRole('button', { name: 'Open link' }).press('Enter')
    await expect.poll(opened).toEqual(['https://example.org/oil'])
  })

  test('a link to another note opens that note', async () => {
    await reader().getByRole('link', { name: 'the shed' }).click()
    await reader().getByText('Wicks are on the left.').waitFor()
    await expect.poll(() => reader().getByRole('heading', { name: 'shed.md' }).count()).toBe(1)
    await page.keyboard.press('Alt+ArrowLeft')
    await reader().getByRole('heading', { name: 'lighthouse.md' }).waitFor()
    await expect.poll(() => isInView(highlight()), PATIENCE).toBe(true)
    await expect.poll(() => reader().getByRole('button', { name: /^Back/ }).count()).toBe(1)
  })

  test('Ctrl F in the reader finds in the document, counts, steps, and Esc ends it and nothing else', async () => {
    await open('Tell me about the axolotl of the keeper that ate the last candle.')
    await reader()
      .getByRole('document')
      .click({ position: { x: 200, y: 5 } })
    await page.keyboard.press('Control+f')
    await page.keyboard.type('fog on day 1')
    const count = reader().getByRole('search').getByRole('status')
    await expect.poll(() => count.textContent()).toMatch(/^1 of 32$/)
    const current = reader().locator('mark.current')
    await expect.poll(() => current.first().textContent()).toBe('fog on day 1')
    await expect.poll(() => isInView(current.first())).toBe(true)
    await page.keyboard.press('Enter')
    await expect.poll(() => count.textContent()).toBe('2 of 32')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.press('Shift+Enter')
    await expect.poll(() => count.textContent()).toBe('32 of 32')
    await page.keyboard.press('Escape')
    await reader().getByTestId('find').waitFor({ state: 'detached' })
    await expect.poll(() => reader().locator('mark.found').count()).toBe(0)
    await expect.poll(() => reader().count()).toBe(1)
  })

  test('the contents lead to a heading, and a key back to what was cited', async () => {
    await reader().getByRole('button', { name: 'Contents' }).click()
    await page.keyboard.type('day 77')
    await page.getByTestId('outline').getByRole('button', { name: 'Day 77' }).click()
    await expect.poll(() => isInView(reader().getByRole('document').getByRole('heading', { name: 'Day 77' }))).toBe(true)
    expect(await isInView(highlight())).toBe(false)
    await reader().getByRole('button', { name: 'Back to the cited passage' }).click()
    await expect.poll(() => isInView(highlight())).toBe(true)
  })

  test('the cited passage is copied with its source', async () => {
    await page.evaluate(() => {
      navigator.clipboard.writeText = async (text) => void Object.assign(window, { copied: text })
    })
    await reader().getByRole('button', { name: 'Copy with source' }).click()
    const copied = (): Promise<unknown> => page.evaluate(() => Reflect.get(window, 'copied') as unknown)
    await expect.poll(copied).toMatch(/^“The axolotl of the keeper ate the last candle\.” — lighthouse\.md, modified \w+ \d+, \d{4}$/)
  })

  test('a row of a long table is in view with the names of its columns above it', async () => {
    await open('Which ibex barrel is leaking?')
    expect(await marked()).toContain('the ibex barrel, leaking')
    const heads = reader().locator('th').filter({ hasText: 'Barrels' })
    await expect.poll(async () => (await Promise.all((await heads.all()).map(isInView))).includes(true), PATIENCE).toBe(true)
  })

  test('a mail is shown with its headers apart from its text', async () => {
    await open('When does the narwhal delivery come?')
    expect(await marked()).toContain('the narwhal delivery comes on Friday at noon')
    const terms = await reader().locator('dl dt').allTextContents()
    expect(terms.map((term) => term.trim())).toEqual(expect.arrayContaining(['From', 'To', 'Subject', 'Date']))
  })

  test('what draws a PDF is loaded when an answer cites one, before its footnote is clicked', async () => {
    const loaded = (): boolean => shown.requests.some((url) => url.includes('pdf.worker'))
    expect(loaded()).toBe(false)
    await ask('Where did the pangolin come on board?')
    await expect.poll(loaded, PATIENCE).toBe(true)
    await expect.poll(() => reader().count()).toBe(0)
  })

  test('a result of a search is opened at the sentence that holds its words, not as a whole passage', async () => {
    await page.getByRole('button', { name: 'New conversation' }).click()
    await page.keyboard.press('Control+f')
    await page.keyboard.type('narwhal delivery friday')
    await page.getByTestId('result').first().waitFor()
    await page.getByTestId('question').press('Enter')
    await highlight().waitFor()
    expect(await marked()).toBe('the narwhal delivery comes on Friday at noon.')
    await expect.poll(() => reader().locator('mark.passage').count()).toBeGreaterThan(1)
  })

  test('a PDF scrolls through its pages, and only those in view are drawn', async () => {
    await open('Where did the pangolin come on board?')
    expect(await marked()).toContain('The pangolin came on board at Brevik.')
    const number = reader().getByRole('spinbutton', { name: 'Page' })
    await expect.poll(() => number.inputValue()).toBe('40')
    await reader().getByRole('document').hover()
    for (let turn = 0; turn < 12; turn++) await page.mouse.wheel(0, 700)
    await expect.poll(async () => Number(await number.inputValue()), PATIENCE).toBeGreaterThan(44)
    await expect.poll(() => reader().locator('[data-page]').count()).toBeLessThan(12)
    await number.fill('3')
    await number.press('Enter')
    await expect.poll(() => isInView(reader().locator('[data-page="3"]')), PATIENCE).toBe(true)
    await expect.poll(() => reader().locator('[data-page="3"] canvas').count(), PATIENCE).toBe(1)
  })

  test('finding in a PDF marks the words on their page', async () => {
    await reader().getByRole('button', { name: 'Find in this document' }).click()
    await page.keyboard.type('page 57 of the log')
    const current = reader().locator('[data-page="57"] mark.current')
    await expect.poll(async () => (await current.allTextContents()).join(''), PATIENCE).toMatch(/page 57 of the log/i)
    await page.keyboard.press('Escape')
  })

  test('a file that was edited since shows what was cited beside what it says today, with the difference marked', async () => {
    await open('What is the monthly rent of the wombat cellar?')
    writeFileSync(join(shown.folder, 'rules.txt'), CONTRACT(520))
    // The open reader says so by itself, and shows a further edit, too; opened anew it says the same.
    const edited = reader().getByText('This file has changed since it was cited.')
    await edited.waitFor()
    // So does its answer, by itself and when the conversation is opened later.
    const mark = page.getByTestId('answer').getByRole('button', { name: 'rules.txt changed since' })
    await mark.waitFor()
    await page
      .getByTestId('sources')
      .getByRole('button', { name: /^1 rules\.txt .*changed since/ })
      .waitFor()
    await page.getByRole('button', { name: 'New conversation' }).click()
    await page.getByRole('tab', { name: 'Conversations' }).click()
    await page.getByText('What is the monthly rent of the wombat cellar?').first().click()
    await mark.click()
    await page.getByRole('tab', { name: 'Library' }).click()
    await expect.poll(() => reader().getByTestId('today').locator('mark.added').allTextContents(), PATIENCE).toEqual(['520'])
    writeFileSync(join(shown.folder, 'rules.txt'), CONTRACT(5300))
    await expect.poll(() => reader().getByTestId('today').locator('mark.added').allTextContents(), PATIENCE).toEqual(['5300'])
    writeFileSync(join(shown.folder, 'rules.txt'), CONTRACT(520))
    await reader().getByRole('button', { name: 'Close the reader' }).click()
    await page.getByTestId('answer').getByTestId('footnote').first().click()
    await reader().getByText('This file has changed since it was cited.').waitFor()
    await expect.poll(() => page.getByTestId('versions').textContent(), PATIENCE).toBe('The cited passage reads differently today.')
    const today = reader().getByTestId('today')
    await expect.poll(() => reader().locator('mark.removed').allTextContents()).toEqual(['480'])
    await expect.poll(() => today.locator('mark.added').allTextContents()).toEqual(['520'])
    await expect.poll(() => isInView(today.locator('mark.added').first())).toBe(true)
    expect(await isInView(reader().locator('mark.removed').first())).toBe(true)
    await reader().getByRole('radio', { name: 'As cited' }).check()
    await today.waitFor({ state: 'detached' })
    expect(await marked()).toContain('480 euros')
  })

  test('a file that was deleted since shows what was cited, and says so', async () => {
    await open('When does the narwhal delivery come?')
    await expect.poll(() => reader().getByRole('button', { name: 'Open file' }).count()).toBe(1)
    unlinkSync(join(shown.folder, 'delivery.eml'))
    await reader().getByText('This file is no longer in your library. You see the version that was cited.').waitFor()
    await expect.poll(() => reader().getByRole('button', { name: 'Open file' }).count()).toBe(0)
    await reader().getByRole('button', { name: 'Close the reader' }).click()
    await page.getByTestId('answer').getByTestId('footnote').first().click()
    await reader().getByText('This file is no longer in your library. You see the version that was cited.').waitFor()
    expect(await marked()).toContain('the narwhal delivery comes on Friday at noon')
  })
})

async function pdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  for (let number = 1; number <= 60; number++) {
    const page = document.addPage([420, 595])
    page.drawText(`This is page ${number} of the log.`, { x: 40, y: 530, size: 12, font })
    if (number === 40) page.drawText('The pangolin came on board at Brevik.', { x: 40, y: 300, size: 12, font })
  }
  return document.save()
}
