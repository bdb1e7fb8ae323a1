import type { Frame } from './rpc/index.ts'

/** The only channel between a page and the main process. */
export const CHANNEL = 'footnote'

/** The one thing that the preload puts into the window: frames of the contract, out and in. */
export interface FootnotePort {
  send(frame: Frame): void
  /** Returns the function that stops listening. */
  listen(onFrame: (frame: unknown) => void): () => void
  /** Where a dropped file or folder lies on disk; absent where the host cannot tell. */
  pathForFile?(file: unknown): string
}

declare global {
  interface Window {
    readonly footnotePort: FootnotePort
  }
}
