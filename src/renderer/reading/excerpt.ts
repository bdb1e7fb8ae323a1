const MARKDOWN_FILE = /\.(?:md|markdown|mdown|mkd|mdx)$/i
const PDF_FILE = /\.pdf$/i
const HEADING_MARKS = /^ {0,3}#{1,6}[ \t]+/gm
const QUOTE_MARKS = /^ {0,3}(?:> ?)+/gm
const FENCES = /^ {0,3}(?:```|~~~).*$\n?/gm
/** Two dashes at least: a row of single ones may say that its cells are empty. */
const TABLE_RULE = /^(?=.*\|)(?=.*--)[|:\- \t]+$\n?/gm
const TABLE_ROW = /^[ \t]*\|[ \t]*(.*\S)[ \t]*\|[ \t]*$/gm
const BETWEEN_CELLS = /[ \t]*(?<!\\)\|[ \t]*/g
const LINK = /!?\[([^\]\n]*)\]\([^()\s]*(?:[ \t]+"[^"\n]*")?\)/g
/** Each mark by itself: a quote may end within what is bold. Not those of "src/**" and of "2**3". */
const BOLD_BEGINS = /(?<![\p{L}\p{N}*/.])\*{2,3}(?=[\p{L}\p{N}"“„(£€$])/gu
const BOLD_ENDS = /(?<=[\p{L}\p{N}.,:;!?)"”%])\*{2,3}(?![\p{L}\p{N}*/.])/gu
/** Code, or emphasis by marks that stand in pairs around words: one alone is a footnote's star, or a part of a name. */
const INLINE = /(`{1,2})([^`\n]+)\1|(?<![\p{L}\p{N}_*])(__|_|\*)(?=[^\s_*])([^_*\n]*[^\s_*])\3(?![\p{L}\p{N}_*])/gu

/**
 * A passage as a preview shows it: of a Markdown file without its marks, of a PDF without the ends of its page's lines. Of any other
 * file unchanged: there "#" begins a comment. `path`: of the file that the text stands in.
 */
export function excerpt(text: string, path: string): string {
  if (PDF_FILE.test(path)) return flowing(text)
  if (!MARKDOWN_FILE.test(path)) return text
  return text
    .replace(FENCES, '')
    .replace(QUOTE_MARKS, '')
    .replace(HEADING_MARKS, '')
    .replace(TABLE_RULE, '')
    .replace(TABLE_ROW, (_row, cells: string) => cells.replace(BETWEEN_CELLS, ' · '))
    .replace(LINK, '$1')
    .replace(BOLD_BEGINS, '')
    .replace(BOLD_ENDS, '')
    .replace(INLINE, (_marked, _tick, code: string | undefined, _mark, words: string | undefined) => code ?? words ?? '')
}

/** The same in one paragraph, for a row. */
export const excerptLine = (text: string, path: string): string => onOneLine(excerpt(text, path))

/** A text without its line breaks. */
export const onOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** Share of the longest line from which a line goes on in the next one: a heading and a row of a table end earlier. */
const FULL = 0.75

/** Lines of a page joined to paragraphs. */
function flowing(text: string): string {
  const lines = text.split('\n')
  const full = FULL * Math.max(...lines.map(({ length }) => length))
  return lines
    .map((line, index) => {
      const goesOn = line.length >= full && (lines[index + 1] ?? '').trim() !== ''
      return `${line}${goesOn ? ' ' : '\n'}`
    })
    .join('')
    .slice(0, -1)
}
