import { utilityProcess } from 'electron'
import { basename } from 'node:path'
import type { SpawnChild } from '../core/process/spawn.ts'

/** Starts a child as Electron's utility process; undefined where the host has none, and the core then forks Node's own. */
export function spawnUtility(): SpawnChild | undefined {
  const utility = utilityProcess as typeof utilityProcess | undefined // the stand-in has none
  if (utility === undefined) return undefined
  return (entry) => {
    const child = utility.fork(entry, [], { serviceName: `Footnote ${basename(entry, '.js')}`, stdio: 'pipe' })
    let { pid } = child
    let ended = false
    child.once('spawn', () => (pid = child.pid))
    child.once('exit', () => (ended = true))
    return {
      get pid() {
        return pid
      },
      send: (message) => {
        if (ended) throw new Error('The process is gone.')
        child.postMessage(message)
      },
      onMessage: (listener) => void child.on('message', listener),
      onOutput: (listener) => {
        for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => listener(chunk.toString('utf8')))
      },
      onEnd: (listener) => void child.once('exit', (code) => listener(`exit code ${code}`)),
      disconnect: () => void child.kill(), // there is no channel to close: it is asked to end
      kill: () => {
        if (pid !== undefined && !ended) process.kill(pid, 'SIGKILL') // `kill()` only asks, and a hanging child does not hear
      }
    }
  }
}
