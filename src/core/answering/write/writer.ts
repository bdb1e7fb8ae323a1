import type { AnswerEvent } from '../../../shared/types.ts'
import type { GenerateEvent, Generator, Message } from '../../roles.ts'
import type { Pace } from '../budget.ts'
import type { WrittenToken } from '../check/confidence.ts'
import { NOT_FOUND } from './not-found.ts'
import { SentenceStream } from '../text/sentences.ts'

/** Longest answer in tokens from one prompt: three sentences and a margin. */
const MAX_TOKENS = 200

export interface Written {
  /** Without its own footnote markers, emphasis and labels. */
  readonly text: string
  readonly tokens: readonly WrittenToken[]
  /** Whether it begins a new line. */
  readonly opens: boolean
  /** How likely the model was to say "not found" instead, 0 to 1; of a prompt's first sentence only, else 0. */
  readonly refusal: number
}

/** Told what the model read and wrote. */
export interface Meter {
  read(tokens: number, reused: number, ms: number): void
  finished(tokens: number, ms: number, cutShort: boolean): void
}

/**
 * Writes one sentence at a time from a stream that goes on as long as sentences stand: only what changes the sources
 * starts a new prompt, and then all that is equal to the last one's beginning is still in the model's memory.
 */
export class Writer {
  readonly #generator: Generator
  readonly #pace: Pace
  readonly #meter: Meter
  readonly #maxTokens: number
  #stream: AsyncIterator<GenerateEvent> | undefined
  #sentences = new SentenceStream()
  #finished: string[] = []
  #tokens: WrittenToken[] = []
  #ended = false
  #cutShort = false
  /** The last sentence's tokens ended with a line break. */
  #newLine = false
  #refusal = 0
  /** Of this prompt, for one whose stream is left before its end. */
  #started = 0

  /** `maxTokens`: from one prompt. */
  constructor(generator: Generator, pace: Pace, meter: Meter, maxTokens = MAX_TOKENS) {
    this.#maxTokens = maxTokens
    this.#generator = generator
    this.#pace = pace
    this.#meter = meter
  }

  /** Whether the last prompt ended at the length limit; its last sentence, cut in the middle, is not handed out. */
  get cutShort(): boolean {
    return this.#cutShort
  }

  /** The next sentence; undefined when the model has said all. Its tokens are shown unchecked on the way. */
  async *sentence(messages: () => readonly Message[], signal?: AbortSignal): AsyncGenerator<AnswerEvent, Written | undefined> {
    // The checked sentence took all tokens before it along; what had already begun of the next one is shown again.
    const begun = this.#finished.join(' ') + this.#sentences.pending
    if (begun) yield { type: 'token', text: begun }
    this.#stream ??= this.#begin(messages(), signal)
    while (this.#finished.length === 0 && !this.#ended) {
      const { value, done } = await this.#stream.next()
      if (done) this.#end()
      else if (value.type === 'prefill') {
        this.#started = performance.now()
        this.#refusal = value.instead ?? 0
        this.#pace.noteRead(value.tokens - value.reused, value.ms)
        this.#meter.read(value.tokens, value.reused, value.ms)
      } else if (value.type === 'token') {
        this.#tokens.push({ text: value.text, probability: value.probability })
        yield { type: 'token', text: value.text }
        this.#finished.push(...this.#sentences.push(value.text))
      } else {
        this.#pace.noteWrite(value.tokens, value.ms)
        this.#meter.finished(value.tokens, value.ms, value.reason === 'length')
        this.#end(value.reason === 'length')
      }
    }
    const raw = this.#finished.shift()
    if (raw === undefined) return undefined
    const tokens = this.#taken(raw)
    const opens = this.#newLine || /^\s*\n/.test(tokens[0]?.text ?? '')
    this.#newLine = /\n\s*$/.test(tokens.at(-1)?.text ?? '')
    const refusal = this.#refusal
    this.#refusal = 0
    return { text: plain(raw), tokens, opens, refusal }
  }

  /** Leaves the stream: the next sentence is written from a new prompt. */
  async restart(): Promise<void> {
    if (this.#stream && !this.#ended) {
      this.#meter.finished(this.#tokens.length, performance.now() - this.#started, false)
      await this.#stream.return?.()
    }
    this.#stream = undefined
    this.#sentences = new SentenceStream()
    this.#finished = []
    this.#tokens = []
    this.#ended = false
    this.#newLine = false
  }

  #begin(messages: readonly Message[], signal?: AbortSignal): AsyncIterator<GenerateEvent> {
    return this.#generator
      .generate({ messages, maxTokens: this.#maxTokens, temperature: 0, instead: NOT_FOUND }, signal)
      [Symbol.asyncIterator]()
  }

  #end(cutShort = false): void {
    this.#ended = true
    this.#cutShort = cutShort
    const rest = this.#sentences.end()
    if (rest && !cutShort) this.#finished.push(rest)
  }

  /** The tokens of a finished sentence, taken from those that came. */
  #taken(raw: string): WrittenToken[] {
    let length = 0
    let count = 0
    while (count < this.#tokens.length && length < raw.length) {
      const text = this.#tokens[count]?.text ?? ''
      length += length === 0 ? text.trimStart().length : text.length
      count++
    }
    return this.#tokens.splice(0, count)
  }
}

/** A model's sentence without its own footnote markers (ours are computed), Markdown emphasis, pictures, links, "Answer:" and "The sources say that". */
function plain(sentence: string): string {
  return (
    sentence
      .replaceAll(/\s*\[S?\d+(?:\s*,\s*S?\d+)*\]/g, '')
      .replaceAll(/!\[[^\]]*\]\([^)]*\)|<\/?[a-z][^>]{0,200}>/gi, '')
      .replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1')
      .replaceAll(/\*\*|__/g, '')
      // A picture is cut in two by its exclamation mark.
      .replace(/\s*!?\[\s*$/, '')
      .replace(/^\s*(?:Answer|A)\s*:\s*/i, '')
      // Every sentence does: its footnotes show where.
      .replace(
        /^\s*(?:The (?:sources?|files?|documents?) (?:say|state|indicate|mention|show)s? that|(?:In|According to) the (?:sources?|files?|documents?),(?: it is (?:stated|said|mentioned) that)?)\s+(\p{L})/iu,
        (_, first: string) => first.toUpperCase()
      )
      .trim()
  )
}
