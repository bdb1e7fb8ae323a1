import { expect, it } from 'vitest'
import { outline, problemOf, readContent } from './files.ts'

const PAGE = `<!DOCTYPE html><html><head><title> Dishwasher
 manual </title><style>p{}</style></head><body>
<nav><a href="/">Home</a></nav><script>alert(1)</script><noscript>Enable scripts</noscript>
<h1>Dishwasher</h1>
<p>Use <b>salt</b> &amp; rinse aid,
not soap.<br>Never soap.</p>
<ol start="3"><li>Open the door<ul><li>slowly</li></ul></li><li>Pull</li></ol>
<table><tr><th>Code</th><th>Meaning</th></tr><tr><td>E4</td><td><p>Drain</p><p>blocked</p></td></tr></table>
<pre>a
  b</pre><blockquote>Quoted.</blockquote><div hidden>secret</div><div>Last <span>words</span></div>
</body></html>`

it('reads what a reader sees, block by block', async () => {
  const document = await readContent('a.html', PAGE)
  expect(document.title).toBe('Dishwasher manual')
  expect(outline(document)).toEqual([
    ['heading 1', 'Dishwasher'],
    ['paragraph', 'Use salt & rinse aid, not soap.\nNever soap.'],
    ['list-item', '3. Open the door'],
    ['list-item', 'slowly'],
    ['list-item', '4. Pull'],
    ['table-row', 'Code | Meaning'],
    ['table-row', 'E4 | Drain blocked'],
    ['code', 'a\n  b'],
    ['quote', 'Quoted.'],
    ['paragraph', 'Last words']
  ])
})

it('recognises a page under another name', async () => {
  expect(await readContent('a.txt', PAGE)).toMatchObject({ format: 'html', title: 'Dishwasher manual' })
  expect(await readContent('b.txt', 'A note about <html> and <body>.')).toMatchObject({ format: 'text' })
})

it('reads a layout table as a page, not as a row', async () => {
  const document = await readContent('a.html', '<table><tr><td><h2>News</h2><p>Text.</p></td></tr></table>')
  expect(outline(document)).toEqual([
    ['heading 2', 'News'],
    ['paragraph', 'Text.']
  ])
})

it('is not harmed by entity definitions', async () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]><html><body><p>Hi &b;</p></body></html>`
  expect((await readContent('a.xhtml', bomb)).text).toBe('Hi &b;')
})

it('reads elements nested 50,000 deep', async () => {
  expect((await readContent('a.html', `${'<div>'.repeat(50_000)}deep`)).text).toBe('deep')
})

it('skips a page without text', async () => {
  expect(await problemOf('a.html', '<html><body><img src="x.png"></body></html>')).toMatchObject({
    state: 'skipped',
    reason: 'The page holds no readable text'
  })
})

const ARTICLE = `<html lang="en-GB"><head><title>T</title><meta name="author" content="Ann Lee"><meta property="article:published_time" content="2024-03-05T10:00:00Z"></head>
<body><header><a href=/>Site logo</a><ul><li><a href=1>Home</a></ul></header><div id="cookie-banner">We use cookies. <button>Accept</button></div>
<div class="navbar"><a href=1>Products</a> <a href=2>About</a></div>
<main><header><h1>Real title</h1></header><p>The text of the article, which is long enough to be the main part of its page, with many words in it.</p>
<h2><button>How do I return it?</button></h2><p>By post.</p><aside>A note at the side.</aside><footer>Filed under travel</footer></main>
<aside>Advertisement</aside><footer>Copyright</footer></body></html>`

it('leaves out banners, menus and cookie notices around a main part, and nothing inside it', async () => {
  const document = await readContent('a.html', ARTICLE)
  expect(outline(document).map(([, text]) => text)).toEqual([
    'Real title',
    'The text of the article, which is long enough to be the main part of its page, with many words in it.',
    'How do I return it?',
    'By post.',
    'A note at the side.',
    'Filed under travel'
  ])
  expect(document.facts).toEqual({ author: 'Ann Lee', writtenMs: Date.UTC(2024, 2, 5, 10), language: 'en' })
})

it('keeps everything of a page that does not mark its main part: forms, lists of links, footers', async () => {
  const page =
    '<header>Shop</header><ul class="menu"><li><a href=1>Open hours</a><li><a href=2>Prices</a></ul><form><label>Name</label></form><footer>Call 555 0199</footer>'
  expect((await readContent('a.html', `<html><body>${page}</body></html>`)).text).toBe(
    'Shop\n\nOpen hours\nPrices\n\nName\n\nCall 555 0199'
  )
})

it.each([
  ['hidden', '<p hidden>no</p>'],
  ['until found', '<p hidden="until-found">yes</p>'],
  ['display', '<p style="color:red; display : none">no</p>'],
  ['visibility', '<p style="visibility:hidden">no</p>'],
  ['no size', '<p style="font-size:0px">no</p>'],
  ['some size', '<p style="font-size:0.9em">yes</p>'],
  ['white on nothing', '<div><p style="color:white">no</p></div>'],
  ['white on white', '<div style="background:#fff"><p style="color:#FFFFFF">no</p></div>'],
  ['white on dark', '<div bgcolor="#333"><p style="color:#fff">yes</p></div>'],
  ['white on a background that a class may give', '<div class="hero"><p style="color:#fff">yes</p></div>'],
  ['in a cell', '<table><tr><td>a</td><td><span style="display:none">no</span>b</td></tr></table>'],
  ['for screens only', '<p><span aria-hidden="true">no</span>b</p>']
])('shows what a browser shows: %s', async (_, html) => {
  const { text } = await readContent('a.html', `<html><body><p>Some text that everybody can read.</p>${html}</body></html>`)
  expect(text.includes('yes')).toBe(html.includes('yes'))
  expect(text).not.toContain('no')
})

it('does not lose a page to an empty title of XHTML', async () => {
  const page = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><p>Text</p></body></html>'
  expect((await readContent('a.xhtml', page)).text).toBe('Text')
})

it('believes the encoding that a page names, which a short page does not show', async () => {
  const page = Buffer.concat([
    Buffer.from('<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"></head><body><p>'),
    Buffer.from([0xcf, 0xf0, 0xe8]),
    Buffer.from('</p></body></html>')
  ])
  expect(await readContent('a.html', page)).toMatchObject({ text: 'При', warnings: [] })
})
