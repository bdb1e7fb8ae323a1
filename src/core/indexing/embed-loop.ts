import { asFootnoteError, type ErrorCode, type FootnoteError } from '../../shared/errors.ts'
import { orAborted } from '../or-aborted.ts'
import type { Embedder } from '../roles.ts'
import type { ChunkTable } from '../store/chunks.ts'
import type { EmbedRate } from './embed-rate.ts'
import type { Pace } from './pace.ts'
import { createSpeed } from './speed.ts'
import { stopProblem } from './stop-problem.ts'

/** Gives stored chunks their vectors, beside the reading of files. The table is the queue: what has no vector is still to be done. */
export interface EmbedLoop {
  /** There may be something to do; the chunks of `paths` come first. */
  wake(paths?: readonly string[]): void
  /** Files are about to be read: has the model loaded while they are. */
  warm(): void
  /** Waits until every chunk has a vector, or there is no embedder, or it gave up. Rejects when vectors cannot be written. */
  settled(signal?: AbortSignal): Promise<void>
  readonly problem: FootnoteError | undefined
  readonly busy: boolean
  /** Milliseconds until so many chunks without a stored vector have theirs; undefined while that is not known. */
  left(chunks: number): number | undefined
  readonly totals: { readonly tokens: number; readonly chunks: number; readonly calls: number; readonly ms: number }
  close(): Promise<void>
}

export interface EmbedLoopParts {
  readonly chunks: Pick<ChunkTable, 'missingVectors' | 'putVectors' | 'keepOnly'>
  readonly embedder: () => Promise<Embedder | undefined>
  readonly pace: Pick<Pace, 'turn' | 'isPaused' | 'interrupt'>
  readonly onChange: () => void
  readonly onWarning: (warning: string) => void
  readonly onWritten: (vectors: number) => void
  readonly rate: Pick<EmbedRate, 'note' | 'save'>
}

/** Texts in one call: enough to hide the call, few enough that an edit does not wait longer than about a second. */
const TEXTS_PER_CALL = 32
/** Vectors are written this many at a time, or this often: each write costs 20–80 ms whatever its size. */
const VECTORS_PER_WRITE = 512
const WRITE_EVERY_MS = 2000
/** A crashed engine restarts by itself within seconds; after so many tries in a row the rest waits for the next wake. */
const TRIES = 3
const TRY_AGAIN_MS = 1500
/** Failures that are not the passage's fault and that another try meets again: a damaged model file, a full disk. */
const LASTING: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['no-space', 'no-model', 'bad-model', 'engine-down'])

