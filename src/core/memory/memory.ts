import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { MemoryStatus, RedactionRules, StageLatency, Surfacing } from '../../shared/memory.ts'
import type { Citation, Passage, Trace, Turn } from '../../shared/types.ts'
import { isInside } from '../indexing/exclude.ts'
import { CONTEXT_WEIGHTS, NO_SIGNALS, type ContextWeights, type Signals } from '../retrieval/signals.ts'
import type { Settings } from '../settings.ts'
import type { NewEvent, ShownPassage } from './events.ts'
import { eventFiles } from './event-files.ts'
import { openEventLog, type EventLogParts } from './event-log.ts'
import { forgetPath, redactEvent } from './forget.ts'
import { createLatency } from './latency.ts'
import { createRecall } from './recall.ts'
import { createRedactor, DEFAULT_REDACTION, type Redactor } from './redact.ts'
import { openSelfTest, type Pipeline, type SelfTest } from './self-test.ts'
import { surfacings, type SurfacedOptions } from './surfaced.ts'

/** Passages of a search that are written down: what a person looks at. */
const MOST_SHOWN = 20

export interface MemoryParts extends Omit<EventLogParts, 'folder'> {
  readonly dataFolder: string
  readonly settings: { readonly value: Settings; change(change: Settings): Promise<void> }
  readonly pipeline: Pipeline
  /** Whether searches follow the person's signals. Default true; a measurement does not. */
  readonly follow?: boolean
}

/** What a search or an answer came to. */
export interface Outcome {
  readonly query: string
  /** What was searched for, where that is not the query. */
  readonly searched?: readonly string[]
  readonly passages: readonly Passage[]
  readonly trace: Trace
}

export interface Thumb {
  readonly query: string
  readonly chunk: string
  readonly path: string
  readonly document: string
  readonly start: number
  readonly end: number
  /** 0 takes it back. */
  readonly thumb: 1 | 0 | -1
}

/** What was searched, opened, cited and judged, and what follows from it. Kept in the data folder and nowhere else. */
export interface Memory extends SelfTest {
  /** The weights that the settings give; all 0 switches the person's signals off. */
  weights(): ContextWeights
  /** What is known of the person's doings, for a question after these turns. */
  signals(history?: readonly Turn[]): Promise<Signals>
  readonly redactor: Redactor
  /** Keeps the times of a search of which nothing else is kept: the person is still typing. */
  timed(trace: Trace): void
  searched(outcome: Outcome): void
  asked(outcome: Outcome, citations: readonly Citation[]): void
  opened(file: { readonly path: string; readonly document: string; readonly chunk?: string | undefined }): void
  rate(thumb: Thumb): void
  pin(path: string, pinned: boolean): void
  pins(): Promise<readonly string[]>
  surfaced(options: SurfacedOptions): Promise<readonly Surfacing[]>
  latency(): Promise<readonly StageLatency[]>
  status(): Promise<MemoryStatus>
  /** Off: nothing is written from now on and nothing of it is used; what is written stays until it is forgotten. */
  setOn(on: boolean): Promise<void>
  /** Masks by these rules from now on, and in what is written. */
  setRedaction(rules: RedactionRules): Promise<void>
  /** Forgets everything, or whatever names a file or anything below a folder. */
  forget(path?: string): Promise<void>
  close(): Promise<void>
}

