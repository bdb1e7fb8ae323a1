import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { callCore } from './call.ts'
import { startApp, type RunningApp } from './host.ts'
import { indexedFiles } from './indexed-files.ts'

export interface WindowOver extends AsyncDisposable {
  readonly running: RunningApp
  readonly page: Page
  /** Where the files lie. */
  readonly folder: string
  /** Addresses of everything that the page asked for, in order. */
  readonly requests: readonly string[]
}

/** Starts the app over a new folder of these files, and waits until they are indexed. There is no model: answers are quotes. */
export async function windowOver(files: Readonly<Record<string, string | Uint8Array>>): Promise<WindowOver> {
  const root = mkdtempSync(join(tmpdir(), 'footnote-window-'))
  const folder = join(root, 'files')
  const models = join(root, 'models')
  for (const one of [folder, models]) mkdirSync(one)
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  const running = await startApp({ dataFolder: join(root, 'data'), env: { FOOTNOTE_MODELS: models } })
  const { page } = running
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  await callCore(page, 'addFolder', { path: folder })
  await indexedFiles(page, Object.keys(files).length)
  return {
    running,
    page,
    folder,
    requests,
    async [Symbol.asyncDispose]() {
      await running[Symbol.asyncDispose]()
      rmSync(root, { recursive: true, force: true, maxRetries: 5 })
    }
  }
}
