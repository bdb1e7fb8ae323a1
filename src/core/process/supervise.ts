import { FootnoteError } from '../../shared/errors.ts'
import { connect, type Client, type Contract, type Port } from '../../shared/rpc/index.ts'
import { forkChild, type Child, type SpawnChild } from './spawn.ts'

/** Waits before the second, third, … start: at once for a single accident, slower when it keeps happening. */
const BACK_OFF_MS = [250, 1000, 4000]
/** This many ends within `DEATH_WINDOW_MS` are no accident any more: stop, and let the user decide. */
const MAX_DEATHS = 5
const DEATH_WINDOW_MS = 60_000
/** What a child may take to leave by itself when asked. Both of ours exit on the closed channel within milliseconds. */
const CLOSE_MS = 2000
/** How much of the child's last output is kept for an error report, in UTF-16 units. */
const OUTPUT_TAIL = 2000

/** `idle`: not started yet. `ready`: running. `restarting`: ended, and coming back. `down`: gave up. */
export type ChildState = 'idle' | 'ready' | 'restarting' | 'down' | 'closed'

export interface SuperviseOptions<C extends Contract> {
  readonly contract: C
  /** Absolute path of the child's program. */
  readonly entry: string
  /** The child in the user's words, as the subject of a sentence: "The language model process". */
  readonly name: string
  /** What a user can do when it keeps ending, as a full sentence. */
  readonly advice: string
  /** How to start it; default: fork. */
  readonly spawn?: SpawnChild | undefined
  /** Waits before restarts in milliseconds, the last one repeated; default 250, 1000, 4000. */
  readonly backOffMs?: readonly number[] | undefined
}

/** A child that comes back. Its client is asked for anew before each use, because a restart makes a new one. */
export interface Supervised<C extends Contract> {
  readonly state: ChildState
  readonly pid: number | undefined
  /** The end of what the child printed. */
  readonly output: string
  /** Starts the child if needed and waits out a restart; rejects with `engine-down` once it gave up. */
  client(): Promise<Client<C>>
  subscribe(listener: (state: ChildState) => void): () => void
  /** Starts again after it gave up, or replaces a child that hangs; what is in flight fails with `engine-crashed`. */
  restart(): void
  /** Ends the child and waits until it is gone. */
  close(): Promise<void>
}

/** Keeps a child process running: lazily started, restarted with back-off, given up after five ends within a minute. */
export function supervise<C extends Contract>(options: SuperviseOptions<C>): Supervised<C> {
  const { contract, entry, name, advice, spawn = forkChild, backOffMs = BACK_OFF_MS } = options
  const listeners = new Set<(state: ChildState) => void>()
  let state: ChildState = 'idle'
  let running: { readonly child: Child; readonly client: Client<C>; readonly ended: Promise<void> } | undefined
  let timer: NodeJS.Timeout | undefined
  let deaths: number[] = []
  let output = ''

  const become = (next: ChildState): void => {
    state = next
    for (const listener of listeners) listener(next)
  }

  const start = (): void => {
    clearTimeout(timer)
    const child = spawn(entry)
    const { port, close } = portOf(child)
    output = ''
    child.onOutput((text) => {
      output = (output + text).slice(-OUTPUT_TAIL)
    })
    const ended = new Promise<void>((resolve) => {
      child.onEnd((how) => {
        resolve()
        // A replaced child's end is not news.
        const current = running?.child === child
        if (current) running = undefined
        close(crashed(name, how, advice, output))
        if (current && state !== 'closed') comeBack()
      })
    })
    running = { child, client: connect(contract, port), ended }
    become('ready')
  }

  const comeBack = (): void => {
    const now = Date.now()
    deaths = [...deaths.filter((at) => now - at < DEATH_WINDOW_MS), now]
    if (deaths.length >= MAX_DEATHS) return become('down')
    become('restarting')
    timer = setTimeout(start, backOffMs[Math.min(deaths.length, backOffMs.length) - 1])
  }

  const settled = (): Promise<void> =>
    new Promise((resolve) => {
      const listener = (next: ChildState): void => {
        if (next === 'restarting') return
        listeners.delete(listener)
        resolve()
      }
      listeners.add(listener)
    })

  return {
    get state() {
      return state
    },
    get pid() {
      return running?.child.pid
    },
    get output() {
      return output
    },
    client: async () => {
      if (state === 'idle') start()
      if (state === 'restarting') await settled()
      if (running) return running.client
      throw state === 'closed' ? new FootnoteError('stopped', 'Stopped.', '') : down(name, advice)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    restart: () => {
      if (state === 'closed') return
      deaths = []
      const old = running?.child
      start()
      old?.kill()
    },
    close: async () => {
      clearTimeout(timer)
      const last = running
      become('closed')
      if (!last) return
      last.child.disconnect()
      const force = setTimeout(() => last.child.kill(), CLOSE_MS)
      await last.ended
      clearTimeout(force)
    }
  }
}

/** The child's messages as a port, and the function that closes it with the reason that waiting calls get. */
function portOf(child: Child): { readonly port: Port; close(reason: Error): void } {
  const closers = new Set<(reason: Error) => void>()
  let closed: Error | undefined
  return {
    port: {
      // A frame for a child that has just ended is lost; its caller is told by `close`, which follows.
      send: (frame) => {
        if (!closed) sendOrLose(child, frame)
      },
      listen: (onFrame, onClose) => {
        let listening = true
        const closer = (reason: Error): void => onClose(reason)
        closers.add(closer)
        child.onMessage((message) => {
          if (listening) onFrame(message)
        })
        return () => {
          listening = false
          closers.delete(closer)
        }
      }
    },
    close: (reason) => {
      closed = reason
      for (const closer of closers) closer(reason)
      closers.clear()
    }
  }
}

function sendOrLose(child: Child, frame: unknown): void {
  try {
    child.send(frame)
  } catch (thrown) {
    // What cannot be cloned is the caller's mistake and must be seen; a dead child reports its own end.
    if (thrown instanceof Error && thrown.message !== 'The process is gone.') throw thrown
  }
}

function crashed(name: string, how: string, advice: string, output: string): FootnoteError {
  return new FootnoteError('engine-crashed', `${name} ended unexpectedly (${how}).`, `It restarts by itself; try again. ${advice}`, {
    cause: output
  })
}

function down(name: string, advice: string): FootnoteError {
  return new FootnoteError(
    'engine-down',
    `${name} ended ${MAX_DEATHS} times within a minute and was not started again.`,
    `Restart it in the settings. ${advice}`
  )
}
