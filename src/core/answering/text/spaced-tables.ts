import type { Block, Document } from '../../../shared/types.ts'
import type { Row, Table } from './table-rows.ts'

type Text = Pick<Document, 'text' | 'blocks'>

/**
 * Tables as PDFs set them, told by their gaps alone: runs of rows whose cells fit the line of years, days or names above. "Effective tax
 * rate  696.2 %  642.0 %" cannot be read without its columns, neither by a person nor by a model. Rows that fit no header are left as
 * they stand. Found once for a document: 0.02 s for 50 pages.
 */
export function spacedTables(document: Text): readonly Table[] {
  const found = known.get(document.blocks) ?? findTables(document)
  known.set(document.blocks, found)
  return found
}

const known = new WeakMap<readonly Block[], readonly Table[]>()

/** The columns that rows below belong to, as far as the lines above them tell. */
interface Header {
  readonly names: readonly string[]
  /** What stands over several columns each: "Three Months Ended September 30,". */
  readonly over: readonly string[]
  readonly unit: string
}

/** What the lines read so far say of a row that follows. */
interface Above {
  readonly header?: Header
  /** Lines that a header may take up as what stands over it. */
  readonly over: readonly string[]
  /** "in millions". */
  readonly unit: string
  /** What rows are grouped under: "Operating expenses". */
  readonly group: string
  /** Rows were read below the header. */
  readonly isUsed: boolean
}

const NOTHING: Above = { over: [], unit: '', group: '', isUsed: false }

function findTables({ text, blocks }: Text): readonly Table[] {
  const tables: (Table & { rows: Row[]; end: number })[] = []
  let above = NOTHING
  let last: 'header' | 'row' | undefined
  for (const { start, end, kind } of blocks) {
    const lines = text.slice(start, end).split('\n')
    const line = lines.join(' ').trim()
    const cells = kind === 'table-row' ? cellsOf(line) : []
    const before = last
    last = undefined
    if (kind !== 'table-row') above = afterText(above, lines, kind === 'heading')
    else if (namesColumns(cells, before === 'header')) {
      above = afterHeader(above, cells)
      last = 'header'
    } else if (above.header) {
      const named = namedRow(cells, above.header, above.group)
      if (!named) continue
      last = 'row'
      const { columns, ...row } = named
      const open = tables.at(-1)
      if (before === 'row' && open && open.columns.length === columns.length) {
        open.rows.push({ start, end, ...row })
        open.end = end
      } else tables.push({ start, end, columns, rows: [{ start, end, ...row }] })
      // "Effective tax rate" in a table of millions is none of them, nor are the shares below "62 %".
      const header = line.includes('%') ? { ...above.header, unit: '' } : above.header
      above = { ...above, header, isUsed: true, group: /^total\b/i.test(line) ? '' : above.group }
    }
  }
  return tables
}

/** Longest line that names columns or a group of rows, in UTF-16 units. */
const SHORT = 90
const UNIT = /\bin (?:millions|thousands|billions)\b/i
const PERIOD =
  /^(?:(?:for )?the )?(?:(?:three|six|nine|twelve|\d{1,2}) months|(?:fiscal )?(?:quarters?|years?|periods?|weeks?)|year[- ]to[- ]date)(?: then)? ended\b/i
/** What is left of a year, a day, a month, a quarter or a period without these has no letters. */
const TIME_WORDS =
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*|\b(?:q[1-4]|h[12]|fy|ytd|as of|at|for|the|three|six|nine|twelve|months?|quarters?|years?|weeks?|period|ended|fiscal|actual|budget|plan|change|unaudited)\b/giu

