import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findChromium, type Chromium } from '../../stand-in/chromium.ts'

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'footnote-chromium-'))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

const packaged: Chromium = { path: '/packaged', headed: false, source: 'packaged, headless', env: {} }
/** A Mac with the given programs in the home folder: a Linux machine's own /usr/bin would answer first. */
function mac(env: Record<string, string>, ...programs: string[]) {
  for (const program of programs) {
    const path = join(home, program)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, '')
    chmodSync(path, 0o755)
  }
  return { env, platform: 'darwin', home, packaged: () => packaged } as const
}

const CHROME = 'Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
const CACHED = 'Library/Caches/ms-playwright/chromium-1200/chrome-mac/Chromium.app/Contents/MacOS/Chromium'
const SHELL = 'Library/Caches/ms-playwright/chromium_headless_shell-1210/chrome-headless-shell-mac-arm64/chrome-headless-shell'

describe('a Chromium is looked for', () => {
  test('first where the environment says', () => {
    const places = mac({}, CHROME, 'mine')
    expect(findChromium({ headed: true }, { ...places, env: { CHROME_PATH: join(home, 'mine') } })).toEqual({
      path: join(home, 'mine'),
      headed: true,
      source: 'CHROME_PATH',
      env: {}
    })
  })

  test('then among installed programs, then in what Playwright downloaded, then in the package', () => {
    const found = (...programs: string[]) => findChromium({ headed: false }, mac({}, ...programs))?.source
    expect([found(), found(CACHED), found(CHROME, CACHED)]).toEqual(['packaged, headless', "Playwright's", 'installed'])
  })

  test('and a headless one is never taken for a window', () => {
    expect(findChromium({ headed: true }, mac({}, SHELL))).toBeUndefined()
    expect(findChromium({ headed: true }, mac({}, CACHED))).toMatchObject({ path: join(home, CACHED), headed: true })
  })
})

test('a wrong path in the environment is an error, not another browser', () => {
  const places = mac({ FOOTNOTE_CHROMIUM: '/no/such/file' }, CHROME)
  expect(() => findChromium({ headed: false }, places)).toThrow('FOOTNOTE_CHROMIUM names /no/such/file, which is no program.')
})
