import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { host, startApp, type RunningApp } from './host.ts'

const PATIENCE = { timeout: 30_000 }
/** What a European law on accessibility asks for, and what axe knows beyond. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const THEMES = {
  light: { colorScheme: 'light', contrast: 'no-preference' },
  dark: { colorScheme: 'dark', contrast: 'no-preference' },
  'contrast, light': { colorScheme: 'light', contrast: 'more' },
  'contrast, dark': { colorScheme: 'dark', contrast: 'more' }
} as const

let root: string
let running: RunningApp
let page: Page

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'footnote-axe-'))
  const papers = join(root, 'papers')
  mkdirSync(papers)
  writeFileSync(
    join(papers, 'ferry.md'),
    '# Ferry\n\nThe last ferry to Lunde leaves at 21:40 from [pier four](https://example.org/pier).\n'
  )
  writeFileSync(join(papers, 'gas.csv'), 'Date,Gas\n2025-01-01,18400\n2025-02-01,18487\n')
  writeFileSync(join(papers, 'broken.pdf'), '%PDF-1.7\nlost')
  running = await startApp({ dataFolder: join(root, 'data'), env: { FOOTNOTE_MODELS: join(root, 'models') } })
  page = running.page
})
afterAll(async () => {
  await running?.[Symbol.asyncDispose]()
  rmSync(root, { recursive: true, force: true, maxRetries: 5 })
})

/** What axe finds on the screen as it is, in every theme. */
async function findings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  const found: string[] = []
  for (const [theme, media] of Object.entries(THEMES)) {
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' })
    const violations = await page.evaluate(async (tags) => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
        runOnly: tags,
        rules: {
          // The panes' separators stand between the landmarks by their nature.
          region: { enabled: false },
          // HTML in ARIA lets a text area be no combobox; one with a list of names below it has no other role that says so.
          'aria-allowed-role': { enabled: false }
        }
      }) // just evaluated
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
    }, TAGS)
    found.push(...violations.map((violation) => `${theme}: ${violation}`))
  }
  return found
}

const close = async (): Promise<void> => {
  await page.keyboard.press('Escape')
  await expect.poll(() => page.getByRole('dialog').count(), PATIENCE).toBe(0)
}

test('axe finds nothing at the first start', async () => {
  await page.getByRole('heading', { name: 'Ask your own files' }).waitFor(PATIENCE)
  expect(await findings(page)).toEqual([])
})

test('who wishes less motion sees none', async () => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => {
        const { animationDuration, transitionDuration } = getComputedStyle(element)
        return [animationDuration, transitionDuration].some((times) => times.split(', ').some((time) => Number.parseFloat(time) > 0))
      })
      .map(({ outerHTML }) => outerHTML.slice(0, 100))
  )
  expect(moving).toEqual([])
})

test('axe finds nothing in the preview of a folder', async () => {
  await running.app.evaluate(
    ({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
    },
    join(root, 'papers')
  )
  await page.getByTestId('add-folder').click()
  await page.locator('[data-testid=preview][aria-busy=false]').waitFor(PATIENCE)
  expect(await findings(page)).toEqual([])
  await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByText('2 files').first().waitFor(PATIENCE)
})

const DIALOGS: Readonly<Record<string, () => Promise<void>>> = {
  settings: () => page.keyboard.press('Control+,'),
  models: () => page.getByRole('button', { name: 'All models…' }).click(),
  'the files of a folder': () =>
    page
      .getByRole('button', { name: /^1 could not be read/ })
      .first()
      .click(),
  'a collection': () => page.getByRole('button', { name: 'New collection' }).click(),
  shortcuts: () => page.keyboard.press('F1'),
  'memory and quality': () => page.getByRole('button', { name: 'Memory and quality' }).click(),
  'text recognition': async () => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('text recog')
    await page.getByRole('option', { selected: true, name: /^Text recognition/ }).waitFor(PATIENCE)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Text recognition' }).waitFor(PATIENCE)
  },
  'the palette': async () => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('ferry')
    await page.getByRole('option', { name: /^ferry\.md/ }).waitFor(PATIENCE)
  }
}

test.each(Object.entries(DIALOGS))('axe finds nothing in %s', async (_name, open) => {
  await open()
  await page.getByRole('dialog').waitFor(PATIENCE)
  const found = await findings(page)
  await close()
  expect(found).toEqual([])
})

test('axe finds nothing beside an answer and its source', async () => {
  await page.getByTestId('question').fill('When does the last ferry leave?')
  await page.getByTestId('question').press('Enter')
  await page.getByTestId('answer').getByTestId('footnote').first().click(PATIENCE)
  await page.getByTestId('highlight').first().waitFor(PATIENCE)
  await page.getByText(/^How this was found/).click()
  await page.getByRole('button', { name: 'Save or print' }).click()
  await page.getByRole('menuitem', { name: 'Print the conversation…' }).waitFor(PATIENCE)
  expect(await findings(page)).toEqual([])
})

test('axe finds nothing in the question before a link is opened', async () => {
  await page.getByTestId('reader').getByRole('link', { name: 'pier four' }).click()
  await page.getByRole('dialog', { name: 'Open this link in your browser?' }).waitFor(PATIENCE)
  expect(await findings(page)).toEqual([])
  await page.getByRole('button', { name: 'Cancel' }).click()
})

test('axe finds nothing in the versions of a file that was edited', async () => {
  writeFileSync(join(root, 'papers', 'ferry.md'), '# Ferry\n\nThe last ferry to Lunde leaves at 22:10 from pier four.\n')
  await page.getByRole('button', { name: 'Close the reader' }).click()
  await page.getByTestId('answer').getByTestId('footnote').first().click()
  await page.getByTestId('today').waitFor(PATIENCE)
  expect(await findings(page)).toEqual([])
  await page.keyboard.press('Escape')
})

test('axe finds nothing in the list of conversations', async () => {
  await page.getByRole('tab', { name: 'Conversations' }).click()
  await page.getByTestId('conversation').first().waitFor(PATIENCE)
  expect(await findings(page)).toEqual([])
  await page.getByRole('tab', { name: 'Library' }).click()
})

test.skipIf(host.kind !== 'stand-in')('axe finds nothing in the bar of the hotkey', async () => {
  const opened = running.app.waitForEvent('window')
  await running.app.evaluate(({ globalShortcut }) => {
    const { hotkeys } = globalShortcut as unknown as { hotkeys: Map<string, () => void> } // the stand-in's
    hotkeys.get('CommandOrControl+Shift+Space')?.()
  })
  const bar = await opened
  await bar.getByTestId('quick-question').fill('ferry')
  await bar.getByTestId('quick-result').first().waitFor(PATIENCE)
  expect(await findings(bar)).toEqual([])
  await page.bringToFront()
})

test('axe finds nothing in a search, with its help and with a table open', async () => {
  await page.getByRole('button', { name: 'New conversation' }).click()
  await page.keyboard.press('Control+f')
  expect(await findings(page)).toEqual([])
  await page.keyboard.type('gas 2025 type:csv')
  await page.getByTestId('filter').waitFor(PATIENCE)
  await page.keyboard.press('Enter')
  await page.getByTestId('reader').waitFor(PATIENCE)
  expect(await findings(page)).toEqual([])
})
