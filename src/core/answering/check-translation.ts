import type { Check } from './check.ts'
import { citationOf } from './citation.ts'
import type { Evidence } from './evidence.ts'
import { sentenceSpans } from './sentences.ts'
import { addressesIn, claimedNumbers, claimInWords, contentWords, numbersIn } from './words.ts'

/** Fewer words may be names only, and stay. */
const FEW_WORDS = 3
/** Share of a translation's words that may stand in the original: names, and words that languages share. */
const SAME_WORDS = 0.7

/**
 * A translation shares few words with what it translates: no figure or address may be new, and it must not be the text
 * itself. It cites the piece that it translates; a figure that it leaves out is told.
 */
export function checkTranslation(sentence: string, doubtful: Check['doubtful'], [item]: readonly Evidence[]): Check {
  const text = item ? item.document.text.slice(item.passage.start, item.passage.end) : ''
  const held = numbersIn(text)
  const strays = [
    ...claimedNumbers(sentence).filter((number) => !held.has(number.replace(/^@.*-/, ''))),
    ...addressesIn(sentence).filter((address) => !text.includes(address))
  ]
  const said = [...numbersIn(sentence)].join(' ')
  const lost = sentenceSpans(text).length === 1 ? claimedNumbers(text).filter((number) => !said.includes(number.replace(/^@.*-/, ''))) : []
  const words = contentWords(sentence)
  const source = new Set(contentWords(text))
  const isCopy = words.length >= FEW_WORDS && words.filter((word) => source.has(word)).length / words.length > SAME_WORDS
  const supported = item !== undefined && strays.length === 0 && !isCopy
  return {
    outcome: !supported ? 'unsupported' : lost.length > 0 ? 'weak' : 'supported',
    attribution: { supported, support: supported ? 1 : 0, strays, citations: item && supported ? [citationOf(item, item.passage, 1)] : [] },
    doubtful,
    lacking: strays,
    reason: isCopy
      ? 'It was not translated.'
      : strays.length > 0
        ? `The original does not state ${strays.map(claimInWords).join(', ')}.`
        : lost.length > 0
          ? `The original also states ${lost.map(claimInWords).join(', ')}.`
          : ''
  }
}
