import { basename } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { FileEntry } from '../../../shared/types.ts'
import type { Budget } from '../budget.ts'
import { gistOf } from './gist.ts'
import type { Part } from './part.ts'
import { sectionsOf } from './sections.ts'
import { estimateTokens } from '../sources/sources.ts'
import type { Shelf, Target } from '../question/target.ts'
import { languageOf, type TextLanguage } from '../../text-language.ts'
import { excerptsFrom } from '../sources/whole.ts'

/** A file of at most so many times the first budget is read whole: its sections would each repeat the header. */
const WHOLE = 1.5
/** Sentences for a file that is read whole, and for each section or file of several. */
const SENTENCES = { whole: 3, part: 1 }

/** In the language of the text: a sentence in another one could not be held against it. */
const TASKS: Readonly<Record<TextLanguage, (title: string, length: Length, isPart: boolean) => string>> = {
  en: (title, length, isPart) =>
    `Sum up ${isPart ? 'this part of ' : ''}“${title}” in ${length === 'one' ? 'one short sentence' : 'two or three short sentences'}. Say what it says, not what it is.`,
  de: (title, length, isPart) =>
    `Fasse ${isPart ? 'diesen Teil von ' : ''}„${title}“ auf Deutsch in ${length === 'one' ? 'einem kurzen Satz' : 'zwei oder drei kurzen Sätzen'} zusammen. Schreib, was darin steht, nicht, was es ist.`,
  pl: (title, length, isPart) =>
    `Streść ${isPart ? 'tę część tekstu ' : ''}„${title}” po polsku ${length === 'one' ? 'jednym krótkim zdaniem' : 'w dwóch lub trzech krótkich zdaniach'}. Napisz, co tam jest, a nie czym to jest.`
}
type Length = 'one' | 'few'

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
    return spans.length === 0
      ? []
      : {
          task: TASKS[languageOf(document.text)](document.title, isShort ? 'few' : 'one', sections.length > 1),
          name: section.name || document.title,
          ...(section.name ? { label: labelOf(section.name) } : {}),
          excerpts: excerptsFrom(file, opened, spans, section.name),
          most: isShort ? SENTENCES.whole : SENTENCES.part,
          opens: true
        }
  })
}

/** The files of a comparison that are no versions of one another: what each of them says, one after the other. */
export async function sideParts(sides: readonly FileEntry[], shelf: Shelf, budget: Budget): Promise<readonly Part[]> {
  return (await Promise.all(sides.map((file) => filePart(file, shelf, budget, 'few')))).flat()
}

async function filePart(file: FileEntry, shelf: Shelf, budget: Budget, length: Length = 'one'): Promise<readonly Part[]> {
  const opened = await shelf.open(file.path)
  const spans = opened ? gistOf(opened.document, { start: 0, end: opened.document.text.length }, budget.roundTokens) : []
  if (!opened || spans.length === 0) return []
  const { title } = opened.document
  return [
    {
      task: TASKS[languageOf(opened.document.text)](title, length, false),
      name: title,
      label: basename(file.path),
      excerpts: excerptsFrom(file, opened, spans),
      most: length === 'one' ? SENTENCES.part : SENTENCES.whole,
      opens: true
    }
  ]
}

/** Sections that were joined are named by the first and the last of them. */
function labelOf(name: string): string {
  const names = name.split('; ')
  return names.length > 2 ? `${names[0]} … ${names.at(-1)}` : name
}
