import type { Evidence } from '../text/evidence.ts'
import { forbids, measuresIn, personsIn, polarityOf, withoutDenial } from '../text/claims.ts'
import { documentSentences } from '../text/sentences.ts'
import { MONTHS } from '../../months.ts'
import { languageOf } from '../../text-language.ts'
import { claimedNumbers, contentWords, heldWords, numbersIn, onOneLine, withoutDays } from '../text/words.ts'

/** Share of a claim's words, weighted by rarity, that a place must hold to speak of the same matter. */
const SAME_MATTER = 0.6
/** The same for what somebody did: many do alike things. */
const SAME_DEED = 0.75
/** How much more of the claim than the place that states its figure a place with another figure must hold. */
const BETTER = 0.2
/** Where one piece of a sentence ends: "the landlord paid, but not for the paint". */
const PIECES = /[;:—–]|,(?!\d)|\s(?:and|but|so that|because|while|whereas|although|so)\s/i
/** A sentence that begins with a pronoun, whose name stands in the one before. */
const POINTS_BACK = /^\W*(?:[\p{L}’']+\s+){0,2}(?:he|she|they|I|we|it)\b/iu

/** A word that stands in two places at most says by itself what a place is about. */
const RARE = 0.5
/** The measure of days. */
const DAY = '@'

/** A sentence of a source, with what it is compared by. */
interface Place {
  readonly text: string
  readonly words: ReadonlySet<string>
  readonly numbers: ReadonlySet<string>
  readonly measures: ReadonlyMap<string, ReadonlySet<string>>
  /** Figures of the lines that date or head the file: they hold for all of it. */
  readonly header: ReadonlySet<string>
  /** Words of its line, of what heads the file, and of the sentence before where it begins with a pronoun. */
  readonly around: ReadonlySet<string>
  readonly block: string
}

const known = new WeakMap<Evidence, readonly Place[]>()

/**
 * What the sources say otherwise, as a plain sentence; undefined where nothing was found. All words of a sentence may stand
 * in the files and it may still be false: "The combustion was not clean" has every word of "Combustion was clean". Compared
 * are, with the place that speaks most of the same matter, yes and no, the figure for the same measure, and who it was.
 */
export function contradiction(sentence: string, question: string, evidence: readonly Evidence[]): string | undefined {
  // What a source asks it does not say.
  const places = evidence.flatMap(placesOf).filter(({ text }) => !text.endsWith('?'))
  const weigh = rarity(places)
  const language = languageOf(sentence)
  for (const [index, piece] of sentence.split(PIECES).entries()) {
    const words = contentWords(withoutDenial(piece), language)
    const said = { text: piece, words, share: shareOf(words, weigh) }
    const denied = index > 0 && isPhrase(piece) ? undefined : otherPolarity(said, places)
    const reason =
      denied ??
      otherFigure(said, places) ??
      figureOfAnother(piece, places) ??
      (language === 'de' ? undefined : otherPerson(piece, question, places, weigh))
    if (reason) return reason
  }
  return otherDay(sentence, question, places)
}

/** A piece of the sentence, and how much of its words others hold, weighted by rarity; 0 to 1. */
interface Said {
  readonly text: string
  readonly words: readonly string[]
  readonly share: (held: ReadonlySet<string>) => number
}

function otherPolarity({ text: piece, words, share }: Said, places: readonly Place[]): string | undefined {
  const same = nearest(places.flatMap(statementsOf).filter(isStatement), (statement) => share(statement.words))
  // "No charcoal on the balcony" is what "Only electric ones may be used there; charcoal is forbidden" says.
  const isForbidden = ({ text }: Place): boolean =>
    text.split(PIECES).some((part) => forbids(part) && heldWords(part).some((word) => words.includes(word)))
  const isOther = ({ text, place }: Statement): boolean =>
    polarityOf(text) !== polarityOf(piece) && !(polarityOf(piece) < 0 && isForbidden(place))
  return same.length > 0 && same.every(isOther) ? `The source says the opposite: “${onOneLine(same[0]?.text ?? '')}”.` : undefined
}

function otherFigure({ text: piece, share }: Said, places: readonly Place[]): string | undefined {
  for (const [measure, figures] of claimedMeasures(piece)) {
    for (const figure of figures) {
      const stating = places.filter((place) => place.measures.get(measure)?.has(figure) || place.header.has(figure))
      const most = Math.max(0, ...stating.map((place) => (place.header.has(figure) ? 1 : share(place.words))))
      const other = nearest(
        places.filter(({ measures }) => measures.has(measure) && !measures.get(measure)?.has(figure)),
        (place) => share(place.words)
      ).find((place) => share(place.words) >= most + BETTER)
      if (other) return `The source gives another figure: “${onOneLine(other.text)}”.`
    }
  }
  return undefined
}

/**
 * "345 euros in the low season", where the file says "279 euros in the low season and 345 euros from June to August": of two figures
 * in one sentence of the file the one has what stands behind the other.
 */
function figureOfAnother(piece: string, places: readonly Place[]): string | undefined {
  const said = new Set(heldWords(piece))
  for (const [measure, figures] of measuresIn(piece)) {
    for (const figure of figures) {
      const stating = places.filter(({ measures }) => measures.get(measure)?.has(figure))
      const isOther = ({ text, measures }: Place): boolean => {
        if ((measures.get(measure)?.size ?? 0) < 2) return false
        const parts = text.split(PIECES).map((part) => ({ figures: measuresIn(part).get(measure), behind: behindFigure(part) }))
        const isSaid = (words: readonly string[]): boolean => words.length > 0 && words.every((word) => said.has(word))
        const own = parts.filter((part) => part.figures?.has(figure))
        const others = parts.filter((part) => part.figures && !part.figures.has(figure))
        return (
          others.some(({ behind }) => isSaid(behind)) &&
          !own.some(({ behind }) => behind.length === 0 || behind.some((word) => said.has(word)))
        )
      }
      const [first] = stating
      if (first && stating.every(isOther)) return `The source gives another figure: “${onOneLine(first.text)}”.`
    }
  }
  return undefined
}

/** The words behind the last figure of a piece, without what it measures. */
function behindFigure(part: string): readonly string[] {
  const [, tail = ''] = /\d[\d.,]*\s?(?:%|[€$£]|\p{L}+)?(\D*)$/u.exec(part) ?? []
  return contentWords(tail)
}

function otherPerson(piece: string, question: string, places: readonly Place[], weigh: (word: string) => number): string | undefined {
  const asked = new Set(contentWords(question))
  const claimed = personsIn(piece)
  const deed = contentWords(piece).filter((word) => !claimed.includes(word))
  // One common word ("said", "went") is no deed to know somebody by.
  if (claimed.length === 0 || (deed.length < 2 && !deed.some((word) => weigh(word) >= RARE))) return undefined
  const near = nearest(places, (place) => shareOf(deed, weigh)(place.words), SAME_DEED)
  const isOther = near.every(({ text, around }) => {
    const others = personsIn(text).filter((name) => !claimed.includes(name) && !asked.has(name))
    return !claimed.some((name) => around.has(name)) && others.length > 0
  })
  return near.length > 0 && isOther ? `The source says this of someone else: “${onOneLine(near[0]?.text ?? '')}”.` : undefined
}

/** Those that speak most of the same matter, all of them where several do equally; none where none does. */
function nearest<T>(items: readonly T[], share: (item: T) => number, least = SAME_MATTER): readonly T[] {
  const scored = items.map((item) => ({ item, score: share(item) }))
  const most = scored.reduce((best, { score }) => Math.max(best, score), 0)
  return most < least ? [] : scored.flatMap(({ item, score }) => (score >= most - 0.001 ? [item] : []))
}

/** "… and the place of troops" goes on a list; it states nothing that could be denied. */
function isPhrase(piece: string): boolean {
  return OPENS_PHRASE.test(piece) && !VERB.test(piece)
}

const OPENS_PHRASE = /^\W*(?:the|an?|his|her|its|their|our|my|your)\b/i
const VERB = /\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|must|should|\p{L}{2,}ed)\b/iu

/** "Vacant plots." names something and says nothing of it. */
function isStatement({ text }: { readonly text: string }): boolean {
  return (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) > 2 || /^\W*\p{Ll}/u.test(text)
}

interface Statement {
  readonly text: string
  readonly words: ReadonlySet<string>
  readonly place: Place
}

/** A sentence's pieces; and the whole of it where they all state or all deny. */
function statementsOf(place: Place): readonly Statement[] {
  const pieces = place.text.split(PIECES).map((text) => ({ text, words: new Set(heldWords(text)), place }))
  const isOne = new Set(pieces.map((piece) => polarityOf(piece.text))).size === 1
  return isOne ? [{ text: place.text, words: place.words, place }, ...pieces] : pieces
}

function claimedMeasures(piece: string): ReadonlyMap<string, ReadonlySet<string>> {
  const days = claimedNumbers(piece).filter((claim) => claim.startsWith('@'))
  return days.length > 0 ? new Map([...measuresIn(piece), [DAY, new Set(days)]]) : measuresIn(piece)
}

function shareOf(words: readonly string[], weigh: (word: string) => number): (held: ReadonlySet<string>) => number {
  const total = words.reduce((sum, word) => sum + weigh(word), 0)
  return (held) => (total === 0 ? 0 : words.reduce((sum, word) => sum + (held.has(word) ? weigh(word) : 0), 0) / total)
}

/** A day or a month with a figure that stands only under others; a sentence without one ("1.3 m deep") answers for the one that is asked for. */
function otherDay(sentence: string, question: string, places: readonly Place[]): string | undefined {
  const claims = claimedNumbers(sentence)
  const isDated = claims.some((claim) => claim.startsWith(DAY)) || monthsIn(withoutDays(sentence)).length > 0
  const frame = isDated ? sentence : question
  const days = claimedNumbers(frame).filter((claim) => claim.startsWith(DAY))
  const months = monthsIn(withoutDays(frame))
  if (days.length === 0 && months.length === 0) return undefined
  for (const figure of claims.filter((claim) => !claim.startsWith(DAY) && !/^(?:19|20)\d\d$/.test(claim))) {
    // "20 and 27 May": the second one is a day as well.
    if (days.some((day) => places.some(({ numbers }) => numbers.has(day.replace(/-\d+$/, `-${figure}`))))) continue
    const stating = places.filter(({ numbers }) => numbers.has(figure))
    const isElsewhere = (block: string): boolean => {
      const dated = [...numbersIn(block)].filter((number) => number.startsWith(DAY))
      const said = [...monthsIn(block), ...dated.map((day) => Number(/\d+/.exec(day)?.[0]))]
      return dated.length > 0 && !dated.some((day) => days.includes(day)) && !months.some((month) => said.includes(month))
    }
    if (stating.length > 0 && stating.every(({ block }) => isElsewhere(block)))
      return `The source gives ${figure} for another ${days.length > 0 ? 'day' : 'month'}.`
  }
  return undefined
}

/** Months that are named, 1 to 12; "may" is none, "May" is. */
function monthsIn(text: string): readonly number[] {
  return [...text.matchAll(/\p{Lu}\p{L}{2,}/gu)].flatMap(([word]) => MONTHS.findIndex((month) => month === word.toLowerCase()) + 1 || [])
}

function placesOf(evidence: Evidence): readonly Place[] {
  const made = known.get(evidence)
  if (made) return made
  const { document, passage } = evidence
  const { text } = document
  const sentences = documentSentences(document, passage)
  const header = `${passage.context} ${document.preamble ? text.slice(document.preamble.start, document.preamble.end) : ''}`
  const heading = numbersIn(header)
  const places = sentences.map(({ start, end }, index) => {
    const said = text.slice(start, end)
    const before = sentences[index - 1]
    const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, end)
    const back = before && POINTS_BACK.test(said) ? text.slice(before.start, before.end) : ''
    const block = document.blocks.find((one) => one.start <= start && start < one.end)
    const numbers = numbersIn(said)
    const days = new Set([...numbers].filter((number) => number.startsWith(DAY)))
    return {
      text: said,
      words: new Set(heldWords(said)),
      numbers,
      measures: days.size > 0 ? new Map([...measuresIn(said), [DAY, days]]) : measuresIn(said),
      header: heading,
      around: new Set(heldWords(`${header} ${line} ${back}`)),
      block: block ? text.slice(block.start, block.end) : said
    }
  })
  known.set(evidence, places)
  return places
}

/** Words that stand in few places say most of what a place is about. */
function rarity(places: readonly Place[]): (word: string) => number {
  const counts = new Map<string, number>()
  for (const { words } of places) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return (word) => 1 / (1 + Math.log2(Math.max(1, counts.get(word) ?? 1)))
}
