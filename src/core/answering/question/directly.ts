import type { TextLanguage } from '../../text-language.ts'
import { capitalised } from '../text/words.ts'

/**
 * A question in the order of one that is asked by itself: "when the lease ends" is "When does the lease end?", "wann der Vertrag endet" is
 * "Wann endet der Vertrag?". What rules do not understand keeps its order: a model reads it well, only its form is not known to other rules.
 */
export function directly(indirect: string, language: TextLanguage): string {
  const clause = indirect.trim().replace(/[?.!\s]+$/, '')
  const question = language === 'en' ? english(clause) : language === 'de' ? german(clause) : clause
  return `${capitalised(question)}?`
}

const AUXILIARY = /^(?:is|are|was|were|has|have|had|can|could|will|would|should|must|may|might|do|does|did|shall)$/i
const PRONOUN = /^(?:i|we|you|he|she|it|they|there|any(?:one|body)|some(?:one|body))$/i
const DETERMINER = /^(?:the|an?|my|our|your|his|her|its|their|this|that|these|those)$/i
/** What begins a clause of its own, whose verb is not the one that is looked for. */
const CLAUSE = /^(?:who|which|that|where|whose|when|while|if|because|since|before|after|what|how|why|than)$/i
const NO_VERB = /^(?:\p{L}+ly|last|first|ever|also|always|often|never|not|of|and|in|on|at|for|from)$|['’]/iu
const COMPLEMENT =
  /^(?:|the|an?|my|our|your|his|her|its|their|in|on|at|to|for|from|with|by|about|when|while|if|because|per|every|each|up|out|off|place|part|\d.*|\p{L}+ing)$/iu
const isName = (word: string): boolean => /^\p{Lu}/u.test(word)

/** The auxiliary, or one of "do", goes before the subject. */
function english(clause: string): string {
  const words = clause.split(/\s+/)
  const isWhether = /^(?:if|whether)$/i.test(words[0] ?? '')
  const start = isWhether ? 1 : words.findIndex((word, index) => index > 0 && (PRONOUN.test(word) || DETERMINER.test(word) || isName(word)))
  const asked = words.slice(0, start)
  const unchanged = isWhether ? clause.replace(/^\S+/, 'Is it so that') : clause
  if (start < 0 || asked.slice(1).some((word) => AUXILIARY.test(word))) return unchanged
  const rest = words.slice(start)
  const verb = verbIn(rest)
  if (verb < 0) return unchanged
  const { auxiliary, main } = asAsked(rest[verb] ?? '', rest[verb + 1])
  return [...(isWhether ? [] : asked), auxiliary, ...rest.slice(0, verb), ...main, ...rest.slice(verb + 1)].join(' ')
}

/** Where the verb of a clause stands that begins with its subject; -1 where nothing looks like one. */
function verbIn(words: readonly string[]): number {
  const [first = ''] = words
  const end = words.findIndex((word, index) => index > 0 && CLAUSE.test(word))
  const own = words.slice(0, end < 0 ? undefined : end)
  // Behind a pronoun or a name stands the verb, whatever it looks like.
  const behind = PRONOUN.test(first) ? 1 : own.findIndex((word) => !isName(word))
  if (behind > 0 && !NO_VERB.test(own.slice(0, behind + 1).join(' ')) && !NO_VERB.test(own[behind] ?? '')) return behind
  const looks = [
    (word: string) => AUXILIARY.test(word),
    (word: string) => PAST.has(word.toLowerCase()),
    // "the holidays begin": a noun, unless what a verb has stands behind it.
    (word: string, next: string) => /(?:[^s]s|ed)$/.test(word) && COMPLEMENT.test(next)
  ]
  for (const looksLike of looks) {
    const at = own.findIndex((word, index) => index > 0 && !NO_VERB.test(word) && !isName(word) && looksLike(word, words[index + 1] ?? ''))
    if (at > 1 || (at === 1 && !DETERMINER.test(first))) return at
  }
  return -1
}

function asAsked(verb: string, next: string | undefined): { readonly auxiliary: string; readonly main: readonly string[] } {
  const lower = verb.toLowerCase()
  // "who has the key" is asked already; "what Anna has in her bag" is what she does have.
  if (
    /^(?:has|have|had)$/.test(lower) &&
    (next === undefined || !/(?:ed|en|n|t)$|^(?:to|not|been|become|come|gone|done|made|had|put|run|\p{L}+ly)$/iu.test(next))
  )
    return { auxiliary: lower === 'has' ? 'does' : lower === 'had' ? 'did' : 'do', main: ['have'] }
  if (AUXILIARY.test(lower)) return { auxiliary: lower, main: [] }
  const base = PAST.get(lower)
  if (base !== undefined) return { auxiliary: 'did', main: [base] }
  if (/ed$/.test(lower)) return { auxiliary: 'did', main: [withoutEd(lower)] }
  if (/[^s]s$/.test(lower)) return { auxiliary: 'does', main: [withoutS(lower)] }
  return { auxiliary: 'do', main: [verb] }
}

const withoutS = (verb: string): string =>
  verb === 'does' || verb === 'goes'
    ? verb.slice(0, -2)
    : /ies$/.test(verb)
      ? `${verb.slice(0, -3)}y`
      : /(?:sh|ch|x|ss)es$/.test(verb)
        ? verb.slice(0, -2)
        : verb.slice(0, -1)
const withoutEd = (verb: string): string => {
  const stem = verb
    .replace(/ied$/, 'y')
    .replace(/([bgmnprt])\1ed$/, '$1')
    .replace(/ed$/, '')
  return TAKES_E.test(stem) && verb === `${stem}ed` ? `${stem}e` : stem
}
/** "charged", "liked" and "prepared" lose a "d", "opened" and "planned" more. */
const TAKES_E = /[cuvz]$|[^s]s$|(?:a|[^n])g$|^[^aeiou]*[aeiou][^aeiouwxy]$|[^aeiou](?:at|id|[aiou]r)$|invit$/

const PAST: ReadonlyMap<string, string> = new Map(
  Object.entries({
    began: 'begin',
    bought: 'buy',
    brought: 'bring',
    broke: 'break',
    built: 'build',
    came: 'come',
    chose: 'choose',
    cost: 'cost',
    drank: 'drink',
    drove: 'drive',
    ate: 'eat',
    fell: 'fall',
    felt: 'feel',
    fixed: 'fix',
    found: 'find',
    gave: 'give',
    got: 'get',
    grew: 'grow',
    heard: 'hear',
    held: 'hold',
    hid: 'hide',
    kept: 'keep',
    knew: 'know',
    left: 'leave',
    lent: 'lend',
    lost: 'lose',
    made: 'make',
    meant: 'mean',
    met: 'meet',
    paid: 'pay',
    ran: 'run',
    rang: 'ring',
    read: 'read',
    said: 'say',
    saw: 'see',
    sent: 'send',
    sold: 'sell',
    spent: 'spend',
    spoke: 'speak',
    stood: 'stand',
    taught: 'teach',
    thought: 'think',
    told: 'tell',
    took: 'take',
    went: 'go',
    won: 'win',
    wore: 'wear',
    wrote: 'write'
  })
)

/** The finite verb stands last and goes behind what is asked for. */
function german(clause: string): string {
  const [, asked = '', rest = '', verb = ''] = GERMAN.exec(clause) ?? []
  if (verb === '' || rest.includes(',')) return clause
  return /^ob$/i.test(asked) ? `${capitalised(verb)} ${rest}` : `${asked} ${verb} ${rest}`
}

const GERMAN =
  /^((?:(?:[Ss]eit|[Bb]is|[Aa]b|[Vv]on|[Mm]it|[Ff]ür|[Uu]m|[Aa]n|[Ii]n|[Zz]u)\s+)?(?:[Ww]elche[rsnm]?\s+(?:\p{Ll}+\s+)?\p{Lu}\p{L}+|[Ww]ie\s?viele?(?:\s+\p{Lu}\p{L}+)?|[Ww]ie\s+(?:oft|lange|hoch|groß|teuer|weit|alt|schwer|heiß|warm)|[Ww](?:er|en|em|as|ann|o|oher|ohin|arum|ieso|ie|essen\s+\p{Lu}\p{L}+)|[Oo]b))\s+(.+?)\s+(\p{Ll}+)$/u
