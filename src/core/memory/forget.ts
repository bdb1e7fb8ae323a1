import type { MemoryEvent } from './events.ts'
import type { Redactor } from './redact.ts'

/** An event without the files that are forgotten; undefined where nothing else is left of it. The same object where it names none of them. */
export function forgetPath(event: MemoryEvent, isForgotten: (path: string) => boolean): MemoryEvent | undefined {
  if (event.type !== 'search' && event.type !== 'ask') return isForgotten(event.path) ? undefined : event
  const passages = event.passages.filter(({ path }) => !isForgotten(path))
  if (passages.length === event.passages.length) return event
  if (!passages.length) return undefined
  // Notes may name the file that is gone ("“Boiler manual” names it").
  return {
    ...event,
    passages: passages.map((passage) => ({ ...passage, why: passage.why.map(({ stage, adds }) => ({ stage, adds })) })),
    stages: event.stages.map(({ note: _, ...stage }) => stage)
  }
}

/** An event with what the rules mask now; the same object where they mask nothing. */
export function redactEvent(event: MemoryEvent, redactor: Redactor): MemoryEvent {
  const noted = <T extends { note?: string | undefined }>(one: T): T =>
    one.note === undefined ? one : { ...one, note: redactor.text(one.note) }
  if (event.type === 'cited' || event.type === 'thumb') return unlessSame(event, { ...event, query: redactor.text(event.query) })
  if (event.type !== 'search' && event.type !== 'ask') return event
  return unlessSame(event, {
    ...event,
    query: redactor.text(event.query),
    searched: event.searched.map((text) => redactor.text(text)),
    passages: event.passages.map((passage) => ({ ...passage, why: passage.why.map(noted) })),
    stages: event.stages.map(noted)
  })
}

function unlessSame(before: MemoryEvent, after: MemoryEvent): MemoryEvent {
  return JSON.stringify(before) === JSON.stringify(after) ? before : after
}
