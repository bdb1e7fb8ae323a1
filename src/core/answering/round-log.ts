import type { AnswerEvent, AnswerRound, WrittenSentence } from '../../shared/types.ts'
import type { TraceRecorder } from '../trace.ts'
import type { Check } from './check/check.ts'
import type { Excerpt } from './sources/excerpts.ts'
import type { Source } from './sources/sources.ts'
import type { Meter } from './write/writer.ts'

/** Keeps what each round did, for the trace: why it looked, what came in, what was written, and what it cost. */
export class RoundLog implements Meter {
  readonly #rounds: Open[] = []
  readonly #recorder: TraceRecorder

  constructor(recorder: TraceRecorder) {
    this.#recorder = recorder
  }

  get rounds(): readonly AnswerRound[] {
    return this.#rounds.map(({ endMs, startMs, ...round }) => ({ ...round, ms: Math.round((endMs ?? performance.now()) - startMs) }))
  }

  /** Begins a round; every one but the first is told as it comes. */
  *begin(why: string, query: string, cameIn: readonly Source[], excerpts: readonly Excerpt[] = []): Generator<AnswerEvent> {
    const now = performance.now()
    const last = this.#rounds.at(-1)
    if (last) last.endMs = now
    this.#rounds.push({ why, query, cameIn: cameIn.map((source) => arrival(source, excerpts)), ...EMPTY, written: [], startMs: now })
    if (last) yield { type: 'looked-again', query, paths: cameIn.map(({ evidence }) => evidence.passage.path) }
  }

  wrote(text: string, outcome: WrittenSentence['outcome'], { reason, attribution, doubtful }: Check): void {
    const support = Math.round(attribution.support * 100) / 100
    const atMs = Math.round(this.#recorder.elapsedMs)
    this.#rounds.at(-1)?.written.push({ text, outcome, reason, support, doubtful, atMs })
  }

  read(tokens: number, reused: number, ms: number): void {
    const round = this.#rounds.at(-1)
    if (round) {
      round.promptTokens += tokens
      round.reusedTokens += reused
    }
    this.#recorder.add('read sources', ms, tokens, tokens - reused, reused > 0 ? `${reused} tokens were still in memory` : undefined)
  }

  finished(tokens: number, ms: number, cutShort: boolean): void {
    const round = this.#rounds.at(-1)
    if (round) round.writtenTokens += tokens
    this.#recorder.add('write', ms, 0, tokens, cutShort ? 'Stopped at the length limit' : undefined)
  }
}

interface Open extends Omit<AnswerRound, 'ms' | 'written'> {
  promptTokens: number
  reusedTokens: number
  writtenTokens: number
  readonly written: WrittenSentence[]
  readonly startMs: number
  endMs?: number
}

const EMPTY = { promptTokens: 0, reusedTokens: 0, writtenTokens: 0 }

function arrival({ evidence: { passage, document }, spans }: Source, excerpts: readonly Excerpt[]): AnswerRound['cameIn'][number] {
  const scores = excerpts.flatMap(({ evidence, judged }) => (evidence.passage.id === passage.id && judged !== undefined ? [judged] : []))
  const text = spans.map(({ start, end }) => document.text.slice(start, end)).join(' … ')
  return { path: passage.path, title: passage.title, text, ...(scores.length > 0 ? { score: Math.max(...scores) } : {}) }
}
