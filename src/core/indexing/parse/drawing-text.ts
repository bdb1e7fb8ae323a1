import type { BlockKind } from '../../../shared/types.ts'
import { relationId } from './ooxml.ts'
import { oneLine } from './xml-stream.ts'
import { descendants, elementAt, elementsOf, textOf, type XmlElement } from './xml-tree.ts'

/** A piece of text on a slide, before it has a place in the document. */
export interface DrawnText {
  readonly kind: BlockKind
  readonly text: string
  /** What the layout has there: "title", "body", "ftr"; undefined for a text box, a table, a picture. */
  readonly place?: string
}

/** The texts of a shape tree in its own order, which is the order that screen readers follow. `part` reads a related part. */
export function* drawnTexts(tree: XmlElement | undefined, part: (id: string) => XmlElement | undefined): Generator<DrawnText> {
  for (const shape of elementsOf(tree)) {
    if (shape.name === 'grpSp') yield* drawnTexts(shape, part)
    else if (shape.name === 'AlternateContent') yield* drawnTexts(elementsOf(shape)[0], part)
    else if (shape.name === 'sp' || shape.name === 'cxnSp') yield* shapeTexts(shape)
    else if (shape.name === 'graphicFrame') yield* frameTexts(shape, part)
    else if (shape.name === 'pic') yield* pictureText(shape)
  }
}

/** The paragraphs of a text body; a list's items where its place on the slide or its own marks make it one. */
export function* bodyTexts(body: XmlElement | undefined, place?: string): Generator<DrawnText> {
  const paragraphs = elementsOf(body, 'p')
    .map((element) => ({ element, text: runText(element) }))
    .filter(({ text }) => text !== '')
  const listed = (place === 'body' || place === 'obj' || place === '') && paragraphs.length > 1
  const counts: number[] = []
  for (const { element, text } of paragraphs) {
    const marks = elementAt(element, 'pPr')
    const level = Number(marks?.attributes['lvl'] ?? 0)
    const numbering = elementAt(marks, 'buAutoNum')?.attributes['type']
    counts.length = Math.min(counts.length, level + (numbering === undefined ? 0 : 1))
    const number = numbering === undefined ? undefined : (counts[level] = (counts[level] ?? 0) + 1)
    const isItem = (listed && !elementAt(marks, 'buNone')) || elementAt(marks, 'buChar') !== undefined || number !== undefined
    const marker = numbering?.startsWith('arabic') ? `${number}. ` : ''
    yield { kind: isItem ? 'list-item' : 'paragraph', text: marker + text, ...(place === undefined ? {} : { place }) }
  }
}

function* shapeTexts(shape: XmlElement): Generator<DrawnText> {
  const holder = elementAt(shape, 'nvSpPr', 'nvPr', 'ph')
  yield* bodyTexts(elementAt(shape, 'txBody'), holder && (holder.attributes['type'] ?? ''))
}

function* frameTexts(frame: XmlElement, part: (id: string) => XmlElement | undefined): Generator<DrawnText> {
  const data = elementAt(frame, 'graphic', 'graphicData')
  const table = elementAt(data, 'tbl')
  for (const row of elementsOf(table, 'tr')) {
    const cells = elementsOf(row, 'tc').map((cell) => oneLine(elementsOf(elementAt(cell, 'txBody'), 'p').map(runText).join(' ')))
    if (cells.some((cell) => cell !== '')) yield { kind: 'table-row', text: cells.join(' | ') }
  }
  const chart = elementAt(data, 'chart')
  if (chart) yield* chartTexts(part(relationId(chart) ?? ''))
  const diagram = elementAt(data, 'relIds')
  if (!diagram) return
  for (const point of descendants(part(relationId(diagram, 'dm') ?? ''), 't')) {
    for (const { text } of bodyTexts(point)) yield { kind: 'list-item', text }
  }
}

/** A chart as the table that it draws, from the values that are stored with it. */
function* chartTexts(chart: XmlElement | undefined): Generator<DrawnText> {
  const title = descendants(elementAt(chart, 'chartSpace', 'chart', 'title'), 'p')
  for (const paragraph of title) if (runText(paragraph) !== '') yield { kind: 'paragraph', text: runText(paragraph) }
  const series = [...descendants(chart, 'ser')]
  const names = series.map((one) => oneLine([...descendants(elementAt(one, 'tx'), 'v')].map(textOf).join(' ')))
  const columns = series.map((one) => points(elementAt(one, 'val') ?? elementAt(one, 'yVal')))
  const categories = points(elementAt(series[0], 'cat') ?? elementAt(series[0], 'xVal'))
  const rows = Math.min(MOST_CHART_ROWS, Math.max(0, ...columns.map((column) => column.length)))
  if (rows > 0 && names.some((name) => name !== '')) yield { kind: 'table-row', text: ['', ...names].join(' | ').trim() }
  for (let row = 0; row < rows; row++) {
    yield { kind: 'table-row', text: [categories[row] ?? '', ...columns.map((column) => column[row] ?? '')].join(' | ') }
  }
}

/** More points than this are a curve, not a table. */
const MOST_CHART_ROWS = 200

function points(source: XmlElement | undefined): string[] {
  const values: string[] = []
  for (const point of descendants(source, 'pt')) {
    const index = Number(point.attributes['idx'] ?? values.length)
    const value = oneLine(textOf(elementAt(point, 'v')))
    if (index < MOST_CHART_ROWS) values[index] = /^-?\d+\.\d{7,}/.test(value) ? String(Number(Number(value).toPrecision(12))) : value
  }
  return Array.from(values, (value) => value ?? '')
}

/** A picture's description, if somebody wrote one: Office puts file names and its own guesses there. */
function* pictureText(picture: XmlElement): Generator<DrawnText> {
  const description = oneLine(elementAt(picture, 'nvPicPr', 'cNvPr')?.attributes['descr'] ?? '')
  if (/\s/.test(description) && !/\.(?:png|jpe?g|gif|emf|wmf|svg|bmp|tiff?)$|automatically generated/i.test(description))
    yield { kind: 'paragraph', text: description }
}

/** The words of a paragraph: runs, line breaks, formulas; not the fields that count slides and tell today's date. */
function runText(paragraph: XmlElement): string {
  return collect(paragraph)
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .trim()
}

function collect(element: XmlElement): string {
  let text = ''
  for (const node of elementsOf(element)) {
    if (node.name === 't') text += textOf(node).replaceAll(/\s/g, ' ')
    else if (node.name === 'br') text += '\n'
    else if (node.name === 'AlternateContent') text += collect(elementsOf(node)[0] ?? node)
    else if (node.name !== 'fld' || !/^(?:slidenum|datetime)/.test(node.attributes['type'] ?? '')) text += collect(node)
  }
  return text
}
