import { asFootnoteError } from '../../shared/errors.ts'
import type { AbstainReason, Answer, AnswerEvent, AnswerSentence, Citation, Document, Passage, Turn } from '../../shared/types.ts'
import type { Generator, Reranker } from '../roles.ts'
import { attribute, isVerbatim, type Attribution, type Evidence } from './cite.ts'
import { extractSentences } from './extract.ts'
import { neededTurns, searchQuery } from './follow-up.ts'
import { judgeSources, type Verdict } from './gate.ts'
import { promptMessages, saysNotFound } from './prompt.ts'
import type { Retriever } from '../retrieval/retriever.ts'
import { SentenceStream } from './sentences.ts'
import { readingOrder } from './reading-order.ts'
import { TraceRecorder } from '../trace.ts'

/** Passages that are judged before the best of them are read: a cross-encoder scores them in half a second on two cores. */
const CANDIDATES = 8
/** Score from which the cross-encoder is believed against a model that found nothing; unanswerable sample questions reached .93. */
const SURE = 0.97
/** Passages shown as nearest. */
const NEAREST = 5
/** Longest answer in tokens: three sentences and a margin. */
const MAX_TOKENS = 200

export interface AnswerParts {
  readonly retriever: Retriever
  readonly generator: () => Promise<Generator | undefined>
  /** Judges before anything is written whether the passages can hold the answer; works without. */
  readonly reranker?: () => Promise<Reranker | undefined>
  /** The stored text that a chunk's offsets belong to, by its hash. */
  readonly document: (hash: string) => Promise<Document | undefined>
  readonly stale: (paths: readonly string[]) => Promise<ReadonlySet<string>>
  /** What the library can say about itself: a missing answer means something else while files are still unread. */
  readonly coverage: () => { readonly indexed: number; readonly waiting: number; readonly failed: number }
}

/**
 * Answers a question as a stream: passages first, then unchecked tokens, then each sentence once its words were
 * found in the files, with its footnotes. A sentence that no source supports is dropped; when none is left the answer
 * says "not in your files". Failures arrive as one `error` event; the stream itself throws only on an abort.
 */
export async function* answer(
  parts: AnswerParts,
  question: string,
  history: readonly Turn[],
  signal?: AbortSignal
): AsyncGenerator<AnswerEvent> {
  const recorder = new TraceRecorder()
  const before = parts.coverage()
  try {
    const query = searchQuery(question, history)
    const found = await parts.retriever.retrieve(query, { top: CANDIDATES, stage: 'hybrid' }, signal)
    for (const stage of found.trace.stages) recorder.adopt(stage)
    if (query !== question) recorder.add('resolve question', 0, 1, 1, `Searched for: ${query}`)
    yield { type: 'retrieved', passages: found.passages, trace: found.trace }

    const evidence = await recorder.stage(
      'load text',
      found.passages.length,
      () => loadEvidence(found.passages, parts.document),
      (items) => items.length
    )
    const { chosen, best = 0 } = evidence.length > 0 ? await chooseSources(parts, question, evidence, recorder, signal) : NO_SOURCES
    const writing = new Writing(question, chosen, parts.stale, recorder)
    if (chosen.length > 0) {
      const generator = await generatorOr(parts.generator, recorder)
      if (generator) yield* writing.generated(generator, neededTurns(question, history), signal)
      // A small model sometimes finds nothing where the judge is sure: the file's own words are the better answer then.
      if (!generator || (writing.sentences.length === 0 && best >= SURE)) yield* writing.extracted()
    }
    signal?.throwIfAborted()
    yield { type: 'done', answer: conclude(question, writing, found.passages.slice(0, NEAREST), worse(before, parts.coverage()), recorder) }
  } catch (thrown) {
    if (signal?.aborted) throw thrown
    const { message, remedy } = asFootnoteError(thrown)
    yield { type: 'error', message, remedy }
  }
}

const NO_SOURCES: Pick<Verdict, 'chosen' | 'best'> = { chosen: [], best: undefined }

