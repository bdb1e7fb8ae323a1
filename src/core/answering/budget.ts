/** How fast a model reads and writes on this machine, as last measured; before that, the slowest that is worth using. */
export class Pace {
  /** 1.5 billion parameters on two busy cores: 50 tokens/s, and 10 written. */
  readTokensPerSecond = 50
  writeTokensPerSecond = 10

  noteRead(tokens: number, ms: number): void {
    // A few tokens behind a cached prefix say more about the call than about the machine.
    if (tokens >= ENOUGH_TO_MEASURE) this.readTokensPerSecond = (tokens * 1000) / Math.max(ms, 1)
  }

  noteWrite(tokens: number, ms: number): void {
    if (tokens >= ENOUGH_TO_MEASURE / 4) this.writeTokensPerSecond = (tokens * 1000) / Math.max(ms, 1)
  }
}

/** Tokens of a prompt from which its time tells the machine's speed. */
const ENOUGH_TO_MEASURE = 64

export interface Budget {
  /** Tokens of sources before the first sentence. */
  readonly firstTokens: number
  /** Tokens of sources that a further round may add. */
  readonly roundTokens: number
  /** Further rounds. */
  readonly rounds: number
  /** Sections of a summary, files of a folder or pieces of a translation; what is left comes when it is gone on with. */
  readonly parts: number
}

/** Of the 6 seconds to the first checked sentence, what is left for reading sources when search, question and writing are done. */
const READING_S = 3.8
/** Of the 4 seconds that a further round may take: the question and the sentences so far are read again, one is written. */
const ROUND_S = 1.8
/** Less cannot hold an answer (60 % of the gold's words for 39 of 60 questions with 180 or 200 tokens, 36 with 140); more distracts a small model (three passages were enough in ALCE). */
const FIRST = { min: 180, max: 1500 }
const ROUND = { min: 90, max: 500 }
/** Below this reading speed two rounds cost 8 seconds. */
const SLOW_TOKENS_PER_S = 150

/** What may be read, set by how fast this machine reads. */
export function budgetFor({ readTokensPerSecond }: Pick<Pace, 'readTokensPerSecond'>): Budget {
  const within = (seconds: number, { min, max }: { readonly min: number; readonly max: number }): number =>
    Math.round(Math.min(max, Math.max(min, readTokensPerSecond * seconds)))
  return {
    firstTokens: within(READING_S, FIRST),
    roundTokens: within(ROUND_S, ROUND),
    rounds: readTokensPerSecond < SLOW_TOKENS_PER_S ? 2 : 3,
    // About 6 seconds each where it is slow: three quarters of a minute.
    parts: readTokensPerSecond < SLOW_TOKENS_PER_S ? 8 : 16
  }
}
