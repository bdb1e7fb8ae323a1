import type { DefaultTreeAdapterTypes } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/**
 * The elements of a page that are not its article: banners, side columns and menus around a main part, and notices about
 * cookies. Where a page does not say what its main part is, nothing is left out: a menu among the results costs less than
 * a text that cannot be found. (Readability, the alternative, drops tables, lists of links and short pages.)
 */
export function chromeOf(root: Node): ReadonlySet<Element> {
  const all = measure(root)
  const whole = all.sizes.get(root)?.text ?? 0
  const main = mainParts(all.elements, all.sizes, whole)
  const inside = below(all.elements, main)
  const around = above(main)
  const hasHeading = all.elements.some((element) => element.tagName === 'h1' && inside.has(element))
  const left = new Set<Element>()
  for (const element of all.elements) {
    const { text, linked } = all.sizes.get(element) ?? NOTHING
    const small = text < whole * MOST_SHARE
    if (!small || text === 0) continue
    if (attribute(element, 'aria-hidden') === 'true' || (text < NOTICE_UNITS && COOKIES.test(names(element)))) left.add(element)
    else if (main.size === 0 || main.has(element) || around.has(element)) continue
    else if (inside.has(element)) {
      if (element.tagName === 'aside' && linked > text * LINKS) left.add(element)
    } else if (isBanner(element) && (hasHeading || !holdsHeading(element))) left.add(element)
    else if (text < whole * NOTICE_SHARE && NOTICE.test(names(element))) left.add(element)
    else if (linked > text * LINKS && MENU.test(names(element))) left.add(element)
  }
  return left
}

/** A main part holds at least this share of the page's text, or it is not the main part. */
const MAIN_SHARE = 0.3
/** What holds more of the page's text than this is no notice and no banner: the mark is wrong, or the page is all there is. */
const MOST_SHARE = 0.4
/** An advertisement or a call to subscribe is short beside what it stands beside. */
const NOTICE_SHARE = 0.15
/** Share of a menu's text that is links. */
const LINKS = 0.6
/** A longer text about cookies is a policy, which somebody may look for. */
const NOTICE_UNITS = 2000
const NOTHING = { text: 0, linked: 0 }

const BANNERS = new Set(['header', 'footer', 'aside'])
const BANNER_ROLES = new Set(['banner', 'contentinfo', 'complementary', 'search'])
const MENU = /(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|sidebar|pagination|pager|share|social|related)(?:$|[\s_-])/i
const NOTICE = /(?:^|[\s_-])(?:ads?|advert|advertisement|sponsored|newsletter|popup|promo|banner|skip-link|topbar)(?:$|[\s_-])/i
const COOKIES =
  /cookie[\s_-]*(?:banner|bar|notice|consent|popup|modal|overlay|message|law|dialog)|(?:consent|gdpr)[\s_-]*(?:banner|bar|notice|popup|modal|overlay|dialog)/i

interface Size {
  /** Units of text that are not white space, and those of them inside links. */
  text: number
  linked: number
}

/** Elements in document order, and how much text each holds. */
function measure(root: Node): { readonly elements: readonly Element[]; readonly sizes: ReadonlyMap<Node, Size> } {
  const elements: Element[] = []
  const sizes = new Map<Node, Size>()
  const order: Node[] = []
  const walk: Node[] = [root]
  for (let node = walk.pop(); node; node = walk.pop()) {
    if (!('childNodes' in node) || ('tagName' in node && UNREAD.has(node.tagName))) continue
    order.push(node)
    sizes.set(node, { text: 0, linked: 0 })
    if ('tagName' in node) elements.push(node)
    for (const child of node.childNodes.toReversed()) walk.push(child)
  }
  for (const node of order.toReversed()) {
    const size = sizes.get(node) ?? { ...NOTHING }
    if (!('childNodes' in node)) continue
    for (const child of node.childNodes) {
      const inner = sizes.get(child)
      size.text += child.nodeName === '#text' && 'value' in child ? child.value.replaceAll(/\s+/g, '').length : (inner?.text ?? 0)
      size.linked += inner?.linked ?? 0
    }
    if ('tagName' in node && node.tagName === 'a') size.linked = size.text
  }
  return { elements, sizes }
}

const UNREAD = new Set(['script', 'style', 'template', 'noscript', 'svg', 'head', 'nav'])

function mainParts(elements: readonly Element[], sizes: ReadonlyMap<Node, Size>, whole: number): ReadonlySet<Element> {
  for (const isMain of [
    (element: Element) => element.tagName === 'main' || attribute(element, 'role') === 'main',
    (element: Element) => element.tagName === 'article'
  ]) {
    const parts = new Set(elements.filter(isMain))
    const inner = below(elements, parts)
    const outermost = [...parts].filter((part) => !inner.has(part))
    const text = outermost.reduce((sum, part) => sum + (sizes.get(part)?.text ?? 0), 0)
    if (text > whole * MAIN_SHARE) return new Set(outermost)
  }
  return new Set()
}

/** The elements inside others. */
function below(elements: readonly Element[], parts: ReadonlySet<Element>): ReadonlySet<Node> {
  const inside = new Set<Node>()
  for (const element of elements) {
    const { parentNode } = element
    if (parentNode && (inside.has(parentNode) || ('tagName' in parentNode && parts.has(parentNode)))) inside.add(element)
  }
  return inside
}

/** The elements around others. */
function above(parts: ReadonlySet<Element>): ReadonlySet<Node> {
  const around = new Set<Node>()
  for (const part of parts)
    for (let at: Node | null = part.parentNode; at && !around.has(at); at = 'parentNode' in at ? at.parentNode : null) around.add(at)
  return around
}

function isBanner(element: Element): boolean {
  return BANNERS.has(element.tagName) || BANNER_ROLES.has(attribute(element, 'role') ?? '')
}

function holdsHeading(element: Element): boolean {
  const walk: Node[] = [element]
  for (let node = walk.pop(); node; node = walk.pop()) {
    if ('tagName' in node && node.tagName === 'h1') return true
    if ('childNodes' in node) for (const child of node.childNodes) walk.push(child)
  }
  return false
}

function names(element: Element): string {
  return `${attribute(element, 'id') ?? ''} ${attribute(element, 'class') ?? ''} ${attribute(element, 'aria-label') ?? ''}`
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value
}
