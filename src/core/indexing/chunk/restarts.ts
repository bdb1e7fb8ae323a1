import type { Unit } from './units.ts'

/**
 * A unit is a restart if no other one this many estimated tokens before or after it is a better place; so none is nearer to the next.
 * One line of 500 pages changes 1.4 chunks at 120 as at 240, at most 7 against 9; at 120 one chunk in twenty is a crumb, at 160 few are.
 */
const WINDOW_TOKENS = 160
/** As much of a unit as makes it known again: what is edited further on moves no cut. */
const KNOWN_BY_UNITS = 120

/**
 * Units at which a new chunk begins whatever stands before them, chosen by their own words and those around them. Without them a line
 * put into a long section moves every cut behind it, and a thousand passages are embedded again for one edit. Sections that a few
 * chunks hold have none: their own headings are enough.
 */
export function restartsOf(text: string, units: readonly Unit[]): ReadonlySet<number> {
  const restarts = new Set<number>()
  const scores = units.map((unit) => (unit.level > 0 || unit.newPage ? Number.POSITIVE_INFINITY : unit.cut * CUT_WEIGHT + hash(text, unit)))
  for (let at = 1; at < units.length; at++) {
    const score = scores[at] ?? 0
    if (Number.isFinite(score) && isHighest(units, scores, at, -1) && isHighest(units, scores, at, 1)) restarts.add(at)
  }
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
