import type { DocumentFacts } from '../../../shared/types.ts'
import { type Container, openContainer } from './container.ts'
import { factsOf } from './facts.ts'
import type { BinaryFile } from './formats.ts'
import { failed, type ParseProblem } from './outcome.ts'
import { attribute, oneLine } from './xml-stream.ts'
import { descendants, elementAt, elementsOf, readTree, textOf } from './xml-tree.ts'

/** An OpenDocument file: its content as a stream of XML, and what stands beside it. */
export interface OdfFile {
  readonly content: Uint8Array
  readonly styles: Uint8Array | undefined
  readonly title: string | undefined
  readonly facts: DocumentFacts | undefined
}

/** Opens an OpenDocument container; one with a password is told from a damaged one. */
export function openOdf(
  file: BinaryFile,
  program: string
): { readonly odf: OdfFile; readonly problem?: undefined } | { readonly odf?: undefined; readonly problem: ParseProblem } {
  const { container, problem } = openContainer(file, program, (name) => READ.has(name))
  if (problem) return { problem }
  if (isEncrypted(container)) return { problem: ENCRYPTED }
  const content = container.member('content.xml')
  if (!content) return { problem: NO_CONTENT }
  const styles = container.member('styles.xml')
  return { odf: { content, styles, ...readMeta(container.member('meta.xml'), styles) } }
}

const READ = new Set(['content.xml', 'styles.xml', 'meta.xml', 'META-INF/manifest.xml'])

const ENCRYPTED = failed(
  'The file is protected with a password',
  'Open it in LibreOffice and save a copy without the password ("Save with password" unticked)'
)
const NO_CONTENT = failed('The file is an OpenDocument container without its content', 'Get the file again from where it came from')

/** Each encrypted member has its key's data in the manifest; newer files encrypt one package that holds them all. */
function isEncrypted(container: Container): boolean {
  const manifest = container.member('META-INF/manifest.xml')
  if (!manifest) return false
  return [...descendants(readTree(manifest).root, 'file-entry')].some((entry) => {
    const path = attribute(entry.attributes, 'full-path')
    return (path === 'content.xml' || path === 'encrypted-package') && elementAt(entry, 'encryption-data') !== undefined
  })
}

function readMeta(bytes: Uint8Array | undefined, styles: Uint8Array | undefined): Pick<OdfFile, 'title' | 'facts'> {
  const meta = bytes ? elementAt(readTree(bytes).root, 'document-meta', 'meta') : undefined
  const value = (name: string): string | undefined => oneLine(textOf(elementAt(meta, name))) || undefined
  return {
    title: value('title'),
    facts: factsOf({
      author: value('initial-creator') ?? value('creator'),
      written: [value('date'), value('creation-date')],
      language: value('language') ?? defaultLanguage(styles),
      tags: elementsOf(meta, 'keyword').map(textOf)
    })
  }
}

/** The language that paragraphs have unless they say otherwise. */
function defaultLanguage(styles: Uint8Array | undefined): string | undefined {
  if (!styles) return undefined
  for (const style of descendants(readTree(styles).root, 'default-style')) {
    const language = attribute(elementAt(style, 'text-properties')?.attributes ?? {}, 'language')
    if (language && language !== 'none') return language
  }
  return undefined
}