export function createEmbedLoop(parts: EmbedLoopParts): EmbedLoop {
  const { chunks } = parts
  const closing = new AbortController()
  const totals = { tokens: 0, chunks: 0, calls: 0, ms: 0 }
  /** Words that the engine fails on even alone; left to full text until the next start. */
  const hopeless = new Set<string>()
  let urgent: string[] = []
  let again = false
  let running: Promise<void> | undefined
  let problem: FootnoteError | undefined
  let told = ''
  let lastMs = 0
  /** In chunks, which are of a size. */
  const speed = createSpeed()
  /** Of the run that goes on: it holds vectors that are made and not written. */
  let held: Pick<Writer, 'size'> | undefined

  const wake = (paths: readonly string[] = []) => {
    urgent.push(...paths)
    again = true
    if (running || closing.signal.aborted) return
    problem = undefined
    running = run()
      .catch((thrown: unknown) => {
        if (closing.signal.aborted) return
        problem = asFootnoteError(thrown)
        // Every batch of files wakes the loop again: a lasting problem is told once.
        if (problem.message !== told)
          parts.onWarning(`${problem.message} ${problem.remedy} Until then these passages are found by full text only.`)
        told = problem.message
      })
      .finally(() => {
        running = undefined
        speed.rest()
        parts.onChange()
        if (again && !problem) wake()
      })
  }

  const run = async () => {
    again = false
    const embedder = await parts.embedder()
    if (!embedder) return
    const writer = (held = createWriter(parts, embedder))
    try {
      for (;;) {
        const page = await nextPage(embedder, writer)
        if (!page) break
        for (let start = 0; start < page.length && !urgent.length; start += TEXTS_PER_CALL) {
          if (parts.pace.isPaused) {
            await writer.flush()
            speed.rest()
          }
          await parts.pace.turn(lastMs, closing.signal)
          closing.signal.throwIfAborted()
          await embedSome(embedder, page.slice(start, start + TEXTS_PER_CALL), writer)
          parts.onChange()
        }
      }
    } finally {
      // What was computed is kept, also when the next call failed.
      await writer.flush()
      held = undefined
      await parts.rate.save()
    }
    if (!hopeless.size) await chunks.keepOnly(embedder)
  }

  /** Words still to be embedded; undefined when there are none. */
  const nextPage = async (embedder: Embedder, writer: Writer): Promise<readonly Words[] | undefined> => {
    const wanted = urgent
    urgent = []
    const isOpen = ({ hash }: Words) => !writer.holds(hash) && !hopeless.has(hash)
    if (wanted.length) {
      const open = (await chunks.missingVectors(embedder, VECTORS_PER_WRITE, wanted)).filter(isOpen)
      if (open.length) return open
    }
    const limit = VECTORS_PER_WRITE + writer.size + hopeless.size
    const open = (await chunks.missingVectors(embedder, limit)).filter(isOpen)
    if (open.length || !writer.size) return open.length ? open : undefined
    // Copies of words that are not written yet may fill the page: write, and look once more.
    await writer.flush()
    return await nextPage(embedder, writer)
  }

  const embedSome = async (embedder: Embedder, some: readonly Words[], writer: Writer) => {
    for (let attempt = 1; ; attempt++) {
      const started = performance.now()
      let result: Awaited<ReturnType<Embedder['embed']>>
      const { interrupt } = parts.pace
      try {
        const texts = some.map(({ words }) => words)
        result = await embedder.embed(texts, 'passage', AbortSignal.any([closing.signal, interrupt]))
      } catch (thrown) {
        closing.signal.throwIfAborted()
        // Paused amid a call: not its fault, and the page is asked for anew.
        if (interrupt.aborted) return
        const error = asFootnoteError(thrown)
        if (LASTING.has(error.code)) throw error
        if (attempt < TRIES) {
          await pause(TRY_AGAIN_MS * (attempt - 1), closing.signal)
          continue
        }
        if (some.length === 1) {
          for (const { hash } of some) hopeless.add(hash)
          parts.onWarning(`A passage could not be embedded and is found by full text only: ${error.message}`)
          return
        }
        for (const one of some) await embedSome(embedder, [one], writer)
        return
      }
      const { vectors, tokens } = result
      lastMs = performance.now() - started
      totals.ms += lastMs
      totals.tokens += tokens
      totals.chunks += vectors.length
      totals.calls++
      speed.done(vectors.length, performance.now())
      parts.rate.note(embedder.fingerprint, { texts: vectors.length, tokens, ms: lastMs })
      await writer.add(some.flatMap(({ hash }, index) => (vectors[index] ? [{ hash, vector: vectors[index] }] : [])))
      return
    }
  }

  const warm = async () => {
    const embedder = await parts.embedder()
    await embedder?.load?.(closing.signal)
  }

  return {
    wake,
    // Its failure is told when the first passage meets it.
    warm: () => void warm().catch(() => undefined),
    get problem() {
      return problem
    },
    get busy() {
      return running !== undefined
    },
    left: (open) => (parts.pace.isPaused ? undefined : speed.left(Math.max(0, open - (held?.size ?? 0)), performance.now())),
    totals,
    async settled(signal) {
      while (running) {
        signal?.throwIfAborted()
        await orAborted(running, signal)
      }
      if (problem?.code === 'no-space') throw problem
    },
    async close() {
      closing.abort(new DOMException('The index was closed.', 'AbortError'))
      await running
    }
  }
}

interface Words {
  readonly hash: string
  readonly words: string
}

interface Writer {
  readonly size: number
  holds(hash: string): boolean
  /** Writes in the background when enough is there; waits only for the write before. */
  add(vectors: readonly { readonly hash: string; readonly vector: Float32Array }[]): Promise<void>
  flush(): Promise<void>
}

function createWriter(parts: EmbedLoopParts, embedder: Embedder): Writer {
  let held = new Map<string, Float32Array>()
  let writing: Promise<void> = Promise.resolve()
  let inWrite: ReadonlyMap<string, Float32Array> = new Map()
  let lastMs = Date.now()

  const start = async () => {
    await writing
    if (!held.size) return
    inWrite = held
    held = new Map()
    lastMs = Date.now()
    const vectors = Array.from(inWrite, ([hash, vector]) => ({ hash, vector }))
    writing = parts.chunks.putVectors(embedder, vectors).then(
      () => {
        inWrite = new Map()
        parts.onWritten(vectors.length)
      },
      (thrown: unknown) => {
        throw stopProblem(thrown)
      }
    )
    // Seen by the next `await writing`; without this Node would call it unhandled until then.
    writing.catch(() => undefined)
  }
  return {
    get size() {
      return held.size + inWrite.size
    },
    holds: (hash) => held.has(hash) || inWrite.has(hash),
    async add(vectors) {
      for (const { hash, vector } of vectors) held.set(hash, vector)
      if (held.size >= VECTORS_PER_WRITE || Date.now() - lastMs >= WRITE_EVERY_MS) await start()
    },
    async flush() {
      await start()
      await writing
    }
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, ms)
  await orAborted(promise, signal)
  clearTimeout(timer)
  signal.throwIfAborted()
}
