import type { AnswerEvent, Citation, Passage, SearchResult, SearchStage, Turn } from '../../shared/types.ts'
import type { Retriever } from '../retrieval/retriever.ts'
import type { Memory } from './memory.ts'

export interface SearchWithMemory {
  readonly top: number
  readonly stage: SearchStage
  /** The person is still typing: only its times are kept. Default false. */
  readonly typing?: boolean | undefined
}

/** A search that knows what the person did before, and is remembered; the result is handed out before anything is written. */
export async function searchAndRemember(
  retriever: Retriever,
  memory: Memory,
  query: string,
  { typing = false, ...options }: SearchWithMemory,
  signal?: AbortSignal
): Promise<SearchResult> {
  const result = await retriever.retrieve(query, { ...options, typing, signals: await memory.signals() }, signal)
  // Words alone are searched for at each key: their times would drown those of whole searches.
  if (typing) {
    if (options.stage !== 'bm25') memory.timed(result.trace)
  } else memory.searched({ query, ...result })
  return { ...result, trace: memory.redactor.trace(result.trace) }
}

/** The retriever of one answer: with the signals of its conversation, without what no generator may read. `searched` grows with its queries. */
export function retrieverOf(retriever: Retriever, memory: Memory, history: readonly Turn[], searched: string[]): Retriever {
  return {
    async retrieve(query, options, signal) {
      searched.push(query)
      return await retriever.retrieve(query, { signals: await memory.signals(history), reader: 'generator', ...options }, signal)
    }
  }
}

/** Passes an answer on and keeps what it came to, however it ends. */
export async function* rememberAnswer(
  memory: Memory,
  question: string,
  searched: readonly string[],
  events: AsyncIterable<AnswerEvent>
): AsyncGenerator<AnswerEvent> {
  const passages = new Map<string, Passage>()
  const citations: Citation[] = []
  let trace: SearchResult['trace'] | undefined
  try {
    for await (const event of events) {
      if (event.type === 'retrieved') {
        for (const passage of event.passages) if (!passages.has(passage.id)) passages.set(passage.id, passage)
        trace = event.trace
        yield { ...event, trace: memory.redactor.trace(trace) }
      } else if (event.type === 'done') {
        trace = event.answer.trace
        yield { ...event, answer: { ...event.answer, trace: memory.redactor.trace(trace) } }
      } else if (event.type === 'looked-again') yield { ...event, query: memory.redactor.text(event.query) }
      else {
        if (event.type === 'citation') citations.push(event.citation)
        yield event
      }
    }
  } finally {
    if (trace) memory.asked({ query: question, searched, passages: [...passages.values()], trace }, citations)
  }
}
