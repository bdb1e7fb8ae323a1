import { expect, test, vi } from 'vitest'
import { Library } from '../../src/renderer/state/library.svelte.ts'
import { FootnoteError } from '../../src/shared/errors.ts'
import type { FileEntry } from '../../src/shared/types.ts'
import { coreInMemory } from './core-in-memory.ts'
import { counts, library as status } from './samples.ts'

const file = (path: string, state: FileEntry['state']): FileEntry => ({
  path,
  folder: '/home/anna',
  state,
  reason: 'It is damaged.',
  remedy: 'Save it again.',
  bytes: 1,
  chunks: 0,
  modifiedMs: 1,
  indexedMs: 0,
  title: ''
})

test('the list of problems is read when their number changes, and only then', async () => {
  const listFiles = vi.fn(() => [file('/b.pdf', 'skipped'), file('/a.pdf', 'failed')])
  const core = coreInMemory([], { listFiles })
  const library = new Library(core.api)
  const controller = new AbortController()
  void library.watch(controller.signal)
  core.library.push(status({ counts: counts({ indexed: 1 }) }), status({ counts: counts({ indexed: 2 }) }))
  await vi.waitFor(() => expect(library.status?.counts.indexed).toBe(2))
  expect(listFiles).not.toHaveBeenCalled()
  core.library.push(
    status({ counts: counts({ failed: 1, skipped: 1 }) }),
    status({ counts: counts({ failed: 1, skipped: 1, indexed: 3 }) })
  )
  await vi.waitFor(() => expect(library.files.map(({ path }) => path)).toEqual(['/a.pdf', '/b.pdf']))
  expect(listFiles).toHaveBeenCalledOnce()
  controller.abort()
})

test('a folder is added after it was picked; a cancelled dialog adds nothing', async () => {
  const core = coreInMemory()
  await new Library(core.api).addFolder()
  expect(core.calls).toEqual([
    { method: 'pickFolder', input: {} },
    { method: 'addFolder', input: { path: '/home/anna/Notes' } }
  ])
  const cancelled = coreInMemory([], { pickFolder: () => undefined })
  await new Library(cancelled.api).addFolder()
  expect(cancelled.calls.map(({ method }) => method)).toEqual(['pickFolder'])
})

test('a folder that cannot be added says why and what helps', async () => {
  const addFolder = () => {
    throw new FootnoteError('not-found', '/gone is not there.', 'Connect the drive.')
  }
  const library = new Library(coreInMemory([], { addFolder }).api)
  await library.addPath('/gone')
  expect(library.problem).toEqual({ message: '/gone is not there.', remedy: 'Connect the drive.' })
})
