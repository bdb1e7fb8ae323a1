import { createHash } from 'node:crypto'
import type { Entries } from '../entries.ts'
import type { Embedder, Generator, Reranker } from '../roles.ts'
import type { SpawnChild } from '../process/spawn.ts'
import { supervise, type ChildState } from '../process/supervise.ts'
import { FootnoteError } from '../../shared/errors.ts'
import type { Client } from '../../shared/rpc/index.ts'
import type { EngineStatus, ModelRole } from '../../shared/types.ts'
import { inference, type ModelSpec } from './contract.ts'

/** A model file with what its catalogue entry knows; `core/models` makes these. */
export interface EngineModel {
  readonly id: string
  readonly name: string
  readonly role: ModelRole
  readonly file: string
  /** Names the file's content: its SHA-256, or its size and time of change where that was never computed. */
  readonly content: string
  readonly contextTokens: number
  /** 0 for generators. */
  readonly dimensions: number
  /** What stands before a text to embed; both empty for most models. */
  readonly prompts: { readonly query: string; readonly passage: string }
}

export interface EngineOptions {
  readonly entries: Pick<Entries, 'inference'>
  /** How to start the process; default: fork. */
  readonly spawn?: SpawnChild
  /** Waits before restarts; default 250 ms, 1 s, 4 s. */
  readonly backOffMs?: readonly number[]
}

/** The inference process as the rest of the core sees it. Nothing is started or loaded before its first use. */
export interface Engine {
  embedder(model: EngineModel): Embedder
  reranker(model: EngineModel): Reranker
  generator(model: EngineModel): Generator
  /** Loads ahead of use, so that the first question does not wait for it. */
  load(model: EngineModel, signal?: AbortSignal): Promise<void>
  readonly status: EngineStatus
  /** The graphics processor that models run on; empty: the processor alone. Starts the process where it rests. */
  device(): Promise<string>
  /** For tests and error reports. */
  readonly pid: number | undefined
  subscribe(listener: (status: EngineStatus) => void): () => void
  restart(): void
  close(): Promise<void>
}

/** Starts nothing yet; gives the roles their models over a supervised process. */
export function createEngine(options: EngineOptions): Engine {
  const child = supervise({
    contract: inference,
    entry: options.entries.inference,
    name: 'The language model process',
    advice: 'If it keeps happening, choose a smaller model; searching by words works meanwhile.',
    spawn: options.spawn,
    backOffMs: options.backOffMs
  })
  const listeners = new Set<(status: EngineStatus) => void>()
  const known: Record<ModelRole, string> = { generator: '', embedder: '', reranker: '' }
  /** Files that the running process has loaded; a restart empties it. */
  const loaded = new Set<string>()
  const loading = new Map<string, number>()

  const status = (): EngineStatus => ({
    ...describe(child.state, loading.size > 0, loaded.size > 0, known),
    generator: known.generator,
    embedder: known.embedder
  })
  const tell = (): void => {
    const now = status()
    for (const listener of listeners) listener(now)
  }
  child.subscribe((state) => {
    if (state !== 'ready') loaded.clear()
    tell()
  })

  /** Loads the model if need be (which is when `loading` is shown), then hands out the client of the process that has it. */
  const ready = async (model: EngineModel, signal?: AbortSignal): Promise<Client<typeof inference>> => {
    const client = await child.client()
    if (loaded.has(model.file)) return client
    loading.set(model.file, (loading.get(model.file) ?? 0) + 1)
    tell()
    try {
      await client.load({ role: model.role, model: specOf(model) }, signal ? { signal } : {})
      loaded.add(model.file)
    } catch (thrown) {
      throw duringLoad(model, thrown)
    } finally {
      const left = (loading.get(model.file) ?? 1) - 1
      if (left > 0) loading.set(model.file, left)
      else loading.delete(model.file)
      tell()
    }
    return client
  }

  const named = (model: EngineModel): void => {
    if (known[model.role] === model.name) return
    known[model.role] = model.name
    tell()
  }

  return {
    embedder: (model) => {
      named(model)
      return {
        model: model.id,
        fingerprint: fingerprintOf(model),
        dimensions: model.dimensions,
        load: async (signal) => {
          await ready(model, signal)
        },
        embed: async (texts, purpose, signal) => {
          const client = await ready(model, signal)
          const prefix = model.prompts[purpose]
          return await client.embed(
            { model: specOf(model), texts: [...texts], prefix, background: purpose === 'passage' },
            signal ? { signal } : {}
          )
        }
      }
    },
    reranker: (model) => {
      named(model)
      return {
        model: model.id,
        rank: async (query, texts, signal) => {
          const client = await ready(model, signal)
          return await client.rank({ model: specOf(model), query, texts: [...texts] }, signal ? { signal } : {})
        }
      }
    },
    generator: (model) => {
      named(model)
      return {
        model: model.id,
        contextTokens: model.contextTokens,
        countTokens: async (text) => {
          const client = await ready(model)
          return await client.countTokens({ model: specOf(model), text })
        },
        read: async (messages, signal) => {
          const client = await ready(model, signal)
          await client.read({ model: specOf(model), messages: [...messages] }, signal ? { signal } : {})
        },
        generate: async function* (request, signal) {
          const client = await ready(model, signal)
          yield* client.generate({ model: specOf(model), ...request, messages: [...request.messages] }, signal ? { signal } : {})
        }
      }
    },
    load: async (model, signal) => {
      named(model)
      await ready(model, signal)
    },
    device: async () => (await child.client()).device({}),
    get status() {
      return status()
    },
    get pid() {
      return child.pid
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    restart: () => child.restart(),
    close: () => child.close()
  }
}

/** Vectors with another fingerprint are not comparable: other weights, other prompts or another length. */
export function fingerprintOf(model: Pick<EngineModel, 'content' | 'prompts' | 'dimensions'>): string {
  const { content, prompts, dimensions } = model
  return createHash('sha256')
    .update(JSON.stringify([content, prompts.query, prompts.passage, dimensions]))
    .digest('hex')
    .slice(0, 16)
}

function specOf(model: EngineModel): ModelSpec {
  return { file: model.file, contextTokens: model.contextTokens }
}

function describe(
  state: ChildState,
  loading: boolean,
  loaded: boolean,
  known: Readonly<Record<ModelRole, string>>
): Pick<EngineStatus, 'state' | 'message' | 'remedy'> {
  const silent = { message: '', remedy: '' }
  if (state === 'down')
    return {
      state,
      message: 'The language model process ended five times within a minute and was not started again.',
      remedy: 'Restart it, or choose a smaller model. Searching by words works meanwhile.'
    }
  if (state === 'restarting')
    return { state, message: 'The language model process ended unexpectedly and is starting again.', remedy: 'Ask again in a few seconds.' }
  if (loading) return { state: 'loading', message: 'Loading the model …', remedy: '' }
  if (!known.generator && !known.embedder)
    return { state: 'off', message: 'No model is installed.', remedy: 'Download one in the settings; searching by words works without.' }
  return { state: loaded ? 'ready' : 'idle', ...silent }
}

/** A process that ends while it reads a model most likely ended because of it; the model is named so that it can be replaced. */
function duringLoad(model: EngineModel, thrown: unknown): unknown {
  if (!(thrown instanceof FootnoteError) || thrown.code !== 'engine-crashed') return thrown
  return new FootnoteError(thrown.code, `${thrown.message} It was loading "${model.name}".`, thrown.remedy, { cause: thrown })
}
