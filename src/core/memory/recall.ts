import type { Turn } from '../../shared/types.ts'
import type { Signals } from '../retrieval/signals.ts'
import type { MemoryEvent } from './events.ts'

/** By then an opened file counts a two-millionth of what it did. */
const OPENED_FOR_MS = 7 * 24 * 3_600_000
/** Questions whose footnotes are remembered for their conversation's sake. */
const MOST_QUESTIONS = 500

/** What the log says about the person's doings, in memory, as retrieval asks for it. */
export interface Recall {
  apply(event: MemoryEvent): void
  /** `turns`: the conversation so far, oldest first, its questions written as the log has them. */
  signals(turns: readonly Pick<Turn, 'question'>[], nowMs: number): Omit<Signals, 'weights'>
  pins(): readonly string[]
  clear(): void
}

export function createRecall(): Recall {
  const openedMs = new Map<string, number>()
  const pinned = new Set<string>()
  const thumbs = new Map<string, 1 | -1>()
  /** Files that the last answer to a question cited. */
  const citedBy = new Map<string, Set<string>>()
  return {
    apply(event) {
      switch (event.type) {
        case 'opened':
          openedMs.set(event.path, event.atMs)
          break
        case 'pin':
          pinned.add(event.path)
          break
        case 'unpin':
          pinned.delete(event.path)
          break
        case 'thumb':
          if (event.thumb === 0) thumbs.delete(event.chunk)
          else thumbs.set(event.chunk, event.thumb)
          break
        case 'ask':
          citedBy.delete(event.query)
          citedBy.set(event.query, new Set())
          for (const oldest of citedBy.keys()) {
            if (citedBy.size <= MOST_QUESTIONS) break
            citedBy.delete(oldest)
          }
          break
        case 'cited':
          citedBy.get(event.query)?.add(event.path)
          break
        case 'search':
          break
      }
    },
    signals(turns, nowMs) {
      const cited = new Map<string, number>()
      for (const [index, { question }] of turns.entries())
        for (const path of citedBy.get(question) ?? []) cited.set(path, turns.length - index)
      return { cited, openedMs: new Map([...openedMs].filter(([, atMs]) => nowMs - atMs < OPENED_FOR_MS)), pinned, thumbs }
    },
    pins: () => [...pinned].toSorted(),
    clear() {
      openedMs.clear()
      pinned.clear()
      thumbs.clear()
      citedBy.clear()
    }
  }
}
