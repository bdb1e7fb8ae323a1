import type { Nodes, Root, RootContent } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { Block, BlockKind, Document, Span } from '../../../shared/types.ts'
import type { TextFile } from './formats.ts'
import { readMatter } from './front-matter.ts'
import { MARKDOWN_LINE_UNITS, MARKDOWN_STRUCTURE_UNITS } from './limits.ts'
import { findPreamble } from './preamble.ts'
import { parseText } from './text.ts'
import { textBlocks } from './text-blocks.ts'

/** Reads Markdown: remark finds the structure, `text` is the decoded file itself. */
export function parseMarkdown(file: TextFile): Document {
  const { text, warnings, title: fallbackTitle } = file
  if (text.length > MARKDOWN_STRUCTURE_UNITS || longestLine(text) > MARKDOWN_LINE_UNITS) {
    return {
      ...parseText(file),
      format: 'markdown',
      warnings: [...warnings, 'Too long for Markdown; read as plain text.']
    }
  }
  const root: Root = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml', 'toml']).parse(text)
  const matter = root.children.find(isFrontMatter)
  const preamble = matter ? spanOf(matter) : findPreamble(text)
  const blocks = collect(text, root.children)
  const { title, facts } = readMatter(matter && 'value' in matter ? matter.value : text.slice(preamble?.start ?? 0, preamble?.end ?? 0))
  return {
    title: (matter ? title : undefined) ?? firstHeading(root) ?? fallbackTitle,
    format: 'markdown',
    text,
    pages: [],
    blocks,
    ...(preamble ? { preamble } : {}),
    ...(facts ? { facts } : {}),
    warnings
  }
}

function collect(text: string, nodes: readonly RootContent[]): Block[] {
  return nodes.flatMap((node) => blocksOf(text, node))
}

function blocksOf(text: string, node: RootContent): Block[] {
  const span = spanOf(node)
  if (!span) return []
  if (node.type === 'heading') return [{ kind: 'heading', level: node.depth, ...span }]
  if (node.type === 'list') return node.children.flatMap((item) => itemBlocks(text, item, item.children))
  if (node.type === 'table') return node.children.flatMap((row) => block('table-row', spanOf(row)))
  if (node.type === 'code') return block('code', span)
  if (node.type === 'blockquote') return block('quote', span)
  if (node.type === 'paragraph' || node.type === 'html') return textBlocks(text, span)
  // Front matter, footnotes, link definitions, rules: kept whole.
  return block('paragraph', span)
}

/** An item is its own text; lists nested in it are items of their own, and so is whatever follows them. */
function itemBlocks(text: string, item: Nodes, children: readonly RootContent[]): Block[] {
  const span = spanOf(item)
  if (!span) return []
  const nested = children.flatMap((child) =>
    child.type === 'list' || child.type === 'table' || child.type === 'code' ? blocksOf(text, child) : []
  )
  const blocks: Block[] = []
  let at = span.start
  for (const inner of nested) {
    if (text.slice(at, inner.start).trim() !== '') blocks.push({ kind: 'list-item', ...trimmed(text, at, inner.start) })
    blocks.push(inner)
    at = inner.end
  }
  if (text.slice(at, span.end).trim() !== '') blocks.push({ kind: 'list-item', ...trimmed(text, at, span.end) })
  return blocks
}

function block(kind: BlockKind, span: Span | undefined): Block[] {
  return span ? [{ kind, ...span }] : []
}

function trimmed(text: string, start: number, end: number): Span {
  const piece = text.slice(start, end)
  return { start: start + (piece.length - piece.trimStart().length), end: end - (piece.length - piece.trimEnd().length) }
}

function spanOf(node: Nodes): Span | undefined {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  return start === undefined || end === undefined || end <= start ? undefined : { start, end }
}

function isFrontMatter(node: RootContent): boolean {
  // remark-frontmatter adds "toml" to mdast without declaring it in mdast's own types.
  return ['yaml', 'toml'].includes(node.type)
}

/** The first heading of the highest level within the first headings: "# Title" may follow a smaller one. */
function firstHeading(root: Root): string | undefined {
  const heading =
    root.children.find((node) => node.type === 'heading' && node.depth === 1) ?? root.children.find((node) => node.type === 'heading')
  return heading ? plainText(heading).trim() || undefined : undefined
}

function plainText(node: Nodes): string {
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map(plainText).join('') : ''
}

function longestLine(text: string): number {
  let longest = 0
  for (let at = 0; at < text.length;) {
    const stop = text.indexOf('\n', at)
    const end = stop < 0 ? text.length : stop
    longest = Math.max(longest, end - at)
    at = end + 1
  }
  return longest
}
