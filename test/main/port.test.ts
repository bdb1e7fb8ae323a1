import { EventEmitter } from 'node:events'
import { describe, expect, test } from 'vitest'
import { pageOf } from '../../src/main/page.ts'
import { acceptPorts, isTrusted, type Sender } from '../../src/main/port.ts'
import { CHANNEL } from '../../src/shared/preload.ts'
import type { Port } from '../../src/shared/rpc/index.ts'

const page = pageOf('file:///app/out/renderer/index.html')

class Contents extends EventEmitter {
  readonly mainFrame = { url: page.url }
  readonly sent: unknown[] = []
  gone = false
  isDestroyed = (): boolean => this.gone
  send = (_channel: string, frame: unknown): void => void this.sent.push(frame)
}

/** A window that has loaded its page, with what reached each of its ports. */
function openedWindow() {
  const inbox = new EventEmitter()
  const contents = new Contents()
  const ports: { port: Port; heard: unknown[]; closed: string[] }[] = []
  acceptPorts(inbox, contents, page, (port) => {
    const entry = { port, heard: [] as unknown[], closed: [] as string[] }
    port.listen((frame) => entry.heard.push(frame), (reason) => entry.closed.push(reason.message)) // prettier-ignore
    ports.push(entry)
  })
  contents.emit('did-navigate', {}, page.url)
  const say = (frame: unknown, from: Partial<Sender> = {}): void =>
    void inbox.emit(CHANNEL, { sender: contents, senderFrame: contents.mainFrame, ...from } satisfies Sender, frame)
  return { inbox, contents, ports, say }
}

describe('who is heard', () => {
  test('the top frame of our own page is, with whatever stands behind # and ?', () => {
    const { say, ports, contents } = openedWindow()
    say('one')
    contents.mainFrame.url = `${page.url}?a=1#b`
    say('two')
    expect(ports.map(({ heard }) => heard)).toEqual([['one', 'two']])
  })

  test('a frame inside the page, another window and a frame that is gone are not', () => {
    const { say, ports } = openedWindow()
    say('inner frame', { senderFrame: { url: page.url } })
    say('other window', { sender: new Contents() })
    say('gone', { senderFrame: null })
    expect(ports.map(({ heard }) => heard)).toEqual([[]])
  })

  test.each([
    'file:///app/out/renderer/other.html',
    'file:///app/out/renderer/index.html.evil',
    'https://example.invalid/index.html',
    'about:blank',
    ''
  ])('the top frame is not while it shows %j', (url) => {
    const contents = { mainFrame: { url } }
    expect(isTrusted({ sender: contents, senderFrame: contents.mainFrame }, contents, page)).toBe(false)
  })
})

describe('how long a port lives', () => {
  test('a reload closes the port of the old document and opens one for the new', () => {
    const { say, ports, contents } = openedWindow()
    say('old')
    contents.emit('did-navigate', {}, page.url)
    say('new')
    expect(ports.map(({ heard, closed }) => ({ heard, closed }))).toEqual([
      { heard: ['old'], closed: ['The page was left.'] },
      { heard: ['new'], closed: [] }
    ])
  })

  test('answers to a document that has gone are dropped', () => {
    const { ports, contents } = openedWindow()
    contents.emit('did-navigate', {}, page.url)
    ports[0]?.port.send({ t: 'end', id: 1 })
    ports[1]?.port.send({ t: 'end', id: 2 })
    expect(contents.sent).toEqual([{ t: 'end', id: 2 }])
  })

  test('a crash and a closed window close the port, once, and nothing is heard or sent after', () => {
    const { say, ports, contents, inbox } = openedWindow()
    contents.emit('render-process-gone', {}, {})
    contents.gone = true
    contents.emit('destroyed')
    say('late')
    ports[0]?.port.send({ t: 'end', id: 1 })
    expect({ ...ports[0], port: undefined }).toEqual({ port: undefined, heard: [], closed: ['The page crashed.'] })
    expect(contents.sent).toEqual([])
    expect(inbox.listenerCount(CHANNEL)).toBe(0)
  })

  test('a listener that stopped hears nothing more', () => {
    const { say, ports } = openedWindow()
    const heard: unknown[] = []
    const stop = ports[0]?.port.listen((frame) => heard.push(frame), () => undefined) // prettier-ignore
    say(1)
    stop?.()
    say(2)
    expect(heard).toEqual([1])
  })
})
