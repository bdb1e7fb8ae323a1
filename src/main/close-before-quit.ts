import { app } from 'electron'

/** How long the core may take to close its files before the app ends anyway. */
const CLOSE_MS = 5000

/** Holds the end of the app back until `close` is done, or has had its time. */
export function closeBeforeQuit(close: () => Promise<void>): void {
  let state: 'open' | 'closing' | 'closed' = 'open'
  app.on('will-quit', (event) => {
    if (state === 'closed') return
    event.preventDefault()
    if (state === 'closing') return // asked twice: a signal and the last window
    state = 'closing'
    const late = new Promise<void>((resolve) => setTimeout(resolve, CLOSE_MS))
    void Promise.race([close(), late])
      .catch((error: unknown) => console.error('Closing failed:', error)) // the store survives a kill at any moment, so also this
      .finally(() => {
        state = 'closed'
        app.quit()
      })
  })
}
