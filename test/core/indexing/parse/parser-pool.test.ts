import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createParser, type Parser } from '../../../../src/core/indexing/parse/parser-pool.ts'

const root = join(import.meta.dirname, '../../../..')
const FAKE = join(root, 'test/corpus/slow-parser.ts')
const REAL = join(root, 'src/core/indexing/parse/worker.ts')

let parser: Parser | undefined
afterEach(() => parser?.close())

const open = (entry: string, timeoutMs = 5000): Parser => (parser = createParser({ entry, timeoutMs, memoryMb: 64 }))

it('reads a file in a thread', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'footnote-pool-'))
  await writeFile(join(folder, 'a.md'), '# Title\n\nText.')
  expect(await open(REAL).parse(join(folder, 'a.md'))).toMatchObject({ ok: true, document: { title: 'Title', text: '# Title\n\nText.' } })
  await rm(folder, { recursive: true })
})

it('keeps its thread from file to file', async () => {
  const fake = open(FAKE)
  const [first, second] = await Promise.all([fake.parse('a'), fake.parse('b')])
  expect(first).toEqual(second)
})

describe('a file that ends or blocks the thread fails, and the next one gets a fresh thread', () => {
  it.each([
    ['hang', 'Reading took longer than 0.5 s and was stopped'],
    ['hog', 'Reading needed more than 64 MB of memory and was stopped'],
    ['crash', 'The reader ended unexpectedly on this file (exit code 3)'],
    ['throw', 'The reader ended unexpectedly on this file (boom)']
  ])('%s', async (name, reason) => {
    const fake = open(FAKE, name === 'hang' ? 500 : 20_000)
    const before = await fake.parse('a')
    const [bad, next] = await Promise.all([fake.parse(name), fake.parse('b')])
    expect(bad).toMatchObject({ ok: false, state: 'failed', reason })
    expect(next).toMatchObject({ state: 'skipped' })
    expect(next).not.toEqual(before)
  })
})

it('ends a thread that falls silent, and waits for one that says it is at it', async () => {
  parser = createParser({ entry: FAKE, silenceMs: 1500, memoryMb: 64 })
  expect(await parser.parse('hang')).toMatchObject({ state: 'failed', reason: 'Reading took longer than 1.5 s and was stopped' })
  expect(await parser.parse('long')).toMatchObject({ state: 'skipped' })
}, 20_000)

it('stops at once when asked to, also a file that is being read', async () => {
  const fake = open(FAKE, 60_000)
  const stop = new AbortController()
  const hanging = fake.parse('hang', stop.signal)
  setTimeout(() => stop.abort(), 100)
  await expect(hanging).rejects.toThrow('abort')
  expect(await fake.parse('b')).toMatchObject({ state: 'skipped' })
})

it('ends what is being read when it is closed', async () => {
  const fake = open(FAKE, 60_000)
  const hanging = expect(fake.parse('hang')).rejects.toThrow('closed')
  await fake.close()
  await hanging
})
