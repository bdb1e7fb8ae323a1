import { mkdir, readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { disk, type FileAccess } from '../../../src/core/indexing/file-access.ts'
import type { FileWatcher, WatchFolders } from '../../../src/core/indexing/file-watcher.ts'
import { openLibrary, type Library } from '../../../src/core/indexing/library.ts'
import { createParser, type Parser } from '../../../src/core/indexing/parse/parser-pool.ts'
import { createRules } from '../../../src/core/indexing/rules.ts'
import { watchByChokidar } from '../../../src/core/indexing/watch.ts'
import { watchTree } from '../../../src/core/indexing/watch-tree.ts'
import { DEFAULT_RULES } from '../../../src/shared/folder-rules.ts'
import { PARSER, tempLibrary, until, type TempLibrary } from './temp-library.ts'

vi.setConfig({ testTimeout: 30_000 })

let temp: TempLibrary
beforeEach(async () => {
  temp = await tempLibrary()
})
afterEach(() => temp.remove())

const names = (library: Library) => library.files().map(({ path }) => path.slice(temp.folder.length + 1))
const fails = (code: string) => () => Promise.reject(Object.assign(new Error(`${code}: it cannot be read now`), { code }))

test('folders that are added at once are all kept, and one watcher sees to them', async () => {
  const running = new Set<FileWatcher>()
  const watch: WatchFolders = (...parts) => {
    const watcher = watchTree(...parts)
    const counted: FileWatcher = {
      ready: watcher.ready,
      async close() {
        running.delete(counted)
        await watcher.close()
      }
    }
    running.add(counted)
    return counted
  }
  const library = await temp.open({ watch })
  await library.watch()
  const others = ['b', 'c', 'd'].map((name) => join(temp.dataFolder, '..', name))
  for (const folder of others) await mkdir(folder)
  await Promise.all(others.map((folder) => library.addFolder(folder)))
  expect(library.folders()).toEqual([temp.folder, ...others])
  expect(JSON.parse(await readFile(join(temp.dataFolder, 'folders.json'), 'utf8')).folders).toHaveLength(4)
  expect(running.size).toBe(1)
  await library.close()
  expect(running.size).toBe(0)
})

test.each([watchTree, watchByChokidar])('a watcher that is closed while it starts leaves nothing that watches (%o)', async (watch) => {
  const file = await temp.write('deeper/a.md', 'a')
  const events = { onHints: () => undefined, onProblem: () => undefined }
  const watcher = watch([temp.folder, file], events, (root) => createRules(root, DEFAULT_RULES, disk))
  await watcher.close()
  await watcher.ready
  // Looked at again: a watch that is begun after the end would go on for ever.
  await new Promise((resolve) => setTimeout(resolve, 200))
  await until(() => !process.getActiveResourcesInfo().includes('FSEventWrap'), 'the end of every watch')
})

test('its own data is not read, also where a link leads to it', async () => {
  const real = temp.path('dotfiles/footnote')
  await mkdir(real, { recursive: true })
  const link = join(temp.dataFolder, '..', 'link')
  await symlink(real, link)
  const library = await temp.open({ dataFolder: link })
  await temp.write('a.md', 'alpha')
  await writeFile(join(real, 'conversation.md'), 'what was answered once')
  await library.sync()
  expect(library.files().map(({ path, reason }) => [basename(path), reason])).toEqual([
    ['a.md', ''],
    ['footnote', 'Left out: a folder of Footnote itself']
  ])
  await expect(library.addFolder(real)).rejects.toMatchObject({ code: 'invalid-input' })
})

test('of a path it is known in which folder of the library it lies, also through a link', async () => {
  const library = await temp.open()
  const inner = join(temp.folder, 'trips')
  const link = join(temp.dataFolder, '..', 'way-to-the-trips')
  await mkdir(inner)
  await symlink(inner, link)
  expect(await Promise.all([temp.folder, inner, link, dirname(temp.folder)].map((path) => library.folderOf(path)))).toEqual([
    { folder: temp.folder, path: temp.folder },
    { folder: temp.folder, path: inner },
    { folder: temp.folder, path: inner },
    undefined
  ])
  await library.close()
})

test('a folder that was being forgotten when the process was killed is not found again', async () => {
  await temp.write('a.md', 'alpha')
  const other = join(temp.dataFolder, '..', 'other')
  await mkdir(other)
  await writeFile(join(other, 'b.md'), 'beta')
  const library = await temp.open()
  await library.addFolder(other)
  await library.sync()
  await library.close()
  // What is written first when a folder is removed.
  const list = join(temp.dataFolder, 'folders.json')
  await writeFile(list, JSON.stringify({ folders: JSON.parse(await readFile(list, 'utf8')).folders.slice(0, 1) }))
  const again = await temp.open()
  expect(names(again)).toEqual(['a.md'])
  expect(await again.store.searchText('beta', 5)).toEqual([])
  await again.close()
  // A list that is lost says nothing of what was removed: the index is not thrown away with it.
  await rename(list, `${list}.lost`)
  const lost = await openLibrary({
    dataFolder: temp.dataFolder,
    entries: { parser: PARSER },
    embedder: () => Promise.resolve(temp.embedder)
  })
  expect(names(lost)).toEqual(['a.md'])
  await lost.close()
})

test('of a folder that is removed while one of its files is read nothing is left, not even what is left out of it', async () => {
  const hand = Promise.withResolvers<void>()
  const reading = Promise.withResolvers<void>()
  const real = createParser({ entry: PARSER })
  const parser: Parser = {
    async parse(path, signal) {
      reading.resolve()
      await hand.promise
      return await real.parse(path, signal)
    },
    close: () => real.close()
  }
  const library = await temp.open({ parser })
  await library.watch()
  await temp.write('a.md', 'alpha')
  await reading.promise
  await temp.write('.footnoteignore', '*.md')
  // The look at the ignore file waits for the file in hand.
  await new Promise((resolve) => setTimeout(resolve, 1500))
  const removed = library.removeFolder(temp.folder)
  await new Promise((resolve) => setTimeout(resolve, 500))
  hand.resolve()
  await removed
  await until(() => library.status().work === undefined, 'the end of reading')
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(library.files()).toEqual([])
})

test('closing does not wait for the end of a look at a folder', async () => {
  for (let index = 0; index < 200; index++) await temp.write(`in/${index}/a.md`, 'a')
  let listed = 0
  const list: FileAccess['list'] = async (folder) => {
    listed++
    await new Promise((resolve) => setTimeout(resolve, 50))
    return await disk.list(folder)
  }
  await rename(temp.path('in'), join(temp.dataFolder, '..', 'in'))
  const library = await temp.open({ files: { ...disk, list } })
  await library.watch()
  await library.sync()
  await rename(join(temp.dataFolder, '..', 'in'), temp.path('in'))
  listed = 0
  await until(() => listed > 5, 'the look at what was moved in')
  await library.close()
  expect(listed).toBeLessThan(100)
})

test('a folder whose letters change in case only is not there twice where a system takes both for one', async () => {
  /** A system that folds case, as far as looking at paths goes. */
  const real = async (path: string): Promise<string> => {
    if (path === temp.folder || !path.startsWith(temp.folder)) return path
    const above = await real(dirname(path))
    const found = await readdir(above).catch(() => [])
    return join(above, found.find((name) => name.toLowerCase() === basename(path).toLowerCase()) ?? basename(path))
  }
  const files: FileAccess = {
    ...disk,
    foldsCase: true,
    stat: async (path) => await disk.stat(await real(path)),
    list: async (folder) => await disk.list(await real(folder))
  }
  await temp.write('Letters/2024/a.md', 'alpha')
  const library = await temp.open({ files })
  await library.sync()
  const embedded = temp.embedder.texts.length
  await rename(temp.path('Letters'), temp.path('letters'))
  await library.sync()
  expect(names(library)).toEqual(['letters/2024/a.md'])
  expect(temp.embedder.texts).toHaveLength(embedded)
})

test('a folder whose name is no valid text is named with its remedy', async () => {
  await mkdir(Buffer.concat([Buffer.from(`${temp.folder}/caf`), Buffer.from([0xe9])]))
  const library = await temp.open()
  await library.sync()
  expect(library.files()).toMatchObject([{ state: 'failed', reason: 'Its name is not valid text', remedy: 'Rename it' }])
})

test('a file that could not be read for a moment is read with the next look at it, unchanged as it is', async () => {
  await temp.write('a.md', 'alpha')
  let hash: FileAccess['hash'] = fails('EBUSY')
  const library = await temp.open({ files: { ...disk, hash: (path, signal) => hash(path, signal) } })
  expect((await library.sync()).files.failed).toBe(1)
  expect(library.files()).toMatchObject([{ state: 'failed', reason: expect.stringContaining('EBUSY') }])
  hash = (path, signal) => disk.hash(path, signal)
  expect((await library.sync()).files.indexed).toBe(1)
})

test('too few open files are no fault of the file in hand: indexing stops with the remedy, and what waits is read then', async () => {
  await temp.write('a.md', 'alpha')
  let hash: FileAccess['hash'] = fails('EMFILE')
  const library = await temp.open({ files: { ...disk, hash: (path, signal) => hash(path, signal) } })
  await expect(library.sync()).rejects.toMatchObject({ remedy: expect.stringContaining('ulimit') })
  expect(library.files()).toMatchObject([{ state: 'queued' }])
  hash = (path, signal) => disk.hash(path, signal)
  expect((await library.sync()).files.indexed).toBe(1)
})
