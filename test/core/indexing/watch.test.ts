import { execFileSync } from 'node:child_process'
import { appendFile, chmod, mkdir, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { disk, type FileAccess } from '../../../src/core/indexing/file-access.ts'
import { openLibrary, type Library } from '../../../src/core/indexing/library.ts'
import type { WatchFolders } from '../../../src/core/indexing/file-watcher.ts'
import { PARSER, tempLibrary, until, type TempLibrary } from './temp-library.ts'

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
  const textMs = await until(async () => (await library.store.searchText({ words: 'Boris' }, 5)).length === 1, 'full text of the edit')
  const vectorMs = await until(async () => (await library.store.countEmbedded('fake')) === 1, 'vector of the edit')
  expect(await library.store.searchText({ words: 'Ana' }, 5)).toEqual([])
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
  expect(await library.stale([{ path }])).toEqual(new Set([path]))
  await until(async () => (await library.store.searchText({ words: 'omega' }, 5)).length === 1, 'the file was read again')
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

const indexed = (library: Library) =>
  library
    .files({ states: ['indexed'] })
    .map(({ path }) => path.slice(temp.folder.length + 1))
    .sort()
/** Whether an indexed text holds the word. */
const says = async (library: Library, word: string) => {
  for (const { path } of library.files({ states: ['indexed'] }))
    if ((await library.document(path))?.document.text.includes(word)) return true
  return false
}
const excluded = (library: Library) =>
  library
    .files({ states: ['excluded'] })
    .map(({ path }) => path.slice(temp.folder.length + 1))
    .sort()

test('a changed .gitignore takes files out and lets files in', async () => {
  await temp.write('sub/a.md', 'alpha')
  await temp.write('sub/deep/b.md', 'beta')
  const library = await watching()
  await temp.write('sub/.gitignore', 'deep/\n')
  await until(() => excluded(library).includes('sub/deep/b.md'), 'the file is left out')
  expect(await says(library, 'beta')).toBe(false)
  await temp.write('sub/.gitignore', 'a.md\n')
  await until(() => indexed(library).join() === 'sub/deep/b.md', 'the other file is left out')
  expect(await says(library, 'beta')).toBe(true)
  await writeFile(temp.path('sub/deep/b.md'), 'delta')
  await until(() => says(library, 'delta'), 'what came in is followed')
  await rm(temp.path('sub/.gitignore'))
  await until(() => indexed(library).join() === 'sub/a.md,sub/deep/b.md', 'both are back')
})

test('changed rules of a folder take files out and let files in, and are kept', async () => {
  await temp.write('a.md', 'alpha')
  await temp.write('.notes/b.md', 'beta')
  const library = await watching()
  const rules = { exclude: ['a.md'], include: ['.notes'], useGitignore: true }
  await library.setFolderRules(temp.folder, rules)
  await until(() => indexed(library).join() === '.notes/b.md' && excluded(library).join() === 'a.md', 'the rules hold')
  await temp.write('.notes/c.md', 'gamma')
  await until(() => indexed(library).includes('.notes/c.md'), 'what came in is followed')
  await library.close()
  const again = await temp.open()
  expect(again.folderRules(temp.folder)).toEqual(rules)
  expect((await again.sync()).files).toMatchObject({ unchanged: 2 })
})

test('a folder of very many files that is left out later leaves the index', async () => {
  for (let index = 0; index <= 2000; index++) await temp.write(`many/${index}.txt`, `note ${index}`)
  const library = await temp.open()
  await library.sync()
  await temp.write('.gitignore', 'many/\n')
  await library.sync()
  expect(indexed(library)).toEqual([])
  expect(excluded(library)).toEqual(['.gitignore', 'many'])
  expect(await library.store.countChunks()).toBe(0)
})

test('a single file is watched, through saves that put another file in its place', async () => {
  const beside = join(dirname(temp.folder), 'single.md')
  await writeFile(beside, 'alpha')
  const library = await watching()
  await library.addFolder(beside)
  await until(() => library.isKnown(beside), 'the file is read')
  for (const word of ['beta', 'gamma']) {
    await writeFile(`${beside}.tmp`, word)
    await rename(`${beside}.tmp`, beside)
    await until(() => says(library, word), `the save of ${word}`)
  }
  await writeFile(join(dirname(temp.folder), 'other.md'), 'delta')
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(library.files().map(({ path }) => path)).toEqual([beside])
})

test('of a file that is written bit by bit the whole is indexed', async () => {
  const library = await watching()
  const path = temp.path('download.md')
  for (let part = 0; part < 30; part++) {
    await appendFile(path, `part ${part}\n`)
    await new Promise((resolve) => setTimeout(resolve, 40))
  }
  const { size } = await stat(path)
  await until(() => library.files({ states: ['indexed'] })[0]?.bytes === size, 'the whole download')
})

test('links are not followed, into the folder or out of it, and a loop ends', async () => {
  const path = await temp.write('sub/a.md', 'alpha')
  const library = await watching()
  await symlink(temp.folder, temp.path('sub/loop'))
  await symlink(path, temp.path('link.md'))
  await symlink('/etc', temp.path('out'))
  await until(() => excluded(library).length === 3, 'the links are named')
  expect(excluded(library)).toEqual(['link.md', 'out', 'sub/loop'])
  expect(indexed(library)).toEqual(['sub/a.md'])
})

test.skipIf(process.getuid?.() === 0)('rights that are taken and given back are followed', async () => {
  const path = await temp.write('a.md', 'alpha')
  await temp.write('sub/b.md', 'beta')
  const library = await watching()
  await chmod(path, 0)
  await until(() => library.files({ states: ['failed'] }).length === 1, 'the file cannot be read')
  await chmod(path, 0o600)
  await until(() => library.status().counts.indexed === 2, 'the file is read again')
  await chmod(temp.path('sub'), 0)
  await until(() => library.files({ states: ['failed'] }).length === 1, 'the folder cannot be read')
  expect(indexed(library)).toContain('sub/b.md')
  await chmod(temp.path('sub'), 0o700)
  await until(() => library.files({ states: ['failed'] }).length === 0, 'the folder is read again')
})

test('folders that are moved in are followed to their depth', async () => {
  const library = await watching()
  const outside = join(dirname(temp.folder), 'outside')
  await mkdir(join(outside, 'x/y'), { recursive: true })
  await writeFile(join(outside, 'x/y/a.md'), 'alpha')
  await rename(outside, temp.path('inside'))
  await until(() => indexed(library).join() === 'inside/x/y/a.md', 'the folder is read')
  await writeFile(temp.path('inside/x/y/a.md'), 'beta')
  await until(() => says(library, 'beta'), 'an edit deep in it')
  await rename(temp.path('inside'), temp.path('other'))
  await mkdir(temp.path('inside/x/y'), { recursive: true })
  await until(() => indexed(library).join() === 'other/x/y/a.md', 'the rename')
  await temp.write('inside/x/y/b.md', 'gamma')
  await until(() => indexed(library).includes('inside/x/y/b.md'), 'a new folder of the old name')
  await writeFile(temp.path('other/x/y/a.md'), 'omega')
  await until(() => says(library, 'omega'), 'an edit under the new name')
})

// Writing 5,000 files takes a busy disk most of a minute by itself.
test('of 10,000 events none is lost', { timeout: 150_000 }, async () => {
  // A type that is not read: it is the events that are many.
  const library = await watching()
  for (let index = 0; index < 5000; index++) await temp.write(`f${index % 50}/${index}.bin`, 'x')
  for (let index = 0; index < 5000; index += 2) await rm(temp.path(`f${index % 50}/${index}.bin`))
  await until(() => library.status().counts.skipped === 2500 && library.files().length === 2500, 'all events', 50_000)
})

test('a rename of letters only is a rename where A.md and a.md are one file', async () => {
  // A system that folds case, as far as looking at a path goes.
  const folding: FileAccess = {
    ...disk,
    foldsCase: true,
    async stat(path) {
      const names = await disk.list(dirname(path)).catch(() => [])
      const real = names.find(({ name }) => name.toLowerCase() === basename(path).toLowerCase())?.name
      return await disk.stat(real ? join(dirname(path), real) : path)
    }
  }
  await temp.write('A.md', 'alpha')
  const library = await temp.open({ files: folding })
  await library.sync()
  await library.watch()
  await library.sync()
  await rename(temp.path('A.md'), temp.path('a.md'))
  await until(() => indexed(library).join() === 'a.md', 'the new spelling alone')
})

test('at the real limit of the system the rest is found all the same, and the remedy is told once', async () => {
  const limit = ['unshare', '-Ur', 'bash', '-c', 'echo 20 > /proc/sys/user/max_inotify_watches && exec "$0" "$@"']
  const script = join(import.meta.dirname, 'watch-many.ts')
  const [command = '', ...args] = [...limit, process.execPath, script, temp.folder]
  for (let index = 0; index < 60; index++) await mkdir(temp.path(`f${index}`))
  let told: string
  try {
    told = execFileSync(command, args, { encoding: 'utf8' })
  } catch {
    return // user namespaces are not allowed here: nothing to limit
  }
  expect(JSON.parse(told)).toEqual([
    { reason: expect.stringContaining('Not every file'), remedy: expect.stringContaining('max_user_watches') }
  ])
})

test('what is left out is listed as it comes and goes, also in folders that are left out', async () => {
  await temp.write('.cache/one.txt', 'one')
  await temp.write('node_modules/package/index.js', 'code')
  const library = await watching()
  const listed = (...names: string[]) => until(() => excluded(library).join() === names.join(), names.join())
  await listed('.cache/one.txt', 'node_modules/package/index.js')
  await temp.write('.cache/deep/two.txt', 'two')
  await listed('.cache/deep/two.txt', '.cache/one.txt', 'node_modules/package/index.js')
  await temp.write('.cache/deep/three.txt', 'three')
  await rm(temp.path('.cache/one.txt'))
  await rm(temp.path('node_modules'), { recursive: true })
  await listed('.cache/deep/three.txt', '.cache/deep/two.txt')
  await rename(temp.path('.cache'), temp.path('cache'))
  await until(() => indexed(library).join() === 'cache/deep/three.txt,cache/deep/two.txt', 'what is hidden no more')
  expect(excluded(library)).toEqual([])
})

test('a program that keeps its index below a watched, hidden folder does not watch itself', async () => {
  const library = await temp.open()
  await library.close()
  const hidden = await openLibrary({
    dataFolder: temp.path('.config/data'),
    entries: { parser: PARSER },
    embedder: () => Promise.resolve(temp.embedder)
  })
  await hidden.addFolder(temp.folder)
  await hidden.watch()
  await temp.write('a.md', 'alpha')
  await until(() => hidden.isKnown(temp.path('a.md')), 'the file')
  expect(excluded(hidden)).toEqual(['.config/data'])
  await hidden.close()
})

test('the files that editors, office programs and browsers keep while they work leave one file behind, under its name', async () => {
  const path = await temp.write('a.md', 'alpha')
  const library = await watching()
  // vim: a probe, the old file aside, the new one in its place.
  await temp.write('4913', '')
  await rm(temp.path('4913'))
  await rename(path, `${path}~`)
  await writeFile(path, 'beta')
  await rm(`${path}~`)
  // LibreOffice and a browser.
  await temp.write('.~lock.a.md#', 'me')
  await temp.write('b.txt.crdownload', 'half')
  await until(() => excluded(library).join() === '.~lock.a.md#,b.txt.crdownload', 'what is kept meanwhile')
  await rm(temp.path('.~lock.a.md#'))
  await rename(temp.path('b.txt.crdownload'), temp.path('b.txt'))
  await until(() => indexed(library).join() === 'a.md,b.txt' && library.files().length === 2, 'what is left')
  expect([await says(library, 'beta'), await says(library, 'half')]).toEqual([true, true])
})
