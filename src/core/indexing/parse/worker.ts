import { parentPort } from 'node:worker_threads'
import { parseFile } from './parse.ts'
import type { ParseReply, ParseRequest } from './parser-pool.ts'

// The program of the parser's thread: one path in, one outcome out. Whoever asks keeps time and memory.
const port = parentPort
if (!port) throw new Error('The parser runs as a worker thread; use createParser.')

/** A thirtieth of the silence after which the thread is ended. */
const ALIVE_EVERY_MS = 1000

port.on('message', ({ id, path }: ParseRequest) => {
  const alive = setInterval(() => port.postMessage({ id } satisfies ParseReply), ALIVE_EVERY_MS)
  void parseFile(path).then((outcome) => {
    clearInterval(alive)
    port.postMessage({ id, outcome } satisfies ParseReply)
  })
})