/** Opens the memory of a data folder. The log is read in the background; the first search waits for it. */
export function openMemory(parts: MemoryParts): Memory {
  const { settings, readOnly = false, clock = Date.now } = parts
  const folder = join(parts.dataFolder, 'memory')
  const log = openEventLog({ ...parts, folder })
  const recall = createRecall()
  const latency = createLatency()
  let redactor = createRedactor(settings.value.redact ?? DEFAULT_REDACTION)
  let count = 0
  let sinceMs = 0

  const isOn = (): boolean => settings.value.memory !== 'off'
  const rebuild = async () => {
    recall.clear()
    latency.clear()
    count = 0
    sinceMs = 0
    if (!isOn()) return
    for await (const event of log.read()) {
      recall.apply(event)
      if (event.type === 'search' || event.type === 'ask') latency.add(event, event.type, event.atMs)
      count++
      sinceMs ||= event.atMs
    }
  }
  let ready = rebuild()
  // Told to whoever asks for it; without this Node would call it unhandled until then.
  ready.catch(() => undefined)
  const again = (): Promise<void> => (ready = rebuild())
  if (!readOnly) log.trim().catch((thrown: unknown) => parts.onWarning(`The log of searches could not be shortened: ${String(thrown)}`))

  const note = (event: NewEvent) => {
    if (!isOn()) return
    const noted = log.append(event)
    recall.apply(noted)
    count++
    sinceMs ||= noted.atMs
  }
  const noteOutcome = (type: 'search' | 'ask', { query, searched = [], passages, trace }: Outcome) => {
    latency.add(trace, type, clock())
    note({
      type,
      query: redactor.text(query),
      searched: searched.filter((text) => text !== query).map((text) => redactor.text(text)),
      passages: passages.slice(0, MOST_SHOWN).map((passage) => shown(passage, redactor)),
      stages: [...redactor.trace(trace).stages],
      totalMs: trace.totalMs
    })
  }
  const weights = (): ContextWeights => ({ ...CONTEXT_WEIGHTS, ...settings.value.context })
  const selfTest = openSelfTest({ folder, clock, readOnly, pipeline: parts.pipeline, events: () => (isOn() ? log.read() : nothing()) })

  return {
    ...selfTest,
    weights,
    async signals(history = []) {
      if (!isOn() || parts.follow === false || Object.values(weights()).every((weight) => weight === 0))
        return { ...NO_SIGNALS, weights: weights() }
      await ready
      const turns = history.map(({ question }) => ({ question: redactor.text(question) }))
      return { ...recall.signals(turns, clock()), weights: weights() }
    },
    get redactor() {
      return redactor
    },
    timed: (trace) => latency.add(trace, 'search', clock()),
    searched: (outcome) => noteOutcome('search', outcome),
    asked(outcome, citations) {
      noteOutcome('ask', outcome)
      const query = redactor.text(outcome.query)
      for (const { path, document, start, end } of citations) note({ type: 'cited', query, path, document, start, end })
    },
    opened: ({ path, document, chunk }) => note({ type: 'opened', path, document, ...(chunk === undefined ? {} : { chunk }) }),
    rate: (thumb) => note({ type: 'thumb', ...thumb, query: redactor.text(thumb.query) }),
    pin: (path, pinned) => note({ type: pinned ? 'pin' : 'unpin', path }),
    async pins() {
      await ready
      return recall.pins()
    },
    surfaced: (options) => surfacings(isOn() ? log.read() : nothing(), options),
    async latency() {
      await ready
      return latency.report()
    },
    async status() {
      await ready
      return {
        on: isOn(),
        events: count,
        bytes: (await eventFiles(folder)).reduce((sum, { bytes }) => sum + bytes, 0),
        sinceMs,
        damagedLines: log.damaged,
        droppedEvents: log.dropped,
        redaction: settings.value.redact ?? DEFAULT_REDACTION
      }
    },
    async setOn(on) {
      await settings.change({ memory: on ? 'on' : 'off' })
      await again()
    },
    async setRedaction(rules) {
      const next = createRedactor(rules)
      await settings.change({ redact: { builtIn: [...rules.builtIn], own: [...rules.own] } })
      redactor = next
      await log.rewrite((event) => redactEvent(event, next))
      await selfTest.reword(next)
      await again()
    },
    async forget(path) {
      if (path === undefined) {
        await log.rewrite(() => undefined)
        await rm(folder, { recursive: true, force: true })
      } else {
        const isForgotten = (one: string) => isInside(path, one)
        await log.rewrite((event) => forgetPath(event, isForgotten))
        await selfTest.forget(isForgotten)
      }
      await again()
    },
    close: () => log.close()
  }
}

async function* nothing(): AsyncGenerator<never> {
  // Switched off: what is written is not read either.
}

function shown({ id, path, document, start, end, rank, score, why }: Passage, redactor: Redactor): ShownPassage {
  return {
    chunk: id,
    path,
    document,
    start,
    end,
    rank,
    score: rounded(score),
    why: why.map(({ stage, adds, note }) => ({ stage, adds: rounded(adds), ...(note ? { note: redactor.text(note) } : {}) }))
  }
}

const rounded = (score: number): number => Math.round(score * 1e4) / 1e4
