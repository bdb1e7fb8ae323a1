import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { findChromium, HOW_TO_GET_ONE } from '../stand-in/chromium.ts'
import { run } from './run.mjs'

const ROOT = resolve(import.meta.dirname, '..')
const ELECTRON = join(ROOT, 'node_modules/electron')
/** Electron's archive has about 120 MB: a machine that gets it gets it within this. */
const DOWNLOAD_MS = 60_000
/** After a failed download, how long the next start does without another. */
const RETRY_MS = 24 * 3600_000
/** A host that ends with an error within this time never showed its window. */
const START_MS = 5000

process.exitCode = await openApp(process.argv.slice(2))

/** Opens the app on the first host that works, saying which; without a display it answers in the terminal. */
async function openApp(args: readonly string[]): Promise<number> {
  if (!hasDisplay()) return demo('no display')
  const binary = electronBinary() ?? (await downloadElectron())
  if (binary !== undefined) {
    console.log(`Window: Electron (${binary})`)
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [] // Chromium refuses to run as root with its sandbox
    const begin = Date.now()
    const code = await run(binary, [...sandbox, ROOT, ...args])
    if (code === 0 || Date.now() - begin > START_MS) return code
    console.log(`Electron ended at once with code ${code}; trying the stand-in.`)
  }
  const chromium = findChromium({ headed: process.env['STAND_IN_HEADLESS'] !== '1' })
  if (!chromium) return demo(`no Electron, and no browser that could stand in for it. ${HOW_TO_GET_ONE}`)
  console.log(`Window: the project's stand-in for Electron over ${chromium.path}, because Electron's binary is not here.`)
  return standIn(args)
}

/** The app in this very process, which is a tenth of a second sooner than in one of its own. It ends the process itself. */
async function standIn(args: readonly string[]): Promise<never> {
  await import('../stand-in/register.ts')
  process.argv.splice(1, process.argv.length, join(ROOT, 'stand-in/boot.ts'), ROOT, ...args)
  await import('../stand-in/boot.ts')
  return new Promise(() => undefined)
}

async function demo(reason: string): Promise<number> {
  console.log(`Window: none (${reason}); the sample library answers here instead.\n`)
  const code = await run(process.execPath, [join(ROOT, 'bin/footnote.mjs'), 'demo'])
  console.log('\nTo see the window, run `npm start` on a desktop, or `xvfb-run npm start` for a virtual one.')
  return code
}

function hasDisplay(): boolean {
  if (process.platform === 'darwin' || process.platform === 'win32') return true
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
}

/** By file: `require('electron')` would start a download of its own. */
function electronBinary(): string | undefined {
  const pathFile = join(ELECTRON, 'path.txt')
  if (!existsSync(pathFile)) return undefined
  const binary = join(ELECTRON, 'dist', readFileSync(pathFile, 'utf8').trim())
  return existsSync(binary) ? binary : undefined
}

/** Electron's own installer, once a day at most where it fails: without a network it may use up its whole time. */
async function downloadElectron(): Promise<string | undefined> {
  const failed = join(ROOT, 'node_modules/.cache/electron-not-available')
  if (Date.now() - (statSync(failed, { throwIfNoEntry: false })?.mtimeMs ?? 0) < RETRY_MS) return undefined
  console.log("Getting Electron's binary…")
  await run(process.execPath, [join(ELECTRON, 'install.js')], { timeout: DOWNLOAD_MS, stdio: 'ignore' })
  const binary = electronBinary()
  if (binary !== undefined) return binary
  mkdirSync(dirname(failed), { recursive: true })
  writeFileSync(failed, '')
  return undefined
}
