import type { OwnEvaluation, OwnQuestion, RelevantPlace } from '../../shared/memory.ts'
import type { Passage } from '../../shared/types.ts'
import { figures } from './latency.ts'

export type Rank = (question: string, signal?: AbortSignal) => Promise<readonly Passage[]>

/** Runs the questions through `rank` (the pipeline without the person's signals, which the same thumbs would bias). Shares are means over the questions. */
export async function evaluate(
  questions: readonly OwnQuestion[],
  rank: Rank,
  signal?: AbortSignal
): Promise<Pick<OwnEvaluation, 'questions' | 'recall5' | 'recall10' | 'passages10' | 'mrr' | 'p50Ms' | 'p95Ms'>> {
  const times: number[] = []
  const scores: { recall5: number; recall10: number; passages10: number | undefined; mrr: number }[] = []
  for (const { question, relevant } of questions) {
    signal?.throwIfAborted()
    const started = performance.now()
    const passages = await rank(question, signal)
    times.push(performance.now() - started)
    scores.push(score(passages, relevant))
  }
  const { p50, p95 } = figures(times)
  const withPassages = scores.flatMap(({ passages10 }) => (passages10 === undefined ? [] : [passages10]))
  return {
    questions: questions.length,
    recall5: mean(scores.map(({ recall5 }) => recall5)),
    recall10: mean(scores.map(({ recall10 }) => recall10)),
    ...(withPassages.length ? { passages10: mean(withPassages) } : {}),
    mrr: mean(scores.map(({ mrr }) => mrr)),
    p50Ms: p50,
    p95Ms: p95
  }
}

/** The files of a ranking, each at its best passage's place. */
export function documentsOf(passages: readonly Passage[]): readonly Passage[] {
  return [...new Map(passages.toReversed().map((passage) => [passage.path, passage])).values()]
    .toReversed()
    .toSorted((a, b) => a.rank - b.rank)
}

function score(passages: readonly Passage[], relevant: readonly RelevantPlace[]) {
  const documents = documentsOf(passages)
  const wanted = [...new Map(relevant.map((place) => [place.path, place])).values()]
  const recall = (top: number) =>
    wanted.filter((place) => documents.slice(0, top).some((found) => isFile(found, place))).length / wanted.length
  const first = documents.findIndex((found) => wanted.some((place) => isFile(found, place)))
  // Offsets belong to a version: after an edit only the file can be asked for.
  const spans = relevant.filter(({ start, document }) => start !== undefined && passages.some((found) => found.document === document))
  return {
    recall5: recall(5),
    recall10: recall(10),
    passages10: spans.length
      ? spans.filter((place) => passages.slice(0, 10).some((found) => holdsMost(found, place))).length / spans.length
      : undefined,
    mrr: first < 0 ? 0 : 1 / (first + 1)
  }
}

/** The same file, also when it was edited (its path) or moved (its text). */
function isFile(found: Passage, { path, document }: RelevantPlace): boolean {
  return found.path === path || found.document === document
}

/** Half of the place or more: another chunker cuts elsewhere. */
function holdsMost(found: Passage, { document, start = 0, end = 0 }: RelevantPlace): boolean {
  return found.document === document && Math.min(found.end, end) - Math.max(found.start, start) >= (end - start) / 2
}

function mean(values: readonly number[]): number {
  return values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : 0
}
