import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { modelFile } from '../models/models.ts'
import { startApp, type RunningApp } from './host.ts'
import { allotment, makeSampleFolder, rentSentence, type SampleFolder } from './sample-folder.ts'

/** The smallest generator that answers such questions; whatever machine this is, the test uses the same. */
const GENERATOR = 'qwen2.5-coder-0.5b'
const RENT = 'What is the yearly rent of plot 17?'
/** A model answers in a few seconds; a busy machine is much slower than that. */
const PATIENCE = { timeout: 60_000, interval: 50 }

const missing = (await Promise.all([GENERATOR, 'bge-small-en-v1.5'].map(async (id) => ((await modelFile(id)) ? [] : [id])))).flat()
if (missing.length > 0) console.log(`Skipped, asking: ${missing.join(' and ')} is not installed.`)

// One session over two starts of the app: each test goes on where the one before it ended.
describe.skipIf(missing.length > 0)('asking', () => {
  let root: string
  let data: string
  let files: SampleFolder
  let running: RunningApp

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'footnote-asking-'))
    data = join(root, 'data')
    for (const folder of [join(root, 'papers'), data]) mkdirSync(folder)
    files = await makeSampleFolder(join(root, 'papers'))
    writeFileSync(join(data, 'settings.json'), JSON.stringify({ generator: GENERATOR }))
    running = await startApp({ dataFolder: data })
    await running.app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
    }, files.path)
    await at('add-folder').click()
    await running.page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click()
    await running.page
      .getByText(/passages searchable/)
      .first()
      .waitFor({ timeout: 120_000 })
    await running.page.getByRole('progressbar').first().waitFor({ state: 'detached', timeout: 120_000 })
  }, 200_000)
  afterAll(async () => {
    await running?.[Symbol.asyncDispose]()
    rmSync(root, { recursive: true, force: true, maxRetries: 5 })
  })

  const at = (id: string): Locator => running.page.getByTestId(id)
  const textOf = async (locator: Locator): Promise<string> => (await locator.innerText()).replace(/\s+/g, ' ').trim()
  const press = (key: string): Promise<void> => running.page.keyboard.press(key)
  const type = (text: string): Promise<void> => running.page.keyboard.type(text)
  const answered = (): Promise<void> => running.page.locator('[data-testid=answer][aria-busy=false]').waitFor(PATIENCE)
  const ask = async (question: string): Promise<string> => {
    await at('question').fill(question)
    await at('question').press('Enter')
    await running.page.getByRole('heading', { name: question }).last().waitFor()
    await answered()
    return textOf(at('answer'))
  }
  /** Calls the core past the window. */
  const call = (method: string, input: object): Promise<unknown> =>
    running.page.evaluate(
      ([method, input]) =>
        new Promise((resolve) => {
          const id = Math.floor(Math.random() * 1e9)
          const stop = window.footnotePort.listen((frame) => {
            if (typeof frame !== 'object' || frame === null || Reflect.get(frame, 'id') !== id) return
            stop()
            resolve(Reflect.get(frame, 'value'))
          })
          window.footnotePort.send({ t: 'call', id, method, input })
        }),
      [method, input] as const
    )
  const conversations = (): string[] => (existsSync(join(data, 'conversations')) ? readdirSync(join(data, 'conversations')) : [])

  test('how an answer came about is told in plain words', async () => {
    expect(await ask(RENT)).toContain('48 euros')
    await running.page.getByText(/^How this was found/).click()
    await expect
      .poll(() => textOf(at('timeline')))
      .toMatch(/^Looked for “.*”: \d+ passages? read allotment\.md.* \d+ sentences? found in your files, and kept/)
  })

  test('an answer is there after a restart as it was shown, and its footnote opens the version that was cited', async () => {
    const shown = await textOf(at('answer').locator('.text'))
    await running.page.getByRole('button', { name: 'New conversation' }).click()
    await type('half a question')
    await running.close()
    running = await startApp({ dataFolder: data })
    await expect.poll(() => at('question').inputValue()).toBe('half a question')

    writeFileSync(files.allotment, allotment(53))
    await running.page.getByRole('tab', { name: 'Conversations' }).click()
    await at('conversation').getByRole('button', { name: RENT, exact: true }).click()
    await expect.poll(() => textOf(at('answer').locator('.text'))).toBe(shown)
    const changed = async (): Promise<string> => {
      await press('Escape')
      await at('answer').getByTestId('footnote').first().click()
      await at('reader').getByTestId('highlight').first().waitFor()
      return textOf(at('reader'))
    }
    await expect.poll(changed, PATIENCE).toContain('has changed since it was cited')
    // Beside today's text the quote is marked in pieces: its words, and those that were changed.
    const marked = async (): Promise<string> => (await at('reader').getByTestId('highlight').allTextContents()).join('')
    await expect.poll(marked, PATIENCE).toContain(rentSentence(48))
    await press('Escape')
  })

  test('an edited question replaces its answer, also in what is kept', async () => {
    await running.page.getByRole('heading', { name: RENT }).hover()
    await running.page.getByRole('button', { name: 'Edit the question' }).click()
    await running.page.getByRole('textbox', { name: 'Edit the question' }).fill('When does the last ferry leave Brevik Island?')
    await press('Enter')
    await running.page.getByRole('heading', { name: 'When does the last ferry' }).waitFor()
    await answered()
    await expect.poll(() => textOf(at('answer'))).toContain('18:45')
    await expect.poll(() => running.page.getByRole('article').count()).toBe(1)
    await expect.poll(() => textOf(at('conversation'))).toBe('When does the last ferry leave Brevik Island?')
  })

  test('one question is deleted with its answer, also from what is kept, and the others stay', async () => {
    await ask(RENT)
    await running.page.getByRole('heading', { name: RENT }).hover()
    await running.page.getByRole('button', { name: 'Delete question and answer' }).last().click()
    await running.page.getByRole('button', { name: 'Delete', exact: true }).click()
    await expect.poll(() => running.page.getByRole('article').count()).toBe(1)
    await expect.poll(() => textOf(at('answer'))).toContain('18:45')
    const kept = conversations().map((name) => readFileSync(join(data, 'conversations', name), 'utf8'))
    expect([kept.join('').includes(RENT), kept.join('').includes('18:45')]).toEqual([false, true])
  })

  test('with the keyboard alone: @ names a file, the answer is limited to it, ↑ brings the question back', async () => {
    await press('Control+n')
    await at('question').fill('')
    await type('When was the boiler last serviced? @ferr')
    await running.page.getByRole('option', { name: /ferry\.pdf/ }).waitFor()
    await press('Tab')
    await expect.poll(() => at('question').inputValue()).toBe('When was the boiler last serviced? @ferry.pdf ')
    await press('Enter')
    await answered()
    expect(await textOf(at('answer'))).not.toContain('Lindqvist') // the ferry's timetable does not say
    await press('ArrowUp')
    await expect.poll(() => at('question').inputValue()).toBe('When was the boiler last serviced? ferry.pdf')
    await at('question').fill('')
  })

  test('the palette finds file, passage, conversation and command, and opens them without the mouse', async () => {
    await press('Control+k')
    await type('choir')
    const option = running.page.getByRole('option', { selected: true })
    await expect.poll(() => textOf(option)).toMatch(/^choir\.docx/)
    await press('Enter')
    await expect.poll(() => textOf(at('reader'))).toContain('Ingrid Solberg')
    await press('Escape')

    await press('Control+k')
    await type('Harald Lindqvist')
    await running.page.locator('[role=option][data-kind=passage]').first().waitFor(PATIENCE)
    await press('Enter')
    await at('reader').getByTestId('highlight').first().waitFor()
    await press('Escape')

    await press('Control+k')
    await type('last ferry leave')
    await expect.poll(() => option.getAttribute('data-kind')).toBe('conversation')
    await press('Enter')
    await expect.poll(() => textOf(at('answer'))).toContain('18:45')

    await press('Control+k')
    await type('new conv')
    await expect.poll(() => textOf(option)).toMatch(/^New conversation/)
    await press('Enter')
    await expect.poll(() => running.page.getByRole('article').count()).toBe(0)
  })

  test('a conversation is saved as Markdown, as a page and as PDF', async () => {
    await at('conversation').getByRole('button', { name: 'When does the last ferry leave Brevik Island?', exact: true }).click()
    await at('answer').waitFor()
    const offered: string[] = []
    for (const format of ['md', 'html', 'pdf']) {
      const path = join(root, `saved.${format}`)
      await running.app.evaluate(({ dialog }, path) => {
        dialog.showSaveDialog = async (...args: unknown[]) => {
          Object.assign(globalThis, { offered: Reflect.get(Object(args.at(-1)), 'defaultPath') })
          return { canceled: false, filePath: path }
        }
      }, path)
      await at('question').fill(`/export ${format}`)
      await at('question').press('Enter')
      await running.page.getByText(`Saved as ${path}`).waitFor(PATIENCE)
      offered.push(String(await running.app.evaluate(() => Reflect.get(globalThis, 'offered') as unknown)))
    }
    expect(offered[0]).toBe('When does the last ferry leave Brevik Island.md')
    const read = (format: string): string => readFileSync(join(root, `saved.${format}`), 'latin1')
    expect(read('md')).toMatch(/^## When does the last ferry.*\n\n.*18:45.*\[\^1\]/)
    expect(read('html')).toContain("default-src 'none'")
    expect(read('pdf')).toMatch(/^%PDF-1/)
    expect(running.app.windows()).toHaveLength(1) // the one that printed is gone
  })

  test('with the memory off nothing is kept, and a forgotten file takes its quotes with it', async () => {
    await call('setMemory', { on: false })
    await press('Control+n')
    const before = conversations()
    expect(await ask('Who is the treasurer of the choir?')).toContain('Ingrid Solberg')
    expect(conversations()).toEqual(before)
    await call('setMemory', { on: true })

    await call('forget', { path: files.ferry })
    const kept = conversations().map((name) => readFileSync(join(data, 'conversations', name), 'utf8'))
    expect(kept.join('\n')).not.toContain('18:45')
    await at('conversation').getByRole('button', { name: 'When does the last ferry leave Brevik Island?', exact: true }).click()
    await running.page.getByText('A part of this answer was taken out, because its file was forgotten.').waitFor()
  })

  test('nothing of it was an error', () => {
    expect(running.output()).not.toMatch(/\[page\]|Unhandled|Error:/)
  })
})
