import type { FileEntry } from '../../../shared/types.ts'
import type { Budget } from '../budget.ts'
import type { Excerpt } from '../sources/excerpts.ts'
import type { Found } from '../sources/find.ts'
import { questionParts, type Part } from './part.ts'
import type { Route } from '../question/route.ts'
import { sideParts, summaryParts } from './summary.ts'
import type { Shelf, Target } from '../question/target.ts'
import { languageIn } from '../question/target-language.ts'
import { stretchOf, translationParts } from './translation.ts'

/** What is written, part by part, and from what: a question from what was found, a whole file or folder from itself, and so each of the `sides` of a comparison. */
export async function assign(
  question: string,
  route: Route,
  target: Target | undefined,
  found: Found,
  shelf: Shelf | undefined,
  budget: Budget,
  sides?: readonly FileEntry[]
): Promise<readonly Part[]> {
  if (sides && shelf) return sideParts(sides, shelf, budget)
  if (route.intent === 'summary' && target && shelf) return summaryParts(target, shelf, budget)
  if (route.intent === 'translation') return toTranslate(question, target, found, shelf)
  return questionParts(route, question)
}

/** The named stretch of the named file; without a file, the paragraphs around what was found. */
async function toTranslate(question: string, target: Target | undefined, found: Found, shelf: Shelf | undefined): Promise<readonly Part[]> {
  const language = languageIn(question)
  const file = target?.files.find(({ state }) => state === 'indexed')
  const opened = file && (await shelf?.open(file.path))
  if (file && opened) {
    const stretch = stretchOf(question, opened.document)
    return stretch ? translationParts(language, file, opened, stretch) : []
  }
  const [best] = found.excerpts
  if (!best) return []
  const { document, passage } = best.evidence
  const touched = document.blocks.filter((block) => block.start < best.end && block.end > best.start)
  const stretch = { start: touched[0]?.start ?? best.start, end: touched.at(-1)?.end ?? best.end }
  return translationParts(language, passage, { document, hash: passage.document }, stretch)
}

/** Each document's best excerpt in turn, so that one side of a comparison does not take all the room. */
export function inTurns(excerpts: readonly Excerpt[]): readonly Excerpt[] {
  const before = new Map<string, number>()
  const turns = excerpts.map((excerpt, index) => {
    const { document } = excerpt.evidence.passage
    const turn = before.get(document) ?? 0
    before.set(document, turn + 1)
    return { excerpt, index, turn }
  })
  return turns.toSorted((a, b) => a.turn - b.turn || a.index - b.index).map(({ excerpt }) => excerpt)
}
