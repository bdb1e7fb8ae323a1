import { z } from 'zod'

/** Raised when a line's meaning changes; lines of a later version are passed over like damaged ones. */
export const EVENT_VERSION = 1

const stamp = { v: z.literal(EVENT_VERSION), atMs: z.number() }
const file = { path: z.string(), document: z.string() }
const shown = z.object({
  ...file,
  chunk: z.string(),
  start: z.number(),
  end: z.number(),
  rank: z.number(),
  score: z.number(),
  why: z.array(z.object({ stage: z.string(), adds: z.number(), note: z.string().optional() }))
})
const stage = z.object({
  name: z.string(),
  ms: z.number(),
  in: z.number(),
  out: z.number(),
  note: z.string().optional(),
  skipped: z.boolean().optional()
})
const asked = {
  ...stamp,
  query: z.string(),
  /** What was searched for, where that is not the query itself. */
  searched: z.array(z.string()).default([]),
  passages: z.array(shown),
  stages: z.array(stage),
  totalMs: z.number()
}

const event = z.discriminatedUnion('type', [
  z.object({ type: z.literal('search'), ...asked }),
  z.object({ type: z.literal('ask'), ...asked }),
  z.object({ type: z.literal('opened'), ...stamp, ...file, chunk: z.string().optional() }),
  z.object({ type: z.literal('cited'), ...stamp, ...file, query: z.string(), start: z.number(), end: z.number() }),
  /** 0 takes a thumb back. */
  z.object({
    type: z.literal('thumb'),
    ...stamp,
    ...file,
    query: z.string(),
    chunk: z.string(),
    start: z.number(),
    end: z.number(),
    thumb: z.union([z.literal(1), z.literal(0), z.literal(-1)])
  }),
  z.object({ type: z.literal('pin'), ...stamp, path: z.string() }),
  z.object({ type: z.literal('unpin'), ...stamp, path: z.string() })
])

/** One line of the log. */
export type MemoryEvent = z.infer<typeof event>
export type ShownPassage = z.infer<typeof shown>
type WithoutStamp<T> = T extends unknown ? Omit<T, 'v' | 'atMs'> : never
/** An event as it is told; the log stamps it. */
export type NewEvent = WithoutStamp<MemoryEvent>

/** Reads a line; undefined for one that is damaged or of another version. */
export function readEvent(line: string): MemoryEvent | undefined {
  try {
    return event.safeParse(JSON.parse(line)).data
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined
    throw thrown
  }
}
