import { accessSync, constants, globSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { unpackChromium } from './packaged-chromium.ts'

export interface Chromium {
  readonly path: string
  /** Whether it can show windows; a headless shell cannot. */
  readonly headed: boolean
  /** Where it was found, for the one line that says which host runs. */
  readonly source: string
  /** Environment it needs beyond ours. */
  readonly env: Readonly<Record<string, string>>
}

export const HOW_TO_GET_ONE =
  'Install Chromium or Google Chrome (Debian and Ubuntu: apt install chromium; macOS: brew install --cask google-chrome; Windows: winget install Google.Chrome), or set FOOTNOTE_CHROMIUM to the path of one.'

interface Places {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
  readonly home: string
  /** The headless one that comes as a development package, if this machine can run it. */
  readonly packaged: () => Chromium | undefined
}

const here = (): Places => ({ env: process.env, platform: process.platform, home: homedir(), packaged: unpackChromium })

/**
 * Finds a Chromium: the one that the environment names, an installed one, one of Playwright's, the packaged headless
 * one; in this order. With `headed`, only one that can show windows.
 */
export function findChromium(options: { readonly headed: boolean }, places: Places = here()): Chromium | undefined {
  for (const name of ['FOOTNOTE_CHROMIUM', 'CHROME_PATH']) {
    const path = places.env[name]
    if (path === undefined || path === '') continue
    if (!isExecutable(path)) throw new Error(`${name} names ${path}, which is no program. Correct it or unset it.`)
    return { path, headed: !isShell(path), source: name, env: {} }
  }
  const installed = installedPaths(places).find(isExecutable)
  if (installed !== undefined) return { path: installed, headed: true, source: 'installed', env: {} }
  const cached = playwrightPaths(places).filter((path) => isExecutable(path) && !(options.headed && isShell(path)))
  const newest = cached.toSorted((a, b) => Number(isShell(a)) - Number(isShell(b)) || revision(b) - revision(a))[0]
  if (newest !== undefined) return { path: newest, headed: !isShell(newest), source: "Playwright's", env: {} }
  return options.headed ? undefined : places.packaged()
}

function installedPaths({ env, platform, home }: Places): string[] {
  if (platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser']
    return ['/Applications', join(home, 'Applications')].flatMap((folder) =>
      apps.map((app) => join(folder, `${app}.app`, 'Contents', 'MacOS', app))
    )
  }
  if (platform === 'win32') {
    const programs = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'] // prettier-ignore
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter((root) => root !== undefined)
    return roots.flatMap((root) => programs.map((program) => join(root, program)))
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'brave-browser']
  const folders = [...(env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/opt/google/chrome']
  // A snap cannot read hidden folders, where our profile lies: last.
  const ordered = [...folders.filter((folder) => folder !== '' && !folder.startsWith('/snap')), '/snap/bin']
  return names.flatMap((name) => ordered.map((folder) => join(folder, name)))
}

function playwrightPaths({ env, platform, home }: Places): string[] {
  const named = env['PLAYWRIGHT_BROWSERS_PATH']
  const folder =
    named !== undefined && named !== '' && named !== '0'
      ? named
      : platform === 'darwin'
        ? join(home, 'Library/Caches/ms-playwright')
        : platform === 'win32'
          ? join(env['LOCALAPPDATA'] ?? home, 'ms-playwright')
          : join(home, '.cache/ms-playwright')
  const programs = {
    darwin: ['*/*.app/Contents/MacOS/*', '*/chrome-headless-shell'],
    win32: ['*/chrome.exe', '*/chrome-headless-shell.exe', '*/headless_shell.exe']
  }
  const patterns = platform === 'darwin' || platform === 'win32' ? programs[platform] : ['*/chrome', '*/chrome-headless-shell', '*/headless_shell'] // prettier-ignore
  return patterns.flatMap((pattern) => globSync(`chromium*-*/${pattern}`, { cwd: folder })).map((path) => join(folder, path))
}

const isShell = (path: string): boolean => /headless[-_]shell/.test(path)
const revision = (path: string): number => Number(/-(\d+)[\\/]/.exec(path)?.[1] ?? 0)

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false // not there, or not ours to run: the next place may have one
  }
}
