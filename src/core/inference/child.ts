import { serve, type Handlers } from '../../shared/rpc/index.ts'
import { parentPort } from '../process/parent-port.ts'
import { inference } from './contract.ts'
import { deviceOf, loadEmbedder, loadGenerator, loadReranker, openLlama } from './llama.ts'
import { slots } from './slots.ts'

/** The inference process: everything that llama.cpp could take down with it, and nothing else. */

/** Two embedders, because a better one fills the index in the background while the first still answers. */
const EMBEDDERS = 2

let llama: ReturnType<typeof openLlama> | undefined
const opened = (): ReturnType<typeof openLlama> => (llama ??= openLlama())
const generators = slots(1, async (spec) => loadGenerator(await opened(), spec))
const embedders = slots(EMBEDDERS, async (spec) => loadEmbedder(await opened(), spec))
const rerankers = slots(1, async (spec) => loadReranker(await opened(), spec))

/** Questions under way; background embedding waits for them, since both want every core. */
let asking = 0
const whenQuiet: (() => void)[] = []

const handlers: Handlers<typeof inference> = {
  device: async () => deviceOf(await opened()),
  load: async ({ role, model }) => {
    const slot = role === 'generator' ? generators : role === 'embedder' ? embedders : rerankers
    await slot.use(model, () => undefined)
  },
  embed: ({ model, texts, prefix, background }, { signal }) => {
    const read = () =>
      embedders.use(model, async (embedder) => {
        const vectors: Float32Array[] = []
        let tokens = 0
        for (const text of texts) {
          if (background) await quiet()
          signal.throwIfAborted()
          const one = await embedder.embed(prefix + text, background ? 'passage' : 'question')
          vectors.push(one.vector)
          tokens += one.tokens
        }
        return { vectors, tokens }
      })
    return background ? read() : first(read)
  },
  rank: ({ model, query, texts }, { signal }) =>
    first(() =>
      rerankers.use(model, async (reranker) => {
        const scores: number[] = []
        for (const text of texts) {
          signal.throwIfAborted()
          scores.push(await reranker.rank(query, text))
        }
        return scores
      })
    ),
  countTokens: ({ model, text }) => generators.use(model, (generator) => generator.countTokens(text)),
  read: async ({ model, messages }, { signal }) => {
    // In turn with answers, because there is one cache; it yields nothing, so its first step is all of it.
    await generators.stream(model, (generator) => generator.read(messages, signal)).next()
  },
  generate: async function* ({ model, ...request }, { signal }) {
    asking += 1
    try {
      yield* generators.stream(model, (generator) => generator.generate(request, signal))
    } finally {
      asked()
    }
  }
}

/** Does what somebody waits for, before what goes on in the background. */
async function first<T>(work: () => Promise<T>): Promise<T> {
  asking += 1
  try {
    return await work()
  } finally {
    asked()
  }
}

function asked(): void {
  asking -= 1
  if (asking === 0) for (const wake of whenQuiet.splice(0)) wake()
}

async function quiet(): Promise<void> {
  while (asking > 0) await new Promise<void>((resolve) => whenQuiet.push(resolve))
}

serve(inference, handlers, parentPort())
