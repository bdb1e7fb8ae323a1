import { dayGroup } from '../day-group.ts'
import { clockTime } from '../format.ts'
import { messages } from '../messages.ts'

/** When a file was modified: of today its time, for what is edited while one asks; empty for an unknown day. Not for what is kept. */
export function modified(ms: number): string {
  return ms > 0 && dayGroup(ms, Date.now()) === 'today' ? messages.sources.modifiedToday(clockTime(ms)) : messages.sources.modified(ms)
}
