import { z } from 'zod'
import type { AnswerEvent } from '../../shared/types.ts'

// Loose objects: what a later version adds to an answer is kept, although this one does not know it.
const span = { start: z.number(), end: z.number() }
const place = {
  ...span,
  path: z.string(),
  document: z.string(),
  title: z.string(),
  headings: z.array(z.string()),
  page: z.number().exactOptional(),
  modifiedMs: z.number()
}
const stage = z.looseObject({
  name: z.string(),
  ms: z.number(),
  in: z.number(),
  out: z.number(),
  note: z.string().exactOptional(),
  skipped: z.boolean().exactOptional()
})
const written = z.looseObject({
  text: z.string(),
  outcome: z.enum(['kept', 'marked', 'dropped', 'rewritten', 'not-found']),
  reason: z.string(),
  support: z.number(),
  doubtful: z.array(z.object({ word: z.string(), probability: z.number() })),
  atMs: z.number().optional()
})
const round = z.looseObject({
  why: z.string(),
  query: z.string(),
  cameIn: z.array(z.looseObject({ path: z.string(), title: z.string(), text: z.string(), score: z.number().exactOptional() })),
  written: z.array(written),
  promptTokens: z.number(),
  reusedTokens: z.number(),
  writtenTokens: z.number(),
  ms: z.number()
})
const trace = z.looseObject({ stages: z.array(stage), totalMs: z.number(), rounds: z.array(round).exactOptional() })
const score = z.number().exactOptional()
const passage = z.looseObject({
  ...place,
  id: z.string(),
  ordinal: z.number(),
  text: z.string(),
  context: z.string(),
  rank: z.number(),
  score: z.number(),
  scores: z.object({ bm25: score, vector: score, fused: score, rerank: score }),
  why: z.array(z.object({ stage: z.string(), adds: z.number(), note: z.string().exactOptional() }))
})
const citation = z.looseObject({ ...place, number: z.number(), quote: z.string(), support: z.number() })
/** How a sentence stands on its line. */
const line = { paragraph: z.literal(true).exactOptional(), verbatim: z.literal(true).exactOptional() }
const sentence = z.looseObject({
  text: z.string(),
  citations: z.array(citation),
  caution: z.string().exactOptional(),
  ...line
})
const conflict = z.looseObject({
  ...span,
  sentence: z.number(),
  path: z.string(),
  document: z.string(),
  quote: z.string(),
  day: z.string().exactOptional(),
  citedDay: z.string().exactOptional()
})
const limits = z.looseObject({
  missing: z.array(z.string()),
  conflicts: z.array(conflict),
  waiting: z.number(),
  failed: z.number(),
  unreadable: z.array(z.string()).exactOptional(),
  unfinished: z.boolean()
})
const answer = z.looseObject({
  question: z.string(),
  text: z.string(),
  abstained: z.boolean(),
  abstainReason: z.enum(['not-in-files', 'not-surely', 'nothing-indexed', 'still-indexing', 'asks-nothing']).exactOptional(),
  reason: z.string(),
  limits,
  mode: z.enum(['generated', 'extractive']),
  sentences: z.array(sentence),
  nearest: z.array(passage),
  trace
})

/** An event of an answer as it stands in a file: the same shape, read at the edge. */
export const answerEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('retrieved'), passages: z.array(passage), trace }),
  z.object({ type: z.literal('token'), text: z.string() }),
  z.object({ type: z.literal('sentence'), index: z.number(), text: z.string(), ...line }),
  z.object({ type: z.literal('citation'), sentence: z.number(), citation }),
  z.object({ type: z.literal('dropped'), text: z.string(), reason: z.string() }),
  z.object({ type: z.literal('looked-again'), query: z.string(), paths: z.array(z.string()) }),
  z.object({ type: z.literal('done'), answer }),
  z.object({ type: z.literal('error'), message: z.string(), remedy: z.string() })
]) satisfies z.ZodType<AnswerEvent>
