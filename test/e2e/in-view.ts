import type { Locator } from 'playwright-core'

/** Whether the first line of a passage is in view in the reader: the box around several lines may hold other text. */
export function isInView(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => {
    const [line] = element.getClientRects()
    const view = element.closest('[role=document]')?.getBoundingClientRect()
    return !!line && !!view && line.height > 0 && line.bottom > view.top && line.top < view.bottom
  })
}
