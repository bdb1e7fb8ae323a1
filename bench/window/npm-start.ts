import { spawn } from 'node:child_process'
import { chromium, type Browser, type Page } from 'playwright-core'
import { ROOT } from '../cli.ts'

/** Time in which a window comes up on a machine that does other things too. */
const WINDOW_MS = 60_000

/** Runs `npm start` as a person would, and waits for its window's page. Where there is no screen the window is drawn without one. */
export async function npmStart(dataFolder: string): Promise<AsyncDisposable & { readonly page: Page }> {
  const screen = process.platform === 'linux' && !process.env['DISPLAY'] ? { DISPLAY: ':0', STAND_IN_HEADLESS: '1' } : {}
  const child = spawn('npm', ['start', '--', `--user-data-dir=${dataFolder}`, '--remote-debugging-port=0'], {
    cwd: ROOT,
    env: { ...process.env, ...screen },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32'
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  let output = ''
  const address = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
        const found = /^DevTools listening on (ws:\S+)$/m.exec(output)?.[1]
        if (found) resolve(found)
      })
    void ended.then(() => reject(new Error(`npm start ended before its window was there:\n${output}`)))
  })
  const browser = await chromium.connectOverCDP(await address)
  const close = async (): Promise<void> => {
    const session = await browser.newBrowserCDPSession()
    session.send('Browser.close').catch(() => undefined) // its end may be faster than its answer
    await ended
  }
  return { page: await windowOf(browser), [Symbol.asyncDispose]: close }
}

async function windowOf(browser: Browser): Promise<Page> {
  const until = Date.now() + WINDOW_MS
  for (;;) {
    const pages = browser.contexts().flatMap((context) => context.pages())
    const window = pages.find((page) => page.url().endsWith('renderer/index.html'))
    if (window) return window
    if (Date.now() > until) throw new Error('npm start showed no window.')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
