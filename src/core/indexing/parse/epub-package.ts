import type { DocumentFacts } from '../../../shared/types.ts'
import { factsOf } from './facts.ts'
import { xmlTags } from './xml-tags.ts'

/** What an e-book's package file says. */
export interface EpubPackage {
  readonly title: string | undefined
  readonly facts: DocumentFacts | undefined
  /** Names of the chapters' members, in reading order. */
  readonly spine: readonly string[]
  /** Name of the EPUB 2 table of contents, which names chapters that have no heading. */
  readonly toc: string | undefined
}

/** Reads a package file (OPF) that is the archive's member `name`. */
export function readPackage(opf: string, name: string): EpubPackage {
  const parts = new Map(xmlTags(opf, 'item').map(({ attributes }) => [attributes['id'] ?? '', attributes]))
  const spine = xmlTags(opf, 'itemref').flatMap(({ attributes }) => parts.get(attributes['idref'] ?? '')?.['href'] ?? [])
  const toc = [...parts.values()].find((part) => part['media-type'] === 'application/x-dtbncx+xml')?.['href']
  return {
    title: first(opf, 'title'),
    facts: facts(opf),
    spine: spine.map((href) => memberName(name, href)),
    toc: toc === undefined ? undefined : memberName(name, toc)
  }
}

/** The member that a link in another member means. It is only ever looked up among the archive's names. */
export function memberName(from: string, href: string): string {
  const path = decoded(href.replace(/[?#].*$/s, ''))
  const parts = path.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}

function decoded(href: string): string {
  try {
    return decodeURIComponent(href)
  } catch {
    // A name with a stray % was never encoded.
    return href
  }
}

function first(opf: string, name: string): string | undefined {
  return xmlTags(opf, name).find(({ text }) => text !== '')?.text
}

function facts(opf: string): DocumentFacts | undefined {
  const author = xmlTags(opf, 'creator')
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join(', ')
  const dates = xmlTags(opf, 'date')
  const date = dates.find(({ attributes }) => attributes['opf:event'] === 'publication') ?? dates[0]
  const tags = xmlTags(opf, 'subject').map(({ text }) => text)
  return factsOf({ author, written: [date?.text], language: first(opf, 'language'), tags })
}
