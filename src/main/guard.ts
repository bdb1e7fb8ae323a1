import type { Session } from 'electron'
import { isPage, type Page } from './page.ts'

/** What the page may ask of the system: to copy text. */
const PERMISSIONS: ReadonlySet<string> = new Set(['clipboard-sanitized-write'])

/** Whether the page may load an address: its own files, what it made itself, and the tools for developers. Nothing leaves the machine. */
export function mayLoad(page: Page, address: string): boolean {
  if (address.startsWith(page.folder)) return true
  const url = URL.parse(address)
  if (url === null) return false
  if (['data:', 'blob:', 'devtools:'].includes(url.protocol)) return true
  // The development server reloads changed modules through a web socket of the same host.
  return page.url.startsWith('http:') && url.protocol === 'ws:' && url.host === new URL(page.url).host
}

/** A second fence behind the page's own content policy: requests and permissions are refused by the main process too. */
export function guardSession(session: Session, page: Page): void {
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayLoad(page, details.url) }))
  session.setPermissionRequestHandler((contents, permission, answer) =>
    answer(PERMISSIONS.has(permission) && isPage(page, contents.getURL()))
  )
  session.setPermissionCheckHandler((contents, permission) => PERMISSIONS.has(permission) && isPage(page, contents?.getURL() ?? ''))
}
