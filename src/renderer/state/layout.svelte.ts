/** Widths in pixels: narrow enough for a 900 px window (200 + 340 + 300 + borders), wide enough to read on 4K. */
export const PANES = {
  library: { least: 200, most: 480, share: 0.2, startMost: 280 },
  sources: { least: 300, most: 1600, share: 0.36, startMost: 760 }
} as const
export type PaneName = keyof typeof PANES

const KEY = 'footnote.panes'
const SIDE_KEY = 'footnote.side'

/** What the left pane shows. */
export const SIDES = ['conversations', 'library'] as const
export type Side = (typeof SIDES)[number]

/** Pane widths, remembered between runs where there is a place to remember them. */
export class Layout {
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'> | undefined
  readonly #windowWidth: number
  #side = $state<Side>('library')
  #widths = $state<Record<PaneName, number>>({ library: 0, sources: 0 })

  constructor(windowWidth: number, storage?: Pick<Storage, 'getItem' | 'setItem'>) {
    this.#storage = storage
    this.#windowWidth = windowWidth
    this.#side = this.#restoreSide()
    this.#widths = { library: this.initial('library'), sources: this.initial('sources'), ...this.#restore() }
  }

  /** The width that a pane starts with: its share of the window, as far as that helps reading. */
  initial(pane: PaneName): number {
    return clamp(pane, Math.min(PANES[pane].startMost, this.#windowWidth * PANES[pane].share))
  }

  width(pane: PaneName): number {
    return this.#widths[pane]
  }

  get side(): Side {
    return this.#side
  }

  showSide(side: Side): void {
    this.#side = side
    try {
      this.#storage?.setItem(SIDE_KEY, side)
    } catch {
      // As with the widths: it then holds until the window closes.
    }
  }

  resize(pane: PaneName, width: number): void {
    this.#widths[pane] = clamp(pane, width)
    try {
      this.#storage?.setItem(KEY, JSON.stringify($state.snapshot(this.#widths)))
    } catch {
      // Storage may be full or switched off; the widths then hold until the window closes, which is good enough.
    }
  }

  #restoreSide(): Side {
    try {
      return this.#storage?.getItem(SIDE_KEY) === 'conversations' ? 'conversations' : 'library'
    } catch {
      // Storage is switched off.
      return 'library'
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
