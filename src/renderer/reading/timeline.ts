import type { AnswerEvent, Passage, Trace } from '../../shared/types.ts'
import { fileName } from '../format.ts'

/** One step of how an answer came about; `found` is the first look, of which nothing was read yet. */
export type TimelineStep =
  | { readonly kind: 'found'; readonly passages: number; readonly files: readonly string[]; readonly ms: number }
  | {
      readonly kind: 'looked' | 'again'
      readonly query: string
      readonly passages: number
      readonly files: readonly string[]
      /** Looking and writing from it; absent while it is written. */
      readonly ms?: number
    }
  | { readonly kind: 'wrote'; readonly sentences: number }
  | { readonly kind: 'dropped'; readonly text: string; readonly reason: string }

/** The steps after one more event of a running answer; the whole story, with what was read, takes their place when it is done. */
export function nextSteps(steps: readonly TimelineStep[], event: AnswerEvent): readonly TimelineStep[] {
  switch (event.type) {
    case 'retrieved':
      return [
        ...steps,
        { kind: 'found', passages: event.passages.length, files: filesOf(pathsOf(event.passages)), ms: event.trace.totalMs }
      ]
    case 'sentence': {
      // The file's own words under a sentence were not written.
      if (event.verbatim) return steps
      const last = steps.at(-1)
      return last?.kind === 'wrote'
        ? steps.with(-1, { kind: 'wrote', sentences: last.sentences + 1 })
        : [...steps, { kind: 'wrote', sentences: 1 }]
    }
    case 'dropped':
      return [...steps, { kind: 'dropped', text: event.text.trim(), reason: event.reason }]
    case 'looked-again': {
      const { query, paths } = event
      return [...steps, { kind: 'again', query, passages: paths.length, files: filesOf(paths) }]
    }
    case 'done': {
      const whole = timelineOf(event.answer.trace)
      return whole.length > 0 ? whole : steps
    }
    case 'token':
    case 'citation':
    case 'error':
      return steps
  }
}

/** The rounds of an answer as steps in the order of time: looked, wrote, took back, looked again. Empty where the trace has no rounds. */
function timelineOf({ rounds = [] }: Trace): readonly TimelineStep[] {
  return rounds.flatMap((round, index): TimelineStep[] => {
    const kept = round.written.filter(({ outcome }) => outcome === 'kept' || outcome === 'marked').length
    const gone = round.written.filter(({ outcome }) => outcome === 'dropped' || outcome === 'rewritten')
    return [
      {
        kind: index === 0 ? 'looked' : 'again',
        query: round.query,
        passages: round.cameIn.length,
        files: filesOf(pathsOf(round.cameIn)),
        ms: round.ms
      },
      ...(kept > 0 ? [{ kind: 'wrote', sentences: kept } as const] : []),
      ...gone.map(({ text, reason }) => ({ kind: 'dropped', text: text.trim(), reason }) as const)
    ]
  })
}

const pathsOf = (places: readonly Pick<Passage, 'path'>[]): readonly string[] => places.map(({ path }) => path)
const filesOf = (paths: readonly string[]): readonly string[] => [...new Set(paths.map(fileName))]
