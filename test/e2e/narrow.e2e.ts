import type { Locator, Page } from 'playwright-core'
import { PDFDocument, StandardFonts } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callCore } from './call.ts'
import { windowOver, type WindowOver } from './window-over.ts'

const PATIENCE = { timeout: 30_000, interval: 50 }
const NOTE = `# Lease

The monthly rent of the wombat cellar is 480 euros, to be paid in advance on the third working day of each month, without any
deduction, into the account of the landlord, who confirms it in writing within a week.

The pets of the tenants are not allowed into it.
`
/** The smallest window at the usual size of text, a laptop's, a desktop's; each with the largest text too. */
const WINDOWS = [900, 1240, 1600].flatMap((width) => (['medium', 'largest'] as const).map((textSize) => ({ width, textSize })))

describe('a window of any width and size of text', () => {
  let shown: WindowOver
  let page: Page

  beforeAll(async () => {
    shown = await windowOver({ 'lease of the cellar 2019.md': NOTE, 'log of the Aurora 1923.pdf': await pdf() })
    page = shown.page
  }, 60_000)
  afterAll(() => shown?.[Symbol.asyncDispose]())

  const sources = (): Locator => page.getByRole('complementary', { name: 'Sources' })
  const look = async ({ width, textSize }: (typeof WINDOWS)[number]): Promise<void> => {
    await callCore(page, 'setPreferences', { textSize })
    await page.setViewportSize({ width, height: 640 })
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset['text'])).toBe(textSize)
  }
  const ask = async (question: string): Promise<void> => {
    await page.getByTestId('question').fill(question)
    await page.getByTestId('question').press('Enter')
    await page.locator('[data-testid=answer][aria-busy=false]').waitFor(PATIENCE)
  }

  test('at 900 px a pane without sources leaves its room to the conversation; wider it says what it will show', async () => {
    await look({ width: 900, textSize: 'medium' })
    await sources().waitFor({ state: 'hidden' })
    expect((await page.getByRole('main').boundingBox())?.width).toBeGreaterThan(600)
    await look({ width: 1240, textSize: 'medium' })
    await sources().getByText('The passages behind an answer are listed here.').waitFor()
    await page.keyboard.press('Control+f')
    await sources().getByText('A result that you open is shown here, in its file.').waitFor()
    await page.getByRole('button', { name: 'New conversation' }).click()
    await look({ width: 900, textSize: 'medium' })
    await ask('What is the monthly rent of the wombat cellar?')
    await sources()
      .getByRole('button', { name: /^1 lease/ })
      .waitFor()
  })

  test.each([
    ['ltr', 900, 640],
    ['ltr', 1240, 420],
    ['rtl', 900, 640],
    ['rtl', 1240, 420]
  ] as const)('the card of a footnote lies in the window and leaves its sentence free (%s, %i x %i)', async (dir, width, height) => {
    await page.evaluate((dir) => (document.documentElement.dir = dir), dir)
    await page.setViewportSize({ width, height })
    const footnote = page.getByTestId('footnote').first()
    await footnote.scrollIntoViewIfNeeded()
    await footnote.hover()
    const card = page.getByRole('tooltip')
    await card.waitFor()
    const [cardBox, lines] = await Promise.all([
      card.evaluate((element) => element.getBoundingClientRect().toJSON() as DOMRect),
      page
        .getByTestId('sentence')
        .first()
        .evaluate((element) => [...element.getClientRects()].map((line) => line.toJSON() as DOMRect))
    ])
    const seen = lines.filter(({ top, bottom }) => bottom > 0 && top < height)
    const covered = seen.filter(
      ({ left, right, top, bottom }) => left < cardBox.right && right > cardBox.left && top < cardBox.bottom && bottom > cardBox.top
    )
    expect({ lines: seen.length > 1, covered }).toEqual({ lines: true, covered: [] })
    expect([cardBox.left >= 0, cardBox.top >= 0, cardBox.right <= width, cardBox.bottom <= height]).toEqual([true, true, true, true])
    await page.mouse.move(1, 1)
    await card.waitFor({ state: 'detached' })
    await page.evaluate(() => (document.documentElement.dir = 'ltr'))
  })

  test('the bars of the window keep to one line, with the name of every button', async () => {
    await ask('Where did the pangolin come on board?')
    await page.getByTestId('footnote').last().click()
    await page.locator('.textLayer [data-testid=highlight]').first().waitFor(PATIENCE)
    const reader = page.getByTestId('reader')
    for (const language of ['en', 'de', 'pl'] as const) {
      await callCore(page, 'setPreferences', { language })
      for (const size of WINDOWS) {
        await look(size)
        await expect
          .poll(() => page.evaluate(bars), { message: `${language} ${String(size.width)} ${size.textSize}` })
          .toEqual({ wrapped: [], cut: [] })
      }
    }
    await callCore(page, 'setPreferences', { language: 'en' })
    for (const name of ['Back to the cited passage', 'Find in this document', 'Copy with source', 'Text', 'Show in folder', 'Open file'])
      await reader.getByRole('button', { name }).waitFor()
    await page.getByRole('button', { name: 'New conversation' }).waitFor()
  })

  test('at the largest text no label leaves its dots on a line of their own, and the date of a source is told whole', async () => {
    for (const language of ['de', 'pl', 'en'] as const) {
      await callCore(page, 'setPreferences', { language })
      for (const width of [900, 1240]) {
        await look({ width, textSize: 'largest' })
        await expect
          .poll(() => page.evaluate(labels), { message: `${language} ${String(width)}` })
          .toEqual({ dots: [], centred: [], cut: [] })
      }
    }
    await expect.poll(() => page.locator('[data-testid=sources] .where').count()).toBeGreaterThan(0)
  })
})

