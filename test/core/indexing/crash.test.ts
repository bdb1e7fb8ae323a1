import { fork } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { tempLibrary, PARSER, type TempLibrary } from './temp-library.ts'

vi.setConfig({ testTimeout: 90_000 })

let temp: TempLibrary
beforeEach(async () => {
  temp = await tempLibrary()
})
afterEach(() => temp.remove())

const FILES = 120
const writeAll = async (version: number) => {
  for (let index = 0; index < FILES; index++)
    await temp.write(`${index}.md`, `# Note ${index}\n\nversion ${version} of number ${index}\n\n# More\n\nsecond part of ${index}\n`)
}
/** Indexes in a process of its own and kills it after `ms` of indexing, without a warning. */
const killedAfter = async (ms: number) => {
  const child = fork(join(import.meta.dirname, 'index-until-killed.ts'), [temp.dataFolder, temp.folder, PARSER], {
    execArgv: [],
    stdio: 'inherit'
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  await new Promise((resolve) => child.once('message', resolve))
  await new Promise((resolve) => setTimeout(resolve, ms))
  child.kill('SIGKILL')
  await ended
}

test('killed at any moment, the index opens again, loses at most what was in hand and holds nothing twice', async () => {
  await writeAll(0)
  for (const [version, ms] of [60, 200, 350, 500, 700].entries()) {
    await killedAfter(ms)
    const library = await temp.open()
    for (const row of library.files({ states: ['indexed'] })) {
      const chunks = await library.store.neighbours(row.path, 0, 100)
      expect(chunks.length).toBe(row.chunks)
      expect(new Set(chunks.map(({ ordinal }) => ordinal)).size).toBe(chunks.length)
    }
    expect(await library.store.countChunks()).toBe(library.status().chunks)
    const { files } = await library.sync()
    expect(files.indexed + files.unchanged).toBe(FILES)
    expect(await library.store.countChunks()).toBe(FILES * 2)
    expect(await library.store.countEmbedded('fake')).toBe(FILES * 2)
    await library.close()
    await writeAll(version + 1)
  }
})

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
