import { expect, test } from 'vitest'
import { piecesOf } from '../../src/renderer/reading/pieces.ts'
import { sectionsOf } from '../../src/renderer/reading/rows.ts'
import type { TableRow } from '../../src/renderer/reading/tables.ts'
import type { Block, DocumentView } from '../../src/shared/types.ts'
import { document } from './samples.ts'

/** A document whose lines are its blocks. */
function view(format: DocumentView['format'], lines: readonly [Block['kind'], string][], given: Partial<DocumentView> = {}): DocumentView {
  const plain = document(
    `/a.${format}`,
    format,
    lines.map(([, text]) => text)
  )
  let start = 0
  const blocks = lines.map(([kind, text]) => {
    const block = { kind, start, end: start + text.length }
    start += text.length + 1
    return block
  })
  return { ...plain, blocks, ...given }
}

function drawn(of: DocumentView): readonly unknown[] {
  const cells = (row: TableRow): readonly string[] => row.cells.map(({ start, end }) => of.text.slice(start, end))
  return sectionsOf(of.text)
    .flatMap((section) => piecesOf(of, section))
    .map((piece) => {
      if (piece.type === 'page') return ['page', piece.page.label ?? piece.page.page]
      if (piece.type === 'line') return [piece.kind, of.text.slice(piece.row.start, piece.row.end)]
      return [
        piece.type,
        ...(piece.type === 'table' && piece.frame.head.start !== piece.rows[0]?.start ? [{ head: cells(piece.frame.head) }] : []),
        ...piece.rows.map(cells)
      ]
    })
}

test('a sheet is a table below its name, which is said once', () => {
  const rows: [Block['kind'], string][] = [
    ['heading', 'Budget'],
    ['table-row', 'Item | Euros'],
    ['table-row', 'Boiler |  | 900']
  ]
  const text = rows.map(([, line]) => line).join('\n')
  expect(drawn(view('xlsx', rows, { pages: [{ page: 1, start: 0, end: text.length, label: 'Budget' }] }))).toEqual([
    ['page', 'Budget'],
    ['table', ['Item', 'Euros'], ['Boiler', '', '900']]
  ])
})

test('CSV is cut at its own delimiter, with quotes and line breaks inside cells', () => {
  const sheet = view('csv', [
    ['table-row', 'name;note;sum'],
    ['table-row', '"Lind; Harald";"two\nlines";9'],
    ['table-row', 'Ida;;1,5']
  ])
  expect(drawn(sheet)).toEqual([['table', ['name', 'note', 'sum'], ['Lind; Harald', 'two\nlines', '9'], ['Ida', '', '1,5']]])
})

test('a long table says its columns again in every section', () => {
  const rows = Array.from({ length: 200 }, (_, row): [Block['kind'], string] => ['table-row', row === 0 ? 'Day | Sum' : `${row} | 7`])
  const tables = drawn(view('ods', rows))
  expect(tables).toHaveLength(4)
  expect((tables[1] as unknown[])[1]).toEqual({ head: ['Day', 'Sum'] })
})

test('header lines of a message stand apart from its text', () => {
  const mail = view('email', [
    ['paragraph', 'From: anna@example.org\nSubject: The boiler: again'],
    ['paragraph', 'Dear Felix,']
  ])
  expect(drawn(mail)).toEqual([
    ['header', ['From', 'anna@example.org'], ['Subject', 'The boiler: again']],
    ['paragraph', 'Dear Felix,']
  ])
})

test('code keeps every line as it is; a list item that has its number gets no bullet', () => {
  expect(drawn(view('code', [['code', 'if (a | b) {\n\n}']]))).toEqual([
    ['plain', 'if (a | b) {'],
    ['plain', ''],
    ['plain', '}']
  ])
  expect(
    drawn(
      view('rtf', [
        ['list-item', '1. one'],
        ['list-item', 'first']
      ])
    )
  ).toEqual([
    ['list-more', '1. one'],
    ['list-item', 'first']
  ])
})
