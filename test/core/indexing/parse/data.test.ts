import { expect, it } from 'vitest'
import { outline, problemOf, readContent } from './files.ts'

const LONG = 'word '.repeat(200).trim()

it('makes large entries of JSON sections under their keys, and packs small ones', async () => {
  const text = JSON.stringify({ a: 1, b: 2, mail: { host: LONG, port: 25 }, z: 3 }, undefined, 2)
  const document = await readContent('settings.json', text)
  expect(document).toMatchObject({ text, title: 'settings.json', format: 'json' })
  expect(document.blocks.map(({ level, label }) => [level, label])).toEqual([
    [undefined, undefined],
    [1, 'mail'],
    [2, 'host'],
    [2, ''],
    [1, '']
  ])
})

it('names the items of a list by what they call themselves', async () => {
  const document = await readContent(
    'a.json',
    JSON.stringify([
      { title: 'Kitchen', text: LONG },
      { title: 'Bath', text: LONG }
    ])
  )
  expect(document.blocks.filter((block) => block.level === 1).map((block) => block.label)).toEqual(['Kitchen', 'Bath'])
})

it('reads JSON with comments, JSON Lines and half a file', async () => {
  for (const [name, text] of [
    ['a.json5', "// settings\n{ a: 'it', /* b */ c: [1, 2,], }\n"],
    ['a.jsonl', `{"a":1}\n{"text":"${LONG}"}\n{"c":3}\n`],
    ['a.json', '{"a": {"b": "open']
  ] as const) {
    expect((await readContent(name, text)).text).toBe(text)
  }
  expect((await readContent('a.jsonl', `{"a":1}\n{"name":"x2","text":"${LONG}"}\n{"c":3}\n`)).blocks.map((block) => block.label)).toContain(
    'x2'
  )
})

it('reads 20 MB of JSON on one line', async () => {
  const item = `{"id":12345,"name":"Some name","tags":["a","b"],"note":"${'n'.repeat(40)}"}`
  const start = performance.now()
  const { blocks } = await readContent('a.json', `[${Array.from({ length: 200_000 }, () => item).join(',')}]`)
  expect(blocks.length).toBeGreaterThan(10_000)
  expect(Math.max(...blocks.map((block) => block.end - block.start))).toBeLessThan(1000)
  expect(performance.now() - start).toBeLessThan(20_000)
})

it('survives brackets that nest a million deep', async () => {
  expect((await readContent('a.json', '['.repeat(1_000_000))).blocks.length).toBeGreaterThan(0)
})

it('makes large entries of YAML sections under their keys, with the comments above them', async () => {
  const text = `name: ci\non: push\n# Builds it.\njobs:\n  build:\n    run: ${LONG}\n  test:\n    run: ${LONG}\nlast: 1\n`
  const document = await readContent('ci.yaml', text)
  expect(document).toMatchObject({ text, format: 'yaml' })
  expect(document.blocks.map(({ start, level, label }) => [level, label, text.slice(start).split('\n')[0]])).toEqual([
    [undefined, undefined, 'name: ci'],
    [1, 'jobs', '# Builds it.'],
    [2, 'build', 'build:'],
    [3, 'run', `run: ${LONG}`],
    [2, 'test', 'test:'],
    [3, 'run', `run: ${LONG}`],
    [1, '', 'last: 1']
  ])
})

it('reads the text between the tags of XML, with names where they say something', async () => {
  const document = await readContent(
    'a.xml',
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "boom">]><library><title>Books</title><book isbn="x" lang="english"><author>Ann &amp; Bob</author><para>One <emphasis>great</emphasis> read.</para></book></library>'
  )
  expect(document).toMatchObject({ title: 'Books', format: 'xml' })
  expect(outline(document)).toEqual([
    ['heading 1', 'Books'],
    ['list-item', 'book: lang = english'],
    ['list-item', 'author: Ann & Bob'],
    ['paragraph', 'One great read.']
  ])
})

it('expands no entity, and names damage', async () => {
  const bomb = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;">]><a><p>Text &c; here</p></a>'
  expect((await readContent('a.xml', bomb)).text).not.toContain('bbbb')
  const open = await readContent('a.xml', '<a><p>Kept text')
  expect([open.text, open.warnings.length]).toEqual(['Kept text', 1])
  expect((await problemOf('a.xml', '<a><b/></a>')).state).toBe('skipped')
})
