import type { Trace } from '../../shared/types.ts'
import { fileName } from '../format.ts'

/** One step of how an answer came about. */
export type TimelineStep =
  | {
      readonly kind: 'looked' | 'again'
      readonly query: string
      readonly passages: number
      readonly files: readonly string[]
      readonly ms: number
    }
  | { readonly kind: 'wrote'; readonly sentences: number }
  | { readonly kind: 'dropped'; readonly text: string; readonly reason: string }

/** The rounds of an answer as steps in the order of time: looked, wrote, took back, looked again. Empty where the trace has no rounds. */
export function timelineOf({ rounds = [] }: Trace): readonly TimelineStep[] {
  return rounds.flatMap((round, index): TimelineStep[] => {
    const kept = round.written.filter(({ outcome }) => outcome === 'kept' || outcome === 'marked').length
    const gone = round.written.filter(({ outcome }) => outcome === 'dropped' || outcome === 'rewritten')
    return [
      {
        kind: index === 0 ? 'looked' : 'again',
        query: round.query,
        passages: round.cameIn.length,
        files: [...new Set(round.cameIn.map(({ path }) => fileName(path)))],
        ms: round.ms
      },
      ...(kept > 0 ? [{ kind: 'wrote', sentences: kept } as const] : []),
      ...gone.map(({ text, reason }) => ({ kind: 'dropped', text: text.trim(), reason }) as const)
    ]
  })
}
