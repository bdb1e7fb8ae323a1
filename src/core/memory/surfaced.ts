import type { Surfacing } from '../../shared/memory.ts'
import type { MemoryEvent } from './events.ts'

export interface SurfacedOptions {
  /** A file, or part of its name. Default: every file. */
  readonly path?: string | undefined
  /** Most lines. Default 200. */
  readonly limit?: number | undefined
}

/** Why passages were shown, newest first: the question, the rank, the reasons, and what came of it. */
export async function surfacings(events: AsyncIterable<MemoryEvent>, { path = '', limit = 200 }: SurfacedOptions): Promise<Surfacing[]> {
  const wanted = path.toLowerCase()
  const found: (Surfacing & { then: string[] })[] = []
  const followed = (file: string, what: string, start?: number, query?: string) => {
    const known = found.findLast(
      (one) => one.path === file && (start === undefined || one.start <= start) && (query === undefined || one.query === query)
    )
    known?.then.push(what)
  }
  for await (const event of events) {
    if (event.type === 'search' || event.type === 'ask') {
      for (const shown of event.passages) {
        if (!shown.path.toLowerCase().includes(wanted)) continue
        const { type, atMs, query, searched } = event
        found.push({ type, atMs, query, searched, ...shown, then: [] })
      }
      // Twice what is asked for is enough for what follows to find its passage.
      if (found.length > limit * 4) found.splice(0, found.length - limit * 2)
    } else if (event.type === 'opened') followed(event.path, 'opened')
    else if (event.type === 'cited') followed(event.path, 'cited', event.start, event.query)
    else if (event.type === 'thumb')
      followed(event.path, event.thumb > 0 ? 'thumb up' : event.thumb < 0 ? 'thumb down' : 'thumb taken back', event.start, event.query)
  }
  return found.toReversed().slice(0, limit)
}
