import { availableParallelism } from 'node:os'
import { threadCount } from '../../src/core/inference/llama.ts'
import { startBare } from './bare-process.ts'
import { round, type Measure } from './measure.ts'
import { model } from './setting.ts'

/** What node-llama-cpp 3.22 gives every context when nothing is said and there is no graphics card. */
const LIBRARY_MINIMUM = 4
const TEXTS = 24
/** Few, because the library's default writes less than a token a second on a machine with two cores. */
const DECODE_TOKENS = 8

/** (e) Our number of threads against the library's default: the same embedder and generator, one process each. */
export async function threads(): Promise<Measure[]> {
  const cores = availableParallelism()
  const ours = await speeds(threadCount(cores))
  const theirs = await speeds(Math.max(LIBRARY_MINIMUM, cores))
  const against = (name: string, a: number, b: number): Measure => ({
    part: 'e',
    what: `${name}, our threads against the library's default`,
    value: a / b,
    unit: '×',
    target: { atLeast: 0.95 },
    note: `${threadCount(cores)} threads ${round(a)}, ${Math.max(LIBRARY_MINIMUM, cores)} threads ${round(b)} tokens/s`
  })
  return [
    against('embedding', ours.embed, theirs.embed),
    against('reading a prompt', ours.read, theirs.read),
    against('writing', ours.write, theirs.write)
  ]
}

async function speeds(count: number): Promise<{ embed: number; read: number; write: number }> {
  const bare = await startBare(count)
  try {
    const embedder = await model('bge-small-en-v1.5')
    const texts = Array.from({ length: TEXTS }, (_, index) => `Passage ${index}. ${PROSE}`)
    await bare.embed(embedder, texts.slice(0, 1))
    const embedded = await bare.embed(embedder, texts)
    const generator = await model('qwen2.5-coder-0.5b')
    const request = {
      messages: [{ role: 'user' as const, text: `${PROSE}\n\nTell this in other words.` }],
      maxTokens: DECODE_TOKENS,
      temperature: 0
    }
    await bare.generate(generator, { ...request, messages: [{ role: 'user', text: 'Hello!' }], maxTokens: 1 })
    const { promptTokens, reused, prefillMs, tokens, decodeMs } = await bare.generate(generator, request)
    return {
      embed: (embedded.tokens / embedded.ms) * 1000,
      read: ((promptTokens - reused) / prefillMs) * 1000,
      write: (tokens / decodeMs) * 1000
    }
  } finally {
    await bare.close()
  }
}

const PROSE = Array.from(
  { length: 6 },
  (_, index) =>
    `On day ${index + 1} the ferry left at seven, the harbour lay in fog, and the heron stood on the second post as it always did.`
).join(' ')
