import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isInView } from './in-view.ts'
import { asking, LINES, sampleFormats, saying } from './sample-formats.ts'
import { windowOver, type WindowOver } from './window-over.ts'

const PATIENCE = { timeout: 30_000, interval: 50 }

/** What of each file must be there beside the marked sentence: roles and names, or the number of its line. */
const SHOWN: readonly (readonly [
  name: string,
  animal: string,
  shows: { heading?: string; column?: string; page?: string; line?: number; term?: string }
])[] = [
  ['lease.docx', 'ocelot', { heading: 'Rooms' }],
  ['lease.odt', 'heron', { heading: 'Rooms' }],
  ['lease.rtf', 'badger', {}],
  ['lease.html', 'marmot', { heading: 'Rooms' }],
  ['lease.epub', 'lynx', { heading: 'Gardens' }],
  ['talk.pptx', 'otter', { page: 'Slide 2' }],
  ['talk.odp', 'puffin', { page: 'Slide 2' }],
  ['costs.xlsx', 'walrus', { column: 'Seen' }],
  ['costs.ods', 'gecko', { column: 'Seen' }],
  ['lease.py', 'tapir', { line: LINES + 1 }],
  ['lease.json', 'bison', { line: LINES + 3 }],
  ['lease.yaml', 'dingo', { line: LINES + 2 }],
  ['lease.xml', 'koala', {}],
  ['lease.ipynb', 'egret', {}],
  ['talk.srt', 'stoat', {}],
  ['letters.mbox', 'mole', { term: 'Subject' }]
]

// One window, and no model: a footnote of a quoted answer leads where any other does.
describe('a footnote into a file of every format', () => {
  let shown: WindowOver
  let page: Page

  beforeAll(async () => {
    shown = await windowOver(await sampleFormats())
    page = shown.page
  })
  afterAll(() => shown?.[Symbol.asyncDispose]())

  const reader = (): Locator => page.getByTestId('reader')

  test.each(SHOWN)(
    '%s: the sentence about the %s is marked and in view',
    async (name, animal, { heading, column, page: label, line, term }) => {
      await page.keyboard.press('Control+n')
      await page.getByTestId('question').fill(asking(animal))
      await page.getByTestId('question').press('Enter')
      await page.locator('[data-testid=answer][aria-busy=false]').waitFor(PATIENCE)
      await page.getByTestId('answer').getByTestId('footnote').first().click()
      await reader().getByRole('heading', { name, exact: true }).waitFor(PATIENCE)
      const marked = reader().getByTestId('highlight').filter({ hasText: animal }).first()
      await marked.waitFor(PATIENCE)
      await expect.poll(() => isInView(marked), PATIENCE).toBe(true)
      await expect.poll(async () => (await reader().getByTestId('highlight').allTextContents()).join(' ')).toContain(saying(animal))

      const body = reader().getByRole('document')
      if (heading !== undefined) {
        // Only what is near the view is drawn; the heading may stand screens above.
        const found = async (): Promise<number> => {
          const count = await body.getByRole('heading', { name: heading, exact: true }).count()
          if (count === 0) await body.evaluate((element) => element.scrollBy(0, -element.clientHeight / 2))
          return count
        }
        await expect.poll(found, PATIENCE).toBe(1)
      }
      if (column !== undefined) expect(await body.getByRole('columnheader', { name: column, exact: true }).count()).toBeGreaterThan(0)
      if (label !== undefined) expect(await body.getByText(label, { exact: true }).count()).toBeGreaterThan(0)
      if (term !== undefined)
        await expect.poll(async () => (await body.locator('dt').allTextContents()).map((one) => one.trim())).toContain(term)
      if (line !== undefined) expect(await marked.locator('xpath=ancestor::*[@data-line]').getAttribute('data-line')).toBe(String(line))
    }
  )

  test('nothing in any of them was run or fetched', async () => {
    expect(await page.title()).not.toBe('ran')
    expect(await reader().locator('img, script, iframe').count()).toBe(0)
    expect(shown.requests.filter((url) => url.includes('example.org'))).toEqual([])
    expect(shown.running.output()).not.toMatch(/\[page\]|Unhandled|Error:/)
  })
})
