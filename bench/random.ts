/** Random numbers that a seed repeats. */
export interface Random {
  /** A whole number from 0 to `below` - 1. */
  int(below: number): number
  /** One of a list that is not empty. */
  pick<T>(from: readonly T[]): T
  chance(probability: number): boolean
}

/** Mulberry32: 32 bits of state are plenty to choose test cases with. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const int = (below: number): number => Math.floor(next() * below)
  return {
    int,
    pick(from) {
      const chosen = from[int(from.length)]
      if (chosen === undefined) throw new Error('Nothing to pick from.')
      return chosen
    },
    chance: (probability) => next() < probability
  }
}
