// npm start: from a fresh clone to the running app, with nothing but Node 20 and npm.
import { join } from 'node:path'
import { run } from './run.mjs'
import { ensureBuilt, ensureInstalled, ensureRecommendedModels, NODE, ROOT } from './setup.mjs'

/** Node keeps what it compiled and stripped of types: 270 ms of processor time of a warm start become 80, and 140 become 55. */
process.env.NODE_COMPILE_CACHE ??= join(ROOT, 'node_modules/.cache/compiled')

try {
  await ensureInstalled()
  await ensureBuilt()
  await ensureRecommendedModels()
  const openApp = ['--disable-warning=ExperimentalWarning', join(ROOT, 'scripts/open-app.ts')]
  process.exitCode = await run(NODE, [...openApp, ...process.argv.slice(2)], { cwd: ROOT })
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
