import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { appendLines } from '../append-lines.ts'
import { createSerial } from '../store/serial.ts'
import { EVENT_VERSION, type MemoryEvent, type NewEvent } from './events.ts'
import { eventFileName, eventFiles, readEventFile } from './event-files.ts'

/** A year: a person who looks for what they once found looks no further back. */
const MONTHS_KEPT = 12
/** About 6,500 searches at the 5 KB that one with ten passages takes; read in 0.45 s (measured: 7.7 MB in 103 ms). */
const MOST_BYTES = 32 * 1024 * 1024
/** How much is written before the limits are looked at again. */
const BYTES_PER_CHECK = 1024 * 1024
/** Choices, not traces of use: they outlive the limits. */
const KEPT: ReadonlySet<MemoryEvent['type']> = new Set(['pin', 'unpin', 'thumb'])

export interface EventLogParts {
  readonly folder: string
  /** Default: everything is written; otherwise the log is only read. */
  readonly readOnly?: boolean
  readonly clock?: () => number
  /** One sentence for the log. */
  readonly onWarning: (warning: string) => void
  /** Months that are kept. Default 12. */
  readonly months?: number
  /** Size in bytes from which the oldest are dropped. Default 32 MB. */
  readonly maxBytes?: number
}

/** What was searched, shown, opened, cited and judged: JSON Lines, one file a month, only ever appended to. */
export interface EventLog {
  /** Stamps and keeps an event; it is in the file within the same turn of the event loop, after whatever is being handed out, or once a rewriting is done. */
  append(event: NewEvent): MemoryEvent
  /** Oldest first. */
  read(): AsyncIterable<MemoryEvent>
  /** Rewrites the files: an event becomes what `change` makes of it, undefined goes, and with it every damaged line. */
  rewrite(change: (event: MemoryEvent) => MemoryEvent | undefined): Promise<void>
  /** Drops the oldest until the limits hold. */
  trim(): Promise<void>
  readonly damaged: number
  readonly dropped: number
  close(): Promise<void>
}

/** Opens the log of a folder; the folder is made with the first event. */
export function openEventLog(parts: EventLogParts): EventLog {
  const { folder, clock = Date.now, onWarning, months = MONTHS_KEPT, maxBytes = MOST_BYTES } = parts
  const serial = createSerial()
  let waiting: MemoryEvent[] = []
  let sinceCheck = 0
  let damaged = 0
  let dropped = 0
  let told = false
  /** What is written into a file while it is rewritten goes with it. */
  let rewriting = false

  const flush = () => {
    if (rewriting) return
    const events = waiting
    waiting = []
    const [first] = events
    if (!first || parts.readOnly) return
    const path = join(folder, eventFileName(first.atMs))
    try {
      sinceCheck += appendLines(path, events)
    } catch (thrown) {
      // A full or read-only disk must not cost the answer; it is told once.
      if (!told) onWarning(`What you search is not remembered: ${thrown instanceof Error ? thrown.message : String(thrown)}`)
      told = true
    }
    if (sinceCheck < BYTES_PER_CHECK) return
    sinceCheck = 0
    trim().catch((thrown: unknown) => onWarning(`The log of searches could not be shortened: ${String(thrown)}`))
  }

  const rewriteFile = async (path: string, change: (event: MemoryEvent) => MemoryEvent | undefined) => {
    const kept: string[] = []
    let gone = 0
    let isSame = true
    for await (const { line, event } of readEventFile(path)) {
      const changed = event && change(event)
      isSame &&= changed !== undefined && changed === event
      if (changed) kept.push(changed === event ? line : JSON.stringify(changed))
      else gone++
    }
    if (!kept.length) await rm(path, { force: true })
    else if (!isSame) {
      // Written beside and renamed: a crash leaves the old file or the new one.
      await writeFile(`${path}.new`, `${kept.join('\n')}\n`)
      await rename(`${path}.new`, path)
    }
    return gone
  }

  const alone = (task: () => Promise<void>): Promise<void> =>
    serial(async () => {
      flush()
      rewriting = true
      await task().finally(() => {
        rewriting = false
        flush()
      })
    })

  const trim = (): Promise<void> =>
    alone(async () => {
      if (parts.readOnly) return
      const oldest = eventFileName(monthsBefore(clock(), months - 1))
      const files = await eventFiles(folder)
      let bytes = files.reduce((sum, file) => sum + file.bytes, 0)
      const before = dropped
      for (const file of files) {
        const isOld = file.path < join(folder, oldest)
        if (!isOld && bytes <= maxBytes) continue
        // Of a month that is over the limit by itself, the newer half stays.
        const half = file === files.at(-1) ? await medianTime(file.path) : Infinity
        dropped += await rewriteFile(file.path, (event) => (KEPT.has(event.type) || event.atMs > half ? event : undefined))
        const left = (await eventFiles(folder)).find(({ path }) => path === file.path)?.bytes ?? 0
        bytes -= file.bytes - left
      }
      if (dropped > before)
        onWarning(
          `The log of your searches keeps ${String(months)} months and ${String(Math.round(maxBytes / 2 ** 20))} MB: its ${String(dropped - before)} oldest entries were dropped.`
        )
    })

  return {
    append(event) {
      const stamped = { v: EVENT_VERSION, atMs: clock(), ...event } as MemoryEvent // a spread of a union loses which member it is
      if (!waiting.length) setImmediate(flush)
      waiting.push(stamped)
      return stamped
    },
    async *read() {
      // What waits for a rewriting is read behind it.
      while (rewriting) await serial(() => Promise.resolve())
      flush()
      damaged = 0
      for (const { path } of await eventFiles(folder))
        for await (const { event } of readEventFile(path))
          if (event) yield event
          else damaged++
    },
    rewrite: (change) =>
      alone(async () => {
        for (const { path } of await eventFiles(folder)) await rewriteFile(path, change)
      }),
    trim,
    get damaged() {
      return damaged
    },
    get dropped() {
      return dropped
    },
    async close() {
      flush()
      await serial(() => Promise.resolve())
    }
  }
}

async function medianTime(path: string): Promise<number> {
  const times: number[] = []
  for await (const { event } of readEventFile(path)) if (event) times.push(event.atMs)
  return times[Math.floor(times.length / 2)] ?? Infinity
}

function monthsBefore(nowMs: number, months: number): number {
  const date = new Date(nowMs)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months, 1)
}
