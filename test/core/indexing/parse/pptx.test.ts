import { strToU8, zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { outline, problemOf, readContent } from './files.ts'

const NS = 'xmlns:a="a" xmlns:p="p" xmlns:r="r" xmlns:c="c"'
const paragraph = (text: string, marks = ''): string =>
  `<a:p><a:pPr>${marks}</a:pPr><a:r><a:rPr lang="de-DE"/><a:t>${text}</a:t></a:r></a:p>`
const shape = (place: string, ...paragraphs: string[]): string =>
  `<p:sp><p:nvSpPr><p:nvPr>${place}</p:nvPr></p:nvSpPr><p:txBody>${paragraphs.join('')}</p:txBody></p:sp>`
const slide = (shapes: string, attributes = ''): string =>
  `<p:sld ${NS} ${attributes}><p:cSld><p:spTree>${shapes}</p:spTree></p:cSld></p:sld>`
const relations = (...all: [id: string, type: string, target: string][]): string =>
  `<Relationships>${all.map(([id, type, target]) => `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/>`).join('')}</Relationships>`

const PARTS = {
  '_rels/.rels': relations(['rId1', 'officeDocument', 'ppt/presentation.xml']),
  'docProps/core.xml':
    '<cp:coreProperties><dc:title>Umzug &amp; Planung</dc:title><dc:creator>Ada Roth</dc:creator><cp:keywords>Umzug; Plan</cp:keywords>' +
    '<dcterms:modified>2024-03-05T10:00:00Z</dcterms:modified></cp:coreProperties>',
  // The second slide in the list is the file slide1.xml, which is how PowerPoint leaves a moved slide.
  'ppt/presentation.xml': `<p:presentation ${NS}><p:sldIdLst><p:sldId id="256" r:id="rId3"/><p:sldId id="257" r:id="rId2"/></p:sldIdLst></p:presentation>`,
  'ppt/_rels/presentation.xml.rels': relations(['rId2', 'slide', 'slides/slide1.xml'], ['rId3', 'slide', '/ppt/slides/slide2.xml']),
  'ppt/slides/slide2.xml': slide(
    shape('<p:ph type="ftr"/>', paragraph('Vertraulich')) +
      shape(
        '<p:ph type="body" idx="1"/>',
        paragraph('Kisten packen'),
        paragraph('Schl\u00fcssel holen', '<a:buAutoNum type="arabicPeriod"/>')
      ) +
      shape('<p:ph type="title"/>', paragraph('Der Umzug')) +
      shape('<p:ph type="sldNum"/>', paragraph('1'))
  ),
  'ppt/slides/_rels/slide2.xml.rels': relations(['rId1', 'notesSlide', '../notesSlides/notesSlide1.xml']),
  'ppt/notesSlides/notesSlide1.xml': `<p:notes ${NS}><p:cSld><p:spTree>${shape('<p:ph type="body"/>', paragraph('Mit dem Vermieter reden'))}</p:spTree></p:cSld></p:notes>`,
  'ppt/slides/slide1.xml': slide(
    shape('<p:ph type="ftr"/>', paragraph('Vertraulich')) +
      '<p:graphicFrame><a:graphic><a:graphicData><a:tbl>' +
      `<a:tr><a:tc><a:txBody>${paragraph('Raum')}</a:txBody></a:tc><a:tc><a:txBody>${paragraph('Kisten')}</a:txBody></a:tc></a:tr>` +
      `<a:tr><a:tc><a:txBody>${paragraph('K\u00fcche')}</a:txBody></a:tc><a:tc><a:txBody>${paragraph('12')}</a:txBody></a:tc></a:tr>` +
      '</a:tbl></a:graphicData></a:graphic></p:graphicFrame>',
    'show="0"'
  )
}

function pptx(changes: Record<string, string | undefined> = {}): Uint8Array {
  const parts = Object.entries<string | undefined>({ ...PARTS, ...changes })
  return zipSync(Object.fromEntries(parts.flatMap(([name, text]) => (text === undefined ? [] : [[name, strToU8(text)]]))))
}

it('reads slides in the order of the presentation, title first, with lists, tables, notes and hidden slides', async () => {
  const document = await readContent('a.pptx', pptx())
  expect(outline(document)).toEqual([
    ['heading 1', 'Der Umzug'],
    ['paragraph', 'Vertraulich'],
    ['list-item', 'Kisten packen'],
    ['list-item', '1. Schl\u00fcssel holen'],
    ['heading 2', 'Notes'],
    ['paragraph', 'Mit dem Vermieter reden'],
    ['heading 1', 'Slide 2'],
    ['table-row', 'Raum | Kisten'],
    ['table-row', 'K\u00fcche | 12']
  ])
  expect(document.pages.map(({ page, start, end }) => [page, document.text.slice(start, end).split('\n')[0]])).toEqual([
    [1, 'Der Umzug'],
    [2, 'Slide 2']
  ])
  expect(document).toMatchObject({
    title: 'Umzug & Planung',
    facts: { author: 'Ada Roth', writtenMs: Date.UTC(2024, 2, 5, 10), language: 'de', tags: ['Umzug', 'Plan'] },
    warnings: []
  })
})

it('takes the title from the first slide where the properties have none', async () => {
  expect((await readContent('a.pptx', pptx({ 'docProps/core.xml': undefined }))).title).toBe('Der Umzug')
})

it('reads a slide as far as its damage, and says so', async () => {
  const cut = PARTS['ppt/slides/slide2.xml'].slice(0, PARTS['ppt/slides/slide2.xml'].indexOf('sldNum'))
  const document = await readContent('a.pptx', pptx({ 'ppt/slides/slide2.xml': cut }))
  expect(document.text).toContain('Kisten packen')
  expect(document.warnings).toEqual(['Damaged, and read as far as possible: slide 1.'])
})

it('reads slides in the order of their numbers where the presentation does not list them', async () => {
  const document = await readContent('a.pptx', pptx({ 'ppt/presentation.xml': undefined }))
  expect(document.pages.length).toBe(2)
  expect(document.text.indexOf('Raum')).toBeLessThan(document.text.indexOf('Der Umzug'))
  expect(document.warnings.length).toBe(1)
})

it('expands no entity that a file declares', async () => {
  const bomb = `<!DOCTYPE p:sld [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>${slide(shape('', paragraph('before &b; after')))}`
  const document = await readContent('a.pptx', pptx({ 'ppt/slides/slide2.xml': bomb }))
  expect(document.text).toContain('before &b; after')
})

it('does not follow elements that nest without end', async () => {
  const deep = slide('<p:grpSp>'.repeat(100_000))
  expect((await readContent('a.pptx', pptx({ 'ppt/slides/slide2.xml': deep }))).warnings).toEqual([
    'Damaged, and read as far as possible: slide 1.'
  ])
})

it('does not count films and pictures against the limit of what is unpacked', async () => {
  const film = zipSync({
    ...Object.fromEntries(Object.entries(PARTS).map(([name, text]) => [name, strToU8(text)])),
    'ppt/media/film.mp4': [new Uint8Array(101 * 1024 * 1024), { level: 1 }]
  })
  expect((await readContent('a.pptx', film)).pages.length).toBe(2)
})

it('tells a presentation without text and one without slides apart', async () => {
  const empty = { 'ppt/slides/slide1.xml': slide(''), 'ppt/slides/slide2.xml': slide(''), 'ppt/notesSlides/notesSlide1.xml': undefined }
  expect(await problemOf('a.pptx', pptx(empty))).toMatchObject({ state: 'skipped', reason: 'The presentation holds no text' })
  const none = { 'ppt/slides/slide1.xml': undefined, 'ppt/slides/slide2.xml': undefined, 'ppt/presentation.xml': undefined }
  expect(await problemOf('a.pptx', pptx(none))).toMatchObject({ state: 'failed' })
})
