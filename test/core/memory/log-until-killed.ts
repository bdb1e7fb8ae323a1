import { setImmediate } from 'node:timers/promises'
import { openEventLog } from '../../../src/core/memory/event-log.ts'

// Run by event-log.test.ts as a process of its own, and killed by it: it says which events it was done with.
const [folder = ''] = process.argv.slice(2)
const log = openEventLog({ folder, onWarning: (warning) => process.stderr.write(warning) })
for (let number = 0; ; number++) {
  log.append({ type: 'pin', path: `/files/${String(number)}${' long'.repeat(200)}` })
  await setImmediate()
  process.send?.(number)
}
