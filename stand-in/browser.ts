import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { openCdp, type Cdp } from './cdp.ts'
import type { Chromium } from './chromium.ts'

export interface Browser {
  readonly cdp: Cdp
  /** Its version, as `process.versions.chrome` in Electron. */
  readonly version: string
  /** Settles when the process has ended, with its exit code (null after a signal). */
  readonly exited: Promise<number | null>
  close(): Promise<void>
  kill(): void
}

interface Options {
  readonly chromium: Chromium
  readonly profile: string
  readonly headed: boolean
  /** Also open a DevTools port on this machine, and print its address as Electron does; for Playwright. */
  readonly debuggingPort: string | undefined
}

/** How long Chromium may take to close by itself; it writes its profile in well under a second. */
const CLOSE_MS = 3000

const FLAGS = [
  '--remote-debugging-pipe',
  '--allow-file-access-from-files', // modules from file:, which Electron allows
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
  '--disable-gpu',
  '--disable-dev-shm-usage', // containers give /dev/shm 64 MB
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-extensions',
  '--disable-default-apps',
  '--disable-search-engine-choice-screen',
  '--disable-features=Translate,MediaRouter,OptimizationHints',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  '--disable-background-timer-throttling',
  '--password-store=basic',
  '--use-mock-keychain'
]

/** A page that shows nothing: a window in app mode needs one to start with, and takes no `data:` or `about:` address. */
export const BLANK_PAGE = new URL('browser/blank.html', import.meta.url).href

/** Starts Chromium with pipes for fd 3 and 4: it ends when they close, so killing this process leaves nothing behind. */
export async function startBrowser(options: Options): Promise<Browser> {
  const { chromium, profile, headed, debuggingPort } = options
  mkdirSync(profile, { recursive: true })
  // Left by a killed run; the app's own lock already says that no other instance uses this profile.
  for (const lock of ['SingletonLock', 'SingletonSocket', 'SingletonCookie']) rmSync(join(profile, lock), { force: true })
  const child = spawn(
    chromium.path,
    [
      ...FLAGS,
      ...(headed ? [`--app=${BLANK_PAGE}`] : ['--headless', '--no-startup-window', '--hide-scrollbars']),
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), // Chromium refuses to run as root with its sandbox
      ...(debuggingPort === undefined ? [] : [`--remote-debugging-port=${debuggingPort}`]),
      ...(process.env['FOOTNOTE_CHROMIUM_FLAGS'] ?? '').split(' ').filter(Boolean),
      `--user-data-dir=${profile}`
    ],
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'], env: { ...process.env, ...chromium.env } }
  )
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve).once('error', () => resolve(1)))
  const log = readLog(child)
  const [, , , output, input] = child.stdio
  const cdp = openCdp(input as Readable, output as Writable) // fd 4 and 3, which were asked for as pipes
  const failed = exited.then((code) => {
    throw new Error(`Chromium (${chromium.path}) ended with ${code ?? 'a signal'} before it was ready:\n${log.text().slice(-1500)}`)
  })
  failed.catch(() => undefined) // looked at only until the start is over
  const { product } = await Promise.race([cdp.send('Browser.getVersion'), failed])
  if (debuggingPort !== undefined) process.stderr.write(`${await Promise.race([log.address, failed])}\n`)
  return {
    cdp,
    version: product.split('/')[1] ?? product,
    exited,
    kill: () => void child.kill('SIGKILL'),
    async close() {
      const timer = setTimeout(() => child.kill('SIGKILL'), CLOSE_MS)
      cdp.send('Browser.close').catch(() => undefined) // its own end may be faster than its answer
      await exited
      clearTimeout(timer)
    }
  }
}

function readLog(child: ChildProcess): { text(): string; readonly address: Promise<string> } {
  let text = ''
  const address = new Promise<string>((resolve) => {
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      text = (text + chunk).slice(-20_000)
      const line = /^DevTools listening on ws:\S+$/m.exec(text)
      if (line) resolve(line[0])
    })
  })
  return { text: () => text, address }
}
