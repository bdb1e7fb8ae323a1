import type { DefaultTreeAdapterTypes } from 'parse5'
import type { BlockKind } from '../../../shared/types.ts'
import { isHidden } from './html-hidden.ts'
import type { TextBuilder } from './text-builder.ts'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/**
 * Adds the readable blocks of a tree, in document order, without what is hidden or left out. Works on a stack of its own:
 * hostile pages nest deeper than calls can.
 */
export function addHtmlBlocks(root: Node, builder: TextBuilder, leftOut: ReadonlySet<Element> = new Set()): void {
  const walk: Step[] = [{ enter: root }]
  const open = new OpenBlock(builder)
  for (let step = walk.pop(); step; step = walk.pop()) {
    if ('leave' in step) open.leave(step.leave)
    else if (isText(step.enter)) open.text(step.enter.value)
    else if (isElement(step.enter)) {
      if (!leftOut.has(step.enter)) enterElement(step.enter, walk, open, builder)
    } else pushChildren(step.enter, walk)
  }
  open.flush()
}

/** The page's own title, if it has one. */
export function htmlTitle(root: Node): string | undefined {
  const walk: Node[] = [root]
  for (let node = walk.pop(); node; node = walk.pop()) {
    if (isElement(node) && node.tagName === 'title') return flatText(node) || undefined
    if (isElement(node) && (node.tagName === 'body' || node.tagName === 'svg')) continue
    if ('childNodes' in node) walk.push(...node.childNodes.toReversed())
  }
  return undefined
}

type Step = { readonly enter: Node } | { readonly leave: Element }

const SKIPPED = new Set('head script style nav noscript template svg iframe object embed canvas audio video select datalist'.split(' '))
const BREAKS = new Set(
  (
    'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr ' +
    'html legend li main menu ol p pre section summary table tbody td tfoot th thead tr ul caption'
  ).split(' ')
)

/** What is being written: the inline text since the last break and the kind of the block that it will be. */
class OpenBlock {
  readonly #builder: TextBuilder
  readonly #kinds: { readonly element: Element; readonly kind: BlockKind; readonly level?: number }[] = []
  #text = ''
  readonly #counts = new Map<Element, number>()
  /** Marker of the list item that begins ("3. "), until its first text is written. */
  #marker = ''

  constructor(builder: TextBuilder) {
    this.#builder = builder
  }

  /** Line breaks of the source are white space; only preformatted text means them. */
  text(value: string): void {
    this.#text += this.#kinds.at(-1)?.kind === 'code' ? value : value.replaceAll(/[^\S\u00a0]+/g, ' ')
  }

  lineBreak(): void {
    this.#text += '\n'
  }

  enter(element: Element): void {
    this.flush()
    const name = element.tagName
    const level = /^h[1-6]$/.test(name) ? Number(name.charAt(1)) : undefined
    if (level !== undefined) this.#kinds.push({ element, kind: 'heading', level })
    else if (name === 'li' || name === 'dd') this.#kinds.push({ element, kind: 'list-item' })
    else if (name === 'pre') this.#kinds.push({ element, kind: 'code' })
    else if (name === 'blockquote') this.#kinds.push({ element, kind: 'quote' })
    if (name === 'li') this.#marker = this.#nextMarker(element)
  }

  leave(element: Element): void {
    this.flush()
    if (this.#kinds.at(-1)?.element === element) this.#kinds.pop()
    if (element.tagName === 'li') this.#marker = ''
  }

  /** Numbers of ordered lists are part of what a page says ("see step 3"). */
  #nextMarker(item: Element): string {
    const list = item.parentNode
    if (!list || !isElement(list) || list.tagName !== 'ol') return ''
    const number = this.#counts.get(list) ?? (Number.parseInt(attribute(list, 'start') ?? '1', 10) || 1)
    this.#counts.set(list, number + 1)
    return `${number}. `
  }

  flush(): void {
    const open = this.#kinds.at(-1)
    const text = open?.kind === 'code' ? this.#text.replace(/^\s*\n/, '').trimEnd() : collapse(this.#text)
    this.#text = ''
    if (text.trim() === '') return
    this.#builder.add(open?.kind ?? 'paragraph', this.#marker + text, open?.level)
    this.#marker = ''
  }
}

