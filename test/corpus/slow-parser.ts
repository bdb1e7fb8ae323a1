import { setTimeout } from 'node:timers/promises'
import { parentPort, threadId } from 'node:worker_threads'

// A parser for tests: the file's name says how it fails.
parentPort?.on('message', async ({ id, path }: { id: number; path: string }) => {
  if (path.includes('hang')) for (;;);
  if (path.includes('crash')) process.exit(3)
  if (path.includes('throw')) throw new Error('boom')
  if (path.includes('hog')) {
    const hog: unknown[] = []
    for (;;) hog.push(Array.from({ length: 1000 }, (_, i) => ({ i })))
  }
  if (path.includes('long'))
    for (let step = 0; step < 40; step++) {
      parentPort?.postMessage({ id })
      await setTimeout(50)
    }
  parentPort?.postMessage({ id, outcome: { ok: false, state: 'skipped', reason: `thread ${threadId}`, remedy: '' } })
})
