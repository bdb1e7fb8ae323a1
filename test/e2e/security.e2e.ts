import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type RunningApp } from './host.ts'

let running: RunningApp
beforeAll(async () => {
  running = await startApp()
}, 60_000)
afterAll(() => running[Symbol.asyncDispose]())

/** Sends one call to the main process as the page would, past its own client, and returns the first answer. */
function callRaw(method: unknown, input: unknown): Promise<unknown> {
  return running.page.evaluate(
    ([method, input]) =>
      new Promise((resolve) => {
        const id = Math.floor(Math.random() * 1e9)
        const stop = window.footnotePort.listen((frame) => {
          if (typeof frame !== 'object' || frame === null || Reflect.get(frame, 'id') !== id) return
          stop()
          resolve(frame)
        })
        window.footnotePort.send({ t: 'call', id, method: method as string, input })
      }),
    [method, input] as const
  )
}

const error = (code: string, message: RegExp): unknown => ({
  t: 'error',
  id: expect.any(Number) as number,
  error: { code, message: expect.stringMatching(message) as string, remedy: expect.any(String) as string }
})

describe('the page has no power of its own', () => {
  test('the window is made with context isolation and a sandbox, without Node', async () => {
    const preferences = await running.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      // In Electron this method exists without being in its type.
      const all = (contents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences()
      return { contextIsolation: all['contextIsolation'], sandbox: all['sandbox'], nodeIntegration: all['nodeIntegration'] ?? false }
    })
    expect(preferences).toEqual({ contextIsolation: true, sandbox: true, nodeIntegration: false })
  })

  test('it sees no Node, no Electron, and of the preload only three frozen functions', async () => {
    const seen = await running.page.evaluate(() => ({
      globals: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer', 'standInSend'].filter((name) => name in window),
      port: Object.keys(window.footnotePort).toSorted(),
      frozen: Object.isFrozen(window.footnotePort)
    }))
    expect(seen).toEqual({ globals: [], port: ['listen', 'pathForFile', 'send'], frozen: true })
  })

  test('nothing is granted when it asks for the camera, the position or notifications', async () => {
    const answers = await running.page.evaluate(async () => [
      await navigator.mediaDevices.getUserMedia({ video: true }).then(() => 'granted', () => 'denied'), // prettier-ignore
      await new Promise((resolve) => navigator.geolocation.getCurrentPosition(() => resolve('granted'), () => resolve('denied'))), // prettier-ignore
      await Notification.requestPermission()
    ])
    expect(answers).toEqual(['denied', 'denied', 'denied'])
  })
})

describe('the content policy', () => {
  test('an inline script does not run, nor does eval or an inline handler', async () => {
    const ran = await running.page.evaluate(async () => {
      const script = document.createElement('script')
      script.textContent = 'window.inlineRan = true'
      document.head.append(script)
      const image = document.createElement('img')
      image.setAttribute('onerror', 'window.handlerRan = true')
      image.src = 'data:,'
      document.body.append(image)
      await new Promise((resolve) => setTimeout(resolve, 200))
      image.remove()
      script.remove()
      let evaluated = true
      try {
        new Function('return 1')()
      } catch {
        evaluated = false
      }
      return { inline: 'inlineRan' in window, handler: 'handlerRan' in window, evaluated }
    })
    expect(ran).toEqual({ inline: false, handler: false, evaluated: false })
  })

  test('it loads and sends nothing over the network', async () => {
    const outcomes = await running.page.evaluate(async () => {
      const load = (tag: 'img' | 'script'): Promise<string> =>
        new Promise((resolve) => {
          const element = document.createElement(tag)
          element.onload = () => resolve('loaded')
          element.onerror = () => resolve('refused')
          element.src = 'https://footnote.invalid/x'
          document.body.append(element)
        })
      const refused: string[] = []
      document.addEventListener('securitypolicyviolation', (event) => refused.push(event.effectiveDirective))
      const request = await fetch('https://footnote.invalid/').then(() => 'answered', () => 'refused') // prettier-ignore
      const loads = [await load('img'), await load('script')]
      return { request, loads, refused: [...new Set(refused)].toSorted() }
    })
    expect(outcomes).toEqual({ request: 'refused', loads: ['refused', 'refused'], refused: ['connect-src', 'img-src', 'script-src-elem'] })
  })
})

describe('leaving the page', () => {
  test('window.open makes no window; a web address goes to the system, any other kind nowhere', async () => {
    await running.app.evaluate(({ shell }) => {
      const opened: string[] = []
      Object.assign(globalThis, { opened })
      shell.openExternal = async (url) => void opened.push(url)
    })
    await running.page.evaluate(() => {
      for (const url of ['https://example.invalid/a', 'file:///etc/passwd', 'http://example.invalid/b', 'mailto:x@example.invalid'])
        window.open(url)
    })
    const opened = (): Promise<unknown> => running.app.evaluate(() => Reflect.get(globalThis, 'opened') as unknown)
    await expect.poll(opened).toEqual(['https://example.invalid/a'])
    expect(await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
    expect(running.app.windows()).toHaveLength(1)
  })

  test('a link to anywhere else leaves the page where it is', async () => {
    const before = running.page.url()
    for (const url of ['https://example.invalid/away', 'file:///etc/hostname', 'http://127.0.0.1:9/']) {
      await running.page.evaluate((url) => location.assign(url), url)
      await new Promise((resolve) => setTimeout(resolve, 200))
      expect(running.page.url()).toBe(before)
    }
  })
})

describe('the one channel', () => {
  test('a method that is not in the contract is refused', async () => {
    for (const method of ['constructor', '__proto__', 'toString', 'readAnyFile', ''])
      expect(await callRaw(method, {})).toEqual(error('invalid-input', /no method/))
  })

  test('input that does not fit its schema reaches no handler', async () => {
    for (const [method, input] of [
      ['addFolder', { path: 7 }],
      ['addFolder', { path: '' }],
      ['addFolder', {}],
      ['addFolder', { path: '/', extra: true }],
      ['search', { query: 'x', top: 1e9 }],
      ['ask', { question: 'x'.repeat(5000) }],
      ['openFile', null],
      ['useModel', { id: ['a'] }]
    ] as const)
      expect(await callRaw(method, input)).toEqual(error('invalid-input', new RegExp(`input of "${method}" is not valid`)))
  })

  test('frames that are none are dropped, and the channel goes on', async () => {
    await running.page.evaluate(() => {
      for (const noise of [null, 7, 'x', {}, { t: 'call' }, { t: 'result', id: 1 }, { t: 'call', id: 'x', method: 'info' }])
        window.footnotePort.send(noise as never)
    })
    expect(await callRaw('info', {})).toMatchObject({ t: 'result', value: { dataFolder: running.dataFolder } })
  })

  test('a file outside the watched folders is neither opened nor shown nor read', async () => {
    for (const method of ['openFile', 'showInFolder', 'openDocument', 'readBytes'])
      expect(await callRaw(method, { path: '/etc/hostname' })).toMatchObject({ t: 'error', error: { code: 'not-allowed' } })
  })
})
