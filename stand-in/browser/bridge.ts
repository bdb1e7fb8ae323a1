/** What crosses between a page's two worlds. Functions and promises cross as numbers; see `pack`. */
type Message =
  | { readonly t: 'call'; readonly call: number; readonly fn: number; readonly args: unknown }
  | { readonly t: 'return'; readonly call: number; readonly value?: unknown; readonly error?: string }
  | { readonly t: 'settle'; readonly promise: number; readonly value?: unknown; readonly error?: string }
  | { readonly t: 'expose'; readonly key: string; readonly api: unknown }
  | { readonly t: 'open'; readonly url: string }

export interface Bridge {
  /** Preload side: puts a frozen copy of `api` on the page's `window`. */
  expose(key: string, api: unknown): void
  /** Page side: tells the preload side that the page wanted a window. */
  open(url: string): void
}

/** Electron's own words for it. */
const NOT_CLONEABLE = 'An object could not be cloned.'

/**
 * One end of `contextBridge`; the other world runs the other. A custom event is delivered synchronously to both
 * worlds and its `detail` is cloned by Chromium in between, so calls return at once, as in Electron.
 */
export function createBridge(outgoing: string, incoming: string, onOpen: (url: string) => void): Bridge {
  let lastId = 0
  const ids = new Map<unknown, number>()
  const functions = new Map<number, (...args: unknown[]) => unknown>()
  const proxies = new Map<number, (...args: unknown[]) => unknown>()
  const promises = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  const returned = new Map<number, { value?: unknown; error?: string }>()
  const post = (message: Message): void => void window.dispatchEvent(new CustomEvent(outgoing, { detail: message }))

  window.addEventListener(incoming, (event) => {
    const message = (event as CustomEvent<Message | null>).detail // null when it could not be cloned into this world
    if (message) receive(message)
  })

  function receive(message: Message): void {
    if (message.t === 'call') post({ t: 'return', call: message.call, ...run(message.fn, message.args) })
    else if (message.t === 'return') returned.set(message.call, message)
    else if (message.t === 'open') onOpen(message.url)
    else if (message.t === 'expose') Object.defineProperty(window, message.key, { value: freeze(unpack(message.api)), enumerable: true })
    else {
      const waiting = promises.get(message.promise)
      promises.delete(message.promise)
      if (message.error === undefined) waiting?.resolve(unpack(message.value))
      else waiting?.reject(new Error(message.error))
    }
  }

  function run(fn: number, args: unknown): { value: unknown } | { error: string } {
    try {
      return { value: pack(functions.get(fn)?.(...(unpack(args) as unknown[]))) } // `invoke` packs an array
    } catch (thrown) {
      return { error: reason(thrown) }
    }
  }

  function invoke(fn: number, args: unknown[]): unknown {
    const call = ++lastId
    post({ t: 'call', call, fn, args: pack(args) })
    const outcome = returned.get(call) // set while `post` ran, unless the arguments could not cross
    returned.delete(call)
    if (outcome?.error !== undefined || !outcome) throw new Error(outcome?.error ?? NOT_CLONEABLE)
    return unpack(outcome.value)
  }

  function pack(value: unknown): unknown {
    if (typeof value === 'symbol') throw new TypeError(NOT_CLONEABLE)
    if (typeof value === 'function') {
      const id = ids.get(value) ?? ++lastId
      ids.set(value, id)
      functions.set(id, value as (...args: unknown[]) => unknown) // `typeof` cannot say more
      return { $function: id }
    }
    if (value instanceof Promise) {
      const promise = ++lastId
      value.then(
        (result) => post({ t: 'settle', promise, value: pack(result) }),
        (thrown: unknown) => post({ t: 'settle', promise, error: reason(thrown) })
      )
      return { $promise: promise }
    }
    if (isData(value)) return value
    if (Array.isArray(value)) return value.map(pack)
    return isPlain(value) ? mapValues(value, pack) : value
  }

  function unpack(value: unknown): unknown {
    if (isData(value)) return value
    if (Array.isArray(value)) return value.map(unpack)
    if (!isPlain(value)) return value
    const fn = value['$function']
    if (typeof fn === 'number') {
      const proxy = proxies.get(fn) ?? ((...args: unknown[]) => invoke(fn, args))
      proxies.set(fn, proxy)
      return proxy
    }
    const promise = value['$promise']
    if (typeof promise === 'number') return new Promise((resolve, reject) => promises.set(promise, { resolve, reject }))
    return mapValues(value, unpack)
  }

  return {
    expose(key, api) {
      if (key in window) throw new Error('Cannot bind an API on top of an existing property on the window object')
      post({ t: 'expose', key, api: pack(api) })
    },
    open: (url) => post({ t: 'open', url })
  }
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null // plain in its own world, whichever that is
}

/** Whether nothing in it has to be exchanged: it crosses as it is, which a document of 60,000 lines does in a fraction of the time. */
function isData(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isData)
  if (!isPlain(value)) return typeof value !== 'function' && typeof value !== 'symbol' && !(value instanceof Promise)
  for (const key in value) if (key === '$function' || key === '$promise' || !isData(value[key])) return false
  return true
}

function mapValues(object: Record<string, unknown>, change: (value: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]))
}

function freeze(value: unknown): unknown {
  if (isPlain(value)) for (const part of Object.values(Object.freeze(value))) freeze(part)
  return value
}

function reason(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}
