import type { Check } from './check.ts'
import type { Attribution } from './cite.ts'
import { claimedNumbers, contentWords, namesIn, quotationsIn } from './words.ts'

/** A letter has sentences that state nothing; one that states something no file says is for its sender to judge. */
export function checkCourtesy(sentence: string, attribution: Attribution, doubtful: Check['doubtful']): Check {
  const states = contentWords(sentence).filter((word) => !COURTESY.has(word)).length
  const claims = claimedNumbers(sentence).length + namesIn(sentence).length + quotationsIn(sentence).length
  const isPolite = claims === 0 && states < FEW_WORDS
  return {
    outcome: isPolite ? 'supported' : 'weak',
    attribution: { ...attribution, supported: true, support: 0, citations: [] },
    doubtful,
    lacking: [],
    reason: isPolite ? '' : 'No file says this; read it before you send it.'
  }
}

/** Content words, beside those of courtesy, that a sentence of a letter may have without stating anything. */
const FEW_WORDS = 3
const COURTESY = new Set(
  contentWords(
    'dear sir madam hello hi hope finds find well write writing letter mail email message regarding regard regards concerning subject thank thanks ' +
      'please kindly let know look looking forward hearing hear reply response best kind warm sincerely faithfully yours greetings question questions ' +
      'further information help assistance contact appreciate time attention matter soon possible convenience happy discuss would like want inform'
  )
)
