export interface Codec {
  encode(value: unknown): string
  decode(text: string): unknown
}

/** A value of the graph by its index in the table; below zero, a constant that JSON cannot write. */
type Ref = number
type Row = readonly [tag: string, ...payload: unknown[]]

/**
 * Text for what Electron's IPC carries. `encode` clones first, so that what Electron refuses (functions, DOM nodes)
 * is refused here with the same error. Runs in Node and, as source text, in pages: this file imports nothing.
 */
export function createCodec(): Codec {
  const constants = [undefined, NaN, Infinity, -Infinity, -0]
  const views = { Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array, BigInt64Array, BigUint64Array, DataView } // prettier-ignore
  const errors = { EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError }

  function encode(value: unknown): string {
    if (isTree(value, new Set())) return TREE + JSON.stringify(value)
    const rows: Row[] = []
    const known = new Map<object, Ref>()
    const add = (item: unknown): Ref => {
      const constant = constants.findIndex((one) => Object.is(one, item))
      if (constant >= 0) return -1 - constant
      if (typeof item !== 'object' || item === null)
        return rows.push(typeof item === 'bigint' ? ['bigint', String(item)] : ['plain', item]) - 1
      const seen = known.get(item)
      if (seen !== undefined) return seen
      const ref = rows.push(['reserved']) - 1
      known.set(item, ref) // before its parts, because they may point back to it
      rows[ref] = row(item, add)
      return ref
    }
    return JSON.stringify([add(structuredClone(value)), rows])
  }

  function row(item: object, add: (part: unknown) => Ref): Row {
    if (Array.isArray(item)) return ['array', item.map(add)]
    if (item instanceof Date) return ['date', add(item.getTime())]
    if (item instanceof RegExp) return ['regexp', item.source, item.flags]
    if (item instanceof Map) return ['map', [...item].map(([key, part]) => [add(key), add(part)])]
    if (item instanceof Set) return ['set', [...item].map(add)]
    if (item instanceof Error) return ['error', item.name, item.message, item.stack ?? '']
    if (item instanceof ArrayBuffer) return ['buffer', toBase64(new Uint8Array(item))]
    if (ArrayBuffer.isView(item)) {
      const kind = Object.prototype.toString.call(item).slice(8, -1) // a Buffer says Uint8Array
      return ['view', kind, toBase64(new Uint8Array(item.buffer, item.byteOffset, item.byteLength))]
    }
    return ['object', Object.entries(item).map(([key, part]) => [key, add(part)])]
  }

  function decode(text: string): unknown {
    if (text.startsWith(TREE)) return JSON.parse(text.slice(TREE.length)) as unknown
    const [root, rows] = JSON.parse(text) as [Ref, Row[]] // only `encode` writes these texts
    const made = new Map<Ref, unknown>()
    const keep = <T>(ref: Ref, value: T): T => {
      made.set(ref, value)
      return value
    }
    const get = (ref: Ref): unknown => {
      if (ref < 0) return constants[-1 - ref]
      if (made.has(ref)) return made.get(ref)
      const [tag, first, second, third] = rows[ref] ?? ['plain', undefined]
      const parts = first as [Ref, Ref][] // of map and object; the tag decides
      switch (tag) {
        case 'array': {
          const list: unknown[] = keep(ref, [])
          for (const part of first as Ref[]) list.push(get(part))
          return list
        }
        case 'map': {
          const map = keep(ref, new Map<unknown, unknown>())
          for (const [key, part] of parts) map.set(get(key), get(part))
          return map
        }
        case 'set': {
          const set = keep(ref, new Set<unknown>())
          for (const part of first as Ref[]) set.add(get(part))
          return set
        }
        case 'object': {
          const object: Record<string, unknown> = keep(ref, {})
          for (const [key, part] of parts)
            Object.defineProperty(object, key, { value: get(part), enumerable: true, configurable: true, writable: true })
          return object
        }
        case 'error': {
          const Kind = Object.entries(errors).find(([name]) => name === first)?.[1] ?? Error
          return keep(ref, Object.assign(new Kind(String(second)), { stack: String(third) }))
        }
        case 'view': {
          const View = Object.entries(views).find(([name]) => name === first)?.[1] ?? Uint8Array
          return keep(ref, Reflect.construct(View, [fromBase64(String(second)).buffer]) as ArrayBufferView) // all of them take a buffer
        }
        case 'bigint':
          return BigInt(String(first))
        case 'date':
          return keep(ref, new Date(get(first as Ref) as number)) // which may be NaN
        case 'regexp':
          return keep(ref, new RegExp(String(first), String(second)))
        case 'buffer':
          return keep(ref, fromBase64(String(first)).buffer)
        default:
          return first
      }
    }
    return get(root)
  }

  return { encode, decode }
}

/** Begins the text of a tree; a table begins with a bracket. */
const TREE = '='

/** Whether JSON gives back what it was given. Most that crosses is such a tree, and the text of a long document does so in a tenth of the time. */
function isTree(value: unknown, seen: Set<object>): boolean {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return true
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0)
  if (typeof value !== 'object' || seen.size === seen.add(value).size) return false // the same object twice stays one object: a table says so
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) if (!isTree(value[index], seen)) return false
    return true
  }
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== null && prototype !== Object.prototype) return false
  for (const key in value) if (!isTree(Reflect.get(value, key), seen)) return false
  return true
}

/** 32 Ki arguments a call: more overflows the stack of some engines. */
const SLICE = 0x8000

function toBase64(bytes: Uint8Array): string {
  if (typeof Buffer !== 'undefined') return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
  let binary = ''
  for (let start = 0; start < bytes.length; start += SLICE) binary += String.fromCharCode(...bytes.subarray(start, start + SLICE))
  return btoa(binary)
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  // Copied out of Node's shared pool, so that `.buffer` holds these bytes and no others.
  if (typeof Buffer !== 'undefined') return new Uint8Array(Buffer.from(text, 'base64'))
  const binary = atob(text)
  const bytes = new Uint8Array(binary.length)
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index)
  return bytes
}
