// npm test: set-up, then every check. One line per step with its time, tests that were skipped or needed a second attempt by name, and a last line
// "N passed, N failed, N skipped". `npm test -- lint core` runs only the steps that are named.
import { mkdtempSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { run } from './run.mjs'
import { ensureBuilt, ensureInstalled, ensureModels, NODE, ROOT } from './setup.mjs'

/** What the tests with real weights use; without them those tests skip, visibly. */
const MODELS = ['bge-small-en-v1.5', 'ms-marco-minilm-l12', 'qwen2.5-coder-0.5b', 'smollm2-135m', 'ocr-eng']

/** A test that waits for something that never comes, or leaves a process behind, must fail and not hang: the longest project takes half of this. */
const PROJECT_MS = 15 * 60_000

const total = { passed: 0, failed: 0, skipped: [], again: [] }
const times = []
const wanted = process.argv.slice(2)
const reports = mkdtempSync(join(tmpdir(), 'footnote-test-'))

try {
  const begin = Date.now()
  await ensureInstalled()
  await step('build', build)
  if (total.failed === 0 && wants('models', 'e2e', 'core')) await ensureModels(MODELS)
  await step('lint', () => tool('eslint/bin/eslint.js', '.'))
  await step('format', () => tool('oxfmt/bin/oxfmt', '--check', '.'))
  await step('types', types)
  for (const project of ['core', 'renderer', 'models', 'e2e']) await step(project, () => vitest(project))
  times.push(['all', Date.now() - begin])
} catch (error) {
  console.error(error.message)
  total.failed++
} finally {
  rmSync(reports, { recursive: true, force: true })
}

if (total.again.length > 0) console.log(`\nPassed at the second attempt only:\n${total.again.map((name) => `  ${name}`).join('\n')}`)
if (total.skipped.length > 0) console.log(`\nSkipped:\n${total.skipped.map((name) => `  ${name}`).join('\n')}`)
console.log(`\n${times.map(([name, ms]) => `${name.padEnd(10)}${(ms / 1000).toFixed(1).padStart(7)} s`).join('\n')}\n`)
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped.length} skipped`)
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1

function wants(...names) {
  return wanted.length === 0 || names.some((name) => wanted.includes(name))
}

/** A step returns its counts, or an exit code that counts as one test. */
async function step(name, work) {
  if (!wants(name) && name !== 'build') return
  console.log(`\n── ${name}`)
  const begin = Date.now()
  const outcome = await work()
  const {
    passed,
    failed,
    skipped,
    again = []
  } = typeof outcome === 'number' ? { passed: outcome === 0 ? 1 : 0, failed: outcome === 0 ? 0 : 1, skipped: [] } : outcome
  total.passed += passed
  total.failed += failed
  total.skipped.push(...skipped)
  total.again.push(...again)
  times.push([name, Date.now() - begin])
  console.log(`${name}: ${failed === 0 ? 'ok' : `${failed} failed`} in ${((Date.now() - begin) / 1000).toFixed(1)} s`)
}

async function build() {
  try {
    await ensureBuilt()
    return 0
  } catch (error) {
    console.error(error.message)
    return 1
  }
}

async function types() {
  const projects = ['tsconfig.node.json', 'test/e2e', 'stand-in/browser']
  for (const project of projects) {
    const code = await tool('typescript/bin/tsc', '-p', project)
    if (code !== 0) return code
  }
  return tool('svelte-check/bin/svelte-check', '--tsconfig', 'tsconfig.web.json', '--fail-on-warnings')
}

async function vitest(project) {
  const report = join(reports, `${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const begin = Date.now()
  const code = await toolWithin(PROJECT_MS, 'vitest/vitest.mjs', 'run', '--project', project, '--passWithNoTests', ...reporters)
  if (Date.now() - begin >= PROJECT_MS) console.error(`${project} did not end within ${PROJECT_MS / 60_000} minutes and was stopped.`)
  if (!existsSync(report)) return code === 0 ? { passed: 0, failed: 0, skipped: [] } : 1
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'))
  const tests = testResults.flatMap((file) => file.assertionResults)
  const failed = tests.filter(({ status }) => status === 'failed').length
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    // A file that could not be loaded has no tests to fail, and an error outside of tests none either.
    failed: failed === 0 && code !== 0 ? Math.max(1, testResults.filter(({ status }) => status === 'failed').length) : failed,
    skipped: tests.filter(({ status }) => !['passed', 'failed'].includes(status)).map(({ fullName }) => `${project}: ${fullName}`),
    // Only the window's tests are tried again (vitest.config.ts), and each that needed it is named.
    again: tests
      .filter(({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0)
      .map(({ fullName }) => `${project}: ${fullName}`)
  }
}

/** Runs a tool of node_modules on the project's Node, which its own children find too. */
function tool(file, ...args) {
  return toolWithin(undefined, file, ...args)
}

/** The same, ended after `timeout` milliseconds. */
function toolWithin(timeout, file, ...args) {
  const env = { ...process.env, PATH: `${dirname(NODE)}${delimiter}${process.env.PATH}` }
  return run(NODE, [join(ROOT, 'node_modules', file), ...args], { cwd: ROOT, env, timeout, killSignal: 'SIGKILL' })
}
