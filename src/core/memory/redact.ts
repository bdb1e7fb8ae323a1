import type { RedactionKind, RedactionRules } from '../../shared/memory.ts'
import type { AnswerRound, Trace } from '../../shared/types.ts'
import { FootnoteError } from '../../shared/errors.ts'

export const DEFAULT_REDACTION: RedactionRules = { builtIn: ['iban', 'card', 'email'], own: [] }

/** Masks what must not be written down. */
export interface Redactor {
  text(text: string): string
  trace(trace: Trace): Trace
}

interface Pattern {
  readonly find: RegExp
  readonly mask: string
  /** Whether what looks like one is one: a checksum keeps other long numbers readable. */
  readonly holds?: (found: string) => boolean
}

const BUILT_IN: Readonly<Record<RedactionKind, Pattern>> = {
  email: { find: /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, mask: '[e-mail]' },
  iban: { find: /\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{1,4}){3,8}(?![A-Z0-9])/giu, mask: '[iban]', holds: isIban },
  card: { find: /(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/gu, mask: '[card]', holds: isCard }
}

/** Makes the redactor of these rules; `invalid-input` for a pattern of one's own that is no regular expression. */
export function createRedactor({ builtIn, own }: RedactionRules): Redactor {
  const patterns = [...builtIn.map((kind) => BUILT_IN[kind]), ...own.map(ownPattern)]
  const text = (value: string): string =>
    patterns.reduce(
      (masked, { find, mask, holds }) => masked.replaceAll(find, (found) => (holds ? maskedStart(found, mask, holds) : mask)),
      value
    )
  return {
    text,
    trace: ({ rounds, ...trace }) => ({
      ...trace,
      stages: trace.stages.map((stage) => (stage.note === undefined ? stage : { ...stage, note: text(stage.note) })),
      ...(rounds ? { rounds: rounds.map((round) => maskedRound(round, text)) } : {})
    })
  }
}

function maskedRound(round: AnswerRound, text: (value: string) => string): AnswerRound {
  return {
    ...round,
    why: text(round.why),
    query: text(round.query),
    cameIn: round.cameIn.map((source) => ({ ...source, text: text(source.text) })),
    written: round.written.map((sentence) => ({ ...sentence, text: text(sentence.text), reason: text(sentence.reason) }))
  }
}

/** Masks the longest start that is one: what follows a number ("… 00 and 12") may look like more of it. */
function maskedStart(found: string, mask: string, holds: (found: string) => boolean): string {
  const ends = [...found.matchAll(/[ -]|$/g)].map(({ index }) => index)
  const end = ends.toReversed().find((index) => holds(found.slice(0, index)))
  return end === undefined ? found : mask + found.slice(end)
}

function ownPattern(source: string): Pattern {
  try {
    const find = new RegExp(source, 'giu')
    if (!find.test('')) return { find, mask: '[hidden]' }
  } catch (thrown) {
    throw unusable(source, { cause: thrown })
  }
  throw unusable(source)
}

function unusable(source: string, options?: ErrorOptions): FootnoteError {
  return new FootnoteError(
    'invalid-input',
    `"${source}" is no pattern that can be masked.`,
    'Write a regular expression that needs at least one character, such as \\bPX-\\d{4}\\b.',
    options
  )
}

/** ISO 7064: moved by four and read as a number, the rest by 97 is 1. */
function isIban(found: string): boolean {
  const plain = found.replaceAll(/[ -]/g, '').toUpperCase()
  const digits = [...(plain.slice(4) + plain.slice(0, 4))].map((letter) => Number.parseInt(letter, 36)).join('')
  return plain.length >= 15 && plain.length <= 34 && BigInt(digits) % 97n === 1n
}

/** Luhn: every second digit from the right counts twice. */
function isCard(found: string): boolean {
  const digits = [...found.replaceAll(/\D/g, '')].map(Number).toReversed()
  const sum = digits.reduce((total, digit, index) => total + (index % 2 ? ((digit * 2) % 10) + (digit > 4 ? 1 : 0) : digit), 0)
  return sum % 10 === 0
}
