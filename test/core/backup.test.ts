import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { backUp } from '../../src/core/backup/back-up.ts'
import { MANIFEST } from '../../src/core/backup/manifest.ts'
import { filesBelow } from '../../src/core/backup/own-files.ts'
import { stageRestore, undoRestore } from '../../src/core/backup/restore.ts'
import { storageUsed } from '../../src/core/backup/storage.ts'

const OLD = {
  'settings.json': '{"generator":"old"}',
  'index-1/chunks.lance/data/a.lance': 'rows',
  'texts/0a/0a1.json': 'text',
  'conversations.json': '[]'
}
let root: string
let data: string
let target: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'footnote-backup-'))
  data = join(root, 'data')
  target = join(root, 'disk')
  mkdirSync(target)
  fill(data, { ...OLD, 'models/big.gguf': 'weights', 'window/cache': 'x', 'footnote.lock': '{}' })
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function fill(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

/** Every file below, with its text; models, caches and locks included. */
async function contents(folder: string): Promise<Record<string, string>> {
  const paths = await filesBelow(folder, readdirSync(folder))
  return Object.fromEntries(paths.toSorted().map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
}

const damagedWith = (message: RegExp) => ({ code: 'checksum', message: expect.stringMatching(message) as string })

describe('a backup', () => {
  test('is refused where a restore would replace it, also behind a link', async () => {
    symlinkSync(data, join(root, 'link'))
    mkdirSync(join(data, 'mine'))
    for (const folder of [data, join(data, 'mine'), join(root, 'link')])
      await expect(backUp(data, folder)).rejects.toMatchObject({ code: 'invalid-input' })
  })

  test('holds settings, index, texts and conversations, and no models, caches or locks', async () => {
    const done = await backUp(data, target, new Date(2026, 10, 21, 15, 4, 7))
    expect(done).toEqual({ folder: join(target, 'Footnote backup 2026-11-21 15.04.07'), files: 4, bytes: 29 })
    const { [MANIFEST]: manifest, ...files } = await contents(done.folder)
    expect(files).toEqual(OLD)
    expect(manifest).toContain('"format": 1')
  })

  test('that cannot be written leaves nothing behind', async () => {
    writeFileSync(join(target, 'file'), '')
    await expect(backUp(data, join(target, 'file'))).rejects.toBeTruthy()
    expect(readdirSync(target)).toEqual(['file'])
  })
})

describe('a restore', () => {
  const NEW = { 'settings.json': '{"generator":"new"}', 'folders.json': '[]' }

  async function backupThenChange(): Promise<string> {
    const { folder } = await backUp(data, target)
    for (const name of Object.keys(OLD)) rmSync(join(data, name.split('/')[0] ?? ''), { recursive: true, force: true })
    fill(data, NEW)
    return folder
  }

  test('puts all of it back, what came since is gone, models stay', async () => {
    const staged = await stageRestore(data, await backupThenChange())
    await staged.swap()
    await staged.finish()
    expect(await contents(data)).toEqual({ ...OLD, 'models/big.gguf': 'weights', 'window/cache': 'x', 'footnote.lock': '{}' })
  })

  test('is undone as a whole, also by the next start after it was cut off', async () => {
    const folder = await backupThenChange()
    const before = await contents(data)
    const staged = await stageRestore(data, folder)
    await staged.swap()
    await undoRestore(data)
    expect(await contents(data)).toEqual(before)
  })

  test('that was cut off while it moved things aside loses nothing', async () => {
    const before = await contents(data)
    const { folder } = await backUp(data, target)
    await stageRestore(data, folder)
    mkdirSync(join(data, 'before-restore.moving'))
    renameSync(join(data, 'texts'), join(data, 'before-restore.moving/texts'))
    await undoRestore(data)
    expect(await contents(data)).toEqual(before)
  })

  test('that was cut off while it threw away what was here stays', async () => {
    const staged = await stageRestore(data, await backupThenChange())
    await staged.swap()
    mkdirSync(join(data, 'before-restore.over'))
    renameSync(join(data, 'before-restore/folders.json'), join(data, 'before-restore.over/folders.json'))
    rmSync(join(data, 'before-restore'), { recursive: true })
    await undoRestore(data)
    expect(readFileSync(join(data, 'settings.json'), 'utf8')).toBe(OLD['settings.json'])
    expect(readdirSync(data).filter((name) => name.startsWith('before'))).toEqual([])
  })

  const spoil: Readonly<Record<string, readonly [RegExp, (folder: string) => void]>> = {
    'a file that is missing': [/"texts\/0a\/0a1.json" is missing/, (folder) => rmSync(join(folder, 'texts/0a/0a1.json'))],
    'a file that grew': [/is not as long/, (folder) => writeFileSync(join(folder, 'settings.json'), 'longer than it was before')],
    'a flipped bit': [/has changed since/, (folder) => writeFileSync(join(folder, 'texts/0a/0a1.json'), 'tex!')],
    'a list that leads outside': [
      /cannot be read/,
      (folder) => {
        const manifest = readFileSync(join(folder, MANIFEST), 'utf8')
        writeFileSync(join(folder, MANIFEST), manifest.replace('settings.json', '../settings.json'))
      }
    ],
    'a torn list': [/cannot be read/, (folder) => writeFileSync(join(folder, MANIFEST), '{"format":')]
  }
  test.each(Object.entries(spoil))('of a backup with %s changes nothing', async (_name, [message, damage]) => {
    const folder = await backupThenChange()
    const before = await contents(data)
    damage(folder)
    await expect(stageRestore(data, folder)).rejects.toMatchObject(damagedWith(message))
    expect(await contents(data)).toEqual(before)
  })

  test('of a folder that is no backup says which one to choose', async () => {
    await expect(stageRestore(data, target)).rejects.toMatchObject({
      code: 'not-found',
      remedy: `Choose the folder that holds "${MANIFEST}".`
    })
  })
})

test('storage is told by what it is for, and models are not counted twice', async () => {
  expect(await storageUsed(data, join(data, 'models'))).toEqual([
    { part: 'index', bytes: 4 },
    { part: 'texts', bytes: 4 },
    { part: 'models', bytes: 7 },
    { part: 'conversations', bytes: 2 },
    { part: 'window', bytes: 1 },
    { part: 'other', bytes: 21 }
  ])
  expect(await storageUsed(join(root, 'none'), join(root, 'none/models'))).toEqual([])
})
