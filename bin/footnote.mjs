#!/usr/bin/env node
// The command line. It runs on the project's own Node 24 and sets the clone up first; all of that speaks on stderr,
// because stdout belongs to the command.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { run } from '../scripts/run.mjs'
import { ensureBuilt, ensureInstalled, NODE, ROOT } from '../scripts/setup.mjs'

/** The oldest Node that LanceDB and the bundle run on. */
const OLDEST = 22

try {
  await ensureInstalled()
  await ensureBuilt()
  const cli = join(ROOT, 'out/main/cli.js')
  if (Number.parseInt(process.versions.node, 10) >= OLDEST) await import(pathToFileURL(cli).href)
  else process.exitCode = await run(NODE, [cli, ...process.argv.slice(2)])
} catch (error) {
  process.stderr.write(`footnote: ${error.message}\n`)
  process.exitCode = 1
}
