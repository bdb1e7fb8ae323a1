/** What a word earns by where it stands; the first that holds counts. Ordered by hand: a name begun is what a person types most. */
const EXACT = 1
const BEGINS = 0.9
const BEGINS_WORD = 0.75
const BEGINS_TITLE_WORD = 0.7
const INSIDE = 0.5
const IN_FOLDERS = 0.4
const LETTERS_IN_ORDER = 0.25
/** Fewer letters in order stand in almost every name. */
const FEWEST_LETTERS = 3
/** What a name may lose by its length: of two that fit alike the shorter one is meant. */
const LENGTH_WEIGHT = 0.05

/** A name as it is compared: folded, as `fold` does. */
export interface Name {
  readonly name: string
  readonly title: string
  /** The names of the folders above it, joined by "/". */
  readonly folders: string
}

/** How well a name fits folded words, 0 to 1; 0 where one of them does not stand in it. */
export function nameScore({ name, title, folders }: Name, words: readonly string[]): number {
  let sum = 0
  for (const word of words) {
    const score = wordScore(name, title, folders, word)
    if (score === 0) return 0
    sum += score
  }
  return words.length === 0 ? 0 : Math.max(0.01, sum / words.length - LENGTH_WEIGHT * Math.min(1, name.length / 80))
}

function wordScore(name: string, title: string, folders: string, word: string): number {
  const at = name.indexOf(word)
  if (at === 0) return name.length === word.length || name[word.length] === '.' ? EXACT : BEGINS
  if (at > 0 && beginsWord(name, word, at)) return BEGINS_WORD
  const inTitle = title.indexOf(word)
  if (inTitle >= 0 && beginsWord(title, word, inTitle)) return BEGINS_TITLE_WORD
  if (at > 0) return INSIDE
  const above = folders.indexOf(word)
  if (above >= 0 && beginsWord(folders, word, above)) return IN_FOLDERS
  return word.length >= FEWEST_LETTERS && hasInOrder(name, word) ? LETTERS_IN_ORDER : 0
}

const LETTER = /[\p{L}\p{N}]/u

/** Whether a word begins at the first place where its letters stand, or at a later one. */
function beginsWord(text: string, word: string, first: number): boolean {
  for (let at = first; at >= 0; at = text.indexOf(word, at + 1)) if (at === 0 || !LETTER.test(text.charAt(at - 1))) return true
  return false
}

function hasInOrder(text: string, letters: string): boolean {
  let at = -1
  for (const letter of letters) {
    at = text.indexOf(letter, at + 1)
    if (at < 0) return false
  }
  return true
}
