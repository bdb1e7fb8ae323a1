/** Widths in pixels: narrow enough for a 900 px window (220 + 340 + 320 + borders), wide enough to read on 4K. */
export const PANES = {
  library: { least: 200, most: 480, initial: 264 },
  sources: { least: 300, most: 1600, initial: 440 }
} as const
export type PaneName = keyof typeof PANES

const KEY = 'footnote.panes'

/** Pane widths, remembered between runs where there is a place to remember them. */
export class Layout {
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'> | undefined
  #widths = $state<Record<PaneName, number>>({ library: PANES.library.initial, sources: PANES.sources.initial })

  constructor(storage?: Pick<Storage, 'getItem' | 'setItem'>) {
    this.#storage = storage
    this.#widths = { ...this.#widths, ...this.#restore() }
  }

  width(pane: PaneName): number {
    return this.#widths[pane]
  }

  resize(pane: PaneName, width: number): void {
    this.#widths[pane] = clamp(pane, width)
    try {
      this.#storage?.setItem(KEY, JSON.stringify($state.snapshot(this.#widths)))
    } catch {
      // Storage may be full or switched off; the widths then hold until the window closes, which is good enough.
    }
  }

  #restore(): Partial<Record<PaneName, number>> {
    try {
      const stored: unknown = JSON.parse(this.#storage?.getItem(KEY) ?? '{}')
      if (typeof stored !== 'object' || stored === null) return {}
      const widths: Partial<Record<PaneName, number>> = {}
      for (const [pane, width] of Object.entries(stored)) {
        if ((pane === 'library' || pane === 'sources') && typeof width === 'number') widths[pane] = clamp(pane, width)
      }
      return widths
    } catch {
      // Unreadable storage or a file from another version: the initial widths are always right.
      return {}
    }
  }
}

function clamp(pane: PaneName, width: number): number {
  const { least, most } = PANES[pane]
  return Math.min(most, Math.max(least, Math.round(width)))
}
