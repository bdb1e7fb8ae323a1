import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { promptMessages } from '../../src/core/answering/write/prompt.ts'
import { openCollections } from '../../src/core/collections.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'footnote-collections-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const taxes = { id: 'a', name: 'Taxes', paths: ['/papers/tax'], instructions: 'Amounts are in euros.' }
const boat = { id: 'b', name: 'Boat', paths: ['/papers/boat.pdf'], instructions: '' }

test('collections are kept, by name, and changed in their place', async () => {
  const first = await openCollections(folder)
  await first.save(taxes)
  await first.save(boat)
  await first.save({ ...taxes, paths: [] })
  expect((await openCollections(folder)).list()).toEqual([boat, { ...taxes, paths: [] }])
  await first.remove('b')
  expect((await openCollections(folder)).list()).toEqual([{ ...taxes, paths: [] }])
})

test('two that are kept at once are both kept, and a file that cannot be read is not taken for none', async () => {
  const collections = await openCollections(folder)
  await Promise.all([collections.save(taxes), collections.save(boat)])
  expect((await openCollections(folder)).list()).toEqual([boat, taxes])
  rmSync(join(folder, 'collections.json'))
  symlinkSync(join(folder, 'collections.json'), join(folder, 'collections.json'))
  await expect(openCollections(folder)).rejects.toThrow('ELOOP')
})

test('two collections of one name are refused, whatever the case', async () => {
  const collections = await openCollections(folder)
  await collections.save(taxes)
  await expect(collections.save({ ...boat, name: 'TAXES' })).rejects.toMatchObject({ code: 'invalid-input' })
  expect(collections.list()).toEqual([taxes])
})

test('a collection that is gone says so; a damaged file is kept beside', async () => {
  writeFileSync(join(folder, 'collections.json'), '{"collections":[{"id":')
  const collections = await openCollections(folder)
  expect(() => collections.find('a')).toThrow('This collection is no longer there.')
  expect([collections.list(), readdirSync(folder)]).toEqual([[], ['collections.json.damaged']])
})

test('instructions stand among the rules, and only the user’s own', () => {
  const [system] = promptMessages({ task: 'How much?', sources: [], instructions: taxes.instructions })
  const [plain] = promptMessages({ task: 'How much?', sources: [] })
  expect(system?.text).toBe(`${plain?.text}\nThe user says about these files: Amounts are in euros.`)
})
