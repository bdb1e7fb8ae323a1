export type DayGroup = 'today' | 'yesterday' | 'week' | 'month' | 'older'

/** How long ago, as a list of days groups it: by the calendar of this computer, not by hours. */
export function dayGroup(ms: number, nowMs: number): DayGroup {
  const today = new Date(nowMs).setHours(0, 0, 0, 0)
  const days = (today - new Date(ms).setHours(0, 0, 0, 0)) / (24 * 3600_000)
  // Days are 23 or 25 hours long where the clock changes.
  if (days < 0.5) return 'today'
  if (days < 1.5) return 'yesterday'
  if (days < 7.5) return 'week'
  return days < 30.5 ? 'month' : 'older'
}
