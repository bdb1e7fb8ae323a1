import { expect, it } from 'vitest'
import { outline, problemOf, readContent } from './files.ts'

const HEAD = String.raw`{\rtf1\ansi\ansicpg1252\deff0\uc1{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial;}{\f2\fcharset128 Mincho;}}`

async function blocks(body: string): Promise<[string, string][]> {
  return outline(await readContent('a.rtf', Buffer.from(`${HEAD}${body}}`, 'latin1')))
}

it('decodes bytes by the code page of their font, and skips what stands in for Unicode', async () => {
  expect(
    await blocks(
      String.raw`\pard\'e9t\'e9 {\f1 \'cf\'f0\'e8\'e2\'e5\'f2} {\f2 \'93\'fa\'96\'7b\'8cA} 5\u8364\'80 \u-10179?\u-8704? {\uc2 \u233ab}{\uc0 \u233}x\par`
    )
  ).toEqual([['paragraph', 'été Привет 日本窟 5€ 😀 ééx']])
})

it('finds headings by the outline level of a style and by its name', async () => {
  expect(
    await blocks(
      String.raw`{\stylesheet{\s1\outlinelevel0 \'dcberschrift;}{\s5 heading 2;}}\pard\s1 One\par\pard\s5 Two\par\pard Three\par`
    )
  ).toEqual([
    ['heading 1', 'One'],
    ['heading 2', 'Two'],
    ['paragraph', 'Three']
  ])
})

it('reads tables row by row, numbers of lists, footnotes and text boxes', async () => {
  expect(
    await blocks(
      String.raw`\trowd\pard\intbl Name\cell Sum\cell\row\trowd\intbl Rent\par cold\cell 41,200 \{EUR\}\cell\row\pard {\listtext 1.\tab}First\par{\listtext\'b7\tab}Second\par ` +
        String.raw`Text{\footnote Foot note\par} goes on.\par{\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt Box\par}}}`
    )
  ).toEqual([
    ['table-row', 'Name | Sum'],
    ['table-row', 'Rent cold | 41,200 {EUR}'],
    ['list-item', '1. First'],
    ['list-item', 'Second'],
    ['paragraph', 'Text goes on.'],
    ['paragraph', 'Foot note'],
    ['paragraph', 'Box']
  ])
})

it('leaves out pictures, headers, field codes, deleted and hidden text', async () => {
  const body = String.raw`{\header secret\par}{\*\unknown x}{\pict\pngblip 8950}{\field{\*\fldinst HYPERLINK "x"}{\fldrslt link}} {\v hidden}{\deleted gone}a\bin4 }}{{b\par`
  expect(await blocks(body)).toEqual([['paragraph', 'link ab']])
})

it('takes title, author and day from the file', async () => {
  const document = await readContent(
    'a.rtf',
    `${HEAD}{\\info{\\title T}{\\author J\\'f6rg}{\\revtim\\yr2021\\mo6\\dy7}{\\operator X}}text}`
  )
  expect([document.title, document.facts]).toEqual(['T', { author: 'Jörg', writtenMs: new Date(2021, 5, 7).getTime() }])
})

it('reads what is left of a damaged file and says so', async () => {
  const document = await readContent('a.rtf', `${HEAD}one\\par {\\b two`)
  expect(document.text).toBe('one\n\ntwo')
  expect(document.warnings).toHaveLength(1)
})

it('survives groups nested a million deep', async () => {
  expect((await readContent('a.rtf', `${HEAD}${'{'.repeat(1_000_000)}deep`)).text).toBe('deep')
})

it('skips a document without text', async () => {
  expect(await problemOf('a.rtf', `${HEAD}{\\pict 8950}}`)).toMatchObject({ state: 'skipped' })
})
