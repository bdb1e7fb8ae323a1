export interface XmlTag {
  readonly attributes: Readonly<Record<string, string>>
  /** The text directly after the tag: that of an element without children. */
  readonly text: string
}

/** The elements of a small XML file (a package's list of parts) by their local name, in order. Entities of its own are not expanded. */
export function xmlTags(xml: string, name: string): XmlTag[] {
  const found = xml
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .matchAll(new RegExp(String.raw`<(?:[\w-]+:)?${name}(?=[\s/>])((?:[^<>"']|"[^"]*"|'[^']*')*)>([^<]*)`, 'g'))
  return [...found].map(([, attributes = '', text = '']) => ({
    attributes: Object.fromEntries(
      [...attributes.matchAll(/([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, key = '', double, single]) => [
        key,
        unescaped(double ?? single ?? '')
      ])
    ),
    text: unescaped(text).replaceAll(/\s+/g, ' ').trim()
  }))
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescaped(text: string): string {
  return text.replaceAll(
    /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/gi,
    (whole, name?: string, decimal?: string, hex?: string) => {
      if (name) return ENTITIES[name.toLowerCase()] ?? whole
      const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : whole
    }
  )
}
