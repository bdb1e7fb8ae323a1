/** Words that stand inside a name without being one. */
const INSIDE = 'of|the|and|de|del|della|der|den|des|di|da|du|la|le|van|von|zu|zur|na|w|y'
const NAME = new RegExp(String.raw`[\p{Lu}\p{N}][\p{L}\p{N}.'’&-]*(?:\s+(?:(?:${INSIDE})\s+){0,2}[\p{Lu}\p{N}][\p{L}\p{N}.'’&-]*)*`, 'gu')
/** Longest name that is looked up, in words. */
const MOST_WORDS = 7

/** A title or name as it is compared: lower case, no brackets ("(film)"), no punctuation, single spaces. */
export function titleKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\s*\([^)]*\)/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Keys of all runs of words that may be names: capitalised, up to seven words, with every part of a longer run ("Boiler Manual 2019" holds "Boiler Manual"). */
export function nameKeys(text: string): Set<string> {
  const keys = new Set<string>()
  for (const [run] of text.matchAll(NAME)) {
    const words = titleKey(run).split(' ')
    for (let first = 0; first < words.length; first++)
      for (let after = first + 1; after <= Math.min(words.length, first + MOST_WORDS); after++)
        keys.add(words.slice(first, after).join(' '))
  }
  keys.delete('')
  return keys
}
