import type { Answer, AnswerEvent, AnswerSentence, Citation } from '../../shared/types.ts'
import type { FileVersion } from '../indexing/freshness.ts'
import type { Check } from './check/check.ts'
import { isVerbatim } from './cite/citation.ts'
import type { Evidence } from './text/evidence.ts'
import type { Excerpt } from './sources/excerpts.ts'
import type { RoundLog } from './round-log.ts'

/**
 * A sentence as it was written; `opens` where it begins a new line, `verbatim` where it is the file's own; `label` stands before it and
 * names the file or section that it sums up.
 */
export interface Sentence {
  readonly text: string
  readonly label?: string
  readonly opens?: boolean
  readonly verbatim?: boolean
}

/** An answer in the making: keeps what stands, numbers its footnotes, remembers what was taken back. */
export class Draft {
  readonly sentences: AnswerSentence[]
  mode: Answer['mode'] = 'generated'
  /** Sentences that were taken back for good, each with its reason. */
  readonly dropped: { readonly text: string; readonly reason: string }[] = []
  /** Parts of the question that nothing was found for. */
  readonly missing: string[] = []
  /** Plain sentences about files that were asked for and could not answer. */
  readonly notes: string[] = []
  /** Whether a limit of length ended it. */
  unfinished = false
  readonly #before: number
  readonly #footnotes: Citation[]
  readonly #stale: (files: readonly FileVersion[]) => Promise<ReadonlySet<string>>
  readonly #log: RoundLog

  /** `standing`: sentences of an answer that is gone on with. */
  constructor(
    stale: (files: readonly FileVersion[]) => Promise<ReadonlySet<string>>,
    log: RoundLog,
    standing: readonly AnswerSentence[] = []
  ) {
    this.#stale = stale
    this.#log = log
    this.sentences = [...standing]
    this.#before = standing.length
    this.#footnotes = standing.flatMap(({ citations }) => citations)
  }

  /** Whether nothing was added yet. */
  get empty(): boolean {
    return this.sentences.length === this.#before
  }

  get text(): string {
    return inLines(this.sentences)
  }

  /** What was written; the files' own words under it are left out. */
  get written(): string {
    return inLines(this.sentences.filter(({ verbatim }) => !verbatim))
  }

  /** Whether a sentence stands that is cited to one of these. */
  covers(excerpts: readonly Excerpt[] = []): boolean {
    const cited = this.sentences.flatMap(({ citations }) => citations)
    return excerpts.some(({ evidence, start, end }) =>
      cited.some((one) => one.document === evidence.passage.document && one.start < end && one.end > start)
    )
  }

  /** Whether a sentence stands already, word by word: a small model goes round in circles. */
  repeats(sentence: string): boolean {
    return this.text.includes(sentence)
  }

  /**
   * Shows a checked sentence with its footnotes; says whether it stands. The last gate: each quote must be the stored text,
   * character by character, and its file must still say what was indexed.
   */
  async *accept(
    { text: said, label, opens = false, verbatim = false }: Sentence,
    check: Check,
    evidence: readonly Evidence[]
  ): AsyncGenerator<AnswerEvent, boolean> {
    const { citations, support } = check.attribution
    const text = label === undefined ? said : `${label}: ${said}`
    const stale = await this.#stale(citations)
    const sound = citations.filter((citation) => !stale.has(citation.path) && isStored(citation, evidence))
    if (sound.length < citations.length || (sound.length === 0 && support > 0)) {
      yield* this.drop(text, { ...check, reason: 'A file that said this was changed while the answer was written. Ask again.' })
      return false
    }
    const index = this.sentences.length
    const numbered = sound.map((citation) => this.#footnote(citation))
    const isWeak = check.outcome === 'weak'
    const place = {
      ...((opens || verbatim) && index > 0 ? { paragraph: true as const } : {}),
      ...(verbatim ? { verbatim: true as const } : {})
    }
    this.sentences.push({ text, citations: numbered, ...(isWeak ? { caution: check.reason } : {}), ...place })
    if (!verbatim) this.#log.wrote(text, isWeak ? 'marked' : 'kept', check)
    yield { type: 'sentence', index, text, ...place }
    for (const citation of numbered) yield { type: 'citation', sentence: index, citation }
    return true
  }

  *drop(text: string, check: Check): Generator<AnswerEvent> {
    this.dropped.push({ text, reason: check.reason })
    this.#log.wrote(text, 'dropped', check)
    yield { type: 'dropped', text, reason: check.reason }
  }

  /** Takes a line off the screen that answers nothing by itself; it counts as neither kept nor dropped. */
  *leaveOut(text: string, reason: string): Generator<AnswerEvent> {
    yield { type: 'dropped', text, reason }
  }

  /** Takes a sentence off the screen to look again; it counts as neither kept nor dropped. */
  *takeBack(text: string, check: Check): Generator<AnswerEvent> {
    const outcome = check.outcome === 'not-found' ? 'not-found' : 'rewritten'
    this.#log.wrote(text, outcome, check)
    yield { type: 'dropped', text, reason: outcome === 'rewritten' ? `${check.reason} Looking again.` : check.reason }
  }

  /** The same span keeps its number within an answer. */
  #footnote(citation: Omit<Citation, 'number'>): Citation {
    const known = this.#footnotes.find(
      ({ document, path, start, end }) =>
        document === citation.document && path === citation.path && start === citation.start && end === citation.end
    )
    if (known) return known
    const numbered = { ...citation, number: Math.max(0, ...this.#footnotes.map(({ number }) => number)) + 1 }
    this.#footnotes.push(numbered)
    return numbered
  }
}

function inLines(sentences: readonly AnswerSentence[]): string {
  return sentences.map(({ text, paragraph }, index) => (index === 0 ? '' : paragraph ? '\n' : ' ') + text).join('')
}

function isStored(citation: Omit<Citation, 'number'>, evidence: readonly Evidence[]): boolean {
  const source = evidence.find(({ passage }) => passage.document === citation.document)
  return source !== undefined && isVerbatim(citation, source.document)
}
