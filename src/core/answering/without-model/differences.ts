import { setImmediate } from 'node:timers/promises'
import type { Document, Span } from '../../../shared/types.ts'
import { addressesModel } from '../text/addresses-model.ts'
import { headingsOf } from '../text/blocks.ts'
import { documentSentences } from '../text/sentences.ts'
import { collapse, contentWords, numbersIn } from '../text/words.ts'

/** Dice coefficient of the words of two sentences, weighted by rarity, from which they speak of the same thing. */
const SAME_THING = 0.5
/** Words of a line by which its counterparts are looked for, and lines that are looked at for each of them. */
const RAREST = 4
const MOST_NEAR = 20
/** Lines that are compared before others may run. */
const AT_ONCE = 500
/** A line with fewer content words and no figure is a greeting, a name or a heading. */
const FEWEST_WORDS = 3

/** What one text says and the other does not, or says otherwise; a side without a counterpart is absent. */
export interface Difference {
  readonly first?: Span
  readonly second?: Span
}

/** The differences of two texts, and how much of them was found in both. */
export interface Compared {
  /** Other figures and wordings first, in the order of the first text; then what stands in one of them alone. */
  readonly differences: readonly Difference[]
  /** Share of the sentences of the shorter text that have a counterpart in the other, 0 to 1; texts with few are not versions of one another. */
  readonly alike: number
}

interface Line extends Span {
  readonly text: string
  readonly words: ReadonlySet<string>
  readonly numbers: ReadonlySet<string>
}

/** Holds two texts against each other sentence by sentence: what is the same in both is left out, what remains is paired by its words. */
export async function compareTexts(first: Document, second: Document, signal?: AbortSignal): Promise<Compared> {
  const a = linesOf(first)
  await breath(signal)
  const b = linesOf(second)
  const [left, right] = [without(a, b), without(b, a)]
  const same = a.length - left.length
  const weigh = rarity([...a, ...b])
  const near = neighbours(right, weigh)
  const pairs: { readonly one: Line; readonly other: Line; readonly likeness: number }[] = []
  for (const [index, one] of left.entries()) {
    if (index % AT_ONCE === 0) await breath(signal)
    for (const other of near(one)) pairs.push({ one, other, likeness: likeness(one, other, weigh) })
  }
  const alike = pairs.filter(({ likeness }) => likeness >= SAME_THING).toSorted((x, y) => y.likeness - x.likeness)
  const counterpart = new Map<Line, Line>()
  const taken = new Set<Line>()
  for (const { one, other } of alike) {
    if (counterpart.has(one) || taken.has(other)) continue
    counterpart.set(one, other)
    taken.add(other)
  }
  const paired = left.flatMap((one) => {
    const other = counterpart.get(one)
    return other && differ(one, other) ? [{ first: spanOf(one), second: spanOf(other) }] : []
  })
  const alone = [
    ...left.filter((one) => !counterpart.has(one) && says(one)).map((one) => ({ first: spanOf(one) })),
    ...right.filter((other) => !taken.has(other) && says(other)).map((other) => ({ second: spanOf(other) }))
  ]
  const shorter = Math.min(a.length, b.length)
  return { differences: [...paired, ...alone], alike: shorter === 0 ? 0 : (same + counterpart.size) / shorter }
}

/** Lets others run, and stops where that was asked for: two books take seconds. */
async function breath(signal: AbortSignal | undefined): Promise<void> {
  await setImmediate()
  signal?.throwIfAborted()
}

function linesOf(document: Document): readonly Line[] {
  const isHeading = headingsOf(document)
  return documentSentences(document, { start: 0, end: document.text.length })
    .filter((span) => !isHeading(span))
    .map(({ start, end }) => {
      const text = document.text.slice(start, end)
      return { start, end, text, words: new Set(contentWords(text)), numbers: numbersIn(text) }
    })
    .filter(({ text }) => !addressesModel(text))
}

/** Those that do not stand in the other text as well, word by word. */
function without(lines: readonly Line[], others: readonly Line[]): readonly Line[] {
  const wordings = new Set(others.map(({ text }) => collapse(text)))
  return lines.filter(({ text }) => !wordings.has(collapse(text)))
}

/** Those that share one of a line's rarest words, so that two books are not compared line by line with one another. */
function neighbours(lines: readonly Line[], weigh: (word: string) => number): (line: Line) => readonly Line[] {
  const holding = new Map<string, Line[]>()
  for (const line of lines) {
    for (const word of line.words) {
      const known = holding.get(word)
      if (known) known.push(line)
      else holding.set(word, [line])
    }
  }
  return ({ words }) => {
    const rarest = [...words].toSorted((x, y) => weigh(y) - weigh(x)).slice(0, RAREST)
    return [...new Set(rarest.flatMap((word) => (holding.get(word) ?? []).slice(0, MOST_NEAR)))]
  }
}

/** 1 for a word that few sentences hold, less for one that stands in many. */
function rarity(lines: readonly Line[]): (word: string) => number {
  const counts = new Map<string, number>()
  for (const { words } of lines) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return (word) => 1 / (1 + Math.log2(Math.max(1, (counts.get(word) ?? 1) / 2)))
}

function likeness(one: Line, other: Line, weigh: (word: string) => number): number {
  const total = (line: Line): number => sum([...line.words].map(weigh))
  const shared = sum([...one.words].filter((word) => other.words.has(word)).map(weigh))
  const whole = total(one) + total(other)
  return whole === 0 ? 0 : (2 * shared) / whole
}

/** Another figure, or a word that only one of them has. */
function differ(one: Line, other: Line): boolean {
  return (
    !isWithin(one.numbers, other.numbers) ||
    !isWithin(other.numbers, one.numbers) ||
    !isWithin(one.words, other.words) ||
    !isWithin(other.words, one.words)
  )
}

const isWithin = (few: ReadonlySet<string>, many: ReadonlySet<string>): boolean => [...few].every((one) => many.has(one))
const says = ({ words, numbers }: Line): boolean => words.size >= FEWEST_WORDS || (words.size > 0 && numbers.size > 0)
const spanOf = ({ start, end }: Line): Span => ({ start, end })
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
