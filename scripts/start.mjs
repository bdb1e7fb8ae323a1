// npm start: from a fresh clone to the running app, with nothing but Node 20 and npm.
import { join } from 'node:path'
import { run } from './run.mjs'
import { ensureBuilt, ensureInstalled, ensureModels, NODE, ROOT } from './setup.mjs'

/** Small enough for every machine, about 0.5 GB; the app offers better ones for a bigger one. */
const MODELS = ['bge-small-en-v1.5', 'qwen2.5-coder-0.5b']

try {
  await ensureInstalled()
  await ensureBuilt()
  await ensureModels(MODELS)
  process.exitCode = await run(NODE, [join(ROOT, 'scripts/open-app.ts'), ...process.argv.slice(2)], { cwd: ROOT })
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
