import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rendererBytes } from '../../bench/window/renderer-memory.ts'
import { unpackChromium } from '../../stand-in/packaged-chromium.ts'
import { APP, startToy } from './toy.ts'

/** What the toy's preload puts into the page. */
interface Toy {
  readonly required: string
  echo(value: unknown): Promise<unknown>
  fail(): Promise<unknown>
  missing(): Promise<unknown>
  badAnswer(): Promise<unknown>
  count(to: number, onNumber: (n: number) => void): () => void
  throwHere(): void
  pathForFile(file: unknown): string
}
// The functions given to `evaluate` run in the page.
declare const toy: Toy
declare const window: Record<string, unknown> & { open(url: string): unknown }
interface DropEvent {
  readonly dataTransfer: { readonly files: Iterable<unknown> }
  preventDefault(): void
}
declare const document: {
  readonly body: { addEventListener(name: string, listener: (event: DropEvent) => void): void }
  querySelector(selector: string): { click(): void }
}
declare const location: { href: string }

type Running = Awaited<ReturnType<typeof startToy>>

describe('the installed Chromium', () => behavesAsElectron({}))

const packaged = unpackChromium()
describe.skipIf(!packaged)('the packaged headless Chromium', () =>
  behavesAsElectron({ FOOTNOTE_CHROMIUM: packaged?.path ?? '', ...packaged?.env })
)

