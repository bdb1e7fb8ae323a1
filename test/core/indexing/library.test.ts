import { cp, mkdir, readFile, rename, rm, symlink, truncate, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { FootnoteError } from '../../../src/shared/errors.ts'
import { disk } from '../../../src/core/indexing/file-access.ts'
import { vectorOf, fakeEmbedder } from './fake-embedder.ts'
import { tempLibrary, type TempLibrary } from './temp-library.ts'

// Two cores, shared: a run that takes 0.3 s alone has taken 3 s beside a build.
vi.setConfig({ testTimeout: 30_000 })

let temp: TempLibrary
beforeEach(async () => {
  temp = await tempLibrary()
})
afterEach(() => temp.remove())

const note = (name: string, about = name) => temp.write(name, `# ${about}\n\nThis note is about ${about} and nothing else.\n`)
const states = (library: { files(): { path: string; state: string }[] }) =>
  Object.fromEntries(library.files().map(({ path, state }) => [path.slice(temp.folder.length + 1), state]))

test('a run reads what is new, and the next one opens no file', async () => {
  await note('a.md')
  await note('sub/b.md')
  let hashed = 0
  const files = { ...disk, hash: (path: string, signal?: AbortSignal) => (hashed++, disk.hash(path, signal)) }
  const library = await temp.open({ files })
  expect((await library.sync()).files).toEqual({ indexed: 2, unchanged: 0, skipped: 0, failed: 0 })
  expect(hashed).toBe(2)
  const second = await library.sync()
  expect(second).toMatchObject({ files: { indexed: 0, unchanged: 2, skipped: 0, failed: 0 }, chunks: 2, tokensEmbedded: 0 })
  expect(hashed).toBe(2)
  expect(library.status()).toMatchObject({ chunks: 2, embedded: 2, work: undefined })
})

test('an edit replaces the chunks of its file, and only changed words are embedded', async () => {
  const path = await temp.write('a.md', '# One\n\nalpha stays here.\n\n# Two\n\nbeta goes away.\n')
  const library = await temp.open()
  await library.sync()
  const before = temp.embedder.texts.length
  await writeFile(path, '# One\n\nalpha stays here.\n\n# Two\n\ngamma is new.\n')
  await library.sync()
  expect(temp.embedder.texts.slice(before)).toHaveLength(1)
  expect(temp.embedder.texts.at(-1)).toContain('gamma')
  expect(await library.store.searchText('beta', 5)).toEqual([])
  expect(await library.store.searchText('gamma', 5)).toHaveLength(1)
  expect(await library.store.countChunks()).toBe(2)
})

test('an edit that keeps size and modification time is found by its change time', async () => {
  const path = await temp.write('a.md', 'alpha text')
  const at = new Date(1_700_000_000_000)
  await utimes(path, at, at)
  const library = await temp.open()
  await library.sync()
  await writeFile(path, 'omega text')
  await utimes(path, at, at)
  expect([...(await library.stale([{ path }]))]).toEqual([path])
  await library.sync()
  expect(await library.store.searchText('omega', 5)).toHaveLength(1)
})

test('a new date on the same bytes is noted without reading it again', async () => {
  const path = await note('a.md')
  const library = await temp.open()
  await library.sync()
  await utimes(path, new Date(1_600_000_000_000), new Date(1_600_000_000_000))
  expect(await library.stale([{ path }])).toEqual(new Set())
  expect((await library.sync()).files.unchanged).toBe(1)
  expect((await library.store.searchText('note', 1))[0]?.modifiedMs).toBe(1_600_000_000_000)
  expect(await library.store.countEmbedded('fake')).toBe(1)
})

test('a deleted file leaves neither chunks nor a line', async () => {
  const path = await note('a.md')
  await note('b.md')
  const library = await temp.open()
  await library.sync()
  await rm(path)
  await library.sync()
  expect(states(library)).toEqual({ 'b.md': 'indexed' })
  expect(await library.store.neighbours(path, 0, 5)).toEqual([])
  expect(library.isKnown(path)).toBe(false)
})

test('200 files moved cost no embedder call, and the old citations still open', async () => {
  for (let index = 0; index < 200; index++) await note(`old/${index}.md`, `subject ${index}`)
  const library = await temp.open()
  await library.sync()
  const calls = temp.embedder.calls()
  const cited = (await library.store.searchText('subject 77', 1))[0]
  await rename(temp.path('old'), temp.path('new'))
  const run = await library.sync()
  expect(run).toMatchObject({ files: { indexed: 200, failed: 0 }, chunks: 200, tokensEmbedded: 0 })
  expect(temp.embedder.calls()).toBe(calls)
  expect(await library.store.countChunks()).toBe(200)
  expect(await library.store.countEmbedded('fake')).toBe(200)
  expect(library.files().every(({ path }) => path.startsWith(temp.path('new')))).toBe(true)
  expect((await library.document(cited?.document ?? ''))?.document.text).toContain('subject 77')
})

test('a copy reuses the vectors of its original', async () => {
  await note('a.md')
  const library = await temp.open()
  await library.sync()
  await cp(temp.path('a.md'), temp.path('copy.md'))
  await library.sync()
  // The copy's name may be part of what is embedded; its text is not embedded twice when it is not.
  expect(await library.store.countEmbedded('fake')).toBe(2)
  expect(await library.store.countChunks()).toBe(2)
})

test('names with emoji, newlines and quotes are names like any other', async () => {
  for (const name of ["it's.md", 'a"b.md', '😀\n.md', "x' OR 1=1 --.md", 'per%cent_.md']) await note(name, 'odd names')
  const library = await temp.open()
  expect((await library.sync()).files).toEqual({ indexed: 5, unchanged: 0, skipped: 0, failed: 0 })
  expect((await library.sync()).files.unchanged).toBe(5)
  await rm(temp.path("x' OR 1=1 --.md"))
  await library.sync()
  expect(await library.store.countChunks()).toBe(4)
})

test('every file below a folder is in exactly one state, with a reason where it is not indexed', async () => {
  await note('a.md')
  await temp.write('empty.txt', '')
  await temp.write('photo.xyz', 'binary')
  await temp.write('.hidden', 'x')
  await temp.write('node_modules/lib/index.js', 'x')
  await temp.write('~$letter.docx', 'x')
  await temp.write('broken.pdf', 'not a pdf')
  await mkdir(temp.path('folder.md'))
  await symlink(temp.folder, temp.path('loop'))
  const library = await temp.open()
  const run = await library.sync()
  expect(states(library)).toEqual({
    'a.md': 'indexed',
    'empty.txt': 'skipped',
    'photo.xyz': 'skipped',
    '.hidden': 'excluded',
    'node_modules/lib/index.js': 'excluded',
    '~$letter.docx': 'excluded',
    loop: 'excluded',
    'broken.pdf': expect.stringMatching(/failed|skipped/)
  })
  expect(run.files.indexed + run.files.skipped + run.files.failed).toBe(8)
  for (const { state, reason } of library.files()) expect(Boolean(reason)).toBe(state !== 'indexed')
  expect(library.status().counts.indexed).toBe(1)
})

test('a folder that may not be read is a failed line with a remedy, and what was known below it stays', async () => {
  const inside = await note('locked/a.md')
  await note('b.md')
  let locked = false
  const files = {
    ...disk,
    list: (folder: string) =>
      locked && folder.endsWith('locked') ? Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' })) : disk.list(folder)
  }
  const library = await temp.open({ files })
  await library.sync()
  locked = true
  expect((await library.sync()).files.failed).toBe(1)
  expect(library.files({ states: ['failed'] })).toMatchObject([
    { path: temp.path('locked'), reason: 'No permission to read this folder', remedy: expect.stringContaining('right to read') }
  ])
  expect(library.isKnown(inside)).toBe(true)
  locked = false
  await library.sync()
  expect(library.files({ states: ['failed'] })).toEqual([])
})

test('a file that may not be read fails alone, and is read once it may', async () => {
  const path = await note('secret.md')
  await note('b.md')
  let locked = true
  const files = {
    ...disk,
    hash: (one: string, signal?: AbortSignal) =>
      locked && one === path ? Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' })) : disk.hash(one, signal)
  }
  const library = await temp.open({ files })
  expect((await library.sync()).files).toMatchObject({ indexed: 1, failed: 1 })
  expect(library.files({ states: ['failed'] })).toMatchObject([{ path, reason: 'No permission to read this file' }])
  locked = false
  await library.retry()
  await library.sync()
  expect(states(library)).toEqual({ 'secret.md': 'indexed', 'b.md': 'indexed' })
})

test('a file replaced by a folder of its name is gone', async () => {
  const path = await note('a.md')
  const library = await temp.open()
  await library.sync()
  await rm(path)
  await mkdir(path)
  await library.sync()
  expect(library.files()).toEqual([])
  expect(await library.store.countChunks()).toBe(0)
})

test('a folder that is not there keeps its index, and nothing of it may be cited', async () => {
  const path = await note('a.md')
  const library = await temp.open()
  await library.sync()
  await rename(temp.folder, `${temp.folder}-away`)
  await library.sync()
  expect(library.status().folders).toMatchObject([{ state: 'missing', reason: expect.stringContaining('not there') }])
  expect(library.isKnown(path)).toBe(true)
  expect(await library.store.countChunks()).toBe(1)
  expect([...(await library.stale([{ path }]))]).toEqual([path])
  await rename(`${temp.folder}-away`, temp.folder)
  expect((await library.sync()).files.unchanged).toBe(1)
  expect(await library.stale([{ path }])).toEqual(new Set())
})

test('stale names what changed, went or was never there, and nothing else', async () => {
  const [kept, edited, gone] = [await note('kept.md'), await note('edited.md'), await note('gone.md')]
  const library = await temp.open()
  await library.sync()
  await writeFile(edited, 'now it says something else')
  await rm(gone)
  expect(await library.stale([kept, edited, gone, '/etc/passwd'].map((path) => ({ path })))).toEqual(new Set([edited, gone, '/etc/passwd']))
})

test('a cited version opens after the file was edited, and after it was deleted', async () => {
  const path = await temp.write('a.md', 'the first version')
  const library = await temp.open()
  await library.sync()
  const first = await library.document(path)
  expect(first).toMatchObject({ freshness: 'current', document: { text: 'the first version' } })
  await writeFile(path, 'the second version')
  await library.sync()
  expect(await library.document(path, first?.hash)).toMatchObject({ freshness: 'changed', document: { text: 'the first version' } })
  expect(await library.document(path)).toMatchObject({ freshness: 'current', document: { text: 'the second version' } })
  expect(await library.documentState(path, first?.hash ?? '')).toMatchObject({ path, freshness: 'changed' })
  await rm(path)
  await library.sync()
  expect(await library.document(path, first?.hash)).toMatchObject({ freshness: 'deleted', document: { text: 'the first version' } })
  expect(await library.documentState(path, first?.hash ?? '')).toEqual({ path, modifiedMs: 0, freshness: 'deleted' })
})

test('a text that the archive lost, or that a power cut left empty, is put back from its file', async () => {
  const path = await temp.write('a.md', 'the first version')
  const library = await temp.open()
  await library.sync()
  const hash = (await library.document(path))?.hash ?? ''
  const archived = join(temp.dataFolder, 'texts', hash.slice(0, 2), `${hash}.json.gz`)
  await truncate(archived)
  expect((await library.document(hash))?.document.text).toBe('the first version')
  await writeFile(path, 'the second version')
  await library.sync()
  expect(await library.document(path, hash)).toMatchObject({ freshness: 'changed', document: { text: 'the first version' } })
})

test('a reader searches beside the writer, and a second writer is refused in plain words', async () => {
  await note('a.md')
  const library = await temp.open()
  await library.sync()
  await expect(temp.open()).rejects.toMatchObject({ code: 'not-allowed', message: expect.stringContaining('already running') })
  const reader = await temp.open({ readOnly: true })
  expect(await reader.store.searchText('note', 5)).toHaveLength(1)
  expect(reader.status()).toMatchObject({ chunks: 1, counts: { indexed: 1 } })
  await expect(reader.sync()).rejects.toMatchObject({ code: 'not-allowed' })
  await writeFile(temp.path('a.md'), 'a wholly new note')
  await library.sync()
  expect(await reader.stale([{ path: temp.path('a.md') }])).toEqual(new Set())
  expect(await reader.store.searchText('wholly', 5)).toHaveLength(1)
})

test('a reader of a data folder where nothing was indexed finds nothing', async () => {
  const reader = await temp.open({ readOnly: true })
  expect(await reader.store.searchText('note', 5)).toEqual([])
  expect(await reader.store.searchVector(vectorOf('x'), 'fake', 5)).toEqual([])
  expect(reader.status().folders).toEqual([])
})

test('without an embedder full text answers, and vectors follow when there is one', async () => {
  await note('a.md')
  let installed = false
  const library = await temp.open({ embedder: () => Promise.resolve(installed ? temp.embedder : undefined) })
  expect(await library.sync()).toMatchObject({ files: { indexed: 1 }, tokensEmbedded: 0 })
  expect(library.status().embedded).toBe(0)
  installed = true
  await library.embedMissing()
  expect(library.status().embedded).toBe(1)
})

test("another embedder's vectors replace the old ones only when they are complete", async () => {
  for (let index = 0; index < 40; index++) await note(`${index}.md`)
  const down = new FootnoteError('engine-down', 'The engine is down.', 'Start it again.')
  let calls = 0
  const fail = () => {
    if (++calls === 2) throw down
  }
  const other = fakeEmbedder({ fingerprint: 'other', dimensions: 8, fail })
  let current: typeof other = temp.embedder
  const library = await temp.open({ embedder: () => Promise.resolve(current) })
  await library.sync()
  current = other
  await library.embedMissing()
  expect(await library.store.countEmbedded('other')).toBe(32)
  expect(await library.store.countEmbedded('fake')).toBe(40)
  expect(temp.warnings).toEqual([expect.stringContaining('The engine is down.')])
  await library.embedMissing()
  expect(await library.store.countEmbedded('other')).toBe(40)
  expect(await library.store.countEmbedded('fake')).toBe(0)
  expect(await library.store.searchVector(vectorOf(other.texts[0] ?? '', 8), 'other', 1)).toMatchObject([
    { similarity: expect.closeTo(1, 3) }
  ])
})

test('a passage that the engine fails on is left to full text, and the others get their vectors', async () => {
  for (const name of ['a', 'poison', 'c']) await note(`${name}.md`)
  const fail = (texts: readonly string[]) => {
    if (texts.some((text) => text.includes('poison'))) throw new Error('assertion failed')
  }
  const embedder = fakeEmbedder({ fail })
  const library = await temp.open({ embedder: () => Promise.resolve(embedder) })
  await library.sync()
  expect(await library.store.countEmbedded('fake')).toBe(2)
  expect(temp.warnings).toEqual([expect.stringContaining('full text only')])
})

test('a full disk stops indexing with its remedy, keeps answering, and goes on when there is room', async () => {
  await note('a.md')
  const library = await temp.open()
  await library.sync()
  await note('b.md')
  let full = true
  await library.close()
  const parser = {
    parse: () =>
      full
        ? Promise.reject(Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }))
        : Promise.resolve(parsed),
    close: () => Promise.resolve()
  }
  const again = await temp.open({ parser })
  await expect(again.sync()).rejects.toMatchObject({ code: 'no-space', remedy: expect.stringContaining('Free some space') })
  expect(again.status().folders[0]?.reason).toContain('disk is full')
  expect(await again.store.searchText('note', 5)).toHaveLength(1)
  full = false
  expect((await again.sync()).files.indexed).toBe(1)
  expect(again.status().folders[0]?.reason).toBe('')
})

