import type { DefaultTreeAdapterTypes } from 'parse5'
import type { DocumentFacts } from '../../../shared/types.ts'
import { factsOf } from './facts.ts'

type Node = DefaultTreeAdapterTypes.Node

/** What a page says of itself in its head: author, date, language, keywords. */
export function htmlFacts(root: Node): DocumentFacts | undefined {
  const values = new Map<string, string[]>()
  let language: string | undefined
  const walk: Node[] = [root]
  for (let node = walk.pop(); node; node = walk.pop()) {
    if ('attrs' in node) {
      const attributes = new Map(node.attrs.map(({ name, value }) => [name, value.trim()]))
      if (node.tagName === 'html') language = attributes.get('lang') ?? attributes.get('xml:lang')
      const key = attributes.get('property') ?? attributes.get('name') ?? attributes.get('itemprop')
      const value = attributes.get('content')
      if (node.tagName === 'meta' && key && value) values.set(key.toLowerCase(), [...(values.get(key.toLowerCase()) ?? []), value])
      if (node.tagName === 'body') continue
    }
    if ('childNodes' in node) for (const child of node.childNodes.toReversed()) walk.push(child)
  }
  const author = AUTHORS.flatMap((key) => values.get(key) ?? []).find((value) => !/^https?:/.test(value))
  const tags = TAGS.flatMap((key) => values.get(key) ?? []).flatMap((value) => value.split(','))
  return factsOf({ author, written: DATES.flatMap((key) => values.get(key) ?? []), language, tags })
}

const AUTHORS = ['author', 'article:author', 'dc.creator', 'dcterms.creator', 'byl', 'parsely-author']
/** The day of writing first, then that of a change. */
const DATES = [
  'article:published_time',
  'datepublished',
  'date',
  'dc.date',
  'dcterms.created',
  'pubdate',
  'article:modified_time',
  'last-modified'
]
const TAGS = ['article:tag', 'keywords']
