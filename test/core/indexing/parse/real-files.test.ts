import { existsSync } from 'node:fs'
import { mkdtemp, readdir, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readManifest, type ManifestRow } from '../../../../bench/files/manifest.ts'
import { readEach, readThroughLibrary, type FileResult } from '../../../../bench/files/read-all.ts'
import { isSupported } from '../../../../src/core/indexing/parse/parse.ts'
import { openLibrary } from '../../../../src/core/indexing/library.ts'
import { PARSER } from '../temp-library.ts'

// A folder of real and broken files beside the project, where there is one; every line of its manifest is a test.
const here = join(import.meta.dirname, '../../../../../shared/files')
const isThere = existsSync(join(here, 'manifest.csv'))
const folder = isThere ? await realpath(here) : here
const rows: readonly ManifestRow[] = isThere ? await readManifest(folder) : []

/** Read as far as it can be, and known not to hold the phrase: its letters are set apart by spaces in the file itself. */
const KNOWN_GAPS = new Set(['pdf/testExtraSpaces.pdf'])

describe.skipIf(!isThere)('real files', () => {
  const results = new Map<string, FileResult>()
  beforeAll(async () => {
    for (const result of await readEach(folder, rows, PARSER)) results.set(result.path, result)
  }, 300_000)

  const readable = rows.filter(({ path, kind }) => kind === 'error' || isSupported(path))
  it.each(readable.filter(({ path }) => !KNOWN_GAPS.has(path)))('$path gives what its manifest says ($kind)', ({ path }) => {
    const result = results.get(path)
    expect(result, result?.note).toMatchObject({ met: true })
  })

  it('none ends or blocks the reader', () => {
    expect([...results.values()].filter(({ harm }) => harm)).toEqual([])
    expect(results.size).toBe(rows.length)
  })

  it('a library of them names every file on the disk exactly once, and reads what the reader alone reads', async () => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'footnote-real-'))
    try {
      const { results: through } = await readThroughLibrary(folder, rows, PARSER, dataFolder)
      expect(through.filter(({ path, met }) => met !== results.get(path)?.met)).toEqual([])
      const library = await openLibrary({
        dataFolder,
        readOnly: true,
        entries: { parser: PARSER },
        embedder: () => Promise.resolve(undefined)
      })
      const paths = library.files().map(({ path }) => path)
      await library.close()
      const found = await readdir(folder, { recursive: true, withFileTypes: true })
      expect(paths.sort()).toEqual(
        found
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .sort()
      )
    } finally {
      await rm(dataFolder, { recursive: true })
    }
  }, 120_000)
})
