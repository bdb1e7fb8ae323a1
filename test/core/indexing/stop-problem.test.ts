import { expect, test } from 'vitest'
import { stopProblem } from '../../../src/core/indexing/stop-problem.ts'

// Both as they were seen, under `ulimit -n 40` and 32.
test.each([
  Object.assign(new Error("EMFILE: too many open files, open '/data/texts/a5/a5.json.gz'"), { code: 'EMFILE' }),
  new Error(
    'Failed to execute merge insert: GenericFailure, lance error: LanceError(IO): Too many open files (os error 24), local.rs:134:24'
  )
])('a limit of open files is told with the way to raise it', (thrown) => {
  const { message, remedy } = stopProblem(thrown)
  expect(message).toContain('open too few files')
  expect(remedy).toContain('ulimit -n')
})
