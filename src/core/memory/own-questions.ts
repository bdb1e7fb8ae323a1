import { z } from 'zod'
import type { OwnQuestion, RelevantPlace } from '../../shared/memory.ts'
import type { MemoryEvent, ShownPassage } from './events.ts'

/** What is opened later than this after its search was found in another way. */
const OPENED_WITHIN_MS = 30 * 60_000
/** Newest questions that are kept: a run over them takes about 10 s without a reranker. */
const MOST = 200

export const ownQuestions = z.array(
  z.object({
    question: z.string(),
    askedMs: z.number(),
    relevant: z.array(
      z.object({
        path: z.string(),
        document: z.string(),
        from: z.enum(['thumb', 'opened']),
        start: z.number().optional(),
        end: z.number().optional()
      })
    )
  })
)

/** Reads a question set out of the log: a thumb up or an opened footnote says what answers a question; a thumb down takes it out again. */
export async function questionsFrom(events: AsyncIterable<MemoryEvent>, saved: readonly OwnQuestion[] = []): Promise<OwnQuestion[]> {
  const sets = new Map(saved.map(({ question, askedMs, relevant }) => [question, { askedMs, places: new Map(relevant.map(keyed)) }]))
  const shown = new Map<string, { readonly query: string; readonly atMs: number; readonly passage: ShownPassage }>()
  const setOf = (question: string, askedMs: number) => {
    const known = sets.get(question) ?? { askedMs, places: new Map<string, RelevantPlace>() }
    known.askedMs = Math.max(known.askedMs, askedMs)
    // Newest last, so that the oldest are the first to go.
    sets.delete(question)
    sets.set(question, known)
    return known.places
  }
  for await (const event of events) {
    if (event.type === 'search' || event.type === 'ask')
      // The best passage of each file last, so that it is the one that stands.
      for (const passage of event.passages.toReversed()) shown.set(passage.path, { query: event.query, atMs: event.atMs, passage })
    else if (event.type === 'opened') {
      const from = shown.get(event.path)
      if (!from || event.atMs - from.atMs > OPENED_WITHIN_MS) continue
      const places = setOf(from.query, event.atMs)
      if (![...places.values()].some(({ path, from: how }) => path === event.path && how === 'thumb'))
        places.set(...keyed({ path: event.path, document: event.document, from: 'opened' }))
    } else if (event.type === 'thumb') {
      const places = setOf(event.query, event.atMs)
      const { path, document, start, end, thumb } = event
      // A thumb is the last word on its file: it replaces what only an opening says.
      places.delete(path)
      places.delete(`${path}:${String(start)}`)
      if (thumb > 0) places.set(...keyed({ path, document, from: 'thumb', start, end }))
    }
  }
  return [...sets]
    .map(([question, { askedMs, places }]) => ({ question, askedMs, relevant: [...places.values()] }))
    .filter(({ relevant }) => relevant.length > 0)
    .slice(-MOST)
}

/** A file counts once where only the file is known, and once for each passage otherwise. */
function keyed(place: RelevantPlace): [string, RelevantPlace] {
  return [place.start === undefined ? place.path : `${place.path}:${String(place.start)}`, place]
}
