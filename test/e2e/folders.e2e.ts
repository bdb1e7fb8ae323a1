import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SettingsFile } from '../../src/core/settings.ts'
import { startApp, type RunningApp } from './host.ts'

const PATIENCE = { timeout: 30_000, interval: 50 }

// One session without a model: each test goes on where the one before it ended.
let root: string
let papers: string
let running: RunningApp
let row: Locator
beforeAll(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'footnote-folders-')))
  papers = join(root, 'papers')
  for (const folder of [papers, join(root, 'data'), join(root, 'models')]) mkdirSync(folder)
  writeFileSync(join(papers, 'rent.txt'), 'The yearly rent of plot 17 is 48 euros.\n')
  copyFileSync(join(import.meta.dirname, '../../resources/icons/footnote.png'), join(papers, 'scan.png'))
  writeFileSync(join(root, 'data/folders.json'), JSON.stringify({ folders: [{ path: papers }] }))
  running = await startApp({ dataFolder: join(root, 'data'), env: { FOOTNOTE_MODELS: join(root, 'models') } })
  row = running.page.getByRole('list', { name: 'Folders' }).getByRole('listitem').first()
})
afterAll(async () => {
  await running?.[Symbol.asyncDispose]()
  rmSync(root, { recursive: true, force: true, maxRetries: 5 })
})

const textOf = async (locator: Locator): Promise<string> => (await locator.innerText()).replace(/\s+/g, ' ').trim()
/** As a command in a terminal sets it. */
const set = async (change: Parameters<SettingsFile['change']>[0]): Promise<void> =>
  (await SettingsFile.open(join(root, 'data'))).change(change)

test('a scan is listed as waiting for text recognition, which an open window sees switched on in a terminal', async () => {
  await expect.poll(() => textOf(row), PATIENCE).toBe('papers 1 searchable 1 needs text recognition')
  const notice = running.page.getByTestId('ocr')
  await expect.poll(() => textOf(notice), PATIENCE).toContain('1 file waits for text recognition. It is off')
  await set({ ocr: { languages: ['eng'] } })
  await expect.poll(() => textOf(notice), PATIENCE).not.toContain('It is off')
})

test('a file waits while indexing is paused, and is read when it goes on', async () => {
  await set({ pace: 'paused' })
  const pace = running.page.getByTestId('pace')
  await pace.getByText('Indexing is paused. What is indexed stays searchable.').waitFor()
  writeFileSync(join(papers, 'ferry.txt'), 'The last ferry leaves at 18:45.\n')
  await expect.poll(() => textOf(row), PATIENCE).toContain('1 waiting')
  await pace.getByRole('radio', { name: 'Full' }).click()
  await expect.poll(() => textOf(row), PATIENCE).toBe('papers 2 searchable 1 needs text recognition')
})

test('a folder whose disk is gone is said to be so, keeps its files, and comes back by itself', async () => {
  renameSync(papers, `${papers}-away`)
  await expect.poll(() => textOf(row), PATIENCE).toMatch(/^papers Not found .* kept in the index .*Connect the disk .* 2 searchable/)
  renameSync(`${papers}-away`, papers)
  await expect.poll(() => textOf(row), PATIENCE).toBe('papers 2 searchable 1 needs text recognition')
})

test('what is left out is counted at once, also in a folder that is left out', async () => {
  mkdirSync(join(papers, '.cache'))
  writeFileSync(join(papers, '.cache/one.txt'), 'one')
  await expect.poll(() => textOf(row), PATIENCE).toContain('1 left out')
  writeFileSync(join(papers, '.cache/two.txt'), 'two')
  await expect.poll(() => textOf(row), PATIENCE).toContain('2 left out')
  writeFileSync(join(papers, '.gitignore'), 'ferry.txt\n')
  await expect.poll(() => textOf(row), PATIENCE).toBe('papers 1 searchable 1 needs text recognition 4 left out')
})
