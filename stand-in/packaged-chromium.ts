import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Chromium } from './chromium.ts'

/** Inside node_modules: gone with it, never packaged, and no other user of the machine can put a program there. */
const FOLDER = resolve(import.meta.dirname, '../node_modules/.cache/chromium')

/**
 * The headless Chromium of the development package, unpacked once (about 2 s, 300 MB): it lets the tests run on a
 * Linux machine that has nothing but Node. Undefined where the package or the machine does not fit.
 */
export function unpackChromium(folder = FOLDER): Chromium | undefined {
  const path = join(folder, 'chromium')
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  if (!existsSync(path) && !unpack(folder)) return undefined
  // Its own libraries and fonts only where the machine has none: the machine's suit it better.
  const bare = { LD_LIBRARY_PATH: join(folder, 'al2023/lib'), FONTCONFIG_PATH: join(folder, 'fonts') }
  for (const env of [existsSync('/etc/fonts') ? {} : { FONTCONFIG_PATH: bare.FONTCONFIG_PATH }, bare])
    if (runs(path, env)) return { path, headed: false, source: 'packaged, headless', env }
  return undefined
}

/** The package writes to the temporary folder, so it runs in a process that has one of its own. */
function unpack(folder: string): boolean {
  const unfinished = `${folder}.${process.pid}`
  mkdirSync(unfinished, { recursive: true })
  // The package adds the libraries only where it believes to be in a cloud function.
  const env = { ...process.env, TMPDIR: unfinished, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' }
  const program = "import('@sparticuz/chromium').then((module) => module.default.executablePath())"
  const { status } = spawnSync(process.execPath, ['-e', program], { cwd: import.meta.dirname, env, stdio: 'ignore' })
  try {
    if (status === 0) renameSync(unfinished, folder)
  } catch (error) {
    if (!existsSync(join(folder, 'chromium'))) throw error // otherwise another process was first, and its copy is as good
  }
  rmSync(unfinished, { recursive: true, force: true })
  return existsSync(join(folder, 'chromium'))
}

function runs(path: string, env: Readonly<Record<string, string>>): boolean {
  return spawnSync(path, ['--version'], { env: { ...process.env, ...env }, stdio: 'ignore' }).status === 0
}
