export type SourceBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'bullet'; readonly text: string }
  | { readonly kind: 'numbered'; readonly number: number; readonly text: string }

export interface Source {
  readonly title: string
  readonly author: string
  /** Goes into the file's metadata; fixed, so that the bytes are the same on every machine. */
  readonly date: Date
  readonly blocks: readonly SourceBlock[]
}

/** Reads a source: lines `title:`, `author:`, `date:`, an empty line, then the small part of Markdown that the sources use. */
export function readSource(text: string): Source {
  const gap = text.indexOf('\n\n')
  const fields = new Map(text.slice(0, gap).split('\n').map(field))
  const need = (name: string): string => {
    const value = fields.get(name)
    if (value === undefined) throw new Error(`The source has no line "${name}: …" at its top.`)
    return value
  }
  const blocks = text
    .slice(gap)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(block)
  return { title: need('title'), author: need('author'), date: new Date(`${need('date')}T09:00:00Z`), blocks }
}

function field(line: string): readonly [string, string] {
  const colon = line.indexOf(':')
  return [line.slice(0, colon), line.slice(colon + 1).trim()]
}

function block(line: string): SourceBlock {
  const heading = /^(#+) (.*)$/.exec(line)
  if (heading?.[1] !== undefined && heading[2] !== undefined) return { kind: 'heading', level: heading[1].length, text: heading[2] }
  const numbered = /^(\d+)\. (.*)$/.exec(line)
  if (numbered?.[2] !== undefined) return { kind: 'numbered', number: Number(numbered[1]), text: numbered[2] }
  if (line.startsWith('- ')) return { kind: 'bullet', text: line.slice(2) }
  return { kind: 'paragraph', text: line }
}
