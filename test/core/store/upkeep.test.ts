import { readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openLibrary } from '../../../src/core/indexing/library.ts'
import { vectorOf } from '../indexing/fake-embedder.ts'
import { PARSER, tempLibrary, type TempLibrary } from '../indexing/temp-library.ts'

vi.setConfig({ testTimeout: 120_000 })

let temp: TempLibrary
beforeEach(async () => {
  temp = await tempLibrary()
})
afterEach(() => temp.remove())

/** The index without the texts: those of former versions are kept for a while, see the archive. */
const indexBytes = async (dataFolder: string) => {
  let bytes = 0
  for (const entry of await readdir(join(dataFolder, 'index-1'), { recursive: true, withFileTypes: true }))
    if (entry.isFile()) bytes += (await stat(join(entry.parentPath, entry.name))).size
  return bytes
}

test('after hundreds of edits the index takes no more than twice a fresh one, and searching never failed meanwhile', async () => {
  const FILES = 60
  const paragraph = 'the river carries stones under the bridge while children sing old songs about winter '.repeat(6)
  const write = (index: number, version: number) =>
    temp.write(`${index}.md`, `# Note ${index}\n\nversion ${version} of note${index}\n\n${paragraph}\n\n## More\n\n${paragraph}`)
  for (let index = 0; index < FILES; index++) await write(index, 0)
  const library = await temp.open()
  await library.sync()
  let searching = true
  const failures: unknown[] = []
  const searches = (async () => {
    while (searching) {
      try {
        if (!(await library.store.searchText({ words: 'river' }, 5)).length) failures.push('no hit by text')
        if (!(await library.store.searchVector(vectorOf('x'), 'fake', 5)).length) failures.push('no hit by vector')
      } catch (thrown) {
        failures.push(thrown)
      }
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  })()
  for (let version = 1; version <= 15; version++) {
    for (let index = version % 3; index < FILES; index += 3) await write(index, version)
    await library.sync()
    // What is new is found at once, whether or not the full-text index covers it yet.
    expect((await library.store.searchText({ words: `version ${version} note${version % 3}` }, 1))[0]?.text).toContain(
      `version ${version} of`
    )
  }
  searching = false
  await searches
  expect(failures).toEqual([])
  await library.close()
  const fresh = await openLibrary({
    dataFolder: `${temp.dataFolder}-fresh`,
    entries: { parser: PARSER },
    embedder: () => Promise.resolve(temp.embedder)
  })
  await fresh.addFolder(temp.folder)
  await fresh.sync()
  await fresh.close()
  expect(await indexBytes(temp.dataFolder)).toBeLessThanOrEqual(2 * (await indexBytes(`${temp.dataFolder}-fresh`)))
})

test('a text that a conversation cites stays, whatever its age; the others of its time go', async () => {
  await temp.write('a.md', 'the first version')
  const day = 24 * 60 * 60 * 1000
  let cited: string[] = []
  const library = await temp.open({ clock: () => Date.now() + 40 * day, cited: () => Promise.resolve(cited) })
  await library.sync()
  const first = (await library.document(temp.path('a.md')))?.hash ?? ''
  cited = [first]
  await writeFile(temp.path('a.md'), 'the second version')
  await library.sync()
  const second = (await library.document(temp.path('a.md')))?.hash ?? ''
  await writeFile(temp.path('a.md'), 'the third version')
  await library.sync()
  await library.close()
  const again = await temp.open()
  expect((await again.document(temp.path('a.md'), first))?.document.text).toBe('the first version')
  expect(await again.document(temp.path('a.md'), second)).toBeUndefined()
})

test('where it is not known what is cited, no text goes, and the index is tidied all the same', async () => {
  await temp.write('a.md', 'the first version')
  const day = 24 * 60 * 60 * 1000
  const cited = () => Promise.reject(new Error('not every conversation can be read'))
  const library = await temp.open({ clock: () => Date.now() + 40 * day, cited })
  await library.sync()
  const first = (await library.document(temp.path('a.md')))?.hash ?? ''
  await writeFile(temp.path('a.md'), 'the second version')
  await library.sync()
  await library.close()
  expect(temp.warnings).toEqual(['Texts of former versions stay for now: not every conversation can be read'])
  const again = await temp.open()
  expect((await again.document(temp.path('a.md'), first))?.document.text).toBe('the first version')
})
