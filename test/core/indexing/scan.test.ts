import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { exclusion, exclusionBelow } from '../../../src/core/indexing/exclude.ts'
import { scan, type Found, type ScanOptions } from '../../../src/core/indexing/scan.ts'
import { createHints } from '../../../src/core/indexing/watch.ts'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'footnote-scan-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

const found = async (options?: ScanOptions) =>
  (await all(scan(root, options))).map(({ type, path }) => `${type} ${path.slice(root.length + 1)}`).sort()

test('everything is named once, links are not followed, our own data is left out', async () => {
  await mkdir(join(root, 'sub/data'), { recursive: true })
  await writeFile(join(root, 'sub/a 😀\n.md'), 'x')
  await writeFile(join(root, 'sub/data/own.md'), 'x')
  await writeFile(join(root, 'draft.tmp'), 'x')
  await symlink(root, join(root, 'sub/loop'))
  await symlink('/nowhere', join(root, 'dangling'))
  expect(await found({ except: [join(root, 'sub/data')] })).toEqual([
    'excluded dangling',
    'excluded draft.tmp',
    'excluded sub/data/own.md',
    'excluded sub/loop',
    'file sub/a 😀\n.md'
  ])
})

test('a left-out folder with very many files is one entry', async () => {
  await mkdir(join(root, 'node_modules'))
  for (let index = 0; index <= 2000; index++) await writeFile(join(root, 'node_modules', `${index}.js`), '')
  expect(await found()).toEqual(['excluded node_modules'])
})

test('a folder that is not there is an error of the caller, not an empty folder', async () => {
  await expect(all(scan(join(root, 'no')))).rejects.toMatchObject({ code: 'ENOENT' })
})

test.each(['.git', '.DS_Store', 'node_modules', 'Thumbs.db', '~$a.docx', '.~lock.a.odt#', 'a.tmp', 'a.PART', 'a.crdownload', '.a.swp'])(
  '%s is left out with a reason',
  (name) => expect(exclusion(name)).toEqual(expect.any(String))
)

test.each(['a.md', 'node_modules.md', 'temp', 'constructor', 'part', 'a~$.md'])('%s is not left out', (name) =>
  expect(exclusion(name)).toBeUndefined()
)

test('a hidden folder may be the root; what is hidden below it is left out', () => {
  expect(exclusionBelow('/home/u/.notes', '/home/u/.notes/a.md')).toBeUndefined()
  expect(exclusionBelow('/home/u/.notes', '/home/u/.notes/.git/config')).toBe('hidden')
  expect(exclusionBelow('/home/u/notes', '/home/u/notes2/.x')).toBeUndefined()
})

test('many events are one hint, and a folder that never rests is reported all the same', async () => {
  const flushed: (readonly string[])[] = []
  const hints = createHints((paths) => flushed.push(paths))
  const timer = setInterval(() => hints.add(`/a/${flushed.length}`), 20)
  await new Promise((resolve) => setTimeout(resolve, 1300))
  clearInterval(timer)
  hints.stop()
  expect(flushed.length).toBe(1)
})

async function all(entries: AsyncIterable<Found>): Promise<Found[]> {
  const list: Found[] = []
  for await (const entry of entries) list.push(entry)
  return list
}
