import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { takeLock } from '../../src/core/store/lock.ts'
import { startApp } from './host.ts'

let dataFolder: string
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'footnote-opening-'))
})
afterEach(() => rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 }))

/** Calls a method without input as the page would, and returns the first answer. */
const ask = (page: Awaited<ReturnType<typeof startApp>>['page'], method: string): Promise<unknown> =>
  page.evaluate(
    (method) =>
      new Promise((resolve) => {
        window.footnotePort.listen((frame) => {
          if (typeof frame === 'object' && frame !== null && Reflect.get(frame, 'id') === -1) resolve(frame)
        })
        window.footnotePort.send({ t: 'call', id: -1, method, input: {} })
      }),
    method
  )

test('a data folder that another program uses: the window opens and says so', async () => {
  mkdirSync(dataFolder, { recursive: true })
  const lock = takeLock(dataFolder)
  try {
    await using app = await startApp({ dataFolder })
    expect(await ask(app.page, 'listFiles')).toMatchObject({
      t: 'error',
      error: { message: expect.stringContaining(dataFolder) as string, remedy: expect.stringMatching(/\w/) as string }
    })
    expect(await app.page.locator('#app').textContent()).not.toBe('')
  } finally {
    lock.release()
  }
})

test('after a quit the data folder is free, and the next start opens it', async () => {
  for (let start = 0; start < 2; start++) {
    await using app = await startApp({ dataFolder })
    expect(await ask(app.page, 'listFiles')).toMatchObject({ t: 'result', value: [] })
  }
  takeLock(dataFolder).release()
})
