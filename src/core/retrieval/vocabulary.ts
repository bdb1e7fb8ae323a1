import { setImmediate as breathe } from 'node:timers/promises'
import { editDistance, soundsLike } from './edit-distance.ts'

/** The words that stand in the index, each with how many passages hold it; LanceDB knows them too, but not by their beginnings. */
export interface Vocabulary {
  /** Whether these letters stand in the index as a word; case and accents do not count. */
  has(word: string): boolean
  /** Words that begin so, most frequent first. */
  beginning(start: string, most: number): readonly string[]
  /** What was probably meant by a word that is not there, likeliest first. */
  near(word: string, most: number): readonly string[]
}

export interface VocabularySource {
  /** Changes with every write. */
  version(): Promise<number>
  /** Texts of all passages, some at a time. */
  texts(): AsyncIterable<readonly string[]>
}

/** Texts that are read in one go: about 2 ms of work, so that a window stays quick while 100,000 are read. */
const TEXTS_PER_TURN = 50
/** A changed index is read again after so many times as long as reading took: at most 2 % of the time goes there. */
const REST = 50
const REST_AT_LEAST_MS = 20_000
/** More different words than this are no language but numbers and keys; those that stand in one passage only are dropped then. */
const MOST_WORDS = 400_000
/** Shorter words are too near to too many others. */
const SHORTEST_FUZZY = 4
/** From this length on two slips are forgiven. */
const TWO_SLIPS_FROM = 8

/**
 * Gives the vocabulary of an index: undefined until it was read for the first time (30 ms for 1,000 passages), one that may
 * lag behind by half a minute while files are indexed. The word list is made in the background, when it is first asked for.
 */
export function createVocabulary(source: VocabularySource, clock: () => number = () => performance.now()): () => Promise<Vocabulary> {
  let known: { readonly version: number; readonly vocabulary: Vocabulary; readonly nextMs: number } | undefined
  let reading: Promise<Vocabulary> | undefined
  const read = async (version: number): Promise<Vocabulary> => {
    const started = clock()
    const counts = await countWords(source)
    const vocabulary = vocabularyOf(counts)
    known = { version, vocabulary, nextMs: clock() + Math.max(REST_AT_LEAST_MS, REST * (clock() - started)) }
    return vocabulary
  }
  const again = async (): Promise<Vocabulary> => {
    const version = await source.version()
    if (known?.version === version) return known.vocabulary
    reading ??= read(version).finally(() => (reading = undefined))
    return await reading
  }
  return async () => {
    if (!known) return await again()
    // What it finds is for the next question; a failure is met again then.
    if (clock() >= known.nextMs) again().catch(() => undefined)
    return known.vocabulary
  }
}

/** Lower case without accents: how words are compared. */
export function foldWord(word: string): string {
  return word.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '')
}

async function countWords(source: VocabularySource): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for await (const texts of source.texts()) {
    for (let start = 0; start < texts.length; start += TEXTS_PER_TURN) {
      for (const text of texts.slice(start, start + TEXTS_PER_TURN)) {
        for (const word of new Set(foldWord(text).match(/\p{L}{3,}/gu))) counts.set(word, (counts.get(word) ?? 0) + 1)
      }
      await breathe()
    }
    if (counts.size > MOST_WORDS) for (const [word, count] of counts) if (count === 1) counts.delete(word)
  }
  return counts
}

function vocabularyOf(counts: ReadonlyMap<string, number>): Vocabulary {
  const sorted = [...counts.keys()].toSorted()
  const frequency = (word: string): number => counts.get(word) ?? 0
  return {
    has: (word) => counts.has(foldWord(word)),
    beginning(start, most) {
      const folded = foldWord(start)
      const found: string[] = []
      for (let index = firstFrom(sorted, folded); sorted[index]?.startsWith(folded); index++) found.push(sorted[index] ?? '')
      return found.toSorted((a, b) => frequency(b) - frequency(a)).slice(0, most)
    },
    near(word, most) {
      const folded = foldWord(word)
      if (folded.length < SHORTEST_FUZZY) return []
      const slips = folded.length < TWO_SLIPS_FROM ? 1 : 2
      // Hardly anyone gets the first letter wrong; with it fixed a twentieth of the words is looked at.
      const initial = folded.charAt(0)
      const found: { readonly word: string; readonly distance: number }[] = []
      for (let index = firstFrom(sorted, initial); sorted[index]?.startsWith(initial); index++) {
        const candidate = sorted[index] ?? ''
        const distance = editDistance(folded, candidate, slips)
        if (distance <= slips) found.push({ word: candidate, distance })
      }
      return found
        .toSorted(
          (a, b) =>
            a.distance - b.distance ||
            Number(soundsLike(b.word, folded)) - Number(soundsLike(a.word, folded)) ||
            frequency(b.word) - frequency(a.word)
        )
        .slice(0, most)
        .map(({ word: near }) => near)
    }
  }
}

/** Index of the first word that is not before `start`. */
function firstFrom(sorted: readonly string[], start: string): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? '') < start) low = middle + 1
    else high = middle
  }
  return low
}
