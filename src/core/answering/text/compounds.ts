/** Letters of the part that begins a compound, and of the one that ends it and tells what it is; shorter ones stand in too many words. */
const SHORTEST_FIRST = 5
const SHORTEST_LAST = 4

/**
 * Whether a German stem stands among `held` as a part of a compound, or has a part there: "Kaution" in "Mietkaution", "Reifen" for
 * "Winterreifen". A witness of what a place is about, not of what it says.
 */
export function holdsPart(stem: string, held: ReadonlySet<string>): boolean {
  if (!stem.startsWith(GERMAN) || stem.length < GERMAN.length + SHORTEST_LAST) return false
  const word = stem.slice(GERMAN.length)
  for (const one of held) {
    if (!one.startsWith(GERMAN)) continue
    const other = one.slice(GERMAN.length)
    const [part, whole] = other.length < word.length ? [other, word] : [word, other]
    if (part.length >= SHORTEST_LAST && whole.endsWith(part)) return true
    if (part.length >= SHORTEST_FIRST && whole.startsWith(part)) return true
  }
  return false
}

const GERMAN = 'de:'
