import type { IndexPace, PaceStatus } from '../../shared/types.ts'
import { orAborted } from '../or-aborted.ts'

/** How hard indexing may work: as fast as it goes, half of the time, or not at all. */
export interface Pace {
  status(): PaceStatus
  set(chosen: IndexPace): void
  readonly isPaused: boolean
  /** Asked before each piece of work: waits while paused, and in gentle mode as long as the piece before took (`lastMs`). Returns at once when aborted. */
  turn(lastMs: number, signal: AbortSignal): Promise<void>
  /** Aborts when indexing is paused: for work that is done again later. A new one after each pause. */
  readonly interrupt: AbortSignal
}

export interface PaceParts {
  /** Default full. */
  readonly chosen?: IndexPace
  /** Whether the machine runs on its battery. Default: never. */
  readonly onBattery?: () => boolean | Promise<boolean>
  /** Whether the user waits for an answer. Default: never. */
  readonly isAnswering?: () => boolean
  readonly onChange: () => void
}

/** A laptop is unplugged more rarely than this matters; on Linux a look costs 0.2 ms. */
const BATTERY_EVERY_MS = 15_000
/** Longest rest after a piece of work, so that a file that took a minute does not stop everything for another. */
const MAX_REST_MS = 3000

export function createPace({ chosen = 'full', onBattery = () => false, isAnswering = () => false, onChange }: PaceParts): Pace {
  let battery = false
  let lookedMs = -Infinity
  let interruption = new AbortController()
  /** Who waits for another pace. */
  const waiting = new Set<() => void>()

  const status = (): PaceStatus => {
    if (chosen !== 'full') return { chosen, now: chosen, reason: 'chosen' }
    if (isAnswering()) return { chosen, now: 'gentle', reason: 'answering' }
    return battery ? { chosen, now: 'gentle', reason: 'battery' } : { chosen, now: 'full', reason: 'chosen' }
  }
  const look = async () => {
    if (performance.now() - lookedMs < BATTERY_EVERY_MS) return
    lookedMs = performance.now()
    const before = battery
    battery = await onBattery()
    if (battery !== before) onChange()
  }

  return {
    status,
    get isPaused() {
      return chosen === 'paused'
    },
    get interrupt() {
      return interruption.signal
    },
    set(next) {
      if (next === chosen) return
      chosen = next
      if (next === 'paused') interruption.abort(new DOMException('Indexing was paused.', 'AbortError'))
      else if (interruption.signal.aborted) interruption = new AbortController()
      for (const wake of waiting) wake()
      onChange()
    },
    async turn(lastMs, signal) {
      await look()
      while (chosen === 'paused' && !signal.aborted) await rest(Infinity, waiting, signal)
      if (lastMs > 0 && status().now === 'gentle') await rest(Math.min(lastMs, MAX_REST_MS), waiting, signal)
    }
  }
}

/** Waits so long, `Infinity` included, or until another pace is set. */
async function rest(ms: number, waiting: Set<() => void>, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  waiting.add(resolve)
  const timer = ms === Infinity ? undefined : setTimeout(resolve, ms)
  await orAborted(promise, signal)
  clearTimeout(timer)
  waiting.delete(resolve)
}
