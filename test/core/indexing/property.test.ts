import fc from 'fast-check'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import { openLibrary, type Library } from '../../../src/core/indexing/library.ts'
import { parseFile } from '../../../src/core/indexing/parse/parse.ts'
import { FILE_STATES } from '../../../src/shared/types.ts'
import { fakeEmbedder } from './fake-embedder.ts'
import { folderCommand, perform, WORDS, type FolderCommand } from './folder-commands.ts'
import { indexContents, ownWords } from './index-contents.ts'
import { ordinaryUser } from './ordinary-user.ts'
import { until } from './temp-library.ts'

// `npm run test:property` runs many; `npm test` as many as fit into half a minute. FOOTNOTE_SEED repeats a run.
const isLong = process.env['npm_lifecycle_event'] === 'test:property'
const seed = Number(process.env['FOOTNOTE_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
const runs = isLong ? { scanned: 300, watched: 40 } : { scanned: 20, watched: 2 }

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
    await fc.assert(
      fc.asyncProperty(commands, (some) =>
        inFolders(async ({ files, data, fresh }) => {
          let library = await open(data, files)
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
                library = await open(data, files)
              }
            }
          }
          await beside
          await library.sync()
          const kept = await indexContents(library, { words: WORDS })
          await library.close()
          expect(kept).toEqual(await freshContents(fresh, files))
        })
      ),
      { seed, numRuns: runs.scanned, interruptAfterTimeLimit: isLong ? 1_500_000 : 35_000, markInterruptAsFailure: false }
    )
  },
  isLong ? 3_600_000 : 120_000
)

test(
  `whatever is done to a folder, the watcher brings its index there (seed ${seed})`,
  async () => {
    const commands = fc.array(fc.tuple(folderCommand, fc.constantFrom(0, 0, 0, 30, 250)), { minLength: 4, maxLength: 15 })
    await fc.assert(
      fc.asyncProperty(commands, (some) =>
        inFolders(async ({ files, data, fresh }) => {
          const library = await open(data, files)
          await library.watch()
          for (const [command, pauseMs] of some) {
            await perform(command, files)
            if (pauseMs) await new Promise((resolve) => setTimeout(resolve, pauseMs))
          }
          const wanted = await freshContents(fresh, files, WATCHED)
          let kept: object = {}
          const isThere = async () => isDeepStrictEqual((kept = await indexContents(library, WATCHED)), wanted)
          await until(isThere, 'the same index', 10_000).catch(() => expect(kept).toEqual(wanted))
          await library.close()
        })
      ),
      { seed, numRuns: runs.watched, interruptAfterTimeLimit: isLong ? 900_000 : 20_000, markInterruptAsFailure: false }
    )
  },
  isLong ? 3_600_000 : 120_000
)

function isFolderCommand(command: FolderCommand | AppCommand): command is FolderCommand {
  return !['sync', 'sync-beside', 'restart', 'retry'].includes(command.do)
}

/** What is left out is not watched: its lines in the ledger wait for the next look at everything. */
const WATCHED = { words: WORDS, states: FILE_STATES.filter((state) => state !== 'excluded') }

async function inFolders(work: (folders: { files: string; data: string; fresh: string }) => Promise<void>): Promise<void> {
  const base = await mkdtemp(join(tmpdir(), 'footnote-property-'))
  const folders = { files: join(base, 'files'), data: join(base, 'data'), fresh: join(base, 'fresh') }
  await mkdir(folders.files)
  try {
    await work(folders)
  } finally {
    for (const library of opened.splice(0)) await library.close()
    await rm(base, { recursive: true, force: true })
  }
}

const opened: Library[] = []

async function open(dataFolder: string, files: string): Promise<Library> {
  const embedder = fakeEmbedder({ key: ownWords })
  const library = await openLibrary({
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
  opened.push(library)
  await library.addFolder(files)
  return library
}

async function freshContents(
  dataFolder: string,
  files: string,
  what: Parameters<typeof indexContents>[1] = { words: WORDS }
): Promise<object> {
  const library = await open(dataFolder, files)
  await library.sync()
  const contents = await indexContents(library, what)
  await library.close()
  return contents
}
