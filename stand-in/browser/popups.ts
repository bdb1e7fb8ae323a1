/**
 * Turns every wish for another window into one call of `open`, before Chromium makes one: a window that exists for a
 * moment is paused by a second DevTools client (Playwright), and its opener then hangs until a timeout.
 */
export function redirectPopups(open: (url: string) => void): void {
  window.open = (url) => {
    open(new URL(url ?? 'about:blank', document.baseURI).href)
    return null
  }
  const onClick = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null
    if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented) return
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.button === 1 || !['', '_self'].includes(link.target)
    if (!elsewhere) return
    event.preventDefault()
    open(link.href)
  }
  window.addEventListener('click', onClick)
  window.addEventListener('auxclick', onClick)
  // A file dropped where the page does not want it would open in a window of its own.
  for (const name of ['dragover', 'drop']) window.addEventListener(name, (event) => event.preventDefault())
}
