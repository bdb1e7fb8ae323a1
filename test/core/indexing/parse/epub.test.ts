import { strToU8, zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { outline, problemOf, readContent } from './files.ts'

const CONTAINER = '<?xml version="1.0"?><container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
const OPF = `<?xml version="1.0"?><package xmlns:opf="x"><metadata><dc:title>My &amp; Book</dc:title><dc:creator>Ann Lee</dc:creator>
<dc:date opf:event="publication">2001-02-03</dc:date><dc:language>de-AT</dc:language><dc:subject>Cats</dc:subject></metadata>
<manifest><item id="b" href="two.xhtml"/><!-- <item id="a" href="no.xhtml"/> --><item id='a' href='text/one%20a.xhtml'/><item id="c" href="gone.xhtml"/>
<item id="n" media-type="application/x-dtbncx+xml" href="toc.ncx"/></manifest><spine><itemref idref="a"/><itemref idref="b"/><itemref idref="c"/></spine></package>`
const NCX = '<ncx><navMap><navPoint><navLabel><text>Second part</text></navLabel><content src="two.xhtml#x"/></navPoint></navMap></ncx>'
const ONE =
  '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><h1>One</h1><p>First<a id="x"/> text.</p></body></html>'
const TWO =
  '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title><script src="x"/></head><body><p>Second text.</p></body></html>'

function book(members: Readonly<Record<string, string>>): Uint8Array {
  const all = { mimetype: 'application/epub+zip', 'META-INF/container.xml': CONTAINER, 'OEBPS/book.opf': OPF, ...members }
  return zipSync(Object.fromEntries(Object.entries(all).map(([name, text]) => [name, strToU8(text)])), { level: 0 })
}

const CHAPTERS = { 'OEBPS/text/one a.xhtml': ONE, 'OEBPS/two.xhtml': TWO, 'OEBPS/toc.ncx': NCX }

it('reads chapters in reading order, names those without a heading, and tells what is missing', async () => {
  const document = await readContent('a.epub', book(CHAPTERS))
  expect(outline(document)).toEqual([
    ['heading 1', 'One'],
    ['paragraph', 'First text.'],
    ['heading 1', 'Second part'],
    ['paragraph', 'Second text.']
  ])
  expect(document).toMatchObject({
    title: 'My & Book',
    format: 'epub',
    facts: { author: 'Ann Lee', writtenMs: Date.UTC(2001, 1, 3), language: 'de', tags: ['Cats'] },
    warnings: ['The chapter OEBPS/gone.xhtml is missing or is not text.']
  })
})

it('reads a book whose fonts are scrambled, and names the lock of one whose chapters are', async () => {
  const lock = (uri: string): string =>
    `<encryption><EncryptedData><CipherData><CipherReference URI="${uri}"/></CipherData></EncryptedData></encryption>`
  expect((await readContent('a.epub', book({ ...CHAPTERS, 'META-INF/encryption.xml': lock('OEBPS/a.otf') }))).text).toContain('First text.')
  expect(await problemOf('a.epub', book({ ...CHAPTERS, 'META-INF/encryption.xml': lock('OEBPS/two.xhtml') }))).toMatchObject({
    state: 'failed',
    reason: 'The book is locked by its seller (DRM)'
  })
})

it('reads a book without its package file by the names of its chapters', async () => {
  const document = await readContent('a.epub', book({ 'OEBPS/book.opf': '', 'b.xhtml': TWO, 'a.xhtml': ONE }))
  expect(document.text).toBe('One\n\nFirst text.\n\nSecond text.')
  expect(document.warnings).toHaveLength(1)
})

it('looks a chapter outside the archive up inside it only', async () => {
  const opf = OPF.replace('text/one%20a.xhtml', '../../../../etc/passwd')
  const document = await readContent('a.epub', book({ ...CHAPTERS, 'OEBPS/book.opf': opf }))
  expect(document.warnings).toContain('The chapter etc/passwd is missing or is not text.')
})

it('refuses a book that unpacks to more than the limit', async () => {
  const bytes = zipSync({ mimetype: [strToU8('application/epub+zip'), { level: 0 }], 'a.xhtml': new Uint8Array(120 * 1024 * 1024) })
  expect((await problemOf('a.epub', bytes)).reason).toContain('unpacks to more than 100 MB')
})