function behavesAsElectron(env: Record<string, string>): void {
  let running: Running
  beforeAll(async () => {
    running = await startToy(env)
  })
  afterAll(() => running[Symbol.asyncDispose]())

  test('the page sees what the preload gave it, frozen, and nothing of what carries it', async () => {
    const seen = await running.page.evaluate(() => ({
      strange: ['require', 'process', 'module', 'standInSend', 'standInReceive', 'electron'].filter((name) => name in window),
      frozen: Object.isFrozen(toy),
      required: toy.required
    }))
    expect(seen).toEqual({ strange: [], frozen: true, required: 'module not found: node:fs' })
  })

  test('values cross both ways as structured clones', async () => {
    const arrived = await running.page.evaluate(async () => {
      const value = (await toy.echo({
        date: new Date(5),
        map: new Map([[1, new Set([2n])]]),
        floats: new Float32Array([1, 2.5]),
        nothing: undefined,
        nan: NaN
      })) as { date: Date; map: Map<number, Set<bigint>>; floats: Float32Array; nan: number } // as it was sent
      return [
        value.date.getTime(),
        value.map.get(1)?.has(2n),
        value.floats instanceof Float32Array && [...value.floats],
        'nothing' in value,
        Number.isNaN(value.nan)
      ]
    })
    expect(arrived).toEqual([5, true, [1, 2.5], true, true])
  })

  test('what cannot be cloned is refused with the words of Electron', async () => {
    const refusals = await running.page.evaluate(async () => {
      const refusal = async (work: () => unknown): Promise<string> => {
        try {
          await work()
          return 'none'
        } catch (error) {
          return String(error)
        }
      }
      return [
        await refusal(() => toy.echo(document.body)),
        await refusal(() => toy.echo(Symbol('s'))),
        await refusal(() => toy.badAnswer())
      ]
    })
    expect(refusals).toEqual([
      expect.stringContaining('could not be cloned'),
      expect.stringContaining('could not be cloned'),
      expect.stringContaining('could not be cloned')
    ])
  })

  test('errors cross with the words of Electron', async () => {
    const errors = await running.page.evaluate(async () => {
      let here = ''
      try {
        toy.throwHere()
      } catch (error) {
        here = String(error)
      }
      return [await toy.fail().catch(String), await toy.missing().catch(String), here]
    })
    expect(errors).toEqual([
      "Error: Error invoking remote method 'fail': RangeError: index is locked",
      "Error: Error invoking remote method 'missing': Error: No handler registered for 'missing'",
      'Error: thrown in the preload'
    ])
  })

  test('2000 messages arrive in order, and a listener that stopped hears no more', async () => {
    const heard = await running.page.evaluate(async () => {
      const numbers: number[] = []
      let stop = (): void => undefined
      await new Promise<void>((resolve) => {
        stop = toy.count(2000, (n) => {
          numbers.push(n)
          if (numbers.length === 2000) resolve()
        })
      })
      stop()
      await new Promise<void>((resolve) => {
        const stopSecond = toy.count(1, () => {
          stopSecond()
          resolve()
        })
      })
      return { length: numbers.length, ordered: numbers.every((n, index) => n === index) }
    })
    expect(heard).toEqual({ length: 2000, ordered: true })
  })

  // As programs they stayed for good: 15 MB more with each opening of a long document.
  test.skipIf(process.platform !== 'linux')('a page does not keep the messages that it was sent', { timeout: 60_000 }, async () => {
    const { app, page } = running
    const echo = (times: number): Promise<void> =>
      page.evaluate(async (times) => {
        for (let time = 0; time < times; time++) await toy.echo(`${time} ${'lines of a long document '.repeat(100_000)}`)
      }, times)
    await echo(3)
    const before = await rendererBytes(app, page)
    await echo(10)
    const after = await rendererBytes(app, page)
    expect(((after.resident ?? 0) - (before.resident ?? 0)) / 1024 ** 2).toBeLessThan(20)
  })

  test('a file that a script made has no path', async () => {
    const path = await running.page.evaluate(() => toy.pathForFile(new File(['x'], 'made.txt')))
    expect(path).toBe('')
  })

  test('a dropped file and a dropped folder tell their paths', async () => {
    await running.page.evaluate(() => {
      document.body.addEventListener('dragover', (event) => event.preventDefault())
      document.body.addEventListener('drop', (event) => {
        event.preventDefault()
        Object.assign(globalThis, { dropped: [...event.dataTransfer.files].map((file) => toy.pathForFile(file)) })
      })
    })
    const files = [join(APP, 'index.html'), APP]
    const devtools = await running.page.context().newCDPSession(running.page)
    const data = { items: [], files, dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await devtools.send('Input.dispatchDragEvent', { type, x: 60, y: 40, data })
    await expect.poll(() => running.page.evaluate(() => Reflect.get(globalThis, 'dropped') as unknown)).toEqual(files)
  })

  test('no further window is made: by script, by link', async () => {
    await running.page.evaluate(() => {
      window.open('https://example.invalid/script')
      document.querySelector('a').click()
    })
    await expect
      .poll(() => running.lines.filter((line) => line.startsWith('open')))
      .toEqual(['open https://example.invalid/script', 'open https://example.invalid/link'])
    expect(running.app.windows()).toHaveLength(1)
  })

  test('the page leaves only where `will-navigate` lets it, and every document has the preload', async () => {
    const before = running.page.url()
    await running.page.evaluate(() => (location.href = 'https://example.invalid/away'))
    await expect.poll(() => running.lines).toContain('will-navigate https://example.invalid/away')
    expect([running.page.url(), await running.page.evaluate(() => toy.echo(1))]).toEqual([before, 1])
    await running.page.evaluate(() => (location.href = './other.html'))
    await running.page.waitForURL(/other\.html$/)
    expect(await running.page.evaluate(() => toy.echo(2))).toBe(2)
    await running.page.reload()
    expect(await running.page.evaluate(() => toy.echo(3))).toBe(3)
    expect(running.lines.filter((line) => line.startsWith('did-navigate')).slice(-2)).toEqual([
      'did-navigate other.html',
      'did-navigate other.html'
    ])
  })

  test('dialogs are cancelled, and what goes to the system is recorded', async () => {
    const outcome = await running.app.evaluate(async ({ dialog, shell }) => {
      await shell.openPath('/a')
      shell.showItemInFolder('/b')
      const { canceled } = await dialog.showOpenDialog({})
      return { canceled, calls: (shell as unknown as { calls: unknown }).calls } // the stand-in's own
    })
    expect(outcome).toEqual({ canceled: true, calls: [['openPath', '/a'], ['showItemInFolder', '/b']] }) // prettier-ignore
  })
}
