import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { answer } from '../../src/core/answering/answer.ts'
import { createRetriever } from '../../src/core/retrieval/retriever.ts'
import { openKnowledgeBase, type KnowledgeBase } from '../../src/core/knowledge-base.ts'
import type { FileVersion } from '../../src/core/indexing/freshness.ts'
import type { EngineModel } from '../../src/core/inference/engine.ts'
import type { GenerateRequest, Generator } from '../../src/core/roles.ts'
import { percentile } from '../metrics.ts'
import { startBare, type Bare } from './bare-process.ts'
import { round, type Effort, type Measure } from './measure.ts'
import { entries, inTempFolder, model, modelFolder, resources, sampleLibrary } from './setting.ts'

/** Questions asked of the smaller generator, and how many of their prompts the larger one reads too. */
const QUESTIONS = 6
const QUESTIONS_LARGER = 3
/** Tokens written to measure the speed of writing. */
const DECODE_TOKENS = 48
/** Read before every measurement: then nothing but the template's first tokens is still in the cache. */
const FLUSH: GenerateRequest = {
  messages: [
    { role: 'system', text: 'Say hello.' },
    { role: 'user', text: 'Hello!' }
  ],
  maxTokens: 1,
  temperature: 0
}

/**
 * (d) From the question to the first token of its answer (retrieval, prompt, rpc) against the model alone reading the
 * very same messages, both with a cold cache; and how fast the generators read and write.
 */
export async function firstToken({ quick }: Effort): Promise<Measure[]> {
  return await inTempFolder(async (base) => {
    const small = await model('qwen2.5-coder-0.5b')
    const kb = await openKnowledgeBase({ dataFolder: join(base, 'data'), modelFolder, resources, entries, watch: false })
    const bare = await startBare()
    try {
      await kb.library.addFolder(sampleLibrary)
      await kb.library.sync()
      const embedder = kb.engine.embedder(await model('bge-small-en-v1.5'))
      const retriever = createRetriever({
        store: kb.library.store,
        embedder: () => Promise.resolve(embedder),
        reranker: () => Promise.resolve(undefined),
        stale: (paths) => kb.library.stale(paths),
        titled: (keys) => kb.library.titled(keys),
        chunksOf: (path) => kb.library.chunksOf(path)
      })
      const requests: GenerateRequest[] = []
      const ratios: number[] = []
      const times: string[] = []
      const speeds = { read: [] as number[], write: [] as number[] }
      for (const question of await sampleQuestions(quick ? 1 : QUESTIONS)) {
        const { ms, request } = await askOnce(kb, retriever, kb.engine.generator(small), question)
        const alone = await bareOnce(bare, small, request)
        requests.push(request)
        ratios.push(ms / alone.prefillMs)
        times.push(`${round(ms / 1000)}/${round(alone.prefillMs / 1000)} s`)
        speeds.read.push(alone.read)
        speeds.write.push(alone.write)
      }
      return [
        {
          part: 'd',
          what: 'first token of an answer against bare prefill',
          value: percentile(ratios, 0.5),
          unit: '×',
          target: { atMost: 1.3 },
          note: `${small.id}; ${times.join(', ')}`
        },
        ...speedOf(small, speeds),
        ...(await larger(bare, requests.slice(0, QUESTIONS_LARGER)))
      ]
    } finally {
      await bare.close()
      await kb.close()
    }
  })
}

async function larger(bare: Bare, requests: readonly GenerateRequest[]): Promise<Measure[]> {
  const large = await model('qwen2.5-coder-1.5b')
  const speeds = { read: [] as number[], write: [] as number[] }
  for (const request of requests) {
    const { read, write } = await bareOnce(bare, large, request)
    speeds.read.push(read)
    speeds.write.push(write)
  }
  return speedOf(large, speeds)
}

function speedOf({ id }: EngineModel, { read, write }: { readonly read: readonly number[]; readonly write: readonly number[] }): Measure[] {
  return [
    { part: 'd', what: `${id} reads`, value: percentile(read, 0.5), unit: 'tokens/s' },
    { part: 'd', what: `${id} writes`, value: percentile(write, 0.5), unit: 'tokens/s' }
  ]
}

/** Asks as the app does, up to the first token, and keeps the messages that the model was given. */
async function askOnce(
  { engine, library }: KnowledgeBase,
  retriever: ReturnType<typeof createRetriever>,
  generator: Generator,
  question: string
): Promise<{ readonly ms: number; readonly request: GenerateRequest }> {
  await retriever.retrieve('warm up', { top: 1, stage: 'hybrid' })
  for await (const event of generator.generate(FLUSH)) if (event.type === 'end') break
  let request: GenerateRequest | undefined
  const watched: Generator = {
    ...generator,
    generate: (asked, signal) => {
      request = asked
      return generator.generate(asked, signal)
    }
  }
  const parts = {
    retriever,
    generator: () => Promise.resolve(watched),
    document: async (hash: string) => (await library.document(hash))?.document,
    stale: (files: readonly FileVersion[]) => library.stale(files),
    coverage: () => ({ indexed: 1, waiting: 0, failed: 0 })
  }
  const started = performance.now()
  for await (const event of answer(parts, question, [])) {
    if (event.type === 'error') throw new Error(`${event.message} (${engine.status.state})`)
    if (event.type === 'token' && request) return { ms: performance.now() - started, request }
  }
  throw new Error(`No token came for: ${question}`)
}

async function bareOnce(
  bare: Bare,
  from: EngineModel,
  request: GenerateRequest
): Promise<{ prefillMs: number; read: number; write: number }> {
  await bare.generate(from, FLUSH)
  const { promptTokens, reused, prefillMs, tokens, decodeMs } = await bare.generate(from, { ...request, maxTokens: DECODE_TOKENS })
  return { prefillMs, read: ((promptTokens - reused) / prefillMs) * 1000, write: (tokens / decodeMs) * 1000 }
}

async function sampleQuestions(count: number): Promise<string[]> {
  const schema = z.object({ demo: z.array(z.string()), questions: z.array(z.object({ id: z.string(), question: z.string() })) })
  const { demo, questions } = schema.parse(JSON.parse(await readFile(join(resources, 'sample-library/questions.json'), 'utf8')))
  return questions
    .filter(({ id }) => demo.includes(id))
    .slice(0, count)
    .map(({ question }) => question)
}
