import type { Excerpt } from '../sources/excerpts.ts'
import type { Route } from '../question/route.ts'

/** One thing to be written: a question, a section to sum up, a sentence to translate. */
export interface Part {
  /** What the model is asked behind the sources. */
  readonly task: string
  /** What it is called where nothing was found for it. */
  readonly name: string
  /** What stands before its first sentence: the file or section that is summed up. */
  readonly label?: string
  /** What is looked up for it first; absent: nothing. */
  readonly query?: string
  /** All that it is written from, alone; absent: the sources of the whole answer. */
  readonly excerpts?: readonly Excerpt[]
  /** Sentences at most. */
  readonly most: number
  /** Its first sentence begins a new line. */
  readonly opens?: boolean
}

/** Sentences to one question, a plan has them for each of its parts; and of a letter, with its greetings. */
const MAX_SENTENCES = { answer: 8, draft: 16 }

/** The parts of a question that is answered from what is found. */
export function questionParts({ kind, parts, intent }: Route, question: string): readonly Part[] {
  const most = intent === 'draft' ? MAX_SENTENCES.draft : MAX_SENTENCES.answer
  if (kind === 'times') return [{ task: question, name: question, most }]
  // A part that leans on the first is asked with it, and named by its own words.
  const led = `${(parts[0] ?? '').replace(/\?$/, '')}, and `
  return parts.map((part) => ({
    task: part,
    name: part.startsWith(led) ? part.slice(led.length) : part,
    most,
    ...(kind === 'plan' && part !== question ? { query: part } : {})
  }))
}
