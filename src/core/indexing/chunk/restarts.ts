import type { Unit } from './units.ts'

/**
 * A unit is a restart if no other one this many estimated tokens before or after it is a better place; so none is nearer to the next.
 * One line of 500 pages changes 1.4 chunks at 120 as at 240, at most 7 against 9; at 120 one chunk in twenty is a crumb, at 160 few are.
 */
const WINDOW_TOKENS = 160
/**
 * Two chunks: a longer stretch between restarts is divided. Of 1,220 edits of a line in seven texts 1.8 % then change more than three
 * chunks instead of 7.7 %, at most five instead of eight; chunks of lines have 131 tokens on average instead of 136.
 */
const STRETCH_TOKENS = 320
/** Only text that repeats itself has longer stretches, and there every place is as good as the next. */
const LONGEST_TOKENS = 16 * WINDOW_TOKENS
/** A stretch is not divided so near to its ends: what is cut off would be a crumb. */
const EDGE_TOKENS = 80
/** As much of a unit as makes it known again: what is edited further on moves no cut. */
const KNOWN_BY_UNITS = 120

/**
 * Units at which a new chunk begins whatever stands before them, chosen by their own words and those around them. Without them a line
 * put into a long section moves every cut behind it, and a thousand passages are embedded again for one edit. Sections that two chunks
 * hold have none: their own headings are enough.
 */
export function restartsOf(text: string, units: readonly Unit[]): ReadonlySet<number> {
  const restarts = new Set<number>()
  const scores = units.map((unit) => (unit.level > 0 || unit.newPage ? Number.POSITIVE_INFINITY : unit.cut * CUT_WEIGHT + hash(text, unit)))
  let from = 0
  for (let at = 1; at < units.length; at++) {
    const isWall = !Number.isFinite(scores[at])
    const isRestart = !isWall && isHighest(units, scores, at, -1) && isHighest(units, scores, at, 1)
    if (!isWall && !isRestart) continue
    if (isRestart) restarts.add(at)
    divide(units, scores, { from, to: at }, restarts)
    from = at
  }
  divide(units, scores, { from, to: units.length }, restarts)
  return restarts
}

/** Places between blocks win over places inside one, whatever their hash. */
const CUT_WEIGHT = 4

/** Whether nothing within the window on one side is as high; the ends of the text are walls, so that no crumb is left there. */
function isHighest(units: readonly Unit[], scores: readonly number[], at: number, step: 1 | -1): boolean {
  const score = scores[at] ?? 0
  let tokens = step === 1 ? (units[at]?.tokens ?? 0) : 0
  for (let other = at + step; tokens < WINDOW_TOKENS; other += step) {
    const unit = units[other]
    if (!unit || (scores[other] ?? 0) >= score) return false
    tokens += unit.tokens
  }
  return true
}

interface Stretch {
  readonly from: number
  /** After the last. */
  readonly to: number
}

/** Restarts at the best place of a stretch, and of both parts, as long as they are too long. */
function divide(units: readonly Unit[], scores: readonly number[], { from, to }: Stretch, restarts: Set<number>): void {
  let total = 0
  for (let at = from; at < to; at++) total += units[at]?.tokens ?? 0
  if (total <= STRETCH_TOKENS || total > LONGEST_TOKENS) return
  let best: number | undefined
  let before = 0
  for (let at = from + 1; at < to; at++) {
    before += units[at - 1]?.tokens ?? 0
    if (before < EDGE_TOKENS || total - before < EDGE_TOKENS) continue
    if (best === undefined || (scores[at] ?? 0) > (scores[best] ?? 0)) best = at
  }
  if (best === undefined) return
  restarts.add(best)
  divide(units, scores, { from, to: best }, restarts)
  divide(units, scores, { from: best, to }, restarts)
}

/** FNV-1a over the first characters, 0 to 1. */
function hash(text: string, unit: Unit): number {
  const end = Math.min(unit.end, unit.start + KNOWN_BY_UNITS)
  let value = 0x811c9dc5
  for (let i = unit.start; i < end; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  // Its last steps alone would leave short texts that differ in their last character side by side.
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d)
  value = Math.imul(value ^ (value >>> 12), 0x297a2d39)
  return ((value ^ (value >>> 15)) >>> 0) / 2 ** 32
}
