/**
 * Estimates how many WordPiece tokens a text has for the BERT family of embedders, without their vocabulary: those
 * split at white space and around every sign, and then words into pieces, the more the longer and the rarer they are.
 * Errors against the real tokenizer are in `test/core/indexing/chunk`; the estimate is meant to be a little high.
 */
export function estimateTokens(text: string, start = 0, end = text.length): number {
  let signs = 0
  let words = 0
  let familiar = 0
  let short = 0
  let pieces = 0
  for (let i = start; i < end;) {
    const code = text.charCodeAt(i)
    const kind = code < 128 ? (ASCII[code] ?? OTHER) : kindOf(code)
    if (kind === LETTER || kind === DIGIT) {
      const stop = wordEnd(text, i, end)
      words++
      const extra = wordCost(text, i, stop) - 1
      if (kind === DIGIT || stop - i > NOT_A_WORD) signs += extra
      else pieces += extra
      if (stop - i <= 5 && kind === LETTER) {
        if (FUNCTION_WORDS.has(wordKey(text, i, stop))) familiar++
        else short++
      }
      i = stop
    } else {
      if (kind === SIGN) signs++
      else if (kind === SCRIPT) signs += SCRIPT_TOKENS
      else if (kind === PICTURE) {
        signs++
        i = pictureEnd(text, i, end)
        continue
      }
      i++
    }
  }
  if (words === 0) return signs
  const strange = strangeness(familiar, words)
  return signs + words + pieces * strange + short * SHORT_PIECES * (strange - 1)
}

const SPACE = 0
const LETTER = 1
const DIGIT = 2
/** A sign is a token of its own, and so is a Chinese character. */
const SIGN = 3
/** Letters of scripts of which the vocabulary knows little more than single characters. */
const SCRIPT = 4
/** Emoji: a run of them without white space is one unknown token. */
const PICTURE = 5
const OTHER = SIGN
const SCRIPT_TOKENS = 1

const ASCII = Uint8Array.from({ length: 128 }, (_, code) => {
  if (code <= 0x20 || code === 0x7f) return SPACE
  if (code >= 0x30 && code <= 0x39) return DIGIT
  return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a ? LETTER : SIGN
})

function kindOf(code: number): number {
  if (code === 0xa0 || code === 0xfeff || code === 0x3000 || (code >= 0x2000 && code <= 0x200f) || (code >= 0x2028 && code <= 0x202f))
    return SPACE
  if (code < 0xc0) return SIGN
  if (code < 0x250) return LETTER
  if (code >= 0x300 && code <= 0x36f) return SPACE
  if (code >= 0x1e00 && code <= 0x1eff) return LETTER
  if (code >= 0xd800 && code <= 0xdfff) return PICTURE
  if (code >= 0x2600 && code <= 0x27bf) return PICTURE
  if (code >= 0x2010 && code <= 0x2bff) return SIGN
  if (code >= 0xfe00 && code <= 0xfe0f) return SPACE
  return SCRIPT
}

/**
 * Extra tokens of a word by its length, from the English of three chat, encyclopaedia and speech files and a novel
 * (0.3 million words); longer words go on with 0.3 a letter, which is what compound names take.
 */
const LETTER_COST = [0, 1, 1, 1, 1, 1.06, 1.1, 1.16, 1.28, 1.35, 1.4, 1.65, 1.8, 2.2, 2.5]
const LONG_LETTER = 0.3
/** Letters mixed with digits, and anything longer than a word can be: random text costs 0.66 a character in base64, 0.7 in hex. */
const MIXED_CHARACTER = 0.68
const NOT_A_WORD = 24
/** Numbers: 1, 1, 1.3, 1.8, 2.6, 3.1, 4.1 tokens for one to seven digits. */
const DIGIT_COST = [0, 1, 1, 1.25, 1.6, 2.6]
const DIGIT_CHARACTER = 0.56
/** What a capital inside a word (camelCase) adds, because pieces do not reach over it. */
const INNER_CAPITAL = 0.6

/** What an accented letter adds: the vocabulary has none, and the words around them are rarely English. */
const ACCENT = 0.35
/** The same for Polish, Czech, Vietnamese, Turkish, in units of `ACCENT`. */
const FAR_ACCENT = 2.5

function wordCost(text: string, start: number, end: number): number {
  const length = end - start
  let digits = 0
  let capitals = 0
  let accents = 0
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i)
    if (code >= 0x30 && code <= 0x39) digits++
    else if (code >= 0x41 && code <= 0x5a) capitals++
    else if (code >= 0x100) accents += FAR_ACCENT
    else if (code >= 128) accents++
  }
  if (digits === length) return DIGIT_COST[length] ?? length * DIGIT_CHARACTER
  if (digits > 0 || length > NOT_A_WORD) return Math.max(1, length * MIXED_CHARACTER)
  const inner = capitals > 1 && capitals < length ? (capitals - 1) * INNER_CAPITAL : 0
  const base = LETTER_COST[length] ?? 2.5 + (length - 14) * LONG_LETTER
  return base + inner + accents * ACCENT
}

/** The commonest words of English; where they are missing, words are names, code or another language, and take more pieces. */
const FUNCTION_WORDS = new Set(
  'the of and to in a is it that was for on you he with as i at be this have from or had by but not are his her she we they an my your if so'
    .split(' ')
    .map((word) => wordKey(word, 0, word.length))
)

/** A word of at most five letters as a number, whatever its case: this is asked for every short word of every text. */
function wordKey(text: string, start: number, end: number): number {
  let key = 0
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i)
    if (code >= 128) return -1
    key = key * 32 + (code & 31)
  }
  return key
}

/** Share of function words in English prose. */
const ENGLISH_SHARE = 0.3
/** Words of plain English that a short text is taken to have besides its own, so that one sentence does not swing the factor. */
const PRIOR_WORDS = 12
/** Extra pieces where no function word occurs. */
const STRANGEST = 3.6
/** Extra pieces of a short word, where words are strange. */
const SHORT_PIECES = 0.12

function strangeness(familiar: number, words: number): number {
  const share = (familiar + PRIOR_WORDS * ENGLISH_SHARE) / (words + PRIOR_WORDS)
  return share >= ENGLISH_SHARE ? 1 : 1 + ((ENGLISH_SHARE - share) / ENGLISH_SHARE) * (STRANGEST - 1)
}

function wordEnd(text: string, start: number, end: number): number {
  let i = start + 1
  for (; i < end; i++) {
    const code = text.charCodeAt(i)
    const kind = code < 128 ? ASCII[code] : kindOf(code)
    if (kind !== LETTER && kind !== DIGIT) break
  }
  return i
}

function pictureEnd(text: string, start: number, end: number): number {
  let i = start + 1
  while (i < end) {
    const code = text.charCodeAt(i)
    if (code < 128 || (kindOf(code) !== PICTURE && code !== 0x200d && !(code >= 0xfe00 && code <= 0xfe0f))) break
    i++
  }
  return i
}
