import type { DocumentFacts } from '../../../shared/types.ts'
import type { Container } from './container.ts'
import { factsOf } from './facts.ts'
import { attribute, oneLine } from './xml-stream.ts'
import { descendants, elementAt, elementsOf, readTree, textOf, type XmlElement } from './xml-tree.ts'

/** A part that another one names. */
export interface Relation {
  readonly id: string
  /** Last word of its type: "slide", "notesSlide", "worksheet". */
  readonly type: string
  /** Name of the member. */
  readonly target: string
}

/** The parts of an Office Open XML file, which are members of a zip container tied together by relationship files. */
export class OfficePackage {
  readonly #container: Container

  constructor(container: Container) {
    this.#container = container
  }

  bytes(part: string): Uint8Array | undefined {
    return this.#container.member(part)
  }

  /** A part as a tree; `damaged` also when it is not there. */
  tree(part: string): { readonly root: XmlElement | undefined; readonly damaged: boolean } {
    const bytes = this.bytes(part)
    return bytes ? readTree(bytes) : { root: undefined, damaged: true }
  }

  /** Relationships of a part, of the package itself for ''. */
  relations(part: string): Relation[] {
    const slash = part.lastIndexOf('/') + 1
    const folder = part.slice(0, slash)
    const bytes = this.bytes(`${folder}_rels/${part.slice(slash)}.rels`)
    if (!bytes) return []
    return [...descendants(readTree(bytes).root, 'Relationship')]
      .filter(({ attributes }) => attributes['TargetMode'] !== 'External')
      .map(({ attributes }) => ({
        id: attributes['Id'] ?? '',
        type: attributes['Type']?.split('/').at(-1) ?? '',
        target: resolve(folder, attributes['Target'] ?? '')
      }))
  }

  /** The part that the package is about; `usual` where its relationships do not say. */
  mainPart(usual: string): string {
    const named = this.relations('').find(({ type }) => type === 'officeDocument')?.target
    return named !== undefined && this.bytes(named) ? named : usual
  }

  /** Members whose names match, in the order of the number in them. */
  numbered(pattern: RegExp): string[] {
    const numberOf = (name: string): number => Number(/(\d+)\.xml$/.exec(name)?.[1] ?? 0)
    return this.#container.names.filter((name) => pattern.test(name)).toSorted((a, b) => numberOf(a) - numberOf(b))
  }
}

export interface CoreProperties {
  readonly title: string | undefined
  readonly facts: DocumentFacts | undefined
}

/** Title and facts of `docProps/core.xml`. `language`: what the text itself is marked as, if the properties say nothing. */
export function coreProperties(bytes: Uint8Array | undefined, language?: string): CoreProperties {
  const core = bytes ? elementsOf(readTree(bytes).root)[0] : undefined
  const value = (name: string): string | undefined => oneLine(textOf(elementAt(core, name))) || undefined
  return {
    title: ownTitle(value('title')),
    facts: factsOf({
      author: value('creator') ?? value('lastModifiedBy'),
      written: [value('modified'), value('created')],
      language: value('language') ?? language,
      tags: value('keywords')?.split(/[,;]/)
    })
  }
}

/** The relationship id of an element: `r:id`, beside which an `id` of its own may stand. */
export function relationId(element: XmlElement, name = 'id'): string | undefined {
  for (const key in element.attributes) if (key.endsWith(`:${name}`)) return element.attributes[key]
  return attribute(element.attributes, name)
}

/** What programs name a new document says nothing of this one. */
function ownTitle(title: string | undefined): string | undefined {
  return title !== undefined && /\p{L}{2}/u.test(title) && !UNTITLED.test(title) ? title : undefined
}

const UNTITLED =
  /^(?:untitled|unbenannt|title|(?:powerpoint|microsoft powerpoint)[ -]?(?:presentation|pr[äa]sentation)|word document|document\d*|presentation\d*|book\d*|mappe\d*)$/i

/** A target beside the folder of the part that names it; those that begin with a slash stand below the root. */
function resolve(folder: string, target: string): string {
  const names: string[] = []
  for (const name of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (name === '..') names.pop()
    else if (name !== '' && name !== '.') names.push(name)
  }
  return names.join('/')
}
