import { appendFileSync } from 'node:fs'
import { parentPort } from '../../../src/core/process/parent-port.ts'
import { serve } from '../../../src/shared/rpc/index.ts'
import { echo } from './echo-contract.ts'

/** A child for the supervisor's tests: it answers, counts, ends itself on request and prints on the way. */
serve(
  echo,
  {
    say: ({ text }) => {
      process.stderr.write(`said ${text}\n`)
      return text
    },
    pid: () => process.pid,
    die: ({ code }) => process.exit(code),
    hang: () => new Promise<void>(() => undefined),
    count: async function* ({ to }) {
      for (let number = 1; number <= to; number += 1) {
        await new Promise((resolve) => setTimeout(resolve, 5))
        yield number
      }
    },
    vector: ({ length }) => new Float32Array(length).fill(0.5),
    noteEnd: ({ file }) => {
      process.on('exit', () => appendFileSync(file, 'ended'))
    }
  },
  parentPort()
)
