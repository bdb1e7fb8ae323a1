import { createHash } from 'node:crypto'
import type { Evidence } from '../../../src/core/answering/text/evidence.ts'
import type { Document, Passage } from '../../../src/shared/types.ts'

/** A document of one passage: what a test says about a file in one line. */
export function evidenceOf(text: string, { path = '/files/a.txt', rank = 1, preamble = '' } = {}): Evidence {
  const whole = preamble ? `${preamble}\n${text}` : text
  const start = preamble ? preamble.length + 1 : 0
  const document: Document = {
    title: path.split('/').at(-1) ?? path,
    format: 'text',
    text: whole,
    pages: [],
    blocks: [{ kind: 'paragraph', start: 0, end: whole.length }],
    ...(preamble ? { preamble: { start: 0, end: preamble.length } } : {}),
    warnings: []
  }
  const passage: Passage = {
    id: `${path}:${String(rank)}`,
    path,
    document: createHash('sha256').update(whole).digest('hex'),
    ordinal: 0,
    text,
    start,
    end: whole.length,
    title: document.title,
    headings: [],
    context: document.title,
    modifiedMs: 0,
    rank,
    score: 1 / rank,
    why: [],
    scores: { fused: 1 / rank }
  }
  return { passage, document }
}