test('removing a folder forgets its files and leaves them where they are', async () => {
  const path = await note('a.md')
  const library = await temp.open()
  await library.sync()
  await library.removeFolder(temp.folder)
  expect(library.files()).toEqual([])
  expect(await library.store.countChunks()).toBe(0)
  expect(await readFile(path, 'utf8')).toContain('a.md')
  await expect(library.removeFolder(temp.folder)).rejects.toMatchObject({ code: 'not-found' })
})

test('a folder below a watched one is covered already; a wider one takes it in without reading again', async () => {
  await note('sub/a.md')
  const library = await temp.open()
  await library.removeFolder(temp.folder)
  await library.addFolder(temp.path('sub'))
  await library.sync()
  await library.addFolder(temp.folder)
  expect(library.folders()).toEqual([temp.folder])
  await library.addFolder(temp.path('sub'))
  expect(library.folders()).toEqual([temp.folder])
  expect((await library.sync()).files).toEqual({ indexed: 0, unchanged: 1, skipped: 0, failed: 0 })
  expect(library.files()).toMatchObject([{ folder: temp.folder }])
})

test('stopping a run leaves a consistent index, and the next run finishes', async () => {
  for (let index = 0; index < 60; index++) await note(`${index}.md`)
  const slow = fakeEmbedder({ delayMs: 5 })
  const library = await temp.open({ embedder: () => Promise.resolve(slow) })
  const stop = new AbortController()
  setTimeout(() => stop.abort(), 60)
  await expect(library.sync({ signal: stop.signal })).rejects.toMatchObject({ name: 'AbortError' })
  await library.sync()
  expect(library.status()).toMatchObject({ chunks: 60, embedded: 60 })
})

