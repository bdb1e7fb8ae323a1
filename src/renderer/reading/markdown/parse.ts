import type { Definition, Nodes, Root, RootContent } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { Span } from '../../../shared/types.ts'
import type { Searchable } from '../find-text.ts'
import { alignLeaf, type Leaf } from './align.ts'

/** Blocks of a note that are drawn together or not at all. */
export interface MarkdownPart extends Span {
  readonly nodes: readonly RootContent[]
  readonly lines: number
}

export interface Markdown {
  readonly parts: readonly MarkdownPart[]
  /** Where links by reference lead, by their identifiers. */
  readonly links: ReadonlyMap<string, Definition>
  readonly visible: Searchable
}

/** What goes on in the same line. */
const INLINE: readonly string[] = ['strong', 'emphasis', 'delete', 'link', 'linkReference', 'footnoteReference']
/** About two screens of text. */
const PART_UNITS = 3000

/** The structure of a note for drawing it. Positions are those of the note's own text, which is never changed. */
export function parseMarkdown(text: string): Markdown {
  const root: Root = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml', 'toml']).parse(text)
  const parts: MarkdownPart[] = []
  let nodes: RootContent[] = []
  for (const [index, node] of root.children.entries()) {
    nodes.push(node)
    const [start, end] = [spanOf(nodes[0] ?? node).start, spanOf(node).end]
    if (end - start < PART_UNITS && index < root.children.length - 1) continue
    const lines = (node.position?.end.line ?? 0) - (nodes[0]?.position?.start.line ?? 0) + 1
    parts.push({ start, end, nodes, lines })
    nodes = []
  }
  return { parts, links: definitions(root), visible: visibleText(text, root) }
}

/** Where a node stands in the text; every node of a parsed text has a place. */
export function spanOf(node: Pick<Nodes, 'position'>): Span {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 }
}

function definitions(root: Root): ReadonlyMap<string, Definition> {
  return new Map(root.children.flatMap((node) => (node.type === 'definition' ? [[node.identifier, node] as const] : [])))
}

/** What a reader sees of the text, so that "find" meets "bold text" in "**bold** text". */
function visibleText(text: string, root: Root): Searchable {
  const leaves: (Leaf & { readonly at: number })[] = []
  let seen = ''
  const collect = (node: Nodes): void => {
    if ('value' in node) {
      leaves.push({ ...alignLeaf(text, node.value, spanOf(node)), at: seen.length })
      seen += node.value
    } else if (node.type === 'break') seen += '\n'
    else if ('children' in node) {
      for (const child of node.children) collect(child)
      if (!INLINE.includes(node.type)) seen += '\n'
    }
  }
  collect(root)
  const place = (offset: number): number => {
    let [low, high] = [0, leaves.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((leaves[middle]?.at ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    const leaf = leaves[low]
    return leaf ? leaf.offset(Math.min(offset - leaf.at, leaf.value.length)) : 0
  }
  return { text: seen, toDocument: ({ start, end }) => ({ start: place(start), end: place(end - 1) + 1 }) }
}
