/**
 * Makes XHTML safe to read as HTML: without entity definitions (parse5 would take them for text), and with
 * `<title/>` or `<script/>` closed, which in HTML would swallow the rest of the page.
 */
export function xhtmlAsHtml(source: string): string {
  const html = source.replace(INTERNAL_SUBSET, '')
  if (!/^\s*<\?xml|xmlns\s*=\s*["']http:\/\/www\.w3\.org\/1999\/xhtml/.test(html.slice(0, 4000))) return html
  return html
    .replaceAll(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'))
    .replaceAll(/<([a-z][\w:-]*)((?:\s[^<>]{0,4000})?)\/>/gi, (whole, name: string, attributes: string) =>
      VOID.has(name.toLowerCase()) ? whole : `<${name}${attributes}></${name}>`
    )
}

const INTERNAL_SUBSET = /^\s*(?:<\?xml[^>]*\?>)?\s*<!DOCTYPE[^>[]*\[[\s\S]{0,100000}?\]\s*>/i
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))
