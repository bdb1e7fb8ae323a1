import { isEnglishWord } from '../../english-words.ts'
import { stemIn } from '../../stems.ts'
import { isStopWord } from '../../stop-words.ts'
import { languageOf, type TextLanguage } from '../../text-language.ts'
import { soundsLike } from '../edit-distance.ts'
import { foldWord, type Vocabulary } from '../vocabulary.ts'
import type { Query } from '../query.ts'
import type { Env, Stage } from '../stage.ts'

/** Longer questions are sentences: enough of their words stand somewhere, and one that is a word is rather rare than misspelt. */
const MOST_WORDS = 12
/** A text that was pasted has names of its own. */
const MOST_WORDS_MISSPELT = 40
/** Shorter words are left as they are; while typing, from the second letter on. */
const SHORTEST = 4
const SHORTEST_TYPED = 2
/** Shorter words are too near to new ones ("wifi") and to other people's names to be read as anything else. */
const SHORTEST_SLIP = 5
const SHORTEST_NAME = 8
/** Words that a word is searched as, besides itself. */
const MOST = 3
/** Forms of a German or Polish word, besides itself; a Polish noun has a dozen, of which a library uses a few. */
const MOST_FORMS = 6
/** Letters in which the forms of a word agree: endings change, and what stands before them. */
const STEADY = 4

/**
 * Finds what was meant by a word that stands in no file: misspelt ("boilr"), or the beginning of another ("boil"). While
 * typing, the last word is taken for a beginning even where it is a word. What any file holds as asked is never touched: of
 * 594 dev questions 6 are, and none loses a document; with a slip in two words each, lihua's find .89 of their documents by
 * full text instead of .72 (.96 without the slips).
 */
export const expand: Stage = {
  name: 'expand words',
  budgetMs: 250,
  idle: (_, { vocabulary }) => (vocabulary ? undefined : 'There is no list of the words in your files.'),
  async run(state, env) {
    const vocabulary = await env.vocabulary?.()
    const words = wordsOf(state.query.lexical.words)
    if (!vocabulary || words.length > MOST_WORDS_MISSPELT) return state
    const isLong = words.length > MOST_WORDS
    const language = languageOf(state.query.text)
    const expansions = new Map<string, readonly string[]>()
    const forms = new Map<string, readonly string[]>()
    const slips = new Set<string>()
    for (const [index, word] of words.entries()) {
      const typed = env.typing && index === words.length - 1
      const inflected = typed || isLong || language === 'en' ? [] : formsOf(word, language, vocabulary)
      if (inflected.length > 0) forms.set(word, inflected)
      if (inflected.length > 0) continue
      const { as, near } = typed ? { as: completed(word, vocabulary), near: undefined } : await respelt(word, vocabulary, env)
      if (as.length === 0) continue
      const isSlip = near !== undefined && language === 'en' && (await isMisspelt(word, near))
      if (isSlip) slips.add(word)
      if (isSlip || !isLong) expansions.set(word, as)
    }
    const query = expansions.size > 0 ? expanded(state.query, expansions, slips, vocabulary) : state.query
    return query !== state.query || forms.size > 0 ? { ...state, query: withForms(query, forms) } : state
  },
  note: (_, { query }) => query.expansions?.map(({ word, as }) => `${word} → ${as.join(', ')}`).join('; ')
}

/** Whole words of letters; what holds digits is a number or a key, which has no near miss. */
function wordsOf(text: string): readonly string[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].flatMap(([word]) => (/^[\p{L}\p{M}]+$/u.test(word) ? [word] : []))
}

function completed(word: string, vocabulary: Vocabulary): readonly string[] {
  if (word.length < SHORTEST_TYPED) return []
  const longer = vocabulary.beginning(word, MOST + 1).filter((one) => one !== foldWord(word))
  return longer.length > 0 || vocabulary.has(word) ? longer.slice(0, MOST) : vocabulary.near(word, 1)
}

/** Other forms of a word in the files, most frequent first: the full-text index knows English endings only. */
function formsOf(word: string, language: TextLanguage, vocabulary: Vocabulary): readonly string[] {
  const folded = foldWord(word)
  if (folded.length < SHORTEST || isStopWord(language, folded)) return []
  const stem = stemIn(language, word)
  const alike = vocabulary.beginning(folded.slice(0, STEADY), Infinity)
  return alike.filter((one) => one !== folded && stemIn(language, one) === stem).slice(0, MOST_FORMS)
}

/** A form says the same as the word: it is searched beside it, and the question stays as it is. */
function withForms(query: Query, forms: ReadonlyMap<string, readonly string[]>): Query {
  const words = [query.lexical.words, ...[...forms.values()].flat()].join(' ')
  const expansions = [...(query.expansions ?? []), ...[...forms].map(([word, as]) => ({ word, as }))]
  return forms.size === 0 ? query : { ...query, lexical: { ...query.lexical, words }, expansions }
}

/** Whether a word is none, and another was meant: "wifi" is not "wife", nor is Marcia Maria. */
async function isMisspelt(word: string, meant: string): Promise<boolean> {
  const isName = /^\p{Lu}/u.test(word)
  if (word.length < (isName ? SHORTEST_NAME : SHORTEST_SLIP) || (isName && !soundsLike(foldWord(word), meant))) return false
  return !(await isEnglishWord(word))
}

interface Respelt {
  /** What the word is searched as besides. */
  readonly as: readonly string[]
  /** The first of them, where it is a few letters away and not the word's continuation. */
  readonly near: string | undefined
}

async function respelt(word: string, vocabulary: Vocabulary, { store, signal }: Env): Promise<Respelt> {
  if (word.length < SHORTEST || vocabulary.has(word)) return KEPT
  // The list may lag behind, and the index knows the forms of a word.
  if ((await store.searchText({ words: word }, 1, undefined, signal)).length > 0) return KEPT
  const [near] = vocabulary.near(word, 1)
  return { as: near === undefined ? vocabulary.beginning(word, MOST) : [near], near }
}

const KEPT: Respelt = { as: [], near: undefined }

function expanded(
  query: Query,
  expansions: ReadonlyMap<string, readonly string[]>,
  slips: ReadonlySet<string>,
  vocabulary: Vocabulary
): Query {
  // Beside the word, for a model knows words that no file holds: “refuse” is not “reuse”. A word that is known means itself.
  const meant = (text: string): string =>
    [...expansions].reduce(
      (said, [word, [best]]) =>
        best === undefined || vocabulary.has(word)
          ? said
          : said.replace(new RegExp(String.raw`(?<!\p{L})${word}(?!\p{L})`, 'gu'), () => `${word} ${best}`),
      text
    )
  const known = [...expansions.keys()].filter((word) => vocabulary.has(word))
  const others = [...expansions].flatMap(([word, as]) => (known.includes(word) ? [] : as))
  const also = known.flatMap((word) => expansions.get(word) ?? []).join(' ')
  return {
    ...query,
    text: meant(query.text),
    lexical: { ...query.lexical, words: [query.lexical.words, ...others].join(' '), ...(also ? { also } : {}) },
    parts: query.parts.map(meant),
    expansions: [...expansions].map(([word, as]) => ({ word, as, ...(slips.has(word) ? { slip: true as const } : {}) }))
  }
}
