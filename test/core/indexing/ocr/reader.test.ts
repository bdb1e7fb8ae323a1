import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { createOcrReader, type OcrReader } from '../../../../src/core/indexing/ocr/reader.ts'

// The real supervisor and a real process, whose program is a stand-in that hangs, hogs or ends on demand.
const entry = join(import.meta.dirname, 'fake-child.ts')
const languages = [{ code: 'eng', file: '/nowhere/eng.traineddata.gz' }]
const never = new AbortController().signal
let reader: OcrReader | undefined
afterEach(() => reader?.rest())
const open = (pageTimeoutMs = 25_000): OcrReader => (reader = createOcrReader({ entry, pageTimeoutMs }))

test.each([
  ['hang', /A page took longer than 2 s/],
  ['hog', /it needed too much memory/],
  ['crash', /exit code 3/]
])('a page that does this costs its file and the process, and the next file gets a fresh one: %s', async (path, reason) => {
  const before = await open(path === 'hang' ? 2000 : undefined).read('good', { languages, signal: never })
  const bad = await reader?.read(path, { languages, signal: never })
  expect(bad).toMatchObject({ ok: false, state: 'failed', reason: expect.stringMatching(reason), remedy: expect.stringMatching(/\w/) })
  const next = await reader?.read('good', { languages, signal: never })
  expect(next).toMatchObject({ ok: true })
  expect(next).not.toEqual(before)
})

test('a page that cannot be drawn is an outcome, and the process stays', async () => {
  const before = await open().read('good', { languages, signal: never })
  expect(await reader?.read('throw', { languages, signal: never })).toMatchObject({
    state: 'failed',
    reason: expect.stringMatching(/could not be drawn/)
  })
  expect(await reader?.read('good', { languages, signal: never })).toEqual(before)
})

test('stops at once when asked to, also in the middle of a page', async () => {
  const stop = new AbortController()
  const hanging = open().read('hang', { languages, signal: stop.signal })
  setTimeout(() => stop.abort(), 300)
  await expect(hanging).rejects.toThrow('abort')
})
