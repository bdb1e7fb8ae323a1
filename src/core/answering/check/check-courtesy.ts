import type { Check } from './check.ts'
import type { Attribution } from '../cite/cite.ts'
import { claimedNumbers, contentWords, heldWords, namesIn, quotationsIn } from '../text/words.ts'

/** Below this support a sentence of a letter says more than its quotes. */
const WHOLE = 0.7
/** What binds the sender; the files show what was promised before, not what is meant now. */
const PROMISES = /\b(?:I|we)(?:['’]ll| will| shall| promise| agree| accept)\b/i

/**
 * A letter has sentences that state nothing, and they need no footnote; one that states more than the files say, or that
 * promises in the sender's name, stands with a caution. Undefined: it is held against the files like any other.
 */
export function checkCourtesy(sentence: string, attribution: Attribution, doubtful: Check['doubtful']): Check | undefined {
  const states = contentWords(sentence).filter((word) => !COURTESY.has(word)).length
  const claims = claimedNumbers(sentence).length + namesIn(sentence).length + quotationsIn(sentence).length
  const none = { ...attribution, supported: true, support: 0, citations: [] }
  if (claims === 0 && states < FEW_WORDS) return { outcome: 'supported', attribution: none, doubtful, lacking: [], reason: '' }
  if (attribution.strays.length > 0) return undefined
  const reason = !attribution.supported
    ? 'No file says this; read it before you send it.'
    : PROMISES.test(sentence)
      ? 'This promises something in your name; read it before you send it.'
      : attribution.support < WHOLE
        ? 'The files say only a part of this; read it before you send it.'
        : undefined
  return reason === undefined
    ? undefined
    : { outcome: 'weak', attribution: attribution.supported ? attribution : none, doubtful, lacking: [], reason }
}

/** "Dear [School Name],": what the files do not tell, and the user writes in. */
const PLACEHOLDER = /\[\p{L}[^\]]{0,60}\]/gu

/** A letter's sentence without its placeholders; undefined where it has none. */
export function withoutPlaceholders(sentence: string): string | undefined {
  const rest = sentence.replaceAll(PLACEHOLDER, ' ')
  return rest === sentence ? undefined : rest
}

/** Content words, beside those of courtesy, that a sentence of a letter may have without stating anything. */
const FEW_WORDS = 3
const COURTESY = new Set(
  heldWords(
    'dear sir madam hello hi hope finds find well write writing letter mail email message regarding regard regards concerning subject thank thanks ' +
      'please kindly let know look looking forward hearing hear reply response best kind warm sincerely faithfully yours greetings question questions ' +
      'further information help assistance contact appreciate time attention matter soon possible convenience happy discuss would like want inform ' +
      'sehr geehrte geehrter damen liebe lieber freundlichen freundliche grüßen grüße viele herzliche dank danke betreff schreiben antwort rückmeldung ' +
      'freue freuen frage fragen hilfe gerne möchte möchten hoffe gut geht bitte szanowna szanowny państwo droga drogi dzień dobry poważaniem ' +
      'pozdrawiam pozdrowienia serdeczne serdecznie dziękuję dziękujemy proszę sprawa sprawie odpowiedź pytanie pytania piszę chciałbym chciałabym'
  )
)
