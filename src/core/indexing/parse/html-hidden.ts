import type { DefaultTreeAdapterTypes } from 'parse5'

type Element = DefaultTreeAdapterTypes.Element

/** Whether an element is not shown: said by its own attributes and style, or written in the colour of its background. */
export function isHidden(element: Element): boolean {
  const hidden = attribute(element, 'hidden')
  if ((hidden !== undefined && hidden !== 'until-found') || attribute(element, 'role') === 'navigation') return true
  const style = attribute(element, 'style')
  return style !== undefined && (UNSEEN.test(style) || isInvisibleInk(element, style))
}

const UNSEEN =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:\.0+)?(?:px|pt|em|rem|%)?\s*(?:!|;|$)|opacity\s*:\s*0(?:\.0+)?\s*(?:!|;|$))/i

/** Elements above that may set a background. */
const DEEPEST = 50

/** Text in the colour of what it stands on; white text counts where nothing above could have given it a dark background. */
function isInvisibleInk(element: Element, style: string): boolean {
  const ink = colour(/(?:^|;)\s*color\s*:\s*([^;!]+)/i.exec(style)?.[1])
  if (ink === undefined) return false
  let depth = 0
  for (let at: Element['parentNode'] = element; at && 'tagName' in at; at = at.parentNode) {
    const ground = colour(
      attribute(at, 'bgcolor') ?? /(?:^|;)\s*background(?:-color)?\s*:\s*([^;!]+)/i.exec(attribute(at, 'style') ?? '')?.[1]
    )
    if (ground !== undefined) return ground === ink
    const isPlain =
      at.tagName === 'html' || at.tagName === 'body' || (attribute(at, 'class') === undefined && attribute(at, 'id') === undefined)
    if (!isPlain || ++depth > DEEPEST) return false
  }
  return ink === WHITE
}

const WHITE = '#ffffff'

/** A colour in one way of writing it. */
function colour(value: string | undefined): string | undefined {
  const text = value?.trim().toLowerCase().replaceAll(/\s+/g, '')
  if (text === undefined || text === '') return undefined
  if (text === 'white' || /^rgba?\(255,255,255(?:,1)?\)$/.test(text)) return WHITE
  const short = /^#([\da-f])([\da-f])([\da-f])$/.exec(text)
  return short
    ? `#${short
        .slice(1)
        .map((digit) => digit + digit)
        .join('')}`
    : text
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value
}
