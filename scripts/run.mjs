// Child processes for the scripts: signals pass through, and nothing outlives its parent.
import { spawn } from 'node:child_process'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Runs a program to its end and returns its exit code (128 + n after a signal, as a shell says it).
 * Options beyond those of `spawn`: `stdout: 'stderr'` sends its output to our stderr.
 */
export function run(command, args, { stdout = 'inherit', ...options } = {}) {
  const child = spawn(command, args, { stdio: ['inherit', stdout === 'stderr' ? 2 : 'inherit', 'inherit'], ...options })
  const forward = SIGNALS.map((signal) => [signal, () => child.kill(signal)])
  for (const [signal, listener] of forward) process.on(signal, listener)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      for (const [name, listener] of forward) process.off(name, listener)
      resolve(code ?? 128 + (NUMBERS[signal] ?? 0))
    })
  })
}

/** Runs a program and returns what it wrote to stdout; `errors` holds what it wrote to stderr. */
export function capture(command, args, options = {}) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options })
  const written = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr']) child[name].setEncoding('utf8').on('data', (chunk) => (written[name] += chunk))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? 1, output: written.stdout, errors: written.stderr }))
  })
}

const NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }
