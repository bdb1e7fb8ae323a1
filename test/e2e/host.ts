import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'

const ROOT = resolve(import.meta.dirname, '../..')

/** Which program shows the windows: real Electron where its binary is present and runs here, else the stand-in. */
export const host = findHost()

export interface RunningApp extends AsyncDisposable {
  readonly app: ElectronApplication
  readonly page: Page
  readonly dataFolder: string
  /** Everything that the main process printed so far. */
  output(): string
  /** Quits and waits; the data folder stays until the app is disposed. */
  close(): Promise<void>
}

export interface StartOptions {
  /** Default: a new empty folder, which is removed at the end. */
  readonly dataFolder?: string
  /** Added to the environment of the app. */
  readonly env?: Readonly<Record<string, string>>
}

/** Starts the built app as its user would, on whichever host there is, and waits for its window. */
export async function startApp(options: StartOptions = {}): Promise<RunningApp> {
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'footnote-e2e-'))
  const app = await _electron.launch({
    args: [ROOT, `--user-data-dir=${dataFolder}`],
    cwd: ROOT,
    env: { ...process.env, STAND_IN_HEADLESS: '1', ...options.env } as Record<string, string>, // Playwright's type knows no unset variables
    ...(host.kind === 'stand-in' ? { executablePath: join(ROOT, 'stand-in/electron.sh') } : {})
  })
  let output = ''
  for (const stream of [app.process().stdout, app.process().stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const page = await app.firstWindow()
  await page.waitForURL(/renderer\/index\.html$/) // before it there is an empty page for a moment
  await page.waitForLoadState('load')
  let closed: Promise<void> | undefined
  const close = (): Promise<void> => (closed ??= app.close())
  return {
    app,
    page,
    dataFolder,
    output: () => output,
    close,
    async [Symbol.asyncDispose]() {
      await close()
      if (options.dataFolder === undefined) rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 })
    }
  }
}

function findHost(): { readonly kind: 'electron' | 'stand-in'; readonly line: string } {
  // Never require('electron') here: without its binary that starts a download.
  const folder = join(ROOT, 'node_modules/electron')
  const pathFile = join(folder, 'path.txt')
  const binary = existsSync(pathFile) ? join(folder, 'dist', readFileSync(pathFile, 'utf8').trim()) : ''
  const choice = process.env['E2E_HOST']
  if (choice !== 'stand-in' && existsSync(binary)) {
    try {
      const version = execFileSync(binary, ['--no-sandbox', '--version'], { encoding: 'utf8', timeout: 20_000 }).trim()
      return { kind: 'electron', line: `e2e host: Electron ${version}` }
    } catch (error) {
      if (choice === 'electron') throw error
      return { kind: 'stand-in', line: `e2e host: the stand-in; Electron's binary is here but does not run (${String(error)})` }
    }
  }
  if (choice === 'electron') throw new Error("E2E_HOST=electron, but Electron's binary is not in node_modules/electron/dist.")
  return { kind: 'stand-in', line: "e2e host: the stand-in over Chromium (Electron's binary is not here)" }
}

console.log(host.line)
