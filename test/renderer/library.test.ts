import { expect, test, vi } from 'vitest'
import { Library } from '../../src/renderer/state/library.svelte.ts'
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

test('pausing and going on gently are calls of their own', async () => {
  const core = coreInMemory()
  const library = new Library(core.api)
  await library.setPace('paused')
  await library.setPace('gentle')
  expect(core.calls).toEqual([
    { method: 'pauseIndexing', input: {} },
    { method: 'resumeIndexing', input: { pace: 'gentle' } }
  ])
})

test('a cancelled dialog picks no folder', async () => {
  const library = new Library(coreInMemory([], { pickFolder: () => undefined }).api)
  expect([await library.pick(), library.problem]).toEqual([undefined, undefined])
})
