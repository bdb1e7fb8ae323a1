import type { Span } from '../../../shared/types.ts'
import type { Evidence } from '../text/evidence.ts'
import type { Excerpt } from './excerpts.ts'

/** What the model reads of one passage. */
export interface Source {
  readonly evidence: Evidence
  /** In order, never overlapping. */
  readonly spans: readonly Span[]
}

/** UTF-16 units a token, measured on chats, letters and manuals with Qwen's tokenizer. */
const UNITS_PER_TOKEN = 3.7
/** Tokens of a source's number and header line. */
const HEADER_TOKENS = 14
/** Sources in one addition at most: beyond, a small model loses the thread. */
const MOST = 6

/** Tokens that a text will take, without asking the model. */
export function estimateTokens(text: string): number {
  return Math.ceil(text.length / UNITS_PER_TOKEN)
}

/**
 * The sources in the order in which they came. They only grow: a former one is never changed, moved or taken out, so
 * that everything the model has read of them stays read.
 */
export class SourceList {
  readonly #former: readonly Source[]
  #sources: readonly Source[]

  /** `former`: what was read for the turns before. */
  constructor(former: readonly Source[] = []) {
    this.#former = former
    this.#sources = former
  }

  get all(): readonly Source[] {
    return this.#sources
  }

  /** Those that came for this question. */
  get fresh(): readonly Source[] {
    return this.#sources.slice(this.#former.length)
  }

  get evidence(): readonly Evidence[] {
    return [...new Set(this.#sources.map(({ evidence }) => evidence))]
  }

  /** Adds the best excerpts that were not read yet, best first, up to the budget in tokens; returns what came in. */
  add(
    excerpts: readonly Excerpt[],
    budget: number,
    order: (sources: readonly Source[]) => readonly Source[] = (sources) => sources
  ): readonly Source[] {
    const chosen = new Map<string, { evidence: Evidence; spans: Span[] }>()
    let left = budget
    for (const { evidence, heading, ...span } of excerpts) {
      // Two passages of a long file stay two: a sentence is checked against the text around what was read.
      const key = `${evidence.passage.path}\n${evidence.passage.id}\n${evidence.passage.start}`
      const entry = chosen.get(key)
      if (this.#holds(evidence, span) || (!entry && chosen.size >= MOST)) continue
      const spans = merged([...(entry?.spans ?? []), ...(heading ? [heading] : []), { start: span.start, end: span.end }])
      const cost = lengthOf(spans) / UNITS_PER_TOKEN - lengthOf(entry?.spans ?? []) / UNITS_PER_TOKEN + (entry ? 0 : HEADER_TOKENS)
      // The best one is read however long it is.
      if (cost > left && chosen.size > 0) continue
      left -= cost
      chosen.set(key, { evidence, spans })
    }
    const added = order([...chosen.values()])
    this.#sources = [...this.#sources, ...added]
    return added
  }

  #holds({ passage }: Evidence, span: Span): boolean {
    return this.#sources.some(
      (known) =>
        known.evidence.passage.document === passage.document &&
        known.spans.some(({ start, end }) => Math.min(end, span.end) - Math.max(start, span.start) > (span.end - span.start) / 2)
    )
  }
}

/** The spans in order; those that overlap or nearly touch become one. */
function merged(spans: readonly Span[]): Span[] {
  const whole: { start: number; end: number }[] = []
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = whole.at(-1)
    if (last && start <= last.end + 2) last.end = Math.max(last.end, end)
    else whole.push({ start, end })
  }
  return whole
}

function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0)
}
