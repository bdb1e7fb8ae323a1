import { fork } from 'node:child_process'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { seededRandom } from '../../../bench/random.ts'
import { chunkDocument } from '../../../src/core/indexing/chunk/chunk.ts'
import { disk } from '../../../src/core/indexing/file-access.ts'
import { documentHash } from '../../../src/core/indexing/parse/document-hash.ts'
import { parseFile } from '../../../src/core/indexing/parse/parse.ts'
import type { Chunk } from '../../../src/shared/types.ts'
import { openStore } from '../../../src/core/store/open-store.ts'
import { editSome, notes, writeNote } from './edit-notes.ts'
import { tempLibrary, PARSER, type TempLibrary } from './temp-library.ts'

// `npm run test:crash` kills 50 times, `npm test` as often as fits into half a minute. FOOTNOTE_SEED repeats a run.
const isLong = process.env['npm_lifecycle_event'] === 'test:crash'
const kills = isLong ? 50 : 10
const seed = Number(process.env['FOOTNOTE_SEED'] ?? Math.floor(Math.random() * 2 ** 31))

let temp: TempLibrary
beforeEach(async () => {
  temp = await tempLibrary()
})
afterEach(() => temp.remove())

const FILES = 150
/** Until when after the start of a phase it is killed: about as long as the phase takes. */
const PHASES = { indexing: 800, editing: 500, compacting: 120 } as const
type Phase = keyof typeof PHASES

test(
  `killed ${kills} times at any moment, the index is what the disk holds, and no finished file is read again (seed ${seed})`,
  async () => {
    const random = seededRandom(seed)
    for (let file = 0; file < FILES; file++) await writeNote(temp.folder, `${file}.md`, 0)
    const seen = { indexing: 0, editing: 0, compacting: 0, unread: 0, lost: 0 }
    for (let kill = 1; kill <= kills; kill++) {
      const phase = random.pick(Object.keys(PHASES) as Phase[])
      const ms = random.int(PHASES[phase])
      if (random.chance(0.3)) for (const name of await notes(temp.folder)) await writeNote(temp.folder, name, kill)
      else await editSome(temp.folder, random, 40)
      const read = await killedIn(phase, ms, random.int(2 ** 31))
      seen[phase]++
      // Now and then it dies again before anything was put right.
      if (random.chance(0.25) && kill < kills) continue
      const { unread, lost } = await verify(`kill ${kill}, ${ms} ms into ${phase}, seed ${seed}`, read)
      seen.unread += unread
      seen.lost = Math.max(seen.lost, lost)
    }
    console.log(
      `seed ${seed}: ${JSON.stringify(seen)} (unread: files left to read in all; lost: most files that were read and not yet written)`
    )
  },
  isLong ? 900_000 : 120_000
)

/** Indexes in a process of its own and kills it `ms` after a phase began, without a warning; returns the paths that it had read. */
async function killedIn(phase: Phase, ms: number, childSeed: number): Promise<string[]> {
  const readLog = join(temp.dataFolder, '..', 'read.log')
  await writeFile(readLog, '')
  const child = fork(
    join(import.meta.dirname, 'index-until-killed.ts'),
    [temp.dataFolder, temp.folder, PARSER, readLog, String(childSeed)],
    { execArgv: [], stdio: 'inherit' }
  )
  let code: number | null = null
  const ended = new Promise<void>((resolve) =>
    child.once('exit', (exit) => {
      code = exit
      resolve()
    })
  )
  const begun = new Promise<void>((resolve) => child.on('message', (message) => message === phase && resolve()))
  await Promise.race([begun, ended])
  await new Promise((resolve) => setTimeout(resolve, ms))
  child.kill('SIGKILL')
  await ended
  expect(code, 'it ended by itself').toBe(null)
  return (await readFile(readLog, 'utf8')).split('\n').filter(Boolean)
}

/** Starts again over what the kill left, and sets ledger, chunks, vectors and texts against the files themselves. */
async function verify(when: string, readBefore: readonly string[]): Promise<{ unread: number; lost: number }> {
  const before = await openStore({ dataFolder: temp.dataFolder, readOnly: true })
  const written = new Map([...before.ledger.rows.values()].map(({ path, content }) => [path, content]))
  await before.close()
  const paths = (await notes(temp.folder)).map((name) => temp.path(name))
  const unfinished = new Set<string>()
  for (const path of paths) if (written.get(path) !== (await disk.hash(path))) unfinished.add(path)

  const read: string[] = []
  const warnings: string[] = []
  const library = await temp.open({
    onWarning: (warning) => warnings.push(warning),
    parser: {
      parse: (path) => {
        read.push(path)
        return parseFile(path)
      },
      close: () => Promise.resolve()
    }
  })
  await library.sync()
  // That it did not end cleanly may be said; that an index was lost may not.
  expect(
    warnings.filter((warning) => !warning.includes('did not end cleanly')),
    when
  ).toEqual([])
  expect(read.filter((path) => !unfinished.has(path)).length, `${when}: finished files that were read again`).toBeLessThanOrEqual(1)
  expect(read.length, `${when}: files read twice`).toBe(new Set(read).size)

  const wanted = await Promise.all(paths.map(expectedOf))
  const entries = new Map(library.files().map((entry) => [entry.path, entry]))
  const held = await Promise.all(
    paths.map(async (path) => ({
      path,
      state: entries.get(path)?.state,
      chunks: await library.store.neighbours(path, 0, 1000),
      text: (await library.document(path))?.document.text
    }))
  )
  expect(held, when).toEqual(wanted)
  expect([...entries.keys()].sort(), when).toEqual(paths)
  const chunks = wanted.reduce((sum, one) => sum + one.chunks.length, 0)
  expect([await library.store.countChunks(), await library.store.countEmbedded('fake'), library.status().chunks], when).toEqual([
    chunks,
    chunks,
    chunks
  ])
  expect((await library.store.searchText('note', 10_000)).length, when).toBe(chunks)
  await library.close()
  return { unread: unfinished.size, lost: new Set(readBefore.filter((path) => unfinished.has(path))).size }
}

async function expectedOf(path: string): Promise<{ path: string; state: string; chunks: readonly Chunk[]; text: string | undefined }> {
  const outcome = await parseFile(path)
  // The kill may have come while the other process wrote it: an empty file is a file.
  if (!outcome.ok) return { path, state: outcome.state, chunks: [], text: undefined }
  const { document } = outcome
  const modifiedMs = Math.floor((await stat(path)).mtimeMs)
  const chunks = chunkDocument(document, { path, document: documentHash(document.text), modifiedMs })
  return { path, state: 'indexed', chunks, text: document.text }
}

test('an index that cannot be read is moved aside with a warning and made again', async () => {
  await temp.write('a.md', 'a note to find')
  const library = await temp.open()
  await library.sync()
  await library.close()
  const { readdir, rm } = await import('node:fs/promises')
  const data = join(temp.dataFolder, 'index-1', 'chunks.lance', 'data')
  for (const name of await readdir(data)) await writeFile(join(data, name), 'broken')
  const again = await temp.open()
  expect(temp.warnings).toEqual([expect.stringContaining('could not be read')])
  await again.sync()
  expect(await again.store.searchText('note', 5)).toHaveLength(1)
  await again.close()
  await rm(join(temp.dataFolder, 'index-1', 'files.lance', '_versions'), { recursive: true })
  const third = await temp.open()
  expect((await third.sync()).files.indexed).toBe(1)
})
