import { expect, test, vi } from 'vitest'
import { Models } from '../../src/renderer/state/models.svelte.ts'
import type { DownloadEvent } from '../../src/shared/types.ts'
import { coreInMemory } from './core-in-memory.ts'
import { Pushed } from './pushed.ts'
import { model } from './samples.ts'

test('a download shows its progress, and its model is used where nothing else does the job', async () => {
  const download = new Pushed<DownloadEvent>()
  let entry = model()
  const core = coreInMemory([], {
    listModels: () => [entry],
    downloadModel: (_input, { signal }) => download.read(signal),
    useModel: () => void (entry = { ...entry, active: true })
  })
  const models = new Models(core.api)
  await models.load()
  expect(models.offered('generator')?.id).toBe('tiny')
  const done = models.download('tiny')
  const progress = { type: 'progress', id: 'tiny', doneBytes: 10, totalBytes: 20, source: 'hub', step: 'Downloading' } as const
  download.push(progress)
  await vi.waitFor(() => expect(models.downloads.get('tiny')).toEqual(progress))
  entry = model({ state: 'installed' })
  download.push({ type: 'installed', id: 'tiny', file: '/models/tiny.gguf' })
  download.end()
  await done
  expect(models.downloads.has('tiny')).toBe(false)
  expect(models.active('generator')?.id).toBe('tiny')
})

test('a failed download says why; a cancelled one says nothing', async () => {
  const downloads: Pushed<DownloadEvent>[] = []
  const core = coreInMemory([], {
    downloadModel: (_input, { signal }) => {
      downloads.push(new Pushed<DownloadEvent>())
      return downloads.at(-1)?.read(signal) ?? new Pushed<DownloadEvent>().read(signal)
    }
  })
  const models = new Models(core.api)
  const failing = models.download('a')
  await vi.waitFor(() => expect(downloads).toHaveLength(1))
  downloads[0]?.push({ type: 'failed', id: 'a', reason: 'The disk is full.', remedy: 'Free 92 MB.' })
  downloads[0]?.end()
  await failing
  expect(models.failures.get('a')).toEqual({ message: 'The disk is full.', remedy: 'Free 92 MB.' })
  const cancelled = models.download('b')
  models.cancel('b')
  await cancelled
  expect(models.failures.has('b')).toBe(false)
})
