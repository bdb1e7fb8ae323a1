import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { endToys, processesOf, spawnToy } from './toy.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'footnote-life-'))
})
afterEach(async () => {
  await endToys()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

const loaded = 'did-navigate index.html'
const WAIT = { timeout: 15_000 }

describe.skipIf(process.platform !== 'linux')('no process stays behind', () => {
  test('after a quit, which runs through all of its events', async () => {
    const { child, ended, lines } = await spawnToy(folder)
    await expect.poll(() => lines, WAIT).toContain(loaded)
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    expect(lines.slice(1)).toEqual(['before-quit', 'window-all-closed', 'before-quit', 'will-quit'])
    expect(processesOf(folder)).toEqual([])
  })

  test('after a kill of the main process', async () => {
    const { child, ended, lines } = await spawnToy(folder)
    await expect.poll(() => lines, WAIT).toContain(loaded)
    // The app and its browser; an installed Chromium has a third one that writes down its crashes, the packaged one has not.
    expect(processesOf(folder).length).toBeGreaterThanOrEqual(2)
    child.kill('SIGKILL')
    await ended
    await expect.poll(() => processesOf(folder), WAIT).toEqual([])
  })

  test('after a kill of the browser', async () => {
    const { child, ended, lines } = await spawnToy(folder)
    await expect.poll(() => lines, WAIT).toContain(loaded)
    const browser = Math.min(...processesOf(folder).filter((id) => id !== child.pid))
    process.kill(browser, 'SIGKILL')
    expect(await ended).toBe(1)
    await expect.poll(() => processesOf(folder), WAIT).toEqual([])
  })
})

test('a second instance ends at once and tells the first; a killed first one does not keep the lock', async () => {
  const first = await spawnToy(folder, 'first')
  await expect.poll(() => first.lines, WAIT).toContain(loaded)
  const second = await spawnToy(folder, 'second')
  expect(await second.ended).toBe(0)
  await expect.poll(() => first.lines, WAIT).toContain('second-instance second second')
  expect(second.lines).toEqual(['before-quit'].slice(0, second.lines.length)) // it opened no window

  first.child.kill('SIGKILL')
  await first.ended
  const third = await spawnToy(folder)
  await expect.poll(() => third.lines, WAIT).toContain(loaded)
  third.child.kill('SIGTERM')
  expect(await third.ended).toBe(0)
})
