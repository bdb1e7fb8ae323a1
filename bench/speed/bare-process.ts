import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { EngineModel } from '../../src/core/inference/engine.ts'
import type { GenerateRequest } from '../../src/core/roles.ts'
import type { Embedded, Generated, Order } from './bare.ts'

/** llama.cpp alone in a process, for comparison; one order at a time. */
export interface Bare {
  embed(model: EngineModel, texts: readonly string[]): Promise<Embedded>
  generate(model: EngineModel, request: GenerateRequest): Promise<Generated>
  close(): Promise<void>
}

/** Starts it; `threads` instead of what the app would use. */
export async function startBare(threads?: number): Promise<Bare> {
  const child = fork(join(import.meta.dirname, 'bare.ts'), [], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, ...(threads ? { BENCH_THREADS: String(threads) } : {}) }
  })
  const answer = async (): Promise<unknown> => {
    const { promise, reject } = Promise.withResolvers<never>()
    const onExit = (): void => reject(new Error('The bare process ended.'))
    child.once('exit', onExit)
    try {
      // The other end is bare.ts, which sends nothing else.
      const [reply] = (await Promise.race([once(child, 'message'), promise])) as [{ result?: unknown; error?: string }]
      if (reply.error) throw new Error(reply.error)
      return reply.result
    } finally {
      child.off('exit', onExit)
    }
  }
  const order = async (what: Order): Promise<unknown> => {
    const reply = answer()
    child.send(what)
    return await reply
  }
  const specOf = ({ file, contextTokens }: EngineModel): Order['model'] => ({ file, contextTokens })
  await answer()
  return {
    // What bare.ts returns for each order, by its own types.
    embed: async (model, texts) => (await order({ do: 'embed', model: specOf(model), texts })) as Embedded,
    generate: async (model, request) => (await order({ do: 'generate', model: specOf(model), request })) as Generated,
    async close() {
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    }
  }
}