/** The passages to read; none when nothing speaks of the question. A judge that fails is left out: each sentence is checked anyway. */
async function chooseSources(
  parts: AnswerParts,
  question: string,
  evidence: readonly Evidence[],
  recorder: TraceRecorder,
  signal?: AbortSignal
): Promise<Pick<Verdict, 'chosen' | 'best'>> {
  const judge = async (reranker: Reranker | undefined): Promise<Verdict> => judgeSources(question, evidence, reranker, signal)
  try {
    const reranker = await parts.reranker?.()
    const verdict = await recorder.stage(
      'judge sources',
      evidence.length,
      () => judge(reranker),
      ({ answerable, chosen }) => (answerable ? chosen.length : 0),
      describeVerdict
    )
    return verdict.answerable ? verdict : NO_SOURCES
  } catch (thrown) {
    if (signal?.aborted) throw thrown
    recorder.skip('judge sources', asFootnoteError(thrown).message)
    return await judge(undefined)
  }
}

function describeVerdict({ answerable, best, share }: Verdict): string {
  const score = best === undefined ? 'no reranking model is installed' : `best score ${best.toFixed(3)}`
  return `${answerable ? 'Worth reading' : 'Nothing speaks of this'}: ${score}, ${Math.round(share * 100)} % of the question's words found`
}

/** Files that were waiting when the question was asked were not searched, even if they are read by now. */
function worse(
  before: ReturnType<AnswerParts['coverage']>,
  after: ReturnType<AnswerParts['coverage']>
): ReturnType<AnswerParts['coverage']> {
  return { ...after, waiting: Math.max(before.waiting, after.waiting) }
}

async function generatorOr(open: () => Promise<Generator | undefined>, recorder: TraceRecorder): Promise<Generator | undefined> {
  const generator = await open()
  if (!generator) recorder.skip('generate', 'No language model is installed; the answer quotes the files.')
  return generator
}

async function loadEvidence(passages: readonly Passage[], load: (hash: string) => Promise<Document | undefined>): Promise<Evidence[]> {
  const items = await Promise.all(passages.map(async (passage) => ({ passage, document: await load(passage.document) })))
  // Without its stored text, or with one that does not hold the passage, nothing could be quoted from it.
  return items.flatMap(({ passage, document }) =>
    document && isVerbatim({ ...passage, quote: passage.text }, document) ? [{ passage, document }] : []
  )
}

/** One answer in the making: checks sentences, numbers footnotes, keeps what stands. */
class Writing {
  readonly sentences: AnswerSentence[] = []
  mode: Answer['mode'] = 'generated'
  /** Sentences that were taken back, each with its reason. */
  readonly dropped: { readonly text: string; readonly reason: string }[] = []
  saidNotFound = false
  #checkMs = 0
  readonly #footnotes: Citation[] = []
  readonly #question: string
  readonly #evidence: readonly Evidence[]
  readonly #stale: AnswerParts['stale']
  readonly #recorder: TraceRecorder

  constructor(question: string, evidence: readonly Evidence[], stale: AnswerParts['stale'], recorder: TraceRecorder) {
    this.#question = question
    this.#evidence = evidence
    this.#stale = stale
    this.#recorder = recorder
  }

