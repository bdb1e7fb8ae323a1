import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { host, startApp, type RunningApp } from './host.ts'

const PATIENCE = { timeout: 30_000, interval: 50 }
const FILES = {
  'boat/ferry.md': '# Ferry\n\nThe last ferry to Lunde leaves at 21:40 from pier four.\n',
  'home/rent.md': '# Rent\n\nThe yearly rent of the garden plot is 86 euros, due in March.\n',
  'home/boiler.txt': 'The boiler was serviced on 3 February 2025 by Ms Okafor.\n'
}

// One session, without a model: everything here works while one is still being downloaded.
describe.skipIf(host.kind !== 'stand-in')('the desktop', () => {
  let root: string
  let papers: string
  let running: RunningApp
  let page: Page

  const start = async (): Promise<void> => {
    running = await startApp({ dataFolder: join(root, 'data'), env: { FOOTNOTE_MODELS: join(root, 'models') } })
    page = running.page
  }
  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'footnote-desktop-'))
    papers = join(root, 'papers')
    for (const [name, text] of Object.entries(FILES)) {
      mkdirSync(join(papers, name, '..'), { recursive: true })
      writeFileSync(join(papers, name), text)
    }
    await start()
  })
  afterAll(async () => {
    await running?.[Symbol.asyncDispose]()
    rmSync(root, { recursive: true, force: true, maxRetries: 5 })
  })

  const at = (id: string): Locator => page.getByTestId(id)
  const dialog = (name: string | RegExp): Locator => page.getByRole('dialog', { name })
  /** Whatever folder the next system dialog asks for. */
  const chooseFolder = (path: string): Promise<void> =>
    running.app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
    }, path)
  const openSettings = async (): Promise<Locator> => {
    await page.keyboard.press('Control+,')
    return dialog(/Settings|Einstellungen|Ustawienia/)
  }
  const look = (): Promise<readonly (string | undefined)[]> =>
    page.evaluate(() => {
      const { lang, dataset } = document.documentElement
      return [lang, dataset['theme'], dataset['contrast'], dataset['text']]
    })
  const menuLabels = (): Promise<readonly string[]> =>
    running.app.evaluate(({ Menu }) => (Menu.getApplicationMenu()?.items ?? []).map(({ label }) => label))
  const ask = async (question: string): Promise<string> => {
    await at('question').fill(question)
    await at('question').press('Enter')
    const answer = page.locator('[data-testid=answer][aria-busy=false]').last()
    await answer.getByTestId('sentence').first().waitFor(PATIENCE)
    return answer.innerText()
  }

  test('the keyboard alone leads from the first start to the cited passage', async () => {
    await chooseFolder(papers)
    await page.getByRole('main').getByRole('button', { name: 'Add folder' }).focus()
    await page.keyboard.press('Enter')
    await dialog('Add “papers”?').waitFor(PATIENCE)
    await page.locator('[data-testid=preview][aria-busy=false]').waitFor(PATIENCE)
    await dialog('Add “papers”?').getByRole('button', { name: 'Add', exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('3 files, 3 passages searchable').waitFor(PATIENCE)
    await page.keyboard.press('/')
    await page.keyboard.type('When does the last ferry leave?')
    await page.keyboard.press('Enter')
    const footnote = at('answer').getByTestId('footnote').first()
    await footnote.waitFor(PATIENCE)
    for (let presses = 0; presses < 60 && !(await footnote.evaluate((element) => element.contains(document.activeElement))); presses++)
      await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await expect.poll(() => at('highlight').first().innerText()).toContain('21:40')
    await page.keyboard.press('Escape')
    await expect.poll(() => at('reader').count(), PATIENCE).toBe(0)
  })

  test('settings take effect at once: language, theme, text size, and back', async () => {
    const settings = await openSettings()
    await settings.getByRole('combobox', { name: 'Language' }).selectOption('de')
    await page.getByRole('heading', { name: 'Bibliothek', exact: true }).waitFor(PATIENCE)
    await expect.poll(menuLabels).toEqual(['Datei', 'Bearbeiten', 'Ansicht', 'Fenster', 'Hilfe'])
    await settings.getByRole('combobox', { name: 'Sprache' }).selectOption('pl')
    await page.getByRole('heading', { name: 'Biblioteka', exact: true }).waitFor(PATIENCE)
    await settings.getByRole('combobox', { name: 'Język' }).selectOption('en')
    const size = (): Promise<number> => page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize))
    const before = await size()
    await settings.getByRole('radio', { name: 'Dark', exact: true }).check()
    await settings.getByRole('radio', { name: 'Largest', exact: true }).check()
    await expect.poll(look, PATIENCE).toEqual(['en', 'dark', undefined, 'largest'])
    expect(await size()).toBeGreaterThan(before)
    await settings.getByRole('radio', { name: 'High contrast', exact: true }).check()
    await expect.poll(look, PATIENCE).toEqual(['en', undefined, 'more', 'largest'])
    await settings.getByRole('button', { name: 'Reset settings' }).click()
    await expect.poll(look, PATIENCE).toEqual(['en', undefined, undefined, 'medium'])
    await page.keyboard.press('Escape')
  })

  test('settings and the place of the window outlive the app', async () => {
    const settings = await openSettings()
    await settings.getByRole('radio', { name: 'Dark', exact: true }).check()
    await settings.getByRole('checkbox', { name: /^Keep running/ }).check()
    await running.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 60, y: 40, width: 1100, height: 700 })
    )
    await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await running.close()
    await start()
    await expect.poll(look, PATIENCE).toEqual(['en', 'dark', undefined, 'medium'])
    const bounds = await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
    expect(bounds).toEqual({ x: 60, y: 40, width: 1100, height: 700 })
  })

  test('the tray shows how far the index is while the app may run without a window', async () => {
    const tips = (): Promise<readonly string[]> =>
      running.app.evaluate(({ Tray }) => (Tray as unknown as { all: { toolTip: string }[] }).all.map(({ toolTip }) => toolTip)) // the stand-in's
    await expect.poll(tips, PATIENCE).toEqual(['Footnote: Up to date'])
    const settings = await openSettings()
    await settings.getByRole('checkbox', { name: /^Keep running/ }).uncheck()
    await expect.poll(tips, PATIENCE).toEqual([])
    await page.keyboard.press('Escape')
  })

  test('F1 and the menu show the shortcuts, and the menu opens the settings', async () => {
    await page.keyboard.press('F1')
    await dialog('Keyboard').getByText('Add a folder').waitFor(PATIENCE)
    await page.keyboard.press('Escape')
    await running.app.evaluate(({ Menu }) => {
      type Item = { id?: string; click?: () => void; submenu?: Item[] }
      const find = (items: Item[]): Item | undefined =>
        items.map((item) => (item.id === 'settings' ? item : find(item.submenu ?? []))).find((item) => item !== undefined)
      find((Menu.getApplicationMenu()?.items ?? []) as unknown as Item[])?.click?.() // the stand-in keeps the template
    })
    await dialog('Settings').waitFor(PATIENCE)
    await page.keyboard.press('Escape')
  })

  const openLink = (link: string): Promise<void> =>
    running.app.evaluate(({ app }, url) => void app.emit('second-instance', {}, ['footnote', url], '/'), link)

  test('a link opens a file of a watched folder, and none outside', async () => {
    await openLink(`footnote://open?path=${encodeURIComponent(join(papers, 'home/rent.md'))}`)
    await at('reader').getByText('86 euros').waitFor(PATIENCE)
    await page.keyboard.press('Escape')
    await openLink('footnote://open?path=/etc/hostname')
    await page.getByText('is in none of your folders').waitFor(PATIENCE)
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await openLink('footnote://ask?q=When%20was%20the%20boiler%20serviced%3F')
    await page.locator('[data-testid=answer][aria-busy=false]').last().getByText('Okafor').first().waitFor(PATIENCE)
  })

  test('Ctrl P hands the conversation to the system’s printing, and no window of it stays open', async () => {
    await running.app.evaluate(({ app }) => {
      const printed: string[] = []
      Object.assign(globalThis, { printed })
      app.once('browser-window-created', (_event, { webContents }) => {
        webContents.print = (_options, done) => {
          printed.push(decodeURIComponent(webContents.getURL().slice(0, 15)))
          done?.(true, '')
        }
      })
    })
    await page.keyboard.press('Control+p')
    const printed = (): Promise<unknown> => running.app.evaluate(() => Reflect.get(globalThis, 'printed') as unknown)
    await expect.poll(printed, PATIENCE).toEqual(['data:text/html;'])
    await expect.poll(() => running.app.windows().length, PATIENCE).toBe(1)
    expect(await page.getByRole('main').getByRole('alert').count()).toBe(0)
  })

  test('spelling is checked in the languages of the window and the system once it is switched on, and no longer when off', async () => {
    const spelling = (): Promise<readonly string[]> =>
      running.app.evaluate(({ session }) => (session.defaultSession as unknown as { spelling: string[] }).spelling) // the stand-in's
    expect(await spelling()).toEqual([])
    const settings = await openSettings()
    await settings.getByRole('combobox', { name: 'Language' }).selectOption('pl')
    await settings.getByRole('checkbox', { name: /^Sprawdzaj pisownię/ }).check()
    await expect.poll(spelling, PATIENCE).toContain('pl')
    await settings.getByRole('combobox', { name: 'Język' }).selectOption('en')
    await expect.poll(spelling, PATIENCE).not.toContain('pl')
    await settings.getByRole('checkbox', { name: /^Check spelling/ }).uncheck()
    await expect.poll(spelling, PATIENCE).toEqual([])
    await page.keyboard.press('Escape')
  })

  test('the hotkey brings up a bar that finds while typing and asks in the window', async () => {
    const opened = running.app.waitForEvent('window')
    await running.app.evaluate(({ globalShortcut }) => {
      const { hotkeys } = globalShortcut as unknown as { hotkeys: Map<string, () => void> } // the stand-in's
      hotkeys.get('CommandOrControl+Shift+Space')?.()
    })
    const bar = await opened
    const field = bar.getByTestId('quick-question')
    await field.waitFor(PATIENCE)
    await field.pressSequentially('garden plot')
    await bar.getByTestId('quick-result').first().getByText('rent.md').waitFor(PATIENCE)
    await bar.getByTestId('quick-result').first().click()
    await at('reader').getByText('86 euros').waitFor(PATIENCE)
    await page.keyboard.press('Escape')
    await field.fill('How much is the rent of the garden plot?')
    await field.press('Enter')
    await page.locator('[data-testid=answer][aria-busy=false]').last().getByText('86 euros').first().waitFor(PATIENCE)
  })

  test('a collection is asked by itself, until all files are again', async () => {
    await page.getByRole('button', { name: 'New conversation' }).click()
    await page.getByRole('button', { name: 'New collection' }).click()
    await at('collection-name').fill('Boat')
    await page.getByLabel('Other folders and files').fill(join(papers, 'boat'))
    await page.getByLabel('Instructions for answers').fill('Times are local.')
    await dialog('New collection').getByRole('button', { name: 'Save' }).click()
    await at('collection').click()
    await page.getByText('Asks only “Boat”').waitFor(PATIENCE)
    await at('question').fill('How much is the rent of the garden plot?')
    await at('question').press('Enter')
    const answer = page.locator('[data-testid=answer][aria-busy=false]').last()
    await answer.waitFor(PATIENCE)
    expect(await answer.innerText()).not.toContain('86 euros')
    await page.getByRole('button', { name: 'Ask all files' }).click()
    expect(await ask('How much is the rent of the garden plot?')).toContain('86 euros')
  })

  test('a backup puts back what was removed; a damaged one changes nothing', async () => {
    const disk = join(root, 'disk')
    mkdirSync(disk)
    await chooseFolder(disk)
    const settings = await openSettings()
    await settings.getByRole('button', { name: 'Back up…' }).click()
    await settings.getByText(/Backed up [\d.]+ .?B to/).waitFor(PATIENCE)
    const backup = join(disk, readdirSync(disk)[0] ?? '')
    await page.keyboard.press('Escape')

    await page.getByText('papers', { exact: true }).hover()
    await page.getByRole('button', { name: 'Remove papers' }).click()
    await page.getByRole('button', { name: 'Remove', exact: true }).click()
    await page.getByText('No folders yet.').waitFor(PATIENCE)

    const list = join(backup, 'footnote-backup.json')
    const whole = readFileSync(list, 'utf8')
    writeFileSync(list, whole.slice(0, -40))
    await chooseFolder(backup)
    await openSettings()
    await settings.getByRole('button', { name: 'Restore…' }).click()
    await settings.getByText('Nothing was changed.').waitFor(PATIENCE)
    writeFileSync(list, whole)
    await settings.getByRole('button', { name: 'Restore…' }).click()
    await settings.getByText(/Restored [\d.]+ .?B from/).waitFor(PATIENCE)
    await page.keyboard.press('Escape')
    await page.getByText('3 files, 3 passages searchable').waitFor(PATIENCE)
    expect(await ask('When does the last ferry leave?')).toContain('21:40')
  })

  test.each([
    [900, 600],
    [1280, 800],
    [3840, 2160]
  ])('in a window of %d × %d every pane can be read and nothing runs out of it', async (width, height) => {
    await page.setViewportSize({ width, height })
    const widthOf = async (locator: Locator): Promise<number> => (await locator.boundingBox())?.width ?? 0
    const panes = [page.getByRole('navigation').first(), page.getByRole('main'), page.getByRole('complementary')]
    const [library = 0, main = 0, sources = 0] = await Promise.all(panes.map(widthOf))
    expect([library >= 200, main >= 340, sources >= 260]).toEqual([true, true, true])
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    // A line of an answer stays a line that can be read, however wide the pane.
    expect(await widthOf(page.locator('[data-testid=answer] .text').last())).toBeLessThanOrEqual(704)
  })

  test('from right to left, the panes change sides and nothing runs out of the window', async () => {
    await page.setViewportSize({ width: 900, height: 700 })
    await page.evaluate(() => (document.documentElement.dir = 'rtl'))
    const [library, main] = await Promise.all([page.getByRole('navigation').boundingBox(), page.getByRole('main').boundingBox()])
    expect((library?.x ?? 0) > (main?.x ?? 0)).toBe(true)
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await page.evaluate(() => (document.documentElement.dir = 'ltr'))
  })
})
