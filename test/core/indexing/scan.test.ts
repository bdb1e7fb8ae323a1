import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { exclusionByName } from '../../../src/core/indexing/exclude.ts'
import { disk } from '../../../src/core/indexing/file-access.ts'
import { createHints } from '../../../src/core/indexing/hints.ts'
import { createRules } from '../../../src/core/indexing/rules.ts'
import { scan, type Found, type ScanOptions } from '../../../src/core/indexing/scan.ts'
import { DEFAULT_RULES } from '../../../src/shared/folder-rules.ts'

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
  expect(await found({ rules: createRules(root, DEFAULT_RULES, disk, [join(root, 'sub/data')]) })).toEqual([
    'excluded dangling',
    'excluded draft.tmp',
    'excluded sub/data',
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

test.each([
  ['.git', 'hidden'],
  ['.DS_Store', 'hidden'],
  ['node_modules', 'packages'],
  ['.venv', 'packages'],
  ['__pycache__', 'packages'],
  ['$RECYCLE.BIN', 'system'],
  ['__MACOSX', 'system']
])('the folder %s is left out as %s', (name, rule) => expect(exclusionByName(name, 'folder')?.rule).toBe(rule))

test.each([
  ['Thumbs.db', 'system'],
  ['._a.md', 'system'],
  ['~$a.docx', 'temporary'],
  ['.~lock.a.odt#', 'temporary'],
  ['a.tmp', 'temporary'],
  ['a.PART', 'temporary'],
  ['a.crdownload', 'temporary'],
  ['.a.swp', 'temporary'],
  ['a.md~', 'temporary'],
  ['id_rsa', 'secrets'],
  ['server.pem', 'secrets'],
  ['.env', 'secrets'],
  ['.env.local', 'secrets'],
  ['Passwords.kdbx', 'secrets'],
  ['wallet.dat', 'secrets']
])('the file %s is left out as %s', (name, rule) => expect(exclusionByName(name, 'file')?.rule).toBe(rule))

test.each(['a.md', 'node_modules', 'temp', 'constructor', 'part', 'a~$.md', 'id_rsa_notes.md', 'environment.md'])(
  'the file %s is not left out',
  (name) => expect(exclusionByName(name, 'file')).toBeUndefined()
)

test('Caches is left out in Library only', () => {
  expect(exclusionByName('Caches', 'folder', 'Library')?.rule).toBe('system')
  expect(exclusionByName('Caches', 'folder', 'Hiking')).toBeUndefined()
})

test('a single file is a root of its own', async () => {
  await writeFile(join(root, '.a.md'), 'x')
  const one = await all(scan(join(root, '.a.md')))
  expect(one).toMatchObject([{ type: 'file', path: join(root, '.a.md'), folder: join(root, '.a.md'), bytes: 1 }])
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
