import { disk } from '../../../src/core/indexing/file-access.ts'
import { createRules } from '../../../src/core/indexing/rules.ts'
import { watchTree } from '../../../src/core/indexing/watch-tree.ts'
import { DEFAULT_RULES } from '../../../src/shared/folder-rules.ts'
import type { FileProblem } from '../../../src/shared/types.ts'

// Watches the folder that is named and prints the problems it was told: run where the number of watches is limited.
const [, , folder = ''] = process.argv
const problems: FileProblem[] = []
const events = { onHints: () => undefined, onProblem: (problem: FileProblem) => problems.push(problem) }
const watcher = watchTree([folder], events, (root) => createRules(root, DEFAULT_RULES, disk))
await watcher.ready
await watcher.close()
process.stdout.write(JSON.stringify(problems))
