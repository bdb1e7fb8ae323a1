import { BLANK_PAGE, type Browser } from './browser.ts'
import type { CdpSession } from './cdp.ts'

export interface Target {
  readonly id: string
  readonly page: CdpSession
}

interface Size {
  readonly width: number
  readonly height: number
}

/** Opens an empty page of the wanted size and attaches to it. A browser in app mode has a first window: that one is taken. */
export async function openTarget({ cdp }: Browser, size: Size, options: { readonly headed: boolean }): Promise<Target> {
  const first = options.headed ? await unusedWindow({ cdp }) : undefined
  const id = first ?? (await cdp.send('Target.createTarget', { url: 'about:blank', ...size, newWindow: true })).targetId
  taken.add(id)
  const { sessionId } = await cdp.send('Target.attachToTarget', { targetId: id, flatten: true })
  if (options.headed) {
    const { windowId } = await cdp.send('Browser.getWindowForTarget', { targetId: id })
    await cdp.send('Browser.setWindowBounds', { windowId, bounds: size })
  }
  return { id, page: cdp.session(sessionId) }
}

const taken = new Set<string>()

/** The window that Chromium opens at start may come a little after the browser answers. */
const FIRST_WINDOW_MS = 5000

async function unusedWindow({ cdp }: Pick<Browser, 'cdp'>): Promise<string | undefined> {
  if (taken.size > 0) return undefined
  const isFirst = (info: { type: string; url: string }): boolean => info.type === 'page' && info.url === BLANK_PAGE
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), FIRST_WINDOW_MS)
    const take = (info: { targetId: string; type: string; url: string }): void => {
      if (!isFirst(info)) return
      clearTimeout(timer)
      resolve(info.targetId)
    }
    cdp.on('Target.targetCreated', ({ targetInfo }) => take(targetInfo))
    cdp.on('Target.targetInfoChanged', ({ targetInfo }) => take(targetInfo))
    void cdp.send('Target.getTargets').then(({ targetInfos }) => targetInfos.forEach(take))
  })
}