function enterElement(element: Element, walk: Step[], open: OpenBlock, builder: TextBuilder): void {
  const name = element.tagName
  if (name === 'math') return open.text(formula(element))
  if (SKIPPED.has(name) || isHidden(element) || isControl(element) || isNoteLink(element)) return
  if (name === 'br') return open.lineBreak()
  if (name === 'hr') return open.flush()
  if (name === 'img') return open.text(` ${attribute(element, 'alt') ?? ''} `)
  if (name === 'tr' && !isLayout(element)) {
    open.flush()
    builder.add('table-row', rowText(element))
    return
  }
  if (BREAKS.has(name)) {
    open.enter(element)
    walk.push({ leave: element })
  }
  pushChildren(element, walk)
}

function pushChildren(node: Node, walk: Step[]): void {
  if ('childNodes' in node) for (const child of node.childNodes.toReversed()) walk.push({ enter: child })
}

/** A table used to place things: a cell holds a table or a heading of its own. */
function isLayout(row: Element): boolean {
  return contains(row, (name) => name === 'table' || /^h[1-6]$/.test(name))
}

function contains(root: Element, wanted: (name: string) => boolean): boolean {
  const walk: Node[] = [...root.childNodes]
  for (let node = walk.pop(); node; node = walk.pop()) {
    if (!isElement(node)) continue
    if (wanted(node.tagName)) return true
    for (const child of node.childNodes) walk.push(child)
  }
  return false
}

function rowText(row: Element): string {
  const cells = row.childNodes.filter(isElement).filter((cell) => !isHidden(cell))
  const texts = cells.map(flatText)
  return texts.some((text) => text !== '') ? texts.join(' | ') : ''
}

/** All text below a node on one line; block elements are kept apart by a space. */
function flatText(root: Node): string {
  let text = ''
  const walk: Node[] = [root]
  for (let node = walk.pop(); node; node = walk.pop()) {
    if (isText(node)) text += node.value
    if (isElement(node) && node.tagName === 'img' && !isHidden(node)) text += ` ${attribute(node, 'alt') ?? ''} `
    if (!('childNodes' in node)) continue
    if (isElement(node) && (SKIPPED.has(node.tagName) || isHidden(node) || isControl(node) || isNoteLink(node))) continue
    if (isElement(node) && (BREAKS.has(node.tagName) || node.tagName === 'br')) text += ' '
    for (const child of node.childNodes.toReversed()) walk.push(child)
  }
  return text.replaceAll(/\s+/g, ' ').trim()
}

/** White space as a browser shows it; line breaks are those of `<br>`. */
function collapse(text: string): string {
  return text
    .replaceAll(/ {2,}/g, ' ')
    .replaceAll(/ ?\n\s*/g, '\n')
    .trim()
}

/** What a formula says in its author's notation; its parts one by one would be a row of letters. */
function formula(math: Element): string {
  return ` ${attribute(math, 'alttext') ?? math.childNodes.map((child) => flatText(child)).join(' ')} `
}

/** Buttons and closed dialogs; a button in a heading is the heading of a part that folds. */
function isControl(element: Element): boolean {
  if (element.tagName === 'dialog') return attribute(element, 'open') === undefined
  if (element.tagName !== 'button') return false
  const around = element.parentNode
  return !(around && isElement(around) && /^(?:h[1-6]|dt|summary|legend)$/.test(around.tagName))
}

/** mammoth's links from a footnote's mark to its text and back; in a quote they are noise. */
function isNoteLink(element: Element): boolean {
  if (element.tagName !== 'a') return false
  return (
    /^(?:footnote|endnote)-ref-/.test(attribute(element, 'id') ?? '') ||
    /^#(?:footnote|endnote)-ref-/.test(attribute(element, 'href') ?? '')
  )
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value
}

function isElement(node: Node): node is Element {
  return 'tagName' in node
}

function isText(node: Node): node is DefaultTreeAdapterTypes.TextNode {
  return node.nodeName === '#text'
}
