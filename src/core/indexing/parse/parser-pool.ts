import { stat } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { failed, type ParseOutcome } from './outcome.ts'

export interface ParserOptions {
  /** Absolute path of the worker's program (`Entries.parser`). */
  readonly entry: string
  /** Longest that one file may take. Default 120 s: a PDF of 2,000 pages on a busy machine. */
  readonly timeoutMs?: number
  /** Longest silence of the thread within a file, and a second more for each MB of it. Default 30 s: the slowest real file at hand takes 6 s. */
  readonly silenceMs?: number
  /** JavaScript heap of the thread. Default 1,024 MB: a 50 MB text file needs about 300. */
  readonly memoryMb?: number
}

export interface Parser {
  /** Reads a file in the thread; files are read one after another. Rejects only when `signal` aborts or the parser is closed. */
  parse(path: string, signal?: AbortSignal): Promise<ParseOutcome>
  close(): Promise<void>
}

export interface ParseRequest {
  readonly id: number
  readonly path: string
}

export interface ParseReply {
  readonly id: number
  /** Without one the thread only says that it is alive and still at it. */
  readonly outcome?: ParseOutcome
}

/**
 * Reads files in a thread of its own, which is reused from file to file. A file that takes too long, keeps the thread
 * from answering, needs too much memory or ends it becomes a failed outcome, and the next file gets a fresh thread.
 */
export function createParser({ entry, timeoutMs = 120_000, silenceMs = 30_000, memoryMb = 1024 }: ParserOptions): Parser {
  const closing = new AbortController()
  let worker: Worker | undefined
  let queue: Promise<unknown> = Promise.resolve()
  let lastId = 0

  const end = async (): Promise<void> => {
    const ending = worker
    worker = undefined
    await ending?.terminate()
  }

  const start = (): Worker => {
    const fresh = new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: memoryMb }, name: 'footnote-parser' })
    const forget = (): void => {
      if (worker === fresh) worker = undefined
    }
    fresh.on('exit', forget)
    // An error ends the thread; without a listener between two files it would end the host as well.
    fresh.on('error', forget)
    return fresh
  }

  const run = async (path: string, signal: AbortSignal): Promise<ParseOutcome> => {
    signal.throwIfAborted()
    const limits = { timeoutMs, memoryMb, silenceMs: silenceMs + (await megabytesOf(path)) * SILENCE_MS_PER_MB }
    signal.throwIfAborted()
    worker ??= start()
    const outcome = await ask(worker, { id: ++lastId, path }, limits, signal)
    if (!outcome.reusable) await end()
    signal.throwIfAborted()
    return outcome.value
  }

  return {
    parse(path, signal) {
      const stop = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal
      const result = queue.then(() => run(path, stop))
      // A failure belongs to its caller; the queue only needs to know that it is over.
      queue = result.catch(() => undefined)
      return result
    },
    async close() {
      closing.abort(new DOMException('The parser was closed.', 'AbortError'))
      await queue
      await end()
    }
  }
}

/** HTML and Markdown take about a second per MB on slow cores, in one go. */
const SILENCE_MS_PER_MB = 1000

async function megabytesOf(path: string): Promise<number> {
  // A file that cannot be looked at is told by whoever reads it.
  const info = await stat(path).catch(() => undefined)
  return (info?.size ?? 0) / 1_000_000
}

interface Limits {
  readonly timeoutMs: number
  readonly silenceMs: number
  readonly memoryMb: number
}

interface Asked {
  readonly value: ParseOutcome
  /** The thread is idle and sound. */
  readonly reusable: boolean
}

/** Asks the thread for one file and waits for its answer, its end, a limit or the abort, whichever comes first. */
function ask(worker: Worker, request: ParseRequest, { timeoutMs, silenceMs, memoryMb }: Limits, signal: AbortSignal): Promise<Asked> {
  const { promise, resolve } = Promise.withResolvers<Asked>()
  const give = (value: ParseOutcome, reusable = false): void => resolve({ value, reusable })
  const onMessage = (reply: ParseReply): void => {
    if (reply.id !== request.id) return
    if (reply.outcome) give(reply.outcome, true)
    else silence.refresh()
  }
  const onError = (error: unknown): void => give(isOutOfMemory(error) ? tooMuchMemory(memoryMb) : crashed(error))
  const onExit = (code: number): void => give(crashed(`exit code ${code}`))
  const onAbort = (): void => give(crashed('stopped'))
  const timer = setTimeout(() => give(tooSlow(timeoutMs)), timeoutMs)
  const silence = setTimeout(() => give(tooSlow(silenceMs)), silenceMs)
  worker.on('message', onMessage).on('error', onError).on('exit', onExit)
  signal.addEventListener('abort', onAbort, { once: true })
  worker.postMessage(request)
  return promise.finally(() => {
    clearTimeout(timer)
    clearTimeout(silence)
    worker.off('message', onMessage).off('error', onError).off('exit', onExit)
    signal.removeEventListener('abort', onAbort)
  })
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

function tooSlow(timeoutMs: number): ParseOutcome {
  return failed(
    `Reading took longer than ${Math.round(timeoutMs / 100) / 10} s and was stopped`,
    'Split the file, or save it again in the program that made it'
  )
}

function tooMuchMemory(memoryMb: number): ParseOutcome {
  return failed(`Reading needed more than ${memoryMb} MB of memory and was stopped`, 'Split the file into smaller ones')
}

function crashed(cause: unknown): ParseOutcome {
  const message = cause instanceof Error ? cause.message : String(cause)
  return failed(
    `The reader ended unexpectedly on this file (${message.slice(0, 120)})`,
    'Open it in the program that made it and save it again'
  )
}
