import type { CdpSession } from './cdp.ts'
import { defaultSession } from './session.ts'

interface Guard {
  /** Where the page is: going there again is a reload, which nobody is asked about. */
  current(): string
  /** Whether the page itself may go there; not asked for what main loads. */
  mayNavigate(url: string): boolean
}

/**
 * Holds every request of a page until it may go on: documents of the top frame when `will-navigate` allows them,
 * everything when the session watches requests and lets it pass. Returns what marks an address as loaded by main.
 */
export async function guardRequests(page: CdpSession, mainFrameId: string, guard: Guard): Promise<(url: string) => void> {
  const ownLoads = new Set<string>()
  page.on('Fetch.requestPaused', ({ requestId, request, resourceType, frameId }) => {
    const url = request.url + (request.urlFragment ?? '')
    const isNavigation = resourceType === 'Document' && frameId === mainFrameId && !ownLoads.delete(url) && url !== guard.current()
    void decide(isNavigation ? () => guard.mayNavigate(url) : () => true, { url, method: request.method, resourceType })
      .then((allowed) =>
        allowed
          ? page.send('Fetch.continueRequest', { requestId })
          : // `Aborted` leaves the page where it is, as Electron does; `BlockedByClient` would show an error page.
            page.send('Fetch.failRequest', { requestId, errorReason: isNavigation ? 'Aborted' : 'BlockedByClient' })
      )
      .catch(() => undefined) // the page went away while it waited
  })
  const everything = [{ urlPattern: '*' }]
  await page.send('Fetch.enable', { patterns: defaultSession.watchesRequests ? everything : [{ resourceType: 'Document' }] })
  return (url) => void ownLoads.add(new URL(url).href)
}

async function decide(mayNavigate: () => boolean, details: { url: string; method: string; resourceType: string }): Promise<boolean> {
  return mayNavigate() && (await defaultSession.isAllowed({ ...details, resourceType: ELECTRON_TYPES[details.resourceType] ?? 'other' }))
}

/** Electron's names of resource types. */
const ELECTRON_TYPES: Readonly<Record<string, string>> = {
  Document: 'mainFrame',
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  XHR: 'xhr',
  Fetch: 'xhr',
  Ping: 'ping',
  Media: 'media',
  WebSocket: 'webSocket'
}
