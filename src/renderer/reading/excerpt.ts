const MARKDOWN_FILE = /\.(?:md|markdown|mdown|mkd|mdx)$/i
const HEADING_MARKS = /^ {0,3}#{1,6}[ \t]+/gm
/** Two dashes at least: a row of single ones may say that its cells are empty. */
const TABLE_RULE = /^(?=.*\|)(?=.*--)[|:\- \t]+$\n?/gm
const OUTER_PIPES = /^[ \t]*\|[ \t]*(.*\S)[ \t]*\|[ \t]*$/gm

/**
 * A passage as a preview shows it: of a Markdown file without the marks of headings, the rules of tables and the pipes around their
 * rows. Of any other file unchanged: there "#" begins a comment. `path`: of the file that the text stands in.
 */
export function excerpt(text: string, path: string): string {
  if (!MARKDOWN_FILE.test(path)) return text
  return text.replace(HEADING_MARKS, '').replace(TABLE_RULE, '').replace(OUTER_PIPES, '$1')
}

/** The same in one paragraph, for a row. */
export const excerptLine = (text: string, path: string): string => onOneLine(excerpt(text, path))

/** A text without its line breaks. */
export const onOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
