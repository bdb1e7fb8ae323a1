import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync, existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { takeLock } from '../../../src/core/store/lock.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'footnote-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const file = () => join(folder, 'footnote.lock')

test('a folder is taken once, and can be taken again when it was given back', () => {
  const lock = takeLock(folder)
  expect(() => takeLock(folder)).toThrow('already running')
  lock.release()
  expect(existsSync(file())).toBe(false)
  takeLock(folder).release()
})

test.each([
  ['the process is gone', JSON.stringify({ pid: 2 ** 22 - 1, started: '1' })],
  ['another process has its number now', JSON.stringify({ pid: process.pid, started: 'long ago' })],
  ['it was killed while writing it', '{"pi']
])('a lock is taken over when %s', (_why, content) => {
  writeFileSync(file(), content)
  takeLock(folder).release()
})

test('a lock says whose it is from its first moment, so that nobody takes it for one left behind', async () => {
  const worker = new Worker(join(import.meta.dirname, 'lock-loop.ts'), { workerData: folder })
  const seen: string[] = []
  while (seen.length < 500) {
    const text = textOf(file())
    if (text !== undefined) seen.push(text)
    else if (Math.random() < 0.01) await new Promise(setImmediate) // or a failure of the worker is never heard
  }
  await worker.terminate()
  expect([...new Set(seen)]).toEqual([expect.stringMatching(/^\{"pid":\d+,"started":"\d+"\}$/)])
})

/** Undefined while nobody has it. */
function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

test('one that cannot be looked at when it is given back hides no other failure: its process is gone then, and it is taken over', () => {
  const lock = takeLock(folder)
  rmSync(file())
  // A link to itself stands for too few open files.
  symlinkSync(file(), file())
  lock.release()
  rmSync(file())
})
