import type { Page } from 'playwright-core'
import { framesOf, type Frames } from './frames.ts'

/** Scrolls what `selector` names, or what it stands in, by `step` pixels in each of `frames` frames. */
export async function scrollFrames(page: Page, selector: string, step: number, frames: number): Promise<Frames> {
  return framesOf(await page.evaluate(scrollInPage, { selector, step, frames }))
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
