/** The one page of the app, and everything below its folder that it may load. */
export interface Page {
  readonly url: string
  readonly folder: string
}

/** Names the page by its address; `folder` is where its scripts and styles lie. */
export function pageOf(url: string): Page {
  const { href } = new URL(url) // as Chromium spells it: a bare host gets its slash
  return { url: href, folder: new URL('.', href).href }
}

/** Whether an address is the page itself; the part behind `#` or `?` is the page's own business. */
export function isPage(page: Page, address: string): boolean {
  return address.split(/[?#]/, 1)[0] === page.url.split(/[?#]/, 1)[0]
}
