import type { Answer, AnswerEvent, AnswerSentence, Citation, Passage } from '../../../src/shared/types.ts'

export function citationOf(number: number, path: string, quote: string): Citation {
  const place = { path, document: `hash of ${path}`, title: 'title', headings: [], modifiedMs: 5 }
  return { number, ...place, start: 3, end: 3 + quote.length, quote, page: 2, support: 0.75 }
}

export function passageOf(rank: number, path: string): Passage {
  const place = { path, document: `hash of ${path}`, title: 'title', headings: [], modifiedMs: 5, start: 0, end: 9 }
  const scored = { rank, score: 1 / rank, scores: { bm25: 2 }, why: [{ stage: 'bm25', adds: 1, note: 'all words' }] }
  return { ...place, id: `p${String(rank)}`, ordinal: 0, text: `text of ${String(rank)}`, context: 'title', ...scored }
}

/** The events of an answer that was written word by word, as the core sends them. */
export function answeredEvents(sentences: readonly AnswerSentence[]): AnswerEvent[] {
  const [first] = sentences.flatMap(({ citations }) => citations)
  const path = first?.path ?? ''
  const round = { promptTokens: 9, reusedTokens: 1, writtenTokens: 3, ms: 4, written: [] }
  const trace = {
    stages: [{ name: 'bm25', ms: 3, in: 10, out: 2, note: `of ${path}` }],
    totalMs: 12,
    rounds: [{ ...round, why: 'first', query: 'round query', cameIn: [{ path, title: 't', text: first?.quote ?? '', score: 0.5 }] }]
  }
  return [
    { type: 'retrieved', passages: [passageOf(1, path)], trace },
    ...sentences.flatMap(({ text, citations }, index): AnswerEvent[] => [
      { type: 'token', text: `${text.split(' ').slice(0, 2).join(' ')} ` },
      { type: 'token', text: text.split(' ').slice(2).join(' ') },
      { type: 'sentence', index, text },
      ...citations.map((citation) => ({ type: 'citation', sentence: index, citation }) as const)
    ]),
    { type: 'dropped', text: 'Baumann is rich.', reason: 'No source says so.' },
    { type: 'done', answer: answer({ text: sentences.map(({ text }) => text).join(' '), sentences, trace }) }
  ]
}

export function abstainedEvents(nearest: readonly Passage[]): AnswerEvent[] {
  return [
    { type: 'retrieved', passages: nearest, trace: { stages: [], totalMs: 1 } },
    { type: 'done', answer: answer({ text: 'This is not in your files.', abstained: true, abstainReason: 'not-in-files', nearest }) }
  ]
}

function answer(given: Partial<Answer>): Answer {
  return {
    ...{ question: 'q', text: '', abstained: false, reason: '', mode: 'generated', sentences: [], nearest: [] },
    limits: { missing: [], conflicts: [], waiting: 0, failed: 0, unfinished: false },
    trace: { stages: [], totalMs: 1 },
    ...given
  }
}
