import type { Answer, AnswerEvent, AnswerSentence, Citation, Passage, Trace } from '../../shared/types.ts'
import type { KeptTurn } from '../../shared/conversations.ts'
import { coreText } from '../messages/core-texts.ts'
import { nextSteps, type TimelineStep } from '../reading/timeline.ts'
import type { Problem } from './problem.ts'

/** Passages that a refusal lists; the first say it or none does. */
const NEAREST_SHOWN = 5

type DroppedSentence = Extract<AnswerEvent, { type: 'dropped' }>
/** What an answer is limited to: paths; none of either means everything. */
export interface Scope {
  readonly folders: readonly string[]
  readonly files: readonly string[]
}
export const EVERYTHING: Scope = { folders: [], files: [] }
export type AnswerPhase = 'searching' | 'writing' | 'done' | 'stopped' | 'failed'

/** One question and what has come of it so far: the state after any prefix of its events. */
export class AnswerRun {
  readonly id: number
  readonly question: string
  readonly scope: Scope
  /** Whether something of it was taken out because its file was forgotten. */
  readonly forgotten: boolean
  phase = $state<AnswerPhase>('searching')
  /** Whether it was stopped by the next question. */
  displaced = $state(false)
  /** Checked sentences with their footnotes. */
  sentences = $state.raw<readonly AnswerSentence[]>([])
  /** Text that is not checked yet. */
  unchecked = $state('')
  /** Sentences that were written and taken back, because no source says so. */
  dropped = $state.raw<readonly DroppedSentence[]>([])
  passages = $state.raw<readonly Passage[]>([])
  trace = $state.raw<Trace>()
  answer = $state.raw<Answer>()
  /** How it came about so far. */
  steps = $state.raw<readonly TimelineStep[]>([])
  problem = $state.raw<Problem>()
  /** The cited passages in the order of their numbers, each once. */
  readonly sources = $derived(uniqueByNumber(this.sentences.flatMap((sentence) => sentence.citations)))
  /** What a refusal came near to, best first; empty below an answer. */
  readonly nearest = $derived(this.answer?.abstained ? this.answer.nearest.slice(0, NEAREST_SHOWN) : [])
  readonly running = $derived(this.phase === 'searching' || this.phase === 'writing')
  /** What goes on now, while it runs. */
  readonly doing = $derived.by((): 'searching' | 'reading' | 'writing' | 'lookingAgain' => {
    if (this.unchecked !== '') return 'writing'
    const last = this.steps.at(-1)?.kind
    if (last === 'dropped') return 'lookingAgain'
    if (last === 'again') return 'reading'
    if (this.passages.length === 0) return 'searching'
    return this.sentences.length > 0 ? 'writing' : 'reading'
  })
  /** Passages that are read now, or were read last. */
  readonly reading = $derived(this.steps.findLast((step) => 'passages' in step)?.passages ?? 0)
  /** What a screen reader hears: the last finished sentence, never single tokens. */
  readonly spoken = $derived(this.answer?.abstained ? coreText(this.answer.text) : (this.sentences.at(-1)?.text ?? ''))

  constructor(id: number, question: string, scope: Scope = EVERYTHING, forgotten = false) {
    this.id = id
    this.question = question
    this.scope = scope
    this.forgotten = forgotten
  }

  /** An answer of an earlier day, as it was shown then. */
  static replay(id: number, { question, folders, files, events, forgotten }: KeptTurn): AnswerRun {
    const run = new AnswerRun(id, question, { folders, files }, forgotten)
    for (const event of events) run.apply(event)
    if (run.running) run.stop()
    if (forgotten) run.sentences = run.sentences.filter(({ text }) => text !== '')
    return run
  }

  apply(event: AnswerEvent): void {
    this.steps = nextSteps(this.steps, event)
    switch (event.type) {
      case 'retrieved':
        // Again, where files came in while nothing was found.
        this.phase = 'searching'
        this.unchecked = ''
        this.passages = event.passages
        this.trace = event.trace
        break
      case 'token':
        this.phase = 'writing'
        this.unchecked += event.text
        break
      case 'sentence':
        this.phase = 'writing'
        this.unchecked = ''
        this.sentences = this.sentences.toSpliced(event.index, 1, {
          text: event.text,
          citations: [],
          ...(event.paragraph ? { paragraph: true } : {}),
          ...(event.verbatim ? { verbatim: true } : {})
        })
        break
      case 'citation':
        this.sentences = this.sentences.map((sentence, index) =>
          index === event.sentence ? { ...sentence, citations: [...sentence.citations, event.citation] } : sentence
        )
        break
      case 'dropped':
        this.unchecked = ''
        this.dropped = [...this.dropped, event]
        break
      case 'looked-again':
        break // a step of the timeline
      case 'done':
        this.answer = event.answer
        this.sentences = event.answer.sentences
        this.trace = event.answer.trace
        this.unchecked = ''
        this.phase = 'done'
        break
      case 'error':
        this.fail({ message: event.message, remedy: event.remedy })
    }
  }

  /** Ended by the user: what is checked stays, what is not stays grey. */
  stop(displaced = false): void {
    this.phase = 'stopped'
    this.displaced = displaced
  }

  fail(problem: Problem): void {
    this.problem = problem
    this.phase = 'failed'
  }
}

function uniqueByNumber(citations: readonly Citation[]): readonly Citation[] {
  const byNumber = new Map(citations.map((citation) => [citation.number, citation]))
  return [...byNumber.values()].toSorted((a, b) => a.number - b.number)
}
