import type { Page } from 'playwright-core'

declare global {
  interface Window {
    /** Milliseconds from each key to the frame that showed what was found for its text, or for a later one. */
    keysToRows?: number[]
  }
}

/** From now on every letter typed is timed until a list of results says that it is complete (`aria-busy`) and a frame has shown it. */
export function watchKeys(page: Page): Promise<void> {
  return page.evaluate(() => {
    const times: number[] = (window.keysToRows = [])
    let waiting: number[] = []
    document.addEventListener(
      'keydown',
      (event) => {
        // A space searches for nothing new: what is shown answers it already.
        if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey) waiting.push(event.timeStamp)
      },
      true
    )
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        if (!(target instanceof HTMLElement) || !target.matches('#palette-list, section:has(> #results)')) continue
        if (target.getAttribute('aria-busy') !== 'false') continue
        const shown = waiting
        waiting = []
        // A task after the frame: it is on the screen by then.
        requestAnimationFrame(() => setTimeout(() => times.push(...shown.map((pressed) => performance.now() - pressed))))
      }
    }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['aria-busy'] })
  })
}

/** Takes the times since the last call. */
export function shownAfterKeys(page: Page): Promise<number[]> {
  return page.evaluate(() => window.keysToRows?.splice(0) ?? [])
}
