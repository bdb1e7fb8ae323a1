import { strToU8, zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { outline, problemOf, readContent } from './files.ts'

const META =
  '<office:document-meta><office:meta><dc:title>House rules</dc:title><meta:initial-creator>Ada Roth</meta:initial-creator>' +
  '<dc:date>2024-03-05T10:00:00Z</dc:date><dc:language>en-GB</dc:language><meta:keyword>house</meta:keyword></office:meta></office:document-meta>'

function odf(kind: 'text' | 'spreadsheet' | 'presentation', body: string, more: Record<string, string> = {}): Uint8Array {
  const content = `<office:document-content>${STYLES}<office:body><office:${kind}>${body}</office:${kind}></office:body></office:document-content>`
  const members = { mimetype: `application/vnd.oasis.opendocument.${kind}`, 'content.xml': content, ...more }
  return zipSync(Object.fromEntries(Object.entries(members).map(([name, text]) => [name, strToU8(text)])), { level: 0 })
}

const STYLES =
  '<office:automatic-styles><text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>' +
  '<style:style style:name="P1" style:parent-style-name="Quotations"/></office:automatic-styles>'

it('reads the headings, lists, quotes, tables and notes of a text, and not what was deleted', async () => {
  const body =
    '<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>' +
    '<text:table-of-content><text:p>Rooms 1</text:p></text:table-of-content>' +
    '<text:h text:outline-level="2">Rooms</text:h>' +
    '<text:p>The cellar<text:s text:c="999999999"/>is<text:line-break/>locked<text:note><text:note-citation>1</text:note-citation>' +
    '<text:note-body><text:p>Ask for the key.</text:p></text:note-body></text:note> at night.</text:p>' +
    '<text:p text:style-name="P1">Quiet, please.</text:p>' +
    '<text:list text:style-name="L1"><text:list-item><text:p>Close the door</text:p></text:list-item>' +
    '<text:list-item><text:p>Turn the key</text:p><text:list><text:list-item><text:p>twice</text:p></text:list-item></text:list></text:list-item></text:list>' +
    '<table:table><table:table-row><table:table-cell><text:p>Room</text:p></table:table-cell><table:table-cell><text:p>Area</text:p>' +
    '<text:p>in m\u00b2</text:p></table:table-cell></table:table-row></table:table>'
  const document = await readContent('a.odt', odf('text', body, { 'meta.xml': META }))
  expect(outline(document)).toEqual([
    ['heading 2', 'Rooms'],
    ['paragraph', 'The cellar is\nlocked at night.'],
    ['quote', 'Quiet, please.'],
    ['list-item', '1. Close the door'],
    ['list-item', '2. Turn the key'],
    ['list-item', 'twice'],
    ['table-row', 'Room | Area in m\u00b2'],
    ['list-item', '1. Ask for the key.']
  ])
  expect(document).toMatchObject({
    title: 'House rules',
    facts: { author: 'Ada Roth', writtenMs: Date.UTC(2024, 2, 5, 10), language: 'en', tags: ['house'] }
  })
})

it('reads slides with their title first and their notes last', async () => {
  const frame = (kind: string, text: string): string =>
    `<draw:frame presentation:class="${kind}"><draw:text-box><text:p>${text}</text:p></draw:text-box></draw:frame>`
  const body =
    `<draw:page>${frame('subtitle', 'In spring')}${frame('title', 'The move')}<presentation:notes>${frame('notes', 'Smile')}</presentation:notes></draw:page>` +
    `<draw:page/><draw:page>${frame('outline', 'Boxes')}</draw:page>`
  const document = await readContent('a.odp', odf('presentation', body))
  expect(outline(document)).toEqual([
    ['heading 1', 'The move'],
    ['paragraph', 'In spring'],
    ['heading 2', 'Notes'],
    ['paragraph', 'Smile'],
    ['heading 1', 'Slide 3'],
    ['paragraph', 'Boxes']
  ])
  expect(document.pages.map(({ page }) => page)).toEqual([1, 3])
  expect(document.title).toBe('The move')
})

const cell = (text: string, attributes = ''): string => `<table:table-cell ${attributes}><text:p>${text}</text:p></table:table-cell>`

it('reads sheets as rows, and stays small where cells and rows are repeated a million times', async () => {
  const body =
    `<table:table table:name="Costs"><table:table-row>${cell('Item')}${cell('Due')}${cell('Price')}</table:table-row>` +
    `<table:table-row>${cell('Rent', '')}${cell('03/05/24', 'office:value-type="date" office:date-value="2024-03-05"')}` +
    `<table:table-cell><office:annotation><dc:creator>Ada</dc:creator><text:p>Paid twice</text:p></office:annotation><text:p>812.50 \u20ac</text:p></table:table-cell>` +
    '<table:table-cell table:number-columns-repeated="16381"/></table:table-row>' +
    `<table:table-row table:number-rows-repeated="1048000">${cell('same', 'table:number-columns-repeated="16384"')}</table:table-row>` +
    '<table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
  const document = await readContent('a.ods', odf('spreadsheet', body))
  expect(outline(document).slice(0, 3)).toEqual([
    ['heading 1', 'Costs'],
    ['table-row', 'Item | Due | Price'],
    ['table-row', 'Rent | 2024-03-05 | 812.50 \u20ac']
  ])
  expect(outline(document).at(-1)).toEqual(['paragraph', 'Comment: Paid twice'])
  expect(document.text.length).toBeLessThan(100_000)
  expect(document.pages.map(({ page, label }) => [page, label])).toEqual([[1, 'Costs']])
})

it('tells an encrypted, an empty, a damaged and a hollow file apart', async () => {
  const manifest =
    '<manifest:manifest><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>'
  const encrypted = odf('text', '<text:p>x</text:p>', { 'META-INF/manifest.xml': manifest })
  expect(await problemOf('a.odt', encrypted)).toMatchObject({ state: 'failed', reason: 'The file is protected with a password' })
  expect(await problemOf('a.ods', odf('spreadsheet', '<table:table/>'))).toMatchObject({
    state: 'skipped',
    reason: 'The spreadsheet is empty'
  })
  expect(await problemOf('a.odt', odf('text', '', { 'content.xml': '<a><b>' }))).toMatchObject({
    state: 'failed',
    reason: 'The content of the document is damaged'
  })
  const hollow = zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.text') }, { level: 0 })
  expect(await problemOf('a.odt', hollow)).toMatchObject({ reason: 'The file is an OpenDocument container without its content' })
})

it('reads a text as far as its damage, and says so', async () => {
  const cut = '<office:document-content><office:body><office:text><text:p>Before.</text:p><text:p>Amid'
  const document = await readContent('a.odt', odf('text', '', { 'content.xml': cut }))
  expect(document.text).toBe('Before.\n\nAmid')
  expect(document.warnings.length).toBe(1)
})
