import { join } from 'node:path'
import { supervise } from '../../../src/core/process/supervise.ts'
import { echo } from './echo-contract.ts'

/** Starts a child, prints its process id and waits to be killed. */
const child = supervise({ contract: echo, entry: join(import.meta.dirname, 'echo-child.ts'), name: 'The child', advice: '' })
console.log(await (await child.client()).pid({}))