function afterText(above: Above, lines: readonly string[], isHeading: boolean): Above {
  const line = lines.join(' ').trim()
  const isShort = line.length <= SHORT
  const isAnnouncing = line.endsWith(':')
  if ((isShort || isAnnouncing) && UNIT.test(line)) return { ...above, unit: unitIn(line) }
  // It may stand right below the sentence that announces the table.
  const period = lines.findIndex((one) => PERIOD.test(one))
  const over = period < 0 ? '' : lines.slice(period).join(' ').trim()
  if (over && over.length <= SHORT) return { ...(period > 0 ? NOTHING : above), over: [...(period > 0 ? [] : above.over), over] }
  // What a new heading or a text begins is of another table; bold words right below a header are of its first rows.
  const isBelow = above.header !== undefined && !above.isUsed
  if (isHeading ? !isBelow : !isShort && /[.!?]$/.test(line)) return NOTHING
  const isGroup = isShort && (isAnnouncing || (isBelow && above.group === '' && /^\p{L}/u.test(line)))
  return isGroup ? { ...above, group: line.replace(/:$/, '') } : above
}

function afterHeader({ header, over, unit, isUsed }: Above, cells: readonly string[]): Above {
  const names = UNIT.test(cells[0] ?? '') ? cells.slice(1) : cells
  const wider = header && !isUsed && header.names.length < names.length ? header.names : over
  const known = header && !isUsed ? header.unit : ''
  return { ...NOTHING, header: { names, over: wider, unit: unitIn(cells[0] ?? '') || unit || known } }
}

const unitIn = (line: string): string => UNIT.exec(line)?.[0].toLowerCase() ?? ''

/** Gaps part cells; a sign of a currency belongs to the figure behind it, however far. */
function cellsOf(line: string): readonly string[] {
  return line
    .replaceAll(/\s*([$£€])\s*(?=[\d(—–-])/g, '  $1')
    .split(/\s{2,}|\t/)
    .map((cell) => cell.trim())
    .filter(Boolean)
}

/** Two times, or three names and more; right below a header such names are its first row. */
function namesColumns([first = '', ...others]: readonly string[], isBelow: boolean): boolean {
  const cells = [first, ...others]
  if (others.length === 0 || cells.some((cell) => cell.endsWith(':'))) return false
  if (others.every(isTime)) return isTime(first) || UNIT.test(first) || !/\d/.test(first)
  return !isBelow && cells.length >= NAMES && cells.every((cell) => /\p{L}{2}/u.test(cell) && !/\d/.test(cell))
}

const NAMES = 3

function isTime(cell: string): boolean {
  const rest = cell.replaceAll(TIME_WORDS, '')
  return !/\p{L}/u.test(rest) && (/(?<![\d.,])(?:19|20)\d\d(?![\d.,]*\d)/.test(cell) || (rest !== cell && !/\d{3}|[.,]\d/.test(rest)))
}

/** A row as its columns name it; undefined where they do not fit, where it holds no figure, or is a line of a form ("Customer:  …"). */
function namedRow(
  cells: readonly string[],
  { names, over, unit }: Header,
  group: string
): (Omit<Table, 'rows' | 'start' | 'end'> & Omit<Row, 'start' | 'end'>) | undefined {
  const [label = '', ...values] = cells
  if (values.length === 0 || label.endsWith(':') || !values.some((value) => /\d/.test(value))) return undefined
  const isLabelled = names.length === values.length && /\p{L}/u.test(label)
  if (!isLabelled && names.length !== cells.length) return undefined
  const each = over.length > 0 && names.length % over.length === 0 ? names.length / over.length : 0
  const full = names.map((name, index) => (each > 0 ? `${over[Math.floor(index / each)]} ${name}` : name))
  // "2022  2023  2022  2023" below one period alone are two that cannot be told apart.
  if (new Set(full).size < full.length) return undefined
  const columns = isLabelled ? ['', ...full] : full
  const isShare = /%|percent|\bper\b/i.test(`${group} ${cells.join(' ')}`)
  const ofUnit = unit && !isShare ? unit : ''
  const what = [group, isLabelled ? label : ''].filter(Boolean).join(', ')
  const named = cells.flatMap((value, index) => (columns[index] ? [`${columns[index]}: ${value}`] : []))
  const readable = [ofUnit ? `${what} (${ofUnit})`.trim() : what, ...named].filter(Boolean).join('; ')
  return { columns, cells, readable, group, unit: ofUnit }
}
