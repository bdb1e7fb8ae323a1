import { stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { basename } from 'node:path'
import {
  getLlama,
  LlamaLogLevel,
  readGgufFileInfo,
  resolveChatWrapper,
  type ChatHistoryItem,
  type GgufFileInfo,
  type Llama,
  type LlamaContextSequence,
  type LlamaModel,
  type Token
} from 'node-llama-cpp'
import { asFootnoteError, FootnoteError } from '../../shared/errors.ts'
import type { GenerateEvent, GenerateRequest, Message } from '../roles.ts'
import type { ModelSpec } from './contract.ts'

/**
 * The only file that knows node-llama-cpp. It runs in the inference process, because llama.cpp ends its process on
 * a failed assertion; what reaches it is clamped here so that this stays an accident.
 */

/** From this many cores on, one is left to the user and the window. */
const SPARE_A_CORE_FROM = 8
/**
 * A prompt is read in steps of about this long, because an abort is only noticed between two of them; an answer must
 * stop within 300 ms. Short steps cost nothing on a processor (0.5B on two busy cores, best
 * of three: 110 tokens/s in steps of 32, 111 of 64, 110 of 128, 91 of 256, 73 of 512).
 */
const PREFILL_STEP_MS = 150
/** Steps start with this many tokens, and never get shorter than a matrix product needs to pay off, or longer than a batch. */
const STEP_TOKENS = { first: 32, min: 16, max: 512 }
/** A character that is not complete yet ends in this when detokenized; its other tokens are waited for. */
const INCOMPLETE = '\uFFFD'
/** More tokens than any UTF-8 character has bytes: then the text really holds a replacement character. */
const MAX_TOKENS_PER_CHARACTER = 4
/** Generous: English has about 4, a run of blanks or dashes up to 32 or so. */
const MAX_CHARACTERS_PER_TOKEN = 64

export interface LlamaEmbedder {
  /**
   * Reads one text of at most the model's own limit; `tokens` counts what was read. A question is read by fewer threads
   * than a passage, because the index is searched beside it.
   */
  embed(text: string, purpose: 'question' | 'passage'): Promise<{ readonly vector: Float32Array; readonly tokens: number }>
  close(): Promise<void>
}

export interface LlamaReranker {
  rank(query: string, text: string): Promise<number>
  close(): Promise<void>
}

export interface LlamaGenerator {
  countTokens(text: string): number
  /** Reads ahead what the next prompt begins with, and yields nothing. One at a time, like `generate`. */
  read(messages: readonly Message[], signal: AbortSignal): AsyncGenerator<never>
  /** One at a time: the caller holds the generator until the iteration ends. */
  generate(request: GenerateRequest, signal: AbortSignal): AsyncGenerator<GenerateEvent>
  close(): Promise<void>
}

/** Threads for llama.cpp: its default of at least four busy-waits on two cores (measured: 66–100 tokens/s fell to 0.3). */
export function threadCount(cores: number): number {
  return cores >= SPARE_A_CORE_FROM ? cores - 1 : cores
}

/**
 * Threads for a question: half. llama.cpp's threads wait busily for each other, so one that is pushed aside stops all:
 * on two cores a question of 22 tokens took 24 ms (p50) and 38 ms (p95) with one thread, 19 and 48 ms with two.
 */
function questionThreads(threads: number): number {
  return Math.max(1, threads >> 1)
}

/** Opens llama.cpp with the best processor that works here, and never compiles or downloads anything. */
export async function openLlama(maxThreads = threadCount(availableParallelism())): Promise<Llama> {
  const options = { build: 'never', skipDownload: true, logLevel: LlamaLogLevel.disabled, progressLogs: false } as const
  try {
    return await getLlama({ ...options, gpu: 'auto', maxThreads })
  } catch {
    // A graphics driver that is there but broken: the processor always works.
    return await getLlama({ ...options, gpu: false, maxThreads })
  }
}

/** What the models run on beside the processor: "NVIDIA RTX 4070 (cuda)"; empty for nothing. */
export async function deviceOf(llama: Llama): Promise<string> {
  if (llama.gpu === false) return ''
  return `${(await llama.getGpuDeviceNames()).join(', ')} (${llama.gpu})`
}

/** Loads a sentence embedder. */
export async function loadEmbedder(llama: Llama, spec: ModelSpec): Promise<LlamaEmbedder> {
  const model = await loadModel(llama, spec.file)
  return await closingOnError(model, spec.file, async () => {
    const contextSize = Math.min(spec.contextTokens, model.trainContextSize)
    // A text is read in one batch: attention runs both ways, so llama.cpp cannot split it (it would abort).
    const contextFor = (threads: number) => model.createEmbeddingContext({ contextSize, batchSize: contextSize, threads })
    const contexts = { passage: await contextFor(threadsOf(llama)), question: await contextFor(questionThreads(threadsOf(llama))) }
    const overhead = contexts.passage.calculateInputLength([])
    const limit = contextSize - 1 - overhead
    return {
      embed: async (text, purpose) => {
        // Special tokens stay off: a "[SEP]" in a file is text, not structure.
        const tokens = clampedTokens(model, text, limit)
        // Nothing to read makes no vector; a full stop makes one that resembles nothing in particular.
        if (tokens.length === 0) tokens.push(...model.tokenize('.', false))
        const { vector } = await contexts[purpose].getEmbeddingFor(tokens)
        return { vector: unitLength(vector), tokens: tokens.length + overhead }
      },
      close: () => model.dispose()
    }
  })
}

/** Loads a cross-encoder. */
export async function loadReranker(llama: Llama, spec: ModelSpec): Promise<LlamaReranker> {
  const model = await loadModel(llama, spec.file)
  return await closingOnError(model, spec.file, async () => {
    const contextSize = Math.min(spec.contextTokens, model.trainContextSize)
    const context = await model.createRankingContext({ contextSize, batchSize: contextSize, threads: threadsOf(llama) })
    return {
      rank: async (query, text) => {
        // A query may fill half of the context, the text what is left.
        const asked = clampedTokens(model, query, Math.floor(contextSize / 2))
        const left = contextSize - 1 - context.calculateInputLength(asked, [])
        return await context.rank(asked, clampedTokens(model, text, Math.max(1, left)))
      },
      close: () => model.dispose()
    }
  })
}

/** Loads a chat model with one sequence, whose cache the next prompt reuses as far as it begins alike. */
export async function loadGenerator(llama: Llama, spec: ModelSpec): Promise<LlamaGenerator> {
  const model = await loadModel(llama, spec.file)
  return await closingOnError(model, spec.file, async () => {
    const context = await model.createContext({
      contextSize: Math.min(spec.contextTokens, model.trainContextSize),
      batchSize: STEP_TOKENS.max,
      threads: threadsOf(llama)
    })
    const sequence = context.getSequence()
    const pace = { stepTokens: STEP_TOKENS.first }
    const wrapper = resolveChatWrapper(model, { warningLogs: false, customWrapperSettings: { qwen: { thoughts: thoughtsOf(model) } } })
    return {
      countTokens: (text) => model.tokenize(text, false).length,
      read: (messages, signal) => {
        const { contextText } = wrapper.generateContextState({ chatHistory: historyOf(messages) })
        // Where another turn stands in place of the model's, the tokens differ: those before it are what both begin with.
        const other = wrapper.generateContextState({ chatHistory: historyOf([...messages, { role: 'user', text: '' }]) }).contextText
        return readAhead(sequence, pace, commonStart(contextText.tokenize(model.tokenizer), other.tokenize(model.tokenizer)), signal)
      },
      generate: (request, signal) => {
        const { contextText, stopGenerationTriggers } = wrapper.generateContextState({ chatHistory: historyOf(request.messages) })
        // Text is tokenized with special tokens off, the template's own markers with them on: a file cannot end a turn.
        const prompt = contextText.tokenize(model.tokenizer)
        const stops = new Set(
          stopGenerationTriggers
            .map((trigger) => trigger.tokenize(model.tokenizer))
            .flatMap((tokens) => (tokens.length === 1 ? tokens : []))
        )
        return run(model, sequence, pace, prompt, stops, request, signal)
      },
      close: () => model.dispose()
    }
  })
}

/**
 * Only a model that can switch its thinking off is asked to. An empty <think> block in front of the answer unsettles
 * one that never thought: with it, Qwen2.5-Coder-0.5B answered 0 of 16 sample questions.
 */
function thoughtsOf(model: LlamaModel): 'discourage' | 'auto' {
  return model.fileInfo.metadata.tokenizer?.chat_template?.includes('enable_thinking') ? 'discourage' : 'auto'
}

/** `maxThreads` is 0 (no limit) when a graphics card does the work. */
function threadsOf(llama: Llama): number {
  return llama.maxThreads || threadCount(availableParallelism())
}

async function* run(
  model: LlamaModel,
  sequence: LlamaContextSequence,
  pace: { stepTokens: number },
  prompt: readonly Token[],
  stops: ReadonlySet<Token>,
  request: GenerateRequest,
  signal: AbortSignal
): AsyncGenerator<GenerateEvent> {
  const room = sequence.contextSize - 1 - prompt.length
  if (room < 1)
    throw new FootnoteError(
      'invalid-input',
      `The question with its sources is too long for this model: ${prompt.length} tokens, and it reads ${sequence.contextSize - 1}.`,
      'Ask a shorter question, or choose a model with a longer context.'
    )
  const startMs = performance.now()
  // At least one token must be read anew, or there is nothing to predict from.
  const same = Math.min(sequence.compareContextTokens([...prompt]).firstDifferentIndex, prompt.length - 1)
  await sequence.eraseContextTokenRanges([{ start: same, end: sequence.nextTokenIndex }])
  // A model with a sliding window may have had to forget more than we erased.
  const reused = sequence.nextTokenIndex
  let read = reused
  while (prompt.length - read > pace.stepTokens) {
    signal.throwIfAborted()
    const stepMs = performance.now()
    const step = prompt.slice(read, read + pace.stepTokens)
    await sequence.evaluateWithoutGeneratingNewTokens(step)
    read += step.length
    pace.stepTokens = nextStep(step.length, performance.now() - stepMs)
  }
  signal.throwIfAborted()
  const limit = Math.min(request.maxTokens, room)
  const [other] = request.instead === undefined ? [] : model.tokenize(request.instead, false)
  const steps = stepsFrom(sequence, prompt.slice(read), request.temperature, other)
  const said: Token[] = []
  let pending: Token[] = []
  let probability = 1
  let decodeMs = 0
  let reason: 'stop' | 'length' = 'stop'
  for await (const step of steps) {
    if (decodeMs === 0) {
      decodeMs = performance.now()
      const { instead } = step
      yield { type: 'prefill', tokens: prompt.length, reused, ms: decodeMs - startMs, ...(instead === undefined ? {} : { instead }) }
    }
    signal.throwIfAborted()
    if (stops.has(step.token)) break
    pending.push(step.token)
    probability = Math.min(probability, step.confidence)
    const text = model.detokenize(pending, false, said)
    if (!text.endsWith(INCOMPLETE) || pending.length >= MAX_TOKENS_PER_CHARACTER) {
      if (text !== '') yield { type: 'token', text, probability }
      said.push(...pending)
      pending = []
      probability = 1
    }
    if (said.length + pending.length >= limit) {
      reason = 'length'
      break
    }
  }
  signal.throwIfAborted()
  yield { type: 'end', reason, tokens: said.length + pending.length, ms: performance.now() - (decodeMs || startMs) }
}

interface Step {
  readonly token: Token
  readonly confidence: number
  /** Probability of the other token, of the first step only. */
  readonly instead?: number
}

/** One token after the other; of the first alone all probabilities are fetched, since sorting 150,000 takes longer than a token. */
async function* stepsFrom(
  sequence: LlamaContextSequence,
  tokens: Token[],
  temperature: number,
  other: Token | undefined
): AsyncGenerator<Step> {
  let next = tokens
  if (other !== undefined)
    for await (const { token, confidence, probabilities } of sequence.evaluateWithMetadata(
      tokens,
      { confidence: true, probabilities: true },
      { temperature }
    )) {
      yield { token, confidence, instead: probabilities.get(other) ?? 0 }
      next = [token]
      break
    }
  yield* sequence.evaluateWithMetadata(next, { confidence: true }, { temperature })
}

async function* readAhead(
  sequence: LlamaContextSequence,
  pace: { stepTokens: number },
  prompt: readonly Token[],
  signal: AbortSignal
): AsyncGenerator<never> {
  let read = sequence.compareContextTokens([...prompt]).firstDifferentIndex
  if (read >= prompt.length) return
  await sequence.eraseContextTokenRanges([{ start: read, end: sequence.nextTokenIndex }])
  read = sequence.nextTokenIndex
  while (read < prompt.length) {
    signal.throwIfAborted()
    const stepMs = performance.now()
    const step = prompt.slice(read, read + pace.stepTokens)
    await sequence.evaluateWithoutGeneratingNewTokens(step)
    read += step.length
    if (step.length >= pace.stepTokens) pace.stepTokens = nextStep(step.length, performance.now() - stepMs)
  }
}

function commonStart(a: readonly Token[], b: readonly Token[]): readonly Token[] {
  const differs = a.findIndex((token, index) => token !== b[index])
  return differs < 0 ? a : a.slice(0, differs)
}

/** As many tokens as fit into a step at the speed just seen, in multiples of eight, growing at most fourfold at once. */
function nextStep(tokens: number, ms: number): number {
  const fitting = Math.min((tokens * PREFILL_STEP_MS) / Math.max(ms, 1), tokens * 4)
  return Math.min(STEP_TOKENS.max, Math.max(STEP_TOKENS.min, Math.round(fitting / 8) * 8))
}

function historyOf(messages: readonly Message[]): ChatHistoryItem[] {
  const history = messages.map(({ role, text }): ChatHistoryItem =>
    role === 'assistant' ? { type: 'model', response: [text] } : { type: role, text }
  )
  if (messages.at(-1)?.role !== 'assistant') history.push({ type: 'model', response: [''] })
  return history
}

function clampedTokens(model: LlamaModel, text: string, limit: number): Token[] {
  // Cutting characters first keeps a 50 MB text from being tokenized for 500 tokens.
  return model.tokenize(text.slice(0, limit * MAX_CHARACTERS_PER_TOKEN), false).slice(0, limit)
}

function unitLength(vector: readonly number[]): Float32Array {
  const norm = Math.hypot(...vector)
  return Float32Array.from(vector, (value) => (norm === 0 ? 0 : value / norm))
}

async function loadModel(llama: Llama, file: string): Promise<LlamaModel> {
  await readHeader(file)
  try {
    return await llama.loadModel({ modelPath: file })
  } catch (thrown) {
    if (llama.gpu === false) throw unusable(file, thrown)
  }
  // The graphics card may be full or broken for this model; main memory is tried before giving up.
  try {
    return await llama.loadModel({ modelPath: file, gpuLayers: 0 })
  } catch (thrown) {
    throw unusable(file, thrown)
  }
}

async function closingOnError<T>(model: LlamaModel, file: string, open: () => Promise<T>): Promise<T> {
  try {
    return await open()
  } catch (thrown) {
    await model.dispose()
    throw unusable(file, thrown)
  }
}

async function readHeader(file: string): Promise<GgufFileInfo> {
  try {
    const [info, { size }] = await Promise.all([readGgufFileInfo(file, { logWarnings: false, sourceType: 'filesystem' }), stat(file)])
    // llama.cpp maps the file: a tensor that begins behind its end is a bus error, not an exception.
    const last = Math.max(0, ...(info.tensorInfo ?? []).map((tensor) => Number(tensor.fileOffset)))
    if (info.splicedParts <= 1 && last >= size) throw new Error('The file ends too early.')
    return info
  } catch (thrown) {
    throw unusable(file, thrown)
  }
}

function unusable(file: string, thrown: unknown): FootnoteError {
  if (thrown instanceof FootnoteError) return thrown
  const { message } = asFootnoteError(thrown)
  if (/memory|VRAM/i.test(message))
    return new FootnoteError(
      'bad-model',
      `The model "${basename(file)}" needs more memory than is free.`,
      'Close other programs, or choose a smaller model.',
      { cause: thrown }
    )
  return new FootnoteError(
    'bad-model',
    `The model file "${basename(file)}" is damaged or is not a model that Footnote can read (${message}).`,
    'Delete it and download it again, or choose another model.',
    { cause: thrown }
  )
}
