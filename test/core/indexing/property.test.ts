import fc from 'fast-check'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import { openLibrary, type Library } from '../../../src/core/indexing/library.ts'
import { parseFile } from '../../../src/core/indexing/parse/parse.ts'
import { fakeEmbedder } from './fake-embedder.ts'
import { folderCommand, perform, WORDS, type FolderCommand } from './folder-commands.ts'
import { indexContents, ownWords } from './index-contents.ts'
import { ordinaryUser } from './ordinary-user.ts'
import { until } from './temp-library.ts'

/**
 * `npm run test:property` runs many; `npm test` as many as fit into half a minute. FOOTNOTE_SEED repeats a run: lanes take the seeds
 * from it on. A failure prints its lane's seed and path; both together (FOOTNOTE_SEED, FOOTNOTE_PATH) repeat that one history.
 */
const isLong = process.env['npm_lifecycle_event'] === 'test:property'
const seed = Number(process.env['FOOTNOTE_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
const path = process.env['FOOTNOTE_PATH']
const runs = isLong ? { scanned: 300, watched: 40 } : { scanned: 20, watched: 2 }
/** Histories at a time: one waits for the disk and for the watcher's pauses half of its time. */
const LANES = isLong ? 4 : 2
const TIMEOUT_MS = isLong ? 3_600_000 : 120_000

/** What the app does meanwhile. `sync-beside`: looks at everything while the folder goes on changing. */
type AppCommand = { readonly do: 'sync' | 'sync-beside' | 'restart' | 'retry' }
const appCommand: fc.Arbitrary<AppCommand> = fc.record({ do: fc.constantFrom('sync', 'sync', 'sync-beside', 'restart', 'retry') })

test(
  `whatever is done to a folder, its index is that of a fresh start (seed ${seed})`,
  async () => {
    const commands = fc.array(fc.oneof({ weight: 3, arbitrary: folderCommand }, { weight: 1, arbitrary: appCommand }), {
      minLength: 4,
      maxLength: 30
    })
    await holds('scanned', commands, 35_000, async (some, { files, data, fresh, open }) => {
      let library = await open(data)
      let beside: Promise<unknown> = Promise.resolve()
      for (const command of some) {
        if (isFolderCommand(command)) await perform(command, files)
        else if (command.do === 'sync-beside') beside = Promise.all([beside, library.sync()])
        else {
          await beside
          if (command.do === 'sync') await library.sync()
          if (command.do === 'retry') await library.retry()
          if (command.do === 'restart') {
            await library.close()
            library = await open(data)
          }
        }
      }
      await beside
      await library.sync()
      const kept = await indexContents(library, { words: WORDS })
      await library.close()
      expect(kept).toEqual(await freshContents(await open(fresh)))
    })
  },
  TIMEOUT_MS
)

test(
  `whatever is done to a folder, the watcher brings its index there (seed ${seed})`,
  async () => {
    // What is written through another name of the same file, in a folder that is left out, no watcher is told of: the next look at
    // everything finds it, and what an answer cites is compared with the file (seed 1993356402).
    const seen = folderCommand.filter((command) => command.do !== 'hard-link')
    const commands = fc.array(fc.tuple(seen, fc.constantFrom(0, 0, 0, 30, 250)), { minLength: 4, maxLength: 15 })
    await holds('watched', commands, 20_000, async (some, { files, data, fresh, open }) => {
      const library = await open(data)
      await library.watch()
      for (const [command, pauseMs] of some) {
        await perform(command, files)
        if (pauseMs) await new Promise((resolve) => setTimeout(resolve, pauseMs))
      }
      const wanted = await freshContents(await open(fresh))
      let kept: object = {}
      const isThere = async () => isDeepStrictEqual((kept = await indexContents(library, { words: WORDS })), wanted)
      await until(isThere, 'the same index', 10_000).catch(() => expect(kept).toEqual(wanted))
      await library.close()
    })
  },
  TIMEOUT_MS
)

interface Place {
  readonly files: string
  readonly data: string
  readonly fresh: string
  open(dataFolder: string): Promise<Library>
}

/** Tries histories in several lanes at once. Short runs end at their time limit; a long one is whole or has failed. */
async function holds<History>(
  kind: keyof typeof runs,
  histories: fc.Arbitrary<History>,
  limitMs: number,
  check: (history: History, place: Place) => Promise<void>
): Promise<void> {
  const total = path === undefined ? runs[kind] : 1
  const started = performance.now()
  let tried = 0
  let failed = false
  const once = async (history: History) => {
    try {
      await inFolders((place) => check(history, place))
    } catch (thrown) {
      // Making it smaller takes minutes; what failed first is told at once.
      if (!failed) console.error(`${kind}: a history failed and is made smaller now:\n${JSON.stringify(history)}\n${String(thrown)}`)
      failed = true
      throw thrown
    }
    tried++
    if (!isLong || tried % 10) return
    const seconds = ((performance.now() - started) / 1000).toFixed(0)
    process.stderr.write(`${kind}: ${tried} of ${total} histories in ${seconds} s (seed ${seed})\n`)
  }
  const lanes = path === undefined ? LANES : 1
  await Promise.all(
    Array.from({ length: lanes }, (_, lane) =>
      fc.assert(fc.asyncProperty(histories, once), {
        seed: seed + lane,
        numRuns: Math.ceil((total - lane) / lanes),
        ...(path === undefined ? {} : { path }),
        ...(isLong ? {} : { interruptAfterTimeLimit: limitMs, markInterruptAsFailure: false })
      })
    )
  )
  if (isLong) expect(tried).toBeGreaterThanOrEqual(total)
}

function isFolderCommand(command: FolderCommand | AppCommand): command is FolderCommand {
  return !['sync', 'sync-beside', 'restart', 'retry'].includes(command.do)
}

async function inFolders(work: (place: Place) => Promise<void>): Promise<void> {
  const base = await mkdtemp(join(tmpdir(), 'footnote-property-'))
  const files = join(base, 'files')
  const opened: Library[] = []
  const open = async (dataFolder: string) => {
    const library = await openIn(dataFolder)
    opened.push(library)
    await library.addFolder(files)
    return library
  }
  await mkdir(files)
  try {
    await work({ files, data: join(base, 'data'), fresh: join(base, 'fresh'), open })
  } finally {
    for (const library of opened) await library.close()
    await rm(base, { recursive: true, force: true })
  }
}

async function openIn(dataFolder: string): Promise<Library> {
  const embedder = fakeEmbedder({ key: ownWords })
  return await openLibrary({
    dataFolder,
    entries: { parser: '' },
    embedder: () => Promise.resolve(embedder),
    files: ordinaryUser,
    // The same parsers without their thread, whose start would take longer than everything else here.
    parser: { parse: (path, signal) => parseFile(path, signal ? { signal } : {}), close: () => Promise.resolve() },
    onWarning: (warning) => {
      throw new Error(`A warning, and nothing was wrong: ${warning}`)
    }
  })
}

async function freshContents(library: Library): Promise<object> {
  await library.sync()
  const contents = await indexContents(library, { words: WORDS })
  await library.close()
  return contents
}
