import type { Store } from './open-store.ts'

/** Keeps the index small and quick: covers new rows with the full-text index, merges files, removes old versions. */
export interface Upkeep {
  /** Something was written; tidies up in the background when enough has come together. */
  written(): void
  /** Tidies up now if anything was written since; `everything` also removes versions that a reader may still be looking at. */
  tidy(everything?: boolean): Promise<void>
}

/** Without it every write leaves files behind: 1,014 files after 200 small ones. A tidy-up every 20 costs less than it saves. */
const WRITES = 20
/**
 * Fewer are tidied when nothing more was written for so long, or for so many times what the last tidy-up took. Soon, because
 * words that only rows outside the full-text index hold weigh nothing there: the passage just written is found, but ranks low.
 */
const QUIET_MS = 1000
const QUIET_FACTOR = 10
/** Rows outside the full-text index are scanned; up to here that costs less than 10 ms a search. */
const UNINDEXED_ROWS = 2000
/**
 * Versions so young are kept for searches that started with them, and go when the index is quiet. A tidy-up writes the whole table anew,
 * so each version kept is a copy of it: with 60 s of them, 1,000 edits in a minute took three times the disk of a fresh index. A search
 * takes less than 0.1 s, and one whose version is gone is repeated on the latest (`createChunkTable`).
 */
const KEEP_VERSIONS_MS = 1000
/** Texts of former versions are looked through after so many new texts, or a quarter of the files: it is a look at every text. */
const TEXTS = 500
const TEXTS_SHARE = 0.25
/** LanceDB asks for a retry when two commits meet. */
const ATTEMPTS = 3

export interface UpkeepParts {
  readonly store: Store
  readonly now: () => number
  readonly onWarning: (warning: string) => void
  /** Versions of texts that are kept although no file has them any more. Default: none. */
  readonly cited?: () => Promise<Iterable<string>>
}

export function createUpkeep({ store, now, onWarning, cited = () => Promise.resolve([]) }: UpkeepParts): Upkeep {
  let writes = 0
  let textsSeen = 0
  let lastMs = 0
  /** Versions that were too young to be removed by the last tidy-up. */
  let leftovers = false
  let later: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined

  const tidy = async (everything: boolean, last: boolean) => {
    writes = 0
    leftovers = !everything
    clearTimeout(later)
    if (leftovers && !last) soon(KEEP_VERSIONS_MS + 1000)
    const started = performance.now()
    const cleanupOlderThan = new Date(Date.now() - (everything ? 0 : KEEP_VERSIONS_MS))
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        await store.chunks.optimize(cleanupOlderThan)
        await store.ledger.optimize(cleanupOlderThan)
        await collectTexts(everything).catch((thrown: unknown) =>
          onWarning(`Texts of former versions stay for now: ${thrown instanceof Error ? thrown.message : String(thrown)}`)
        )
        lastMs = performance.now() - started
        return
      } catch (thrown) {
        if (attempt < ATTEMPTS) continue
        onWarning(`The index could not be tidied up and is used as it is: ${thrown instanceof Error ? thrown.message : String(thrown)}`)
        // A damaged full-text index is what is known to stop a tidy-up; made anew, it works again.
        await store.chunks.rebuildTextIndex().catch((again: unknown) => onWarning(String(again)))
      }
    }
  }
  const collectTexts = async (always: boolean) => {
    const { added } = store.texts
    const { rows } = store.ledger
    if (!always && added - textsSeen < Math.max(TEXTS, rows.size * TEXTS_SHARE)) return
    textsSeen = added
    const used = new Set(await cited())
    for (const { document } of rows.values()) used.add(document)
    await store.texts.collect(used, now())
  }
  const soon = (ms: number) => {
    clearTimeout(later)
    later = setTimeout(() => void start(false, !writes), ms).unref()
  }
  const start = (everything: boolean, last = false) => {
    running ??= tidy(everything, last).finally(() => {
      running = undefined
    })
    return running
  }

  return {
    written() {
      writes++
      if (running) return
      soon(Math.max(QUIET_MS, QUIET_FACTOR * lastMs))
      if (writes >= WRITES) void start(false)
      else
        void store.chunks.unindexed().then(
          (rows) => (rows > UNINDEXED_ROWS ? start(false) : undefined),
          (thrown: unknown) => onWarning(String(thrown))
        )
    },
    async tidy(everything = false) {
      await running
      if (everything) clearTimeout(later)
      if (writes || (everything && (leftovers || store.texts.added > textsSeen))) await start(everything)
    }
  }
}
