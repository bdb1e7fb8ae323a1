import type { Page } from 'playwright-core'

/** Frame times in milliseconds while something scrolled. */
export interface Frames {
  readonly frames: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  /** Tasks of more than 50 ms. */
  readonly longTasks: number
  readonly longestMs: number
}

/** Scrolls what `selector` names, or what it stands in, by `step` pixels in each of `frames` frames. */
export async function scrollFrames(page: Page, selector: string, step: number, frames: number): Promise<Frames> {
  const { times, tasks } = await page.evaluate(scrollInPage, { selector, step, frames })
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number): number => Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10
  return {
    frames: times.length,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    longTasks: tasks.length,
    longestMs: Math.round(Math.max(0, ...tasks))
  }
}

/** Runs in the page: everything it needs stands inside. */
async function scrollInPage({
  selector,
  step,
  frames
}: {
  selector: string
  step: number
  frames: number
}): Promise<{ times: number[]; tasks: number[] }> {
  let scroller = document.querySelector(selector)
  while (scroller && scroller.scrollHeight <= scroller.clientHeight + 1) scroller = scroller.parentElement
  if (!scroller) throw new Error(`Nothing scrolls around ${selector}`)
  // A hand on the wheel: from now on nothing holds the passage at the centre.
  scroller.dispatchEvent(new WheelEvent('wheel', { bubbles: true }))
  const tasks: number[] = []
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)))
  observer.observe({ type: 'longtask' })
  const times: number[] = []
  let last = await new Promise<number>((resolve) => requestAnimationFrame(resolve))
  for (let frame = 0; frame < frames; frame++) {
    scroller.scrollBy({ top: step, behavior: 'instant' })
    const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve))
    times.push(now - last)
    last = now
  }
  observer.disconnect()
  return { times, tasks }
}
