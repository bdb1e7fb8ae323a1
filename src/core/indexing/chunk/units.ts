import type { Block, BlockKind, Document, Span } from '../../../shared/types.ts'
import { columnsRow, tablesOf } from '../../columns-row.ts'
import { type Piece, splitSpan } from './split.ts'
import { trimmedSpan } from './white-space.ts'

/** The smallest thing that a chunk is made of: a block, or a piece of a block that is too long for one chunk. */
export interface Unit extends Piece {
  readonly kind: BlockKind
  /** Of headings and whatever else opens a section; 0 for everything else. */
  readonly level: number
  /** The section's name where the text of the unit is not its name. */
  readonly label?: string
  /** How well the text may be cut before this unit, 0 to 1: amid a block, between blocks, at a heading. */
  readonly cut: number
  /** Begins a page, which no chunk reaches over: a citation opens the page of its chunk. */
  readonly newPage: boolean
  /** The row that names the columns of the table that this unit belongs to. */
  readonly columns?: Span
}

const CUT_WORD = 0
const CUT_SENTENCE = 0.15
const CUT_BLOCK = 0.5
const CUT_HEADING = 1

/** The text as units, in order; together they hold every character that is not white space. Stops after every block. */
export function* unitsOf(document: Document, most: number): Generator<undefined, Unit[]> {
  const units: Unit[] = []
  const pageStarts = new Set(document.pages.map((page) => page.start))
  const columns = tableColumns(document)
  for (const block of coveringBlocks(document)) {
    const pieces = splitSpan(document.text, block, Math.max(most / 2, most - headingsBefore(units)))
    const header = columns.get(block.start)
    for (const [index, piece] of pieces.entries()) {
      units.push({
        ...piece,
        kind: block.kind,
        level: index > 0 ? 0 : (block.level ?? (block.kind === 'heading' ? 1 : 0)),
        cut: index > 0 ? cutInside(document.text, piece) : cutBefore(block, units.at(-1), document.text),
        newPage: index === 0 && pageStarts.has(block.start),
        ...(block.label === undefined ? {} : { label: block.label }),
        ...(header ? { columns: header } : {})
      })
    }
    yield
  }
  return units
}

/** Tokens of the headings that stand directly before: the first piece must leave them room in its chunk. */
function headingsBefore(units: readonly Unit[]): number {
  let tokens = 0
  for (let at = units.length - 1; at >= 0; at--) {
    const unit = units[at]
    if (!unit || unit.level === 0 || unit.label !== undefined) break
    tokens += unit.tokens
  }
  return tokens
}

function cutInside(text: string, piece: Piece): number {
  const before = text.slice(Math.max(0, piece.start - 4), piece.start).trimEnd()
  return /[.!?…。！？"”’)]$/u.test(before) ? CUT_SENTENCE : CUT_WORD
}

function cutBefore(block: Block, previous: Unit | undefined, text: string): number {
  if (block.kind === 'heading' || block.level !== undefined) return CUT_HEADING
  // "the following:" belongs to its list, and a sentence that ends with a colon to what it announces.
  if (previous && text.charAt(previous.end - 1) === ':') return CUT_SENTENCE
  return CUT_BLOCK
}

/** The document's blocks, made to hold all of its text: whatever a parser left between two blocks becomes a paragraph. */
function* coveringBlocks({ text, blocks }: Document): Generator<Block> {
  let at = 0
  for (const block of blocks) {
    const start = Math.max(at, block.start)
    const end = Math.min(text.length, block.end)
    if (end <= start) continue
    yield* paragraph(text, at, start)
    const span = trimmedSpan(text, start, end)
    if (span) yield { ...block, ...span }
    at = end
  }
  yield* paragraph(text, at, text.length)
}

function* paragraph(text: string, start: number, end: number): Generator<Block> {
  const span = trimmedSpan(text, start, end)
  if (span) yield { kind: 'paragraph', ...span }
}

/** For the start of every table row, the row of its table that names the columns. */
function tableColumns({ text, blocks }: Document): Map<number, Span> {
  const columns = new Map<number, Span>()
  for (const rows of tablesOf(blocks)) {
    const header = columnsRow(text, rows)
    if (header) for (const row of rows) columns.set(row.start, header)
  }
  return columns
}
