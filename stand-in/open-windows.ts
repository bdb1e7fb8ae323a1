/** What `app` needs of a window; the windows themselves need `app`, so the list stands between. */
export interface OpenWindow {
  close(): void
  destroy(): void
  isDestroyed(): boolean
}

export const openWindows = new Set<OpenWindow>()
