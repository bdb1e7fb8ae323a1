import type { DocumentView } from '../../shared/types.ts'
import { changesBetween, type Changes } from '../reading/changes.ts'
import { overlapping } from '../reading/marks.ts'
import type { Place, Reader } from './reader.svelte.ts'

/** Between two looks at a file that was edited and is not read again yet. */
const LOOK_AGAIN_MS = 1000
/** How often it is looked for: indexing may be paused. */
const LOOKS = 30

/** Today's version of a file that has changed since it was cited. */
export class Today {
  readonly cited: DocumentView
  view = $state.raw<DocumentView>()
  /** The file cannot be read, or was not read in time. */
  failed = $state(false)
  readonly #changes: Changes | undefined = $derived.by(() => this.view && changesBetween(this.cited.text, this.view.text))
  readonly removed = $derived(this.#changes?.removed ?? [])
  readonly added = $derived(this.#changes?.added ?? [])

  constructor(cited: DocumentView) {
    this.cited = cited
  }

  /** Where the cited passage stands today. */
  placeOf(place: Place): Place {
    return { ...place, ...(this.#changes?.toNewer(place) ?? { start: 0, end: 0 }) }
  }

  /** Whether the cited passage itself reads differently. */
  differsAt(place: Place): boolean {
    return overlapping(this.removed, place).length > 0 || overlapping(this.added, this.placeOf(place)).length > 0
  }

  /** Waits until the file is read again, at most half a minute. */
  async load(reader: Pick<Reader, 'today'>, signal: AbortSignal): Promise<void> {
    for (let look = 0; look < LOOKS && !signal.aborted; look++) {
      try {
        const view = await reader.today(this.cited.path)
        if (signal.aborted) return
        if (view.document !== this.cited.document) {
          this.view = view
          return
        }
      } catch {
        // It is not in the index any more, or could not be read: the window says so.
        break
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
    }
    this.failed = !signal.aborted
  }
}
