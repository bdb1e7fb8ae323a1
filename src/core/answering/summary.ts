import { setImmediate } from 'node:timers/promises'
import type { FileEntry } from '../../shared/types.ts'
import type { Budget } from './budget.ts'
import { gistOf } from './gist.ts'
import type { Part } from './part.ts'
import { sectionsOf } from './sections.ts'
import { estimateTokens } from './sources.ts'
import type { Shelf, Target } from './target.ts'
import { excerptsFrom } from './whole.ts'

/** A file of at most so many times the first budget is read whole: its sections would each repeat the header. */
const WHOLE = 1.5
/** Sentences for a file that is read whole, and for each section or file of several. */
const SENTENCES = { whole: 3, part: 1 }

/**
 * What a summary is made of: the sections of a file, each summed up from its own text, so that the last one counts as much
 * as the first; for a folder each of its files. What cannot be opened is left out here and told in words.
 */
export async function summaryParts(target: Target, shelf: Shelf, budget: Budget): Promise<readonly Part[]> {
  const files = target.files.filter(({ state }) => state === 'indexed')
  const parts: Part[] = []
  for (const file of files) {
    parts.push(...(await (target.kind === 'file' ? sectionParts : filePart)(file, shelf, budget)))
    // Between two files the window is answered.
    await setImmediate()
  }
  return parts
}

async function sectionParts(file: FileEntry, shelf: Shelf, budget: Budget): Promise<readonly Part[]> {
  const opened = await shelf.open(file.path)
  if (!opened) return []
  const { document } = opened
  const isShort = estimateTokens(document.text) <= budget.firstTokens * WHOLE
  const sections = isShort ? [{ name: '', start: 0, end: document.text.length }] : sectionsOf(document, budget.parts)
  return sections.flatMap((section) => {
    const spans = gistOf(document, section, isShort ? Infinity : budget.roundTokens)
    const about = section.name ? `the part “${section.name}”` : sections.length > 1 ? 'this part' : 'the text'
    return spans.length === 0
      ? []
      : {
          task: `Sum up ${about} of “${document.title}” in ${isShort ? 'two or three short sentences' : 'one short sentence'}. Say what it says, not what it is.`,
          name: section.name || document.title,
          excerpts: excerptsFrom(file, opened, spans, section.name),
          most: isShort ? SENTENCES.whole : SENTENCES.part,
          opens: true
        }
  })
}

async function filePart(file: FileEntry, shelf: Shelf, budget: Budget): Promise<readonly Part[]> {
  const opened = await shelf.open(file.path)
  const spans = opened ? gistOf(opened.document, { start: 0, end: opened.document.text.length }, budget.roundTokens) : []
  if (!opened || spans.length === 0) return []
  const { title } = opened.document
  return [
    {
      task: `In one short sentence: what is “${title}” about, and what is the most important thing that it says?`,
      name: title,
      excerpts: excerptsFrom(file, opened, spans),
      most: SENTENCES.part,
      opens: true
    }
  ]
}
