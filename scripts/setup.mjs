// Brings a clone to the point where it runs: dependencies, build, models. Each step looks first, so that it costs
// nothing the second time. Plain JavaScript for Node 20 and its own modules only: at first nothing else is there.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { availableParallelism, homedir, totalmem } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { capture, run } from './run.mjs'

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..')
/** The project's own Node 24, from npm: the system's may be as old as 20. */
export const NODE = join(ROOT, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')

const CLI = join(ROOT, 'out/main/cli.js')

const say = (line) => process.stderr.write(`${line}\n`)

/**
 * Installs when node_modules is not what package-lock.json says. Not with `npm ci`: it refuses a lock file that lacks
 * another platform's optional binaries, and a registry that lacks some of them can write no other. `npm install`
 * keeps to the lock file too, adds the binary that this platform needs, and with `--no-save` writes nothing back.
 */
export async function ensureInstalled() {
  if (isInstalled()) return
  say('Installing dependencies (one to three minutes the first time)…')
  // npm's own words for the run that started us: the same npm again. Warnings about engines are hidden, because
  // npm itself runs on the system's Node while everything else runs on ours.
  const npm = process.env.npm_execpath
  const [command, prefix] = npm && /\.c?js$/.test(npm) ? [process.execPath, [npm]] : ['npm', []]
  const code = await run(command, [...prefix, 'install', '--no-save', '--loglevel=error'], {
    cwd: ROOT,
    stdout: 'stderr',
    shell: command === 'npm'
  })
  if (code !== 0) throw new Error('npm could not install the dependencies; its message is above. Check the network, then try again.')
  if (!existsSync(NODE))
    throw new Error('npm installed no Node 24: its install script was not allowed to run. Try `npm install --ignore-scripts=false`.')
}

/** Compares what npm wrote at its last end with the lock file: an interrupted or outdated install does not match. */
function isInstalled() {
  const installedFile = join(ROOT, 'node_modules/.package-lock.json')
  if (!existsSync(installedFile) || !existsSync(NODE)) return false
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages
  return Object.entries(wanted).every(
    ([path, { version, optional, peer }]) => path === '' || (installed[path] ? installed[path].version === version : optional || peer)
  )
}

/** Builds out/ when a source is not the one that it was built from. */
export async function ensureBuilt() {
  const stamp = join(ROOT, 'out/.built-from')
  const sources = fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return
  say('Building…')
  const vite = join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js')
  // Its words are shown only when it fails: timings of its plugins help nobody who wants to start an app.
  const { code, output, errors } = await capture(NODE, [vite, 'build', '--logLevel', 'warn'], { cwd: ROOT })
  if (code !== 0) throw new Error(`The build failed:\n${output}${errors}`)
  writeFileSync(stamp, sources)
}

/** Names, sizes and times of all that the build reads: reading them costs milliseconds, hashing the contents would not. */
function fingerprint() {
  const hash = createHash('sha256')
  const add = (path) => {
    const { size, mtimeMs } = statSync(path)
    hash.update(`${path}\0${size}\0${mtimeMs}\n`)
  }
  for (const file of ['electron.vite.config.ts', 'svelte.config.js', 'package-lock.json', 'tsconfig.base.json']) add(join(ROOT, file))
  for (const entry of readdirSync(join(ROOT, 'src'), { recursive: true, withFileTypes: true }))
    if (entry.isFile()) add(join(entry.parentPath ?? entry.path, entry.name))
  return hash.digest('hex')
}

/**
 * Gets the models that are missing. A failure is a warning: the app works without (full-text search, quotes for
 * answers) and offers them again itself. Returns the ones that could not be had.
 */
export async function ensureModels(ids) {
  const installed = new Set((await listModels()).filter(({ state }) => state === 'installed').map(({ id }) => id))
  const missing = []
  for (const id of ids.filter((id) => !installed.has(id))) {
    say(`Getting the model ${id}…`)
    if ((await run(NODE, [CLI, 'models', 'get', id], { cwd: ROOT, stdout: 'stderr' })) !== 0) missing.push(id)
  }
  if (missing.length > 0)
    say(`Warning: not available: ${missing.join(', ')}. Footnote works without, with simpler answers; it tries again at the next start.`)
  return missing
}

/** Where it is written down that the recommended models were all there, and for which machine. */
const MODELS_STAMP = join(ROOT, 'node_modules/.cache/recommended-models.json')

/**
 * Gets what suits this machine: an embedder and a reranker of 37 MB each, a generator of 0.5 or 1.1 GB by its memory. Asking the
 * catalogue loads the whole core (0.8 s, as long as the window takes to show): once all are there, only their files are looked at.
 */
export async function ensureRecommendedModels() {
  const asked = questionOfModels()
  if (areModelsThere(asked)) return []
  const recommended = async () => (await listModels()).filter((model) => model.recommended)
  const missing = await ensureModels((await recommended()).map(({ id }) => id))
  const files = missing.length > 0 ? [] : (await recommended()).map(({ file, bytes }) => ({ file, bytes }))
  if (files.length > 0 && files.every(isThere)) {
    mkdirSync(dirname(MODELS_STAMP), { recursive: true })
    writeFileSync(MODELS_STAMP, JSON.stringify({ asked, files }))
  }
  return missing
}

/** All that the recommendation and the place of the models hang on. */
function questionOfModels() {
  const { mtimeMs } = statSync(join(ROOT, 'resources/models/catalogue.json'))
  const { FOOTNOTE_MODELS, XDG_CONFIG_HOME } = process.env
  return JSON.stringify([fingerprint(), mtimeMs, totalmem(), availableParallelism(), homedir(), FOOTNOTE_MODELS, XDG_CONFIG_HOME])
}

function areModelsThere(asked) {
  try {
    const stamp = JSON.parse(readFileSync(MODELS_STAMP, 'utf8'))
    return stamp.asked === asked && stamp.files.every(isThere)
  } catch {
    // None yet, or one that was cut off while it was written: the catalogue knows.
    return false
  }
}

function isThere({ file, bytes }) {
  return statSync(file, { throwIfNoEntry: false })?.size === bytes
}

/** The catalogue as the app sees it; empty when it cannot be read, which `models get` will explain. */
async function listModels() {
  const { code, output } = await capture(NODE, [CLI, 'models', 'list', '--json'], { cwd: ROOT })
  return code === 0 ? JSON.parse(output).models : []
}

/** `npm run setup`: everything but the models, which `npm start` gets. */
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await ensureInstalled()
    await ensureBuilt()
    say('Ready: npm start, npm test, npm run -s footnote -- help')
  } catch (error) {
    say(error.message)
    process.exitCode = 1
  }
}
