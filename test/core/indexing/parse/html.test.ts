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
