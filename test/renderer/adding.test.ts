import { expect, test, vi } from 'vitest'
import { Adding } from '../../src/renderer/state/adding.svelte.ts'
import { FootnoteError } from '../../src/shared/errors.ts'
import { coreInMemory } from './core-in-memory.ts'
import { preview } from './samples.ts'

const methods = (core: ReturnType<typeof coreInMemory>) => core.calls.map(({ method }) => method)

test('a folder is added only after its preview was confirmed', async () => {
  const core = coreInMemory()
  const adding = new Adding(core.api)
  adding.offer(['/home/anna/Notes'])
  await vi.waitFor(() => expect(adding.preview?.readable.files).toBe(3))
  expect(methods(core)).toEqual(['folderOf', 'unreadKind', 'previewFolder'])
  await adding.confirm()
  expect(core.calls.at(-1)).toEqual({
    method: 'addFolder',
    input: { path: '/home/anna/Notes', rules: { exclude: [], useGitignore: true } }
  })
  expect(adding.isOpen).toBe(false)
})

test('folders that were dropped together are asked for one after the other; Cancel adds nothing', async () => {
  const core = coreInMemory()
  const adding = new Adding(core.api)
  adding.offer(['/a', '/b'])
  expect([adding.path, adding.waiting]).toEqual(['/a', ['/b']])
  adding.cancel()
  expect([adding.path, adding.waiting]).toEqual(['/b', []])
  adding.cancel()
  expect(adding.isOpen).toBe(false)
  expect(methods(core)).not.toContain('addFolder')
})

test('other rules count the folder anew, and a type that is switched off stays to be switched on', async () => {
  const core = coreInMemory([], {
    previewFolder: async function* ({ rules }) {
      const off = rules?.types?.off ?? []
      yield preview({ types: preview().types.filter(({ format }) => !off.includes(format)) })
    }
  })
  const adding = new Adding(core.api)
  adding.offer(['/home/anna/Notes'])
  await vi.waitFor(() => expect(adding.types).toHaveLength(2))
  adding.switchType('pdf', false)
  await vi.waitFor(() => expect(core.calls).toHaveLength(3))
  expect(adding.types.map(({ format, on, files }) => [format, on, files])).toEqual([
    ['markdown', true, 2],
    ['pdf', false, 1]
  ])
  await adding.confirm()
  expect(core.calls.at(-1)?.input).toEqual({
    path: '/home/anna/Notes',
    rules: { exclude: [], useGitignore: true, types: { off: ['pdf'] } }
  })
})

test('rules of a watched folder are read, changed and saved', async () => {
  const core = coreInMemory([], { folderRules: () => ({ exclude: ['drafts/'], useGitignore: false }) })
  const adding = new Adding(core.api)
  await adding.change('/home/anna/Notes')
  expect([adding.intent, adding.rules.exclude]).toEqual(['change', ['drafts/']])
  adding.setRules({ secrets: true })
  await adding.confirm()
  expect(core.calls.at(-1)).toEqual({
    method: 'setFolderRules',
    input: { path: '/home/anna/Notes', rules: { exclude: ['drafts/'], useGitignore: false, secrets: true } }
  })
})

test('what is in the library already is not added anew: the rules of its folder are shown, and of which it is a part', async () => {
  const folder = '/home/anna/Notes'
  const core = coreInMemory([], {
    folderRules: () => ({ exclude: ['drafts/'], useGitignore: false }),
    folderOf: ({ path }) => (path.startsWith(folder) ? { folder, path } : undefined)
  })
  const adding = new Adding(core.api)
  const shown = () => [adding.path, adding.intent, adding.part, adding.rules.exclude]
  adding.offer([folder, `${folder}/Trips`, '/home/anna/Taxes'])
  await vi.waitFor(() => expect(shown()).toEqual([folder, 'change', '', ['drafts/']]))
  adding.cancel()
  await vi.waitFor(() => expect(shown()).toEqual([folder, 'change', `${folder}/Trips`, ['drafts/']]))
  adding.cancel()
  expect(shown()).toEqual(['/home/anna/Taxes', 'add', '', []])
  await vi.waitFor(() => expect(adding.preview?.done).toBe(true))
})

test('a folder that cannot be added says why and what helps, and stays open', async () => {
  const addFolder = () => {
    throw new FootnoteError('not-found', '/gone is not there.', 'Connect the drive.')
  }
  const adding = new Adding(coreInMemory([], { addFolder }).api)
  adding.offer(['/gone'])
  await vi.waitFor(() => expect(adding.preview?.done).toBe(true))
  await adding.confirm()
  expect([adding.isOpen, adding.problem]).toEqual([true, { message: '/gone is not there.', remedy: 'Connect the drive.' }])
})
