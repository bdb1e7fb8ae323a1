import type { Check } from './check.ts'
import { citationOf } from '../cite/citation.ts'
import type { Evidence } from '../text/evidence.ts'
import { sentenceSpans } from '../text/sentences.ts'
import { addressesIn, claimedNumbers, claimInWords, numbersIn } from '../text/words.ts'

/** Fewer words may be names only, and stay. */
const FEW_WORDS = 3
/** Share of a translation's words that may stand in the original: names, and words that languages share. */
const SAME_WORDS = 0.7

/**
 * A translation shares few words with what it translates: no figure or address may be new, and it must not be the text
 * itself. It cites the piece that it translates; a figure that it leaves out is told.
 */
export function checkTranslation(written: string, doubtful: Check['doubtful'], [item]: readonly Evidence[]): Check {
  const text = item ? item.document.text.slice(item.passage.start, item.passage.end) : ''
  const sentence = withTimesOf(text, written)
  const held = numbersIn(text)
  const strays = [
    ...claimedNumbers(sentence).filter((number) => !held.has(number.replace(/^@.*-/, ''))),
    ...addressesIn(sentence).filter((address) => !text.includes(address))
  ]
  const said = [...numbersIn(sentence)].join(' ')
  const lost = sentenceSpans(text).length === 1 ? claimedNumbers(text).filter((number) => !said.includes(number.replace(/^@.*-/, ''))) : []
  const words = wordsIn(sentence)
  const source = new Set(wordsIn(text))
  // An address or a name is the same in every language; it ends no sentence.
  const isName = text.trim() === sentence.trim() && !/[.!?:…]["”’»)]*$/.test(text.trim()) && !/(?<!\p{L})\p{Ll}{3,}/u.test(text)
  const isCopy = !isName && words.length >= FEW_WORDS && words.filter((word) => source.has(word)).length / words.length > SAME_WORDS
  const isTalk = ANNOUNCES.test(sentence) && !/:\s*$/.test(text)
  const supported = item !== undefined && strays.length === 0 && !isCopy && !isTalk
  return {
    outcome: !supported ? 'unsupported' : lost.length > 0 ? 'weak' : 'supported',
    attribution: { supported, support: supported ? 1 : 0, strays, citations: item && supported ? [citationOf(item, item.passage, 1)] : [] },
    doubtful,
    lacking: strays,
    reason: isTalk
      ? 'It only announces what follows.'
      : isCopy
        ? 'It was not translated.'
        : strays.length > 0
          ? `The original does not state ${strays.map(claimInWords).join(', ')}.`
          : lost.length > 0
            ? `The original also states ${lost.map(claimInWords).join(', ')}.`
            : ''
  }
}

/** "Hier ist die Übersetzung:" is the model's and not the text's. */
const ANNOUNCES = /(?:translation|übersetzung|tłumaczenie)\P{L}[^.!?]*:\s*$|(?:translation|übersetzung|tłumaczenie):\s*$/iu

/** Every word, also those that say little: "Dienstag" and "Tuesday" tell a translation from its original. */
const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}{2,}/gu) ?? []

/** "17:30" as the original writes it, "17.30". */
function withTimesOf(text: string, sentence: string): string {
  return sentence.replaceAll(/(?<![\d.,:])(\d{1,2})[.:](\d{2})(?![\d])/g, (time, hour: string, minute: string) => {
    const same = [`${hour}.${minute}`, `${hour}:${minute}`].find((one) => text.includes(one))
    return same ?? time
  })
}
