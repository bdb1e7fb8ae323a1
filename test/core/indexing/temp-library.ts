import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { openLibrary, type Library, type LibraryOptions } from '../../../src/core/indexing/library.ts'
import { fakeEmbedder, type FakeEmbedder } from './fake-embedder.ts'

export const PARSER = join(import.meta.dirname, '../../../src/core/indexing/parse/worker.ts')

export interface TempLibrary {
  readonly folder: string
  readonly dataFolder: string
  readonly embedder: FakeEmbedder
  readonly warnings: string[]
  /** Opens the library of the data folder, with the folder added. */
  open(options?: Partial<LibraryOptions>): Promise<Library>
  write(name: string, text: string | Uint8Array): Promise<string>
  path(name: string): string
  remove(): Promise<void>
}

/** A folder of files and a data folder beside it, both in the system's temporary folder. */
export async function tempLibrary(embedder = fakeEmbedder()): Promise<TempLibrary> {
  const base = await mkdtemp(join(tmpdir(), 'footnote-library-'))
  const folder = join(base, 'files')
  const dataFolder = join(base, 'data')
  const warnings: string[] = []
  const opened: Library[] = []
  await mkdir(folder)
  const path = (name: string) => join(folder, name)
  return {
    folder,
    dataFolder,
    embedder,
    warnings,
    path,
    async open(options = {}) {
      const library = await openLibrary({
        dataFolder,
        entries: { parser: PARSER },
        embedder: () => Promise.resolve(embedder),
        onWarning: (warning) => warnings.push(warning),
        ...options
      })
      opened.push(library)
      if (!options.readOnly) await library.addFolder(folder)
      return library
    },
    async write(name, text) {
      await mkdir(dirname(path(name)), { recursive: true })
      await writeFile(path(name), text)
      return path(name)
    },
    async remove() {
      for (const library of opened) await library.close()
      await rm(base, { recursive: true, force: true })
    }
  }
}

/** Waits until `check` holds; fails with what it last gave. */
export async function until(check: () => boolean | Promise<boolean>, what: string, timeoutMs = 8000): Promise<number> {
  const started = performance.now()
  while (!(await check())) {
    if (performance.now() - started > timeoutMs) throw new Error(`Not within ${timeoutMs} ms: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return performance.now() - started
}
