import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openLibrary, type Library } from '../src/core/indexing/library.ts'
import { fakeEmbedder, vectorOf } from '../test/core/indexing/fake-embedder.ts'
import { ROOT } from './cli.ts'
import { seededRandom } from './random.ts'

/**
 * Usage: npm run bench:upkeep [-- --edits 10000 --files 2000]. Edits a library over and over while it is searched, and sets its disk
 * against a fresh index of the same files. Vectors are made up: what is measured is the store.
 */
const { values } = parseArgs({ options: { edits: { type: 'string', default: '10000' }, files: { type: 'string', default: '2000' } } })
const EDITS = Number(values.edits)
const FILES = Number(values.files)
/** Edits between two looks at the folder. */
const ROUND = 100
const PARSER = join(ROOT, 'src/core/indexing/parse/worker.ts')
const MEBIBYTE = 2 ** 20

const random = seededRandom(4)
const WORDS =
  'river garden letter harbour window mountain invoice doctor winter bridge captain evening question budget recipe holiday'.split(' ')
const paragraph = () => Array.from({ length: 90 }, () => random.pick(WORDS)).join(' ')
const noteOf = (index: number, version: number) =>
  `# Note ${index}\n\nversion ${version} of note${index}\n\n` +
  Array.from({ length: 3 }, (_, part) => `## Part ${part}\n\n${paragraph()}`).join('\n\n')

const base = await mkdtemp(join(tmpdir(), 'footnote-upkeep-'))
const files = join(base, 'files')
const embedder = fakeEmbedder({ dimensions: 384 })
const open = (name: string) =>
  openLibrary({ dataFolder: join(base, name), entries: { parser: PARSER }, embedder: () => Promise.resolve(embedder) })
const write = (index: number, version: number) => writeFile(join(files, `${index}.md`), noteOf(index, version))

let peakBytes = 0
const sampling = setInterval(() => {
  peakBytes = Math.max(peakBytes, process.memoryUsage.rss())
}, 20)

try {
  await mkdir(files)
  for (let index = 0; index < FILES; index++) await write(index, 0)
  const library = await open('edited')
  await library.addFolder(files)
  const first = await library.sync()
  if (first.files.indexed !== FILES)
    throw new Error(`Only ${first.files.indexed} of ${FILES} files were indexed: ${library.files({ limit: 1 })[0]?.reason}`)
  const before = { diskBytes: await allocated(join(base, 'edited')), rssBytes: process.memoryUsage.rss() }
  console.log(`indexed ${FILES} files: ${mib(before.diskBytes)} MiB on disk, ${mib(before.rssBytes)} MiB resident`)

  const searching = searchUntil(library)
  const started = performance.now()
  let peakDisk = 0
  for (let edit = 0; edit < EDITS; edit += ROUND) {
    for (let one = edit; one < Math.min(EDITS, edit + ROUND); one++) await write(random.int(FILES), one + 1)
    await library.sync()
    peakDisk = Math.max(peakDisk, await allocated(join(base, 'edited')))
    if ((edit / ROUND) % 10 === 9)
      console.log(`${edit + ROUND} edits, ${mib(peakDisk)} MiB at most, ${mib(peakBytes)} MiB resident at most`)
  }
  const seconds = (performance.now() - started) / 1000
  const searches = await searching.stop()
  await library.close()

  const fresh = await open('fresh')
  await fresh.addFolder(files)
  await fresh.sync()
  await fresh.close()
  const [edited, anew] = [await allocated(join(base, 'edited')), await allocated(join(base, 'fresh'))]
  const rows = [
    { what: 'disk after the edits, against a fresh index', value: edited / anew, most: 2 },
    { what: 'disk at its largest, against a fresh index', value: peakDisk / anew, most: 2 },
    { what: 'resident memory at its largest, GiB', value: peakBytes / 2 ** 30, most: 1 },
    { what: 'searches that failed or found nothing', value: searches.failed, most: 0 },
    { what: 'slowest search, ms', value: searches.slowestMs, most: 1000 }
  ]
  console.log(`${EDITS} edits in ${seconds.toFixed(0)} s, ${searches.count} searches beside them; fresh index ${mib(anew)} MiB`)
  console.table(rows.map((row) => ({ ...row, value: Number(row.value.toFixed(2)), met: row.value <= row.most })))
  if (rows.some(({ value, most }) => value > most)) process.exitCode = 1
} finally {
  clearInterval(sampling)
  await rm(base, { recursive: true, force: true })
}

function searchUntil(library: Library) {
  let stopped = false
  const seen = { count: 0, failed: 0, slowestMs: 0 }
  const run = async () => {
    while (!stopped) {
      const started = performance.now()
      try {
        const found = await library.store.searchText({ words: `note${random.int(FILES)} version` }, 5)
        const near = await library.store.searchVector(vectorOf('anything', 384), embedder.fingerprint, 5)
        if (!found.length || !near.length) seen.failed++
      } catch (thrown) {
        seen.failed++
        console.log(String(thrown))
      }
      seen.count++
      seen.slowestMs = Math.max(seen.slowestMs, performance.now() - started)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  const running = run()
  return {
    async stop() {
      stopped = true
      await running
      return seen
    }
  }
}

/** Bytes that a folder takes on the disk, in whole blocks. */
async function allocated(folder: string): Promise<number> {
  let bytes = 0
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []))
    if (entry.isFile()) bytes += (await stat(join(entry.parentPath, entry.name)).catch(() => ({ blocks: 0 }))).blocks * 512
  return bytes
}

function mib(bytes: number): string {
  return (bytes / MEBIBYTE).toFixed(0)
}
