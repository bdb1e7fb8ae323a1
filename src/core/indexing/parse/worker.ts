import { parentPort } from 'node:worker_threads'
import { parseFile } from './parse.ts'
import type { ParseReply, ParseRequest } from './parser-pool.ts'

// The program of the parser's thread: one path in, one outcome out. Whoever asks keeps time and memory.
const port = parentPort
if (!port) throw new Error('The parser runs as a worker thread; use createParser.')

port.on('message', ({ id, path }: ParseRequest) => {
  void parseFile(path).then((outcome) => {
    port.postMessage({ id, outcome } satisfies ParseReply)
  })
})