/** Of the left pane: buttons whose "…" begins a line, or whose icon stands beside centred lines; of the sources: places that are cut. */
function labels(): { dots: string[]; centred: string[]; cut: string[] } {
  const dots: string[] = []
  const centred: string[] = []
  for (const button of document.querySelectorAll('#side-panel button')) {
    const text = [...button.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim().endsWith('…'))
    const label = text?.textContent?.trimEnd() ?? ''
    if (!text || label === '') continue
    const topOf = (index: number): number => {
      const range = document.createRange()
      range.setStart(text, index)
      range.setEnd(text, index + 1)
      return range.getBoundingClientRect().top
    }
    const top = topOf(label.length - 1)
    if (Math.abs(top - topOf(label.replace(/\s*…$/, '').length - 1)) > 2) dots.push(label)
    const wraps = Math.abs(top - topOf(label.search(/\S/))) > 2
    if (wraps && button.querySelector('svg') && getComputedStyle(button).textAlign === 'center') centred.push(label)
  }
  const places = [...document.querySelectorAll('[data-testid=sources] .where')]
  return {
    dots,
    centred,
    cut: places.filter((place) => place.scrollWidth > place.clientWidth + 1).map(({ textContent }) => textContent ?? '')
  }
}

/** Of each bar: what stands below its first line, and what reaches out of it. */
function bars(): { wrapped: string[]; cut: string[] } {
  const found = [...document.querySelectorAll('[data-testid=reader] header > .line, .reader-bar, main > header, [role=tablist]')]
  const parts = found.flatMap((bar) => [...bar.children].map((part) => ({ part, bar: bar.getBoundingClientRect() })))
  const shown = parts
    .map(({ part, bar }) => ({
      name: part.textContent?.trim() || (part.getAttribute('aria-label') ?? part.tagName),
      bar,
      box: part.getBoundingClientRect()
    }))
    .filter(({ box }) => box.width > 0 && box.height > 0)
  return {
    wrapped: shown
      .filter(({ bar, box }) => box.height > 36 || Math.abs((bar.top + bar.bottom) / 2 - (box.top + box.bottom) / 2) > 6)
      .map(({ name }) => name),
    cut: shown.filter(({ bar, box }) => box.left < bar.left - 5 || box.right > bar.right + 5).map(({ name }) => name)
  }
}

async function pdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  document.addPage([420, 595]).drawText('The pangolin came on board at Brevik.', { x: 40, y: 300, size: 12, font })
  return document.save()
}