test('2,000 files are put in line a few at a time, with turns of the event loop between', async () => {
  const names = Array.from({ length: 2000 }, (_, index) => temp.path(`${index}.txt`))
  while (names.length) await Promise.all(names.splice(0, 500).map((name) => writeFile(name, 'heron')))
  const gate = Promise.withResolvers<void>()
  const hash = async (path: string, signal?: AbortSignal) => gate.promise.then(() => disk.hash(path, signal))
  const library = await temp.open({ files: { ...disk, hash } })
  const stop = new AbortController()
  const syncing = library.sync({ signal: stop.signal }).catch(() => undefined)
  const seen = new Set<number>()
  while (!seen.has(2000)) {
    await new Promise((resolve) => setImmediate(resolve))
    const { queued, reading } = library.status().counts
    seen.add(queued + reading)
  }
  expect(seen.size).toBeGreaterThan(2)
  stop.abort()
  gate.resolve()
  await syncing
})

test('progress names the phase, counts files and is told at most ten times a second', async () => {
  for (let index = 0; index < 150; index++) await note(`${index}.md`)
  const library = await temp.open()
  const seen: (string | undefined)[] = []
  const started = performance.now()
  await library.sync({ onProgress: ({ work }) => seen.push(work?.phase) })
  expect(seen.length).toBeLessThanOrEqual((performance.now() - started) / 100 + 1)
  expect(seen).toContain('reading')
})

const text = 'A parsed note that takes room.'
const parsed = {
  ok: true as const,
  document: {
    title: 't',
    format: 'text' as const,
    text,
    pages: [],
    blocks: [{ kind: 'paragraph' as const, start: 0, end: text.length }],
    warnings: []
  }
}
