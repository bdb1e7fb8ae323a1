import { strToU8, zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { chunkDocument } from '../../../../src/core/indexing/chunk/chunk.ts'
import { outline, problemOf, readContent } from './files.ts'

const relations = (...all: [id: string, type: string, target: string][]): string =>
  `<Relationships>${all.map(([id, type, target]) => `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/>`).join('')}</Relationships>`
const sheet = (rows: string): string => `<worksheet><sheetData>${rows}</sheetData></worksheet>`
const text = (ref: string, value: string): string => `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`

const PARTS = {
  '_rels/.rels': relations(['rId1', 'officeDocument', 'xl/workbook.xml']),
  'xl/workbook.xml':
    '<x:workbook xmlns:x="x" xmlns:r="r"><x:workbookPr/><x:sheets><x:sheet name="Costs" sheetId="1" r:id="rId1"/>' +
    '<x:sheet name="Old" sheetId="2" state="hidden" r:id="rId2"/></x:sheets></x:workbook>',
  'xl/_rels/workbook.xml.rels': relations(
    ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
    ['rId2', 'worksheet', 'worksheets/sheet2.xml'],
    ['rId3', 'sharedStrings', 'sharedStrings.xml'],
    ['rId4', 'styles', 'styles.xml']
  ),
  'xl/sharedStrings.xml':
    '<sst><si><t>Item</t></si><si><r><t>Du</t></r><r><t>e</t></r><rPh><t>pronounced</t></rPh></si><si><t>a_x000D_\nb</t></si></sst>',
  'xl/styles.xml':
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="#,##0.00\\ &quot;EUR&quot;"/><numFmt numFmtId="165" formatCode="m/d/yy h:mm"/></numFmts>' +
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="9"/><xf numFmtId="165"/></cellXfs></styleSheet>',
  'xl/worksheets/sheet1.xml': sheet(
    `<row r="1">${text('B1', 'Costs of 2024')}</row>` +
      `<row r="3"><c r="B3" t="s"><v>0</v></c><c r="C3" t="s"><v>1</v></c>${text('D3', 'Price')}${text('F3', 'Paid')}</row>` +
      '<row r="4"><c r="B4" t="s"><v>2</v></c><c r="C4" s="1"><v>45356</v></c><c r="D4" s="2"><v>1234.5</v></c><c r="E4"/><c r="F4" t="b"><v>1</v></c></row>' +
      '<row r="5"><c r="B5"><v>0.30000000000000004</v></c><c r="C5" s="4"><v>45356.5</v></c><c r="D5" s="3"><v>0.19</v></c><c r="F5" t="e"><v>#DIV/0!</v></c></row>' +
      '<row r="6"><c r="B6" t="str"><f>A1</f><v>computed</v></c><c r="C6"><f>NOW()</f></c></row>'
  ),
  'xl/worksheets/_rels/sheet1.xml.rels': relations(['rId1', 'comments', '../comments1.xml']),
  'xl/comments1.xml':
    '<comments><commentList><comment ref="D4"><text><r><t>Ask for a receipt</t></r></text></comment></commentList></comments>',
  'xl/worksheets/sheet2.xml': sheet(`<row>${text('A1', 'Only line')}</row>`)
}

function xlsx(changes: Record<string, string | undefined> = {}): Uint8Array {
  const parts = Object.entries<string | undefined>({ ...PARTS, ...changes })
  return zipSync(Object.fromEntries(parts.flatMap(([name, part]) => (part === undefined ? [] : [[name, strToU8(part)]]))))
}

it('reads rows with values as the workbook shows them, under the name of their sheet, hidden sheets too', async () => {
  const document = await readContent('a.xlsx', xlsx())
  expect(outline(document)).toEqual([
    ['heading 1', 'Costs'],
    ['paragraph', 'Costs of 2024'],
    ['table-row', 'Item | Due | Price |  | Paid'],
    ['table-row', 'a b | 2024-03-05 | 1,234.50 EUR |  | TRUE'],
    ['table-row', '0.3 | 2024-03-05 12:00 | 19% |  | #DIV/0!'],
    ['table-row', 'computed'],
    ['paragraph', 'Comment on D4: Ask for a receipt'],
    ['heading 1', 'Old'],
    ['paragraph', 'Only line']
  ])
  expect(document.pages.map(({ page, label }) => [page, label])).toEqual([
    [1, 'Costs'],
    [2, 'Old']
  ])
  expect(document.warnings).toEqual(['1 formulas have no result stored; open the file in Excel and save it, and they are read.'])
})

it('counts days from 1904 where the workbook does', async () => {
  const document = await readContent('a.xlsx', xlsx({ 'xl/workbook.xml': PARTS['xl/workbook.xml'].replace('Pr/>', 'Pr date1904="1"/>') }))
  expect(document.text).toContain('2028-03-06 | 1,234.50 EUR')
})

it('gives every passage of a long sheet the names of its columns', async () => {
  const rows = Array.from(
    { length: 300 },
    (_, i) => `<row r="${i + 2}">${text('A', `Part ${i} of the shelf`)}<c r="B"><v>${i + 100}</v></c></row>`
  )
  const long = sheet(`<row r="1">${text('A1', 'Article')}${text('B1', 'Stock level')}</row>${rows.join('')}`)
  const document = await readContent('a.xlsx', xlsx({ 'xl/worksheets/sheet1.xml': long }))
  const chunks = chunkDocument(document, { path: 'a.xlsx', document: 'h', modifiedMs: 0 }).filter((chunk) => chunk.page === 1)
  expect(chunks.length).toBeGreaterThan(10)
  for (const chunk of chunks) expect(`${chunk.context}\n${chunk.text}`).toContain('Article | Stock level')
})

it('leaves out what goes beyond the length of a workbook, instead of multiplying one text without end', async () => {
  const shared = `<sst><si><t>${'long '.repeat(20_000)}</t></si></sst>`
  const rows = Array.from(
    { length: 500 },
    (_, i) => `<row r="${i + 1}"><c r="A${i + 1}" t="s"><v>0</v></c><c r="B${i + 1}" t="s"><v>0</v></c></row>`
  )
  const document = await readContent('a.xlsx', xlsx({ 'xl/sharedStrings.xml': shared, 'xl/worksheets/sheet1.xml': sheet(rows.join('')) }))
  expect(document.text.length).toBeLessThan(21 * 1024 * 1024)
  expect(document.warnings).toEqual(['The workbook is very long; its last rows were left out.'])
})

it('reads a sheet as far as its damage, and says so', async () => {
  const cut = PARTS['xl/worksheets/sheet1.xml'].split('<row r="5">')[0] ?? ''
  const document = await readContent('a.xlsx', xlsx({ 'xl/worksheets/sheet1.xml': cut }))
  expect(document.text).toContain('1,234.50 EUR')
  expect(document.warnings).toEqual(['Damaged, and read as far as possible: sheet Costs.'])
})

it('tells an empty workbook, one that was never calculated and one without sheets apart', async () => {
  const without = { 'xl/worksheets/sheet2.xml': sheet(''), 'xl/comments1.xml': undefined }
  expect(await problemOf('a.xlsx', xlsx({ ...without, 'xl/worksheets/sheet1.xml': sheet('<row r="9"/>') }))).toMatchObject({
    state: 'skipped',
    reason: 'The workbook is empty'
  })
  const formula = sheet('<row r="1"><c r="A1"><f>1+1</f></c></row>')
  expect(await problemOf('a.xlsx', xlsx({ ...without, 'xl/worksheets/sheet1.xml': formula }))).toMatchObject({
    reason: 'The workbook holds only formulas without results'
  })
  const none = { 'xl/workbook.xml': undefined, 'xl/worksheets/sheet1.xml': undefined, 'xl/worksheets/sheet2.xml': undefined }
  expect(await problemOf('a.xlsx', xlsx(none))).toMatchObject({ state: 'failed' })
})