  async *generated(generator: Generator, history: readonly Turn[], signal?: AbortSignal): AsyncGenerator<AnswerEvent> {
    const messages = promptMessages(this.#question, readingOrder(this.#question, this.#evidence), history)
    const pending = new SentenceStream()
    for await (const event of generator.generate({ messages, maxTokens: MAX_TOKENS, temperature: 0 }, signal)) {
      if (event.type === 'prefill')
        this.#recorder.add(
          'read sources',
          event.ms,
          event.tokens,
          event.tokens - event.reused,
          event.reused > 0 ? `${String(event.reused)} tokens were still in memory` : undefined
        )
      else if (event.type === 'end')
        this.#recorder.add('write', event.ms, 0, event.tokens, event.reason === 'length' ? 'Stopped at the length limit' : undefined)
      else {
        yield { type: 'token', text: event.text }
        const finished = pending.push(event.text)
        for (const sentence of finished) yield* this.#check(sentence)
        // The checked sentence took all tokens before it along; what had already begun of the next one is shown again.
        if (finished.length > 0 && pending.pending) yield { type: 'token', text: pending.pending }
      }
    }
    const rest = pending.end()
    if (rest) yield* this.#check(rest)
    this.#recorder.add(
      'check sentences',
      this.#checkMs,
      this.sentences.length + this.dropped.length,
      this.sentences.length,
      this.dropped.map(({ text, reason }) => `Dropped: “${text}” ${reason}`).join(' ') || undefined
    )
  }

  async *extracted(): AsyncGenerator<AnswerEvent> {
    this.mode = 'extractive'
    for (const sentence of extractSentences(this.#question, this.#evidence)) yield* this.#check(sentence)
    this.#recorder.add('quote', this.#checkMs, this.#evidence.length, this.sentences.length)
  }

  async *#check(raw: string): AsyncGenerator<AnswerEvent> {
    const started = performance.now()
    const sentence = plain(raw)
    if (!/[\p{L}\p{N}]/u.test(sentence)) return
    if (saysNotFound(sentence)) {
      this.saidNotFound = true
      yield { type: 'dropped', text: sentence, reason: 'The model found no answer in the sources.' }
      return
    }
    const attribution = attribute(sentence, this.#question, this.#evidence)
    const stale = await this.#stale(attribution.citations.map(({ path }) => path))
    const citations = attribution.citations.filter((citation) => !stale.has(citation.path) && this.#isStored(citation))
    this.#checkMs += performance.now() - started
    if (!attribution.supported || citations.length < attribution.citations.length || citations.length === 0) {
      const dropped = { text: sentence, reason: whyDropped(attribution) }
      this.dropped.push(dropped)
      yield { type: 'dropped', ...dropped }
      return
    }
    const index = this.sentences.length
    const numbered = citations.map((citation) => this.#footnote(citation))
    this.sentences.push({ text: sentence, citations: numbered })
    yield { type: 'sentence', index, text: sentence }
    for (const citation of numbered) yield { type: 'citation', sentence: index, citation }
  }

  #isStored(citation: Omit<Citation, 'number'>): boolean {
    const source = this.#evidence.find(({ passage }) => passage.document === citation.document)
    return source !== undefined && isVerbatim(citation, source.document)
  }

  /** The same span keeps its number within an answer. */
  #footnote(citation: Omit<Citation, 'number'>): Citation {
    const known = this.#footnotes.find(
      ({ document, path, start, end }) =>
        document === citation.document && path === citation.path && start === citation.start && end === citation.end
    )
    if (known) return known
    const numbered = { ...citation, number: this.#footnotes.length + 1 }
    this.#footnotes.push(numbered)
    return numbered
  }
}

/** A model's sentence without its own footnote markers (ours are computed), Markdown emphasis and "Answer:" labels. */
function plain(sentence: string): string {
  return sentence
    .replaceAll(/\s*\[S?\d+(?:\s*,\s*S?\d+)*\]/g, '')
    .replaceAll(/\*\*|__/g, '')
    .replace(/^\s*(?:Answer|A)\s*:\s*/i, '')
    .trim()
}

function whyDropped({ strays }: Attribution): string {
  return strays.length > 0 ? `No source states ${strays.join(', ')}.` : 'No source says this.'
}

function conclude(
  question: string,
  writing: Writing,
  nearest: readonly Passage[],
  coverage: ReturnType<AnswerParts['coverage']>,
  recorder: TraceRecorder
): Answer {
  const { sentences, mode, dropped } = writing
  const abstained = sentences.length === 0
  const why = abstained ? abstainReason(coverage) : undefined
  return {
    question,
    text: why ? ABSTAIN_TEXT[why] : sentences.map(({ text }) => text).join(' '),
    abstained,
    ...(why ? { abstainReason: why } : {}),
    reason: [
      why ? '' : dropped.length > 0 ? 'A part of the answer was left out because no file supports it.' : '',
      ...coverageNotes(coverage, abstained)
    ]
      .filter(Boolean)
      .join(' '),
    mode,
    sentences,
    nearest,
    trace: recorder.trace
  }
}

const ABSTAIN_TEXT: Readonly<Record<AbstainReason, string>> = {
  'not-in-files': 'This is not in your files.',
  'nothing-indexed': 'No file is indexed yet. Add a folder first.',
  'still-indexing': 'Nothing was found yet, but files are still being read. Ask again when indexing is finished.'
}

function abstainReason({ indexed, waiting }: ReturnType<AnswerParts['coverage']>): AbstainReason {
  if (waiting > 0) return 'still-indexing'
  return indexed === 0 ? 'nothing-indexed' : 'not-in-files'
}

function coverageNotes({ waiting, failed }: ReturnType<AnswerParts['coverage']>, abstained: boolean): string[] {
  const files = (count: number): string => (count === 1 ? '1 file' : `${String(count)} files`)
  return [
    waiting > 0 ? `${files(waiting)} not indexed yet.` : '',
    abstained && failed > 0 ? `${files(failed)} could not be read, so the answer may stand there.` : ''
  ]
}
