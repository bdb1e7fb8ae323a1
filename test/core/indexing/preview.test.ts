import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { disk } from '../../../src/core/indexing/file-access.ts'
import { previewFolder, type PreviewOptions } from '../../../src/core/indexing/preview.ts'
import { unreadKind } from '../../../src/core/indexing/unread-kind.ts'
import type { FolderPreview } from '../../../src/shared/folder-rules.ts'

vi.setConfig({ testTimeout: 30_000 })

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'footnote-preview-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

const last = async (options?: PreviewOptions, path = root): Promise<FolderPreview> => {
  const all: FolderPreview[] = []
  for await (const one of previewFolder(path, options)) all.push(one)
  const end = all.at(-1)
  if (!end) throw new Error('no preview at all')
  expect(all.map(({ done }) => done)).toEqual([...all.slice(1).map(() => false), true])
  return end
}

test('files are counted by type, and what is left out by its rule, with examples', async () => {
  await mkdir(join(root, 'node_modules/x'), { recursive: true })
  await writeFile(join(root, 'node_modules/x/i.js'), 'x')
  for (const name of ['a.md', 'b.md', 'c.pdf', 'film.mkv', 'id_rsa', 'd.log']) await writeFile(join(root, name), '1234')
  await writeFile(join(root, '.gitignore'), '*.log')
  const found = await last()
  expect(found).toMatchObject({ path: root, capped: false, readable: { files: 3, bytes: 12 }, problems: [] })
  expect(found.types).toEqual([
    { format: 'markdown', files: 2, bytes: 8 },
    { format: 'pdf', files: 1, bytes: 4 }
  ])
  expect(found.unreadTypes).toEqual([{ extension: '.mkv', files: 1, bytes: 4 }])
  expect(found.mayNeedOcr).toEqual({ images: 0, pdfs: 1 })
  expect(found.leftOut.map(({ rule, entries, examples }) => [rule, entries, ...examples]).sort()).toEqual([
    ['gitignore', 1, 'd.log'],
    ['hidden', 1, '.gitignore'],
    ['packages', 1, 'node_modules'],
    ['secrets', 1, 'id_rsa']
  ])
})

test('time and disk grow with the text that a format holds', async () => {
  await writeFile(join(root, 'a.md'), 'word '.repeat(200_000))
  const { estimate } = await last()
  // A million characters: a quarter of a million tokens, minutes of embedding, megabytes of index.
  expect(estimate.tokens).toBeGreaterThan(150_000)
  expect(estimate.tokens).toBeLessThan(350_000)
  expect(estimate.embedMs).toBeGreaterThan(60_000)
  expect(estimate.readMs).toBeLessThan(estimate.embedMs)
  expect(estimate.indexBytes).toBeGreaterThan(1_000_000)
})

test('counting stops at its limit and says so', async () => {
  for (let index = 0; index < 30; index++) await writeFile(join(root, `${index}.md`), '')
  expect(await last({ maxFiles: 10 })).toMatchObject({ done: true, capped: true, readable: { files: 10 } })
})

test('it can be stopped', async () => {
  await writeFile(join(root, 'a.md'), '')
  await expect(last({ signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' })
})

test.skipIf(process.getuid?.() === 0)('what cannot be read is a problem with its remedy', async () => {
  await mkdir(join(root, 'closed'))
  await chmod(join(root, 'closed'), 0)
  expect((await last()).problems).toMatchObject([{ reason: expect.stringContaining('closed'), remedy: expect.any(String) }])
  await chmod(join(root, 'closed'), 0o700)
})

test('a folder that the system does not list is a problem, and one that is not there an error', async () => {
  const files = { ...disk, list: () => Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' })) }
  expect((await last({ files })).problems).toHaveLength(1)
  await expect(last({}, join(root, 'no'))).rejects.toMatchObject({ code: 'not-found' })
})

test('a single file is previewed too', async () => {
  await writeFile(join(root, 'a.md'), 'x')
  expect(await last({}, join(root, 'a.md'))).toMatchObject({ readable: { files: 1, bytes: 1 } })
})

test('a file of a kind that is not read is told with what helps; a folder, or what is read, is not', async () => {
  for (const name of ['a.zip', 'b.md', 'Makefile']) await writeFile(join(root, name), 'x')
  const told = await Promise.all(['', 'b.md', 'Makefile', 'gone.zip', 'a.zip'].map((name) => unreadKind(join(root, name))))
  const remedy = 'Unpack it into a folder of your library, and its files are read'
  expect(told).toEqual([undefined, undefined, undefined, undefined, { reason: 'ZIP archives are not read', remedy }])
})
