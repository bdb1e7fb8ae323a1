import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openArchive } from '../../../src/core/store/archive.ts'
import type { Document } from '../../../src/shared/types.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'footnote-archive-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const [a, b] = ['a'.repeat(64), 'b'.repeat(64)]
const document: Document = { title: 't', format: 'text', text: 'Grüße 😀 \r\n', pages: [], blocks: [], warnings: [] }

test('a text comes back character by character; an unknown or made-up hash is nothing', async () => {
  const archive = openArchive(folder)
  await archive.put(a, document)
  expect(await archive.get(a)).toEqual(document)
  expect(await archive.get(b)).toBeUndefined()
  expect(await archive.get('../../etc/passwd')).toBeUndefined()
})

test('copies of a file that are read at the same time do not get in the way of each other', async () => {
  const archive = openArchive(folder)
  await Promise.all(Array.from({ length: 20 }, () => archive.put(a, document)))
  expect(await readdir(join(folder, 'aa'))).toEqual([`${a}.json.gz`])
})

test('a text that no file has any more is kept for thirty days', async () => {
  const archive = openArchive(folder)
  await archive.put(a, document)
  await archive.put(b, document)
  archive.release([a, b])
  const days = (count: number) => Date.now() + count * 24 * 60 * 60 * 1000
  expect(await archive.collect(new Set([a]), days(29))).toBe(0)
  expect(await archive.collect(new Set([a]), days(31))).toBe(1)
  expect(await archive.get(a)).toEqual(document)
  expect(await archive.get(b)).toBeUndefined()
})

test('a text that is seen again starts its thirty days anew', async () => {
  const archive = openArchive(folder)
  await archive.put(a, document)
  const long = new Date(Date.now() - 40 * 24 * 60 * 60 * 1000)
  await utimes(join(folder, 'aa', `${a}.json.gz`), long, long)
  await archive.put(a, document)
  expect(await archive.collect(new Set(), Date.now())).toBe(0)
})

test('texts of former versions take a few megabytes or half of what files have, the newest are kept', async () => {
  const archive = openArchive(folder)
  const hashes = Array.from({ length: 12 }, (_, index) => index.toString(16).repeat(64))
  // 600 KB each that do not compress.
  const text = Array.from({ length: 10 }, () => randomBytes(60_000).toString('latin1')).join('')
  for (const [index, hash] of hashes.entries()) {
    await archive.put(hash, { ...document, text })
    archive.release([hash])
    const written = new Date(Date.now() - (100 - index) * 60_000)
    await utimes(join(folder, hash.slice(0, 2), `${hash}.json.gz`), written, written)
  }
  const removed = await archive.collect(new Set(), Date.now())
  expect(removed).toBeGreaterThan(4)
  expect(removed).toBeLessThan(12)
  expect(await archive.get(hashes[0] ?? '')).toBeUndefined()
  expect(await archive.get(hashes[11] ?? '')).toBeDefined()
})

test('a text whose file is not in the ledger yet is in hand and stays, however full it is; one burst of edits leaves no more than is spared', async () => {
  const archive = openArchive(folder)
  const hashes = Array.from({ length: 12 }, (_, index) => index.toString(16).repeat(64))
  const text = Array.from({ length: 10 }, () => randomBytes(60_000).toString('latin1')).join('')
  for (const hash of hashes) await archive.put(hash, { ...document, text })
  await archive.put(hashes[0] ?? '', { ...document, text })
  expect(await archive.collect(new Set(), Date.now())).toBe(0)
  archive.release(hashes)
  expect(await archive.collect(new Set(), Date.now())).toBeGreaterThan(4)
  // Two files had it: one of them is still in hand.
  expect(await archive.get(hashes[0] ?? '')).toBeDefined()
})

test('the boxes of a page come back to a tenth of a point', async () => {
  const archive = openArchive(folder)
  const box = (start: number, page: number) => ({ start, end: start + 3, page, x: 72.1, y: 700.3, width: 120.7, height: 11.2 })
  const boxed: Document = { ...document, format: 'pdf', boxes: [box(0, 1), box(4, 1), box(9, 2)] }
  await archive.put(a, boxed)
  expect(await archive.get(a)).toEqual(boxed)
})
