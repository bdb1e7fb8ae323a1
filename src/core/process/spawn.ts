import { fork } from 'node:child_process'

/** A running child as the supervisor needs it: messages both ways, its last words, its end. */
export interface Child {
  readonly pid: number | undefined
  /** Throws when the child is gone. */
  send(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  /** What it wrote to stdout and stderr. */
  onOutput(listener: (text: string) => void): void
  /** Called once; `how` is a phrase such as "signal SIGKILL" or "exit code 134". */
  onEnd(listener: (how: string) => void): void
  /** Tells it that its parent is done; a child of ours exits by itself then. */
  disconnect(): void
  kill(): void
}

/** How a host starts a child; `fork` under plain Node, a utility process under Electron. */
export type SpawnChild = (entry: string) => Child

/** Starts `entry` as a process of the Node (or Electron-as-Node) that runs this one. */
export const forkChild: SpawnChild = (entry) => {
  const child = fork(entry, [], {
    // Typed arrays cross as bytes; JSON would make an object of every vector.
    serialization: 'advanced',
    // Flags of the parent (a debugger's port, a test runner's loader) would be wrong or harmful in the child.
    execArgv: [],
    // Neither stream may reach the terminal: the command line promises pure JSON, and llama.cpp prints.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, ...(process.versions['electron'] ? { ELECTRON_RUN_AS_NODE: '1' } : {}) }
  })
  return {
    pid: child.pid,
    send: (message) => {
      // Node reports a closed channel twice, by throwing and by an event; the event is `onEnd` here.
      if (!child.connected) throw new Error('The process is gone.')
      // The rpc sends only what structured clone carries, which is wider than fork's declared type.
      child.send(message as never, () => undefined)
    },
    onMessage: (listener) => void child.on('message', listener),
    onOutput: (listener) => {
      for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', listener)
    },
    onEnd: (listener) => {
      let told = false
      const tell = (how: string): void => {
        if (told) return
        told = true
        listener(how)
      }
      child.once('exit', (code, signal) => tell(signal ? `signal ${signal}` : `exit code ${String(code)}`))
      // `error` without `exit`: the program could not be started at all.
      child.on('error', (error) => {
        if (child.pid === undefined) tell(error.message)
      })
    },
    disconnect: () => {
      if (child.connected) child.disconnect()
    },
    kill: () => void child.kill('SIGKILL')
  }
}
