import type { AnswerEvent } from '../../../shared/types.ts'
import type { LoopTask } from '../loop.ts'
import type { Part } from './part.ts'
import { SourceList } from '../sources/sources.ts'

/** What a part is written from: its own text, or all that was read so far with what is found for it; undefined where nothing speaks of it. */
export async function* sourcesFor(
  { find, budget, log, sources }: LoopTask,
  part: Part,
  signal?: AbortSignal
): AsyncGenerator<AnswerEvent, SourceList | undefined> {
  if (part.excerpts) {
    const own = new SourceList()
    yield* log.begin(part.name, part.name, own.add(part.excerpts, Infinity), part.excerpts)
    return own
  }
  if (part.query !== undefined) {
    const { verdict, excerpts } = await find(part.query, signal)
    yield* log.begin(
      `A part of the question: ${part.name}`,
      part.query,
      sources.add(verdict.answerable ? excerpts : [], budget.roundTokens),
      excerpts
    )
    if (!verdict.answerable) return undefined
  }
  return sources
}
