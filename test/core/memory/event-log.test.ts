import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { appendFile, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { MemoryEvent } from '../../../src/core/memory/events.ts'
import { openEventLog, type EventLogParts } from '../../../src/core/memory/event-log.ts'

let folder = ''
let warnings: string[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'footnote-events-'))
  warnings = []
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const open = (parts: Partial<EventLogParts> = {}) => openEventLog({ folder, onWarning: (warning) => warnings.push(warning), ...parts })
async function all(parts: Partial<EventLogParts> = {}): Promise<MemoryEvent[]> {
  return await listOf(open(parts).read())
}
const opened = (path: string) => ({ type: 'opened', path, document: 'd' }) as const
const paths = (events: readonly MemoryEvent[]) => events.map((event) => ('path' in event ? event.path : ''))

it('keeps every event that was told before the process was killed, and at most half a line of the one in hand', async () => {
  for (let round = 0; round < 3; round++) {
    const child = fork(join(import.meta.dirname, 'log-until-killed.ts'), [folder])
    let last = -1
    child.on('message', (number) => {
      last = Number(number)
      if (last >= 40 + round) child.kill('SIGKILL')
    })
    await once(child, 'exit')
    const log = open()
    const numbers = (await listOf(log.read())).map((event) => Number.parseInt(paths([event])[0]?.slice(7) ?? '', 10))
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, index) => index))
    expect(numbers.length).toBeGreaterThan(last)
    expect(log.damaged).toBeLessThanOrEqual(1)
    await rm(folder, { recursive: true })
  }
})

it('passes over damaged lines and lines of a later version, counts them, and writes on a line of its own behind half a line', async () => {
  const clock = () => Date.UTC(2026, 10, 21)
  const first = open({ clock })
  first.append(opened('/a'))
  await first.close()
  await appendFile(
    join(folder, 'events-2026-11.jsonl'),
    'not json\n{"v":2,"type":"opened","atMs":1,"path":"/new","document":"d"}\n{"v":1,"type":"ope'
  )
  const second = open({ clock })
  second.append(opened('/b'))
  expect(paths(await listOf(second.read()))).toEqual(['/a', '/b'])
  expect(second.damaged).toBe(3)
})

it('reads back what holds the separators that programs for texts put between lines and paragraphs', async () => {
  const log = open()
  log.append(opened('/a\u2028b\u2029c\u0085d'))
  await log.close()
  expect(paths(await all())).toEqual(['/a\u2028b\u2029c\u0085d'])
})

it('keeps what is told while the files are rewritten', async () => {
  const log = open()
  for (let index = 0; index < 2000; index++) log.append(opened(`/before/${index}`))
  const rewriting = log.rewrite((event) => ('path' in event && event.path === '/before/7' ? undefined : event))
  let isDone = false
  void rewriting.then(() => (isDone = true))
  const told: string[] = []
  while (!isDone) {
    told.push(`/meanwhile/${told.length}`)
    log.append(opened(told.at(-1) ?? ''))
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  await log.close()
  expect(paths(await all()).filter((path) => path.startsWith('/meanwhile'))).toEqual(told)
  expect(told.length).toBeGreaterThan(1)
  const again = open()
  const trimming = again.trim()
  again.append(opened('/last'))
  expect(paths(await listOf(again.read())).at(-1)).toBe('/last')
  await trimming
})

it('begins a file a month, and leaves months behind that are older than is kept, but not pins and thumbs', async () => {
  let nowMs = Date.UTC(2026, 0, 15)
  const log = open({ clock: () => nowMs, months: 2 })
  log.append(opened('/january'))
  log.append({ type: 'pin', path: '/pinned' })
  await listOf(log.read())
  nowMs = Date.UTC(2026, 1, 15)
  log.append(opened('/february'))
  await listOf(log.read())
  expect(await readdir(folder)).toEqual(['events-2026-01.jsonl', 'events-2026-02.jsonl'])
  nowMs = Date.UTC(2026, 2, 15)
  await log.trim()
  expect(paths(await listOf(log.read()))).toEqual(['/pinned', '/february'])
  expect(log.dropped).toBe(1)
  expect(warnings).toEqual([expect.stringMatching(/1 oldest entries were dropped/)])
})

it('drops the oldest and says so when it is larger than it may be', async () => {
  let nowMs = Date.UTC(2026, 10, 1)
  const log = open({ clock: () => nowMs++, maxBytes: 20_000 })
  for (let number = 0; number < 400; number++) log.append(opened(`/files/${String(number)}`))
  await listOf(log.read())
  await log.trim()
  const left = paths(await listOf(log.read()))
  expect((await stat(join(folder, 'events-2026-11.jsonl'))).size).toBeLessThanOrEqual(20_000)
  expect(left.at(-1)).toBe('/files/399')
  expect(left.length + log.dropped).toBe(400)
  expect(warnings).toHaveLength(1)
})

it('writes nothing when it is only read', async () => {
  const log = open({ readOnly: true })
  log.append(opened('/a'))
  await log.trim()
  await log.close()
  expect(await readdir(folder)).toEqual([])
})

it('says once that it cannot write, and fails nobody', async () => {
  const file = join(folder, 'memory')
  await writeFile(file, 'a file where the folder should be')
  const log = openEventLog({ folder: file, onWarning: (warning) => warnings.push(warning) })
  log.append(opened('/a'))
  await log.close()
  log.append(opened('/b'))
  await log.close()
  expect(warnings).toEqual([expect.stringMatching(/^What you search is not remembered/)])
})

it('costs the caller less than a millisecond for an event with ten passages', async () => {
  const log = open({ clock: () => Date.UTC(2026, 10, 21) })
  const why = [{ stage: 'bm25', adds: 0.4, note: 'a note of some length that says why' }]
  const shown = {
    document: 'd'.repeat(64),
    chunk: 'c'.repeat(66),
    path: '/files/some/where/file.md',
    start: 0,
    end: 900,
    rank: 1,
    score: 1,
    why
  }
  const stages = [{ name: 'bm25', ms: 4, in: 1, out: 50 }]
  const started = performance.now()
  for (let number = 0; number < 200; number++)
    log.append({ type: 'search', query: 'q', searched: [], passages: Array.from({ length: 10 }, () => shown), stages, totalMs: 5 })
  expect((performance.now() - started) / 200).toBeLessThan(1)
  // Written after the caller went on, not before.
  expect(existsSync(join(folder, 'events-2026-11.jsonl'))).toBe(false)
  await log.close()
  expect(await all()).toHaveLength(200)
})

async function listOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const item of items) list.push(item)
  return list
}
