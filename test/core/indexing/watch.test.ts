import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { WatchFolders } from '../../../src/core/indexing/watch.ts'
import { tempLibrary, until, type TempLibrary } from './temp-library.ts'

vi.setConfig({ testTimeout: 60_000 })

let temp: TempLibrary
beforeEach(async () => {
  temp = await tempLibrary()
})
afterEach(() => temp.remove())

const watching = async () => {
  const library = await temp.open()
  await library.sync()
  await library.watch()
  await library.sync()
  return library
}

test('an edit is found by full text within a second or so, and by vector soon after', async () => {
  const path = await temp.write('a.md', 'The plumber is Ana.')
  const library = await watching()
  await writeFile(path, 'The plumber is Boris now.')
  const textMs = await until(async () => (await library.store.searchText('Boris', 5)).length === 1, 'full text of the edit')
  const vectorMs = await until(async () => (await library.store.countEmbedded('fake')) === 1, 'vector of the edit')
  expect(await library.store.searchText('Ana', 5)).toEqual([])
  // Generous: this machine is shared. Alone: about 250 and 300 ms.
  expect(textMs).toBeLessThan(4000)
  expect(vectorMs).toBeLessThan(4000)
})

test('new, deleted and renamed files and folders are followed, and a rename costs no embedding', async () => {
  await temp.write('a.md', 'alpha')
  const library = await watching()
  await temp.write('new/deep/b.md', 'beta')
  await until(() => library.isKnown(temp.path('new/deep/b.md')), 'a file in a new folder')
  await until(() => library.status().embedded === 2, 'its vector')
  const calls = temp.embedder.calls()
  await rename(temp.path('new'), temp.path('renamed'))
  await until(() => library.isKnown(temp.path('renamed/deep/b.md')) && !library.isKnown(temp.path('new/deep/b.md')), 'the renamed folder')
  expect(temp.embedder.calls()).toBe(calls)
  await rm(temp.path('renamed'), { recursive: true })
  await until(() => library.files().length === 1, 'the deleted folder')
  expect(await library.store.countChunks()).toBe(1)
})

test('a folder that is deleted and made anew is followed again, and nothing is dropped in between', async () => {
  const path = await temp.write('a.md', 'alpha')
  const library = await watching()
  await rename(temp.folder, `${temp.folder}-away`)
  await until(() => library.status().folders[0]?.state === 'missing', 'the folder is missing')
  expect(library.isKnown(path)).toBe(true)
  await mkdir(temp.folder)
  await temp.write('b.md', 'beta')
  await until(() => library.isKnown(temp.path('b.md')), 'the new folder is read')
  expect(library.isKnown(path)).toBe(false)
  await temp.write('c.md', 'gamma')
  await until(() => library.isKnown(temp.path('c.md')), 'the new folder is followed')
})

test('a stale answer has its file read again at once', async () => {
  const path = await temp.write('a.md', 'alpha')
  const library = await temp.open()
  await library.sync()
  await writeFile(path, 'omega')
  expect(await library.stale([path])).toEqual(new Set([path]))
  await until(async () => (await library.store.searchText('omega', 5)).length === 1, 'the file was read again')
})

test('at the limit of the system one warning says so, and the folders are looked through instead', async () => {
  await temp.write('a.md', 'alpha')
  const limited: WatchFolders = (_roots, events) => {
    events.onProblem({ reason: 'Not every file can be watched', remedy: 'Raise the limit' })
    return { ready: Promise.resolve(), close: () => Promise.resolve() }
  }
  const library = await temp.open({ watch: limited })
  await library.watch()
  await library.sync()
  expect(temp.warnings).toEqual(['Not every file can be watched. Raise the limit'])
  expect(library.status().folders).toMatchObject([{ state: 'watching', reason: 'Not every file can be watched' }])
})

test('a folder added while watching is read and followed', async () => {
  const library = await temp.open()
  await library.removeFolder(temp.folder)
  await library.watch()
  await temp.write('a.md', 'alpha')
  await library.addFolder(temp.folder)
  await until(() => library.status().counts.indexed === 1, 'the added folder is read')
  await temp.write('b.md', 'beta')
  await until(() => library.status().counts.indexed === 2, 'the added folder is followed')
})
