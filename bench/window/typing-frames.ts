import type { Locator, Page } from 'playwright-core'
import { framesOf, type Frames } from './frames.ts'

/** What typing did to the window. */
export interface Typing {
  readonly frames: Frames
  /** Milliseconds from a key to the end of the frame that shows it: at 60 Hz up to 16.7 are waiting. */
  readonly keys: { readonly count: number; readonly p50: number; readonly p95: number; readonly longest: number }
}

declare global {
  interface Window {
    typed?: { times: number[]; tasks: number[]; keys: number[]; stop(): void }
  }
}

const WORDS = 'how long did the lamp of the lighthouse burn in may'
const PAUSE_MS = 100

/** Types a sentence into a box and takes it out again; the time of each frame meanwhile, and of each key until it is shown. */
export async function typingFrames(page: Page, box: Locator): Promise<Typing> {
  await box.focus()
  await page.evaluate(watchInPage)
  await page.keyboard.type(WORDS, { delay: PAUSE_MS })
  const { times, tasks, keys } = await page.evaluate(() => {
    window.typed?.stop()
    const { times = [], tasks = [], keys = [] } = window.typed ?? {}
    return { times, tasks, keys }
  })
  await box.fill('')
  const sorted = keys.toSorted((a, b) => a - b)
  const at = (share: number): number => Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10
  return { frames: framesOf({ times, tasks }), keys: { count: keys.length, p50: at(0.5), p95: at(0.95), longest: at(1) } }
}

/** Runs in the page: everything it needs stands inside. */
function watchInPage(): void {
  const times: number[] = []
  const tasks: number[] = []
  const keys: number[] = []
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)))
  observer.observe({ type: 'longtask' })
  // A task behind the frame: it is drawn by then.
  const onKey = (event: KeyboardEvent): void => {
    requestAnimationFrame(() => setTimeout(() => keys.push(performance.now() - event.timeStamp)))
  }
  document.addEventListener('keydown', onKey, true)
  let running = true
  let last = 0
  const frame = (now: number): void => {
    if (last > 0) times.push(now - last)
    last = now
    if (running) requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
  const stop = (): void => {
    running = false
    observer.disconnect()
    document.removeEventListener('keydown', onKey, true)
  }
  window.typed = { times, tasks, keys, stop }
}
