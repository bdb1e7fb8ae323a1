import type { GenerateRequest } from '../../src/core/roles.ts'
import type { ModelSpec } from '../../src/core/inference/contract.ts'
import { loadEmbedder, loadGenerator, openLlama, type LlamaEmbedder, type LlamaGenerator } from '../../src/core/inference/llama.ts'

/**
 * The other side of every comparison: llama.cpp in a process of its own, one text after the other, without rpc, queue,
 * store or files. Its times begin when the model is loaded.
 */
export type Order =
  | { readonly do: 'embed'; readonly model: ModelSpec; readonly texts: readonly string[] }
  | { readonly do: 'generate'; readonly model: ModelSpec; readonly request: GenerateRequest }

export interface Embedded {
  readonly tokens: number
  readonly ms: number
}

export interface Generated {
  readonly promptTokens: number
  readonly reused: number
  /** From the request to the first token. */
  readonly prefillMs: number
  readonly tokens: number
  readonly decodeMs: number
}

const threads = process.env['BENCH_THREADS']
const llama = await (threads ? openLlama(Number(threads)) : openLlama())
const embedders = new Map<string, LlamaEmbedder>()
const generators = new Map<string, LlamaGenerator>()

process.on('message', (order: Order) => {
  const work = order.do === 'embed' ? embed(order) : generate(order)
  work.then(
    (result) => process.send?.({ result }),
    (thrown: unknown) => process.send?.({ error: String(thrown) })
  )
})
process.on('disconnect', () => process.exit(0))
process.send?.({ result: 'ready' })

async function embed({ model, texts }: Extract<Order, { do: 'embed' }>): Promise<Embedded> {
  const embedder = embedders.get(model.file) ?? (await loadEmbedder(llama, model))
  embedders.set(model.file, embedder)
  const started = performance.now()
  let tokens = 0
  for (const text of texts) tokens += (await embedder.embed(text, 'passage')).tokens
  return { tokens, ms: performance.now() - started }
}

async function generate({ model, request }: Extract<Order, { do: 'generate' }>): Promise<Generated> {
  const generator = generators.get(model.file) ?? (await loadGenerator(llama, model))
  generators.set(model.file, generator)
  const result = { promptTokens: 0, reused: 0, prefillMs: 0, tokens: 0, decodeMs: 0 }
  const started = performance.now()
  for await (const event of generator.generate(request, new AbortController().signal)) {
    if (event.type === 'prefill')
      Object.assign(result, { promptTokens: event.tokens, reused: event.reused, prefillMs: performance.now() - started })
    if (event.type === 'end') Object.assign(result, { tokens: event.tokens, decodeMs: event.ms })
  }
  return result
}
