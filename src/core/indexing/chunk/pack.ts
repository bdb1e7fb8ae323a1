import { estimateTokens } from './estimate-tokens.ts'
import type { Unit } from './units.ts'

export interface PackLimits {
  /** Estimated tokens that a chunk aims at. */
  readonly target: number
  /** Estimated tokens that no chunk of more than one unit exceeds. */
  readonly most: number
}

export interface Packing {
  readonly text: string
  readonly units: readonly Unit[]
  /** Units that begin a chunk whatever stands before them. */
  readonly restarts: ReadonlySet<number>
  readonly limits: PackLimits
}

/** Index after the last unit of the chunk that begins at `first`; `level` is that of the heading it stands under, 0 for none. */
export function chunkEnd(packing: Packing, first: number, level: number): number {
  const { text, units, limits } = packing
  const body = leadEnd(units, first, level)
  const section = sectionEnd(packing, first, body, level)
  let after = section.tokens <= limits.most ? section.after : bestCut(units, first, body, aimOf(section, limits.target), limits.most)
  // Units are estimated one by one, and strange words are only recognised as such in company: the whole may be more.
  while (after > first + 1 && spanTokens(text, units, first, after) > limits.most) after--
  return after
}

/** Header lines before the first heading go with it, as long as they are few. */
const LEAD_TOKENS = 40
/** How far a chunk looks for the end of its section, in chunks: enough to share out a section's last few evenly. */
const LOOK_AHEAD = 4
/** A heading may not be the last thing in a chunk if that can be helped. */
const DANGLING_HEADING = 3
/** What being off the aim by all of it costs, in the unit of `Unit.cut`. */
const OFF_AIM = 2

/** Index of the first unit after the headings that a chunk begins with, each deeper than the one before. */
export function leadEnd(units: readonly Unit[], first: number, level: number): number {
  let at = first
  if (level === 0) {
    let tokens = 0
    while (units[at]?.level === 0 && (tokens += units[at]?.tokens ?? 0) <= LEAD_TOKENS) at++
    if (!units[at]?.level) at = first
  }
  let deepest = 0
  for (let unit = units[at]; unit && unit.level > deepest; unit = units[++at]) {
    deepest = unit.level
    // A definition holds its body; what follows is not led by it alone.
    if (unit.label !== undefined) return at + 1
  }
  return at
}

interface Section {
  readonly after: number
  readonly tokens: number
  /** Whether `after` is the section's end, and not just as far as was looked. */
  readonly whole: boolean
}

/** Units up to the next heading, page or restart that a chunk must not reach over. */
function sectionEnd({ units, restarts, limits }: Packing, first: number, body: number, level: number): Section {
  const most = limits.most * LOOK_AHEAD
  const own = units[body - 1]?.level && body > first ? (units[body - 1]?.level ?? level) : level
  let tokens = 0
  for (let at = first; at < units.length; at++) {
    const unit = units[at]
    if (!unit) break
    if ((unit.newPage || restarts.has(at)) && at > first) return { after: at, tokens, whole: true }
    if (at >= body && unit.level > 0 && (own === 0 || unit.level <= own)) return { after: at, tokens, whole: true }
    if (tokens > most) return { after: at, tokens, whole: false }
    tokens += unit.tokens
  }
  return { after: units.length, tokens, whole: true }
}

/** Shares a section out evenly, so that it does not end in a crumb. */
function aimOf(section: Section, target: number): number {
  return section.whole ? section.tokens / Math.ceil(section.tokens / target) : target
}

function bestCut(units: readonly Unit[], first: number, body: number, aim: number, most: number): number {
  let best = first + 1
  let bestScore = -Infinity
  let tokens = 0
  for (let at = first; at < units.length; at++) {
    const unit = units[at]
    if (!unit) break
    if (at > first) {
      const dangling = isHeading(units[at - 1]) ? DANGLING_HEADING : 0
      const score = unit.cut - (OFF_AIM * Math.abs(tokens - aim)) / aim - (body > first ? dangling : 0)
      if (score > bestScore) [best, bestScore] = [at, score]
    }
    tokens += unit.tokens
    if (tokens > most && at > first) break
  }
  return best
}

/** Opens a section and says nothing of it. */
function isHeading(unit: Unit | undefined): boolean {
  return unit !== undefined && unit.level > 0 && unit.label === undefined
}

function spanTokens(text: string, units: readonly Unit[], first: number, after: number): number {
  return estimateTokens(text, units[first]?.start ?? 0, units[after - 1]?.end ?? 0)
}
