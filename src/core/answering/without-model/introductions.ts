/** Beginnings of what goes on instead of saying who somebody is: "Nell, with remarks by Piotr", "my knee on Piotr's knee". */
const GOES_ON =
  '(?!(?:who|whom|whose|with|and|but|or|as|at|in|on|for|from|to|by|of|then|so|that|than|which|please|dear|not|just|also|until|if|when|mit|und|aber|oder|als|bei|im|auf|für|von|zu|dann|bitte|liebe[rs]?|nicht|auch|bis|z|ze|i|ale|lub|na|w|we|do|od|dla|nie|też|proszę)(?!\\p{L}))'
const OWN = '(?:my|our|his|her|their|mein|meine|unser|unsere|sein|seine|ihr|ihre|mój|moja|nasz|nasza|jego|jej|ich)'
const ARTICLE = `(?:an?|the|one of|eine?|der|die|das|${OWN})`
const TITLE = '(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Herr|Frau|Pan|Pani)\\.? )?'
/** What stands before a colon in heads of letters and minutes, and says nothing of who somebody is. */
const NO_ROLE =
  /^(?:from|to|cc|bcc|dear|present|apologies|absent|attendees|participants|copies|with|by|date|subject|re|von|an|kopie|betreff|anwesend|od|do|temat|obecni)$/i

/**
 * How plainly a sentence says who somebody is, 0 to 3: "X is the …", "our neighbour X" (3), "X (chair)", "X, piano tuner,", "Landlord: X"
 * (2). By its form alone, in English, German and Polish: the cross-encoder gives "Who is X?" .01 to .57 beside such sentences.
 */
export function introduces(sentence: string, name: string): number {
  const plain = sentence.replaceAll(/[*_\s]+/g, ' ').trim()
  const escaped = name.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)
  const who = `(?<!\\p{L})${TITLE}${escaped}(?!\\p{L})(?: \\p{Lu}[\\p{L}’'-]+){0,2}`
  for (const { weight, form } of FORMS) {
    const role = new RegExp(form(who), 'u').exec(plain)?.groups?.['role']
    if (role === undefined ? new RegExp(form(who), 'u').test(plain) : !NO_ROLE.test(role)) return weight
  }
  return 0
}

/** As it stands, or at the beginning of a sentence. */
const CAPITAL_OWN = OWN.replaceAll(/(?<=[(|])\p{Ll}/gu, (letter) => letter.toUpperCase())

const FORMS: readonly { readonly weight: number; readonly form: (who: string) => string }[] = [
  {
    weight: 3,
    form: (who) =>
      `${who}(?:, [^,]{2,40},)? (?:is|was|became|works as|ist|war|wurde|arbeitet als|jest|był|była|został|została) (?:now |still |also |auch |też )?(?:${ARTICLE} |elected |\\p{Ll}+(?:em|ką|cą) )`
  },
  { weight: 3, form: (who) => `(?<!\\p{L})(?:${OWN}|${CAPITAL_OWN}) (?:${GOES_ON}\\p{L}+ ){1,2}${who}` },
  { weight: 2, form: (who) => `${who}(?: of [^()]{3,60})? \\(${GOES_ON}(?:the )?\\p{L}+(?: \\p{L}+){0,3}\\)` },
  // Behind a comma it is one of a list.
  {
    weight: 2,
    form: (who) =>
      `(?<!(?:,|and|und|i) )${who}, (?:${ARTICLE} |who (?:(?:is|was) ${ARTICLE} |(?!is |was )\\p{Ll}+s )|${GOES_ON}\\p{Ll}+(?: (?!and |i )\\p{L}+){0,3}(?:[,;.]|$))`
  },
  { weight: 2, form: (who) => `(?:^|[.;|] )(?<role>\\p{L}+(?: \\p{L}+){0,2}): ${who}` }
]
