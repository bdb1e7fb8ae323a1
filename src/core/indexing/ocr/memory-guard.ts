import { Worker } from 'node:worker_threads'

/** What the process says on its way out; its host tells it to the user. */
export const TOO_MUCH_MEMORY = 'it needed too much memory'

/** How often memory is looked at: tesseract takes some 10 MB a second, a decoder a few hundred (an estimate). */
const LOOK_MS = 100

/**
 * Ends this process when it holds more than `limitBytes`. A thread of its own looks, because recognition leaves the main
 * thread no turn; plain text, because a thread's program would be one more file of the bundle.
 */
export function endAbove(limitBytes: number): void {
  const program = `
    const { writeSync } = require('node:fs')
    setInterval(() => {
      if (process.memoryUsage.rss() <= ${limitBytes}) return
      try { writeSync(2, ${JSON.stringify(TOO_MUCH_MEMORY)}) } finally { process.kill(process.pid, 'SIGKILL') }
    }, ${LOOK_MS})`
  new Worker(program, { eval: true, name: 'memory-guard' }).unref()
}
