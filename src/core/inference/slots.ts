import type { ModelSpec } from './contract.ts'

interface Closable {
  close(): Promise<void>
}

/** Loaded models of one role, by file; the least recently used one makes room once nobody uses it. */
export interface Slots<T> {
  use<R>(spec: ModelSpec, work: (loaded: T) => Promise<R> | R): Promise<R>
  /** Like `use` for a stream, and one stream at a time: a generator has one cache. */
  stream<R>(spec: ModelSpec, work: (loaded: T) => AsyncGenerator<R>): AsyncGenerator<R>
}

interface Entry<T> {
  readonly key: string
  readonly loaded: Promise<T>
  users: number
  turn: Promise<void>
}

/** Keeps up to `limit` models loaded. A model that failed to load is tried anew by the next request. */
export function slots<T extends Closable>(limit: number, load: (spec: ModelSpec) => Promise<T>): Slots<T> {
  // In order of last use, oldest first.
  let entries: Entry<T>[] = []

  const enter = async (spec: ModelSpec): Promise<Entry<T>> => {
    const key = `${spec.contextTokens} ${spec.file}`
    const known = entries.find((entry) => entry.key === key)
    const entry = known ?? { key, loaded: makeRoom().then(() => load(spec)), users: 0, turn: Promise.resolve() }
    entries = [...entries.filter((other) => other !== entry), entry]
    entry.users += 1
    try {
      await entry.loaded
    } catch (thrown) {
      entries = entries.filter((other) => other !== entry)
      throw thrown
    }
    return entry
  }

  /** Memory is given back before it is asked for again: two generators at once may be too much for the machine. */
  const makeRoom = async (): Promise<void> => {
    const idle = entries.filter((entry) => entry.users === 0)
    const over = idle.slice(0, Math.max(0, entries.length - limit + 1))
    entries = entries.filter((entry) => !over.includes(entry))
    for (const entry of over) await close(entry)
  }

  const leave = async (entry: Entry<T>): Promise<void> => {
    entry.users -= 1
    // A model that was in use when another one was loaded beyond the limit goes as soon as its user is done.
    if (entry.users > 0 || entries.length <= limit || entry === entries.at(-1)) return
    entries = entries.filter((other) => other !== entry)
    await close(entry)
  }

  return {
    use: async (spec, work) => {
      const entry = await enter(spec)
      try {
        return await work(await entry.loaded)
      } finally {
        await leave(entry)
      }
    },
    stream: async function* (spec, work) {
      const entry = await enter(spec)
      const before = entry.turn
      let done: () => void = () => undefined
      entry.turn = new Promise((resolve) => {
        done = resolve
      })
      try {
        await before
        yield* work(await entry.loaded)
      } finally {
        done()
        await leave(entry)
      }
    }
  }
}

async function close<T extends Closable>(entry: Entry<T>): Promise<void> {
  const loaded = await entry.loaded.catch(() => undefined)
  await loaded?.close()
}
