import { describe, expect, it } from 'vitest'
import { chunkDocument } from '../../../../src/core/indexing/chunk/chunk.ts'
import type { Document } from '../../../../src/shared/types.ts'
import { readContent } from './files.ts'

/** Names of the sections, with their levels; a section without a name is "". */
function sections({ blocks }: Document): string[] {
  return blocks.flatMap((block) => (block.level === undefined ? [] : [`${block.level} ${block.label}`]))
}

const LONG = 'x'.repeat(90)
const body = (indent: string, end = ''): string => `${indent}a("${LONG}")${end}\n`.repeat(9)

describe('definitions become sections under their names, with the comments above them', () => {
  it.each<[string, string, string[]]>([
    [
      'a.ts',
      `import a from 'a'\n\n/** Reads. */\nexport async function read(x: string): Promise<void> {\n  a()\n}\n\nrun()\n`,
      ['1 function read', '1 ']
    ],
    ['a.ts', `class A {\n${body('  ', ';')}  /** Next. */\n  next(): number {\n    return 1\n  }\n}\n`, ['1 class A', '2 next']],
    ['a.js', `const f = (a) => {\n  b(a)\n}\nexports.g = function (x) {\n  b(x)\n}\n`, ['1 f', '1 exports.g']],
    ['a.test.ts', `it('adds two numbers', () => {\n  a()\n})\n`, ['1 adds two numbers']],
    [
      'a.py',
      `import a\n\n# Helps.\n@cached\ndef help(\n    x,\n):\n    """def fake():\n        no\n"""\n    return x\n\nprint(1)\n`,
      ['1 def help', '1 ']
    ],
    [
      'A.java',
      `public class A {\n${body('    ', ';')}    @Override\n    public List<String> all(int a) throws Gone {\n        return b;\n    }\n}\n`,
      ['1 class A', '2 all']
    ],
    ['a.c', `#include <a.h>\n\nstatic struct node *next(struct node *n)\n{\n#ifdef X\n  a();\n#endif\n}\n\nint b;\n`, ['1 next', '1 ']],
    ['a.cpp', `int Reader::read(char *a, int b) const {\n  return 1;\n}\n`, ['1 Reader::read']],
    ['a.go', `func (r *Reader) Next() int {\n\treturn 1\n}\n\ntype A struct {\n\tB int\n}\n`, ['1 func Next', '1 type A']],
    [
      'a.rs',
      `impl<T> Display for Point<T> {\n    fn a<'a>() {}\n}\n\npub(crate) fn b() {\n    c()\n}\n`,
      ['1 impl Display for Point', '1 fn b']
    ],
    ['a.rb', `module A\n  def b\n    1\n  end\nend\n`, ['1 module A']],
    ['a.php', `<?php\nfunction a($b) {\n  return 1;\n}\n`, ['1 function a']],
    ['a.swift', `extension A {\n  var b: Int\n}\n`, ['1 extension A']],
    ['a.kt', `data class A(\n  val b: Int\n)\n`, ['1 class A']],
    ['a.sh', `#!/bin/sh\nbuild() {\n  make\n}\n`, ['1 build']],
    ['a.ps1', `function Get-Thing {\n  1\n}\n`, ['1 function Get-Thing']],
    ['a.lua', `function M.a()\n  return 1\nend\n`, ['1 function M.a']],
    ['a.r', `area <- function(r) {\n  pi * r^2\n}\n`, ['1 area']],
    ['a.sql', `CREATE TABLE IF NOT EXISTS "Album"\n(\n  id INT\n);\n\nINSERT INTO a VALUES (1);\n`, ['1 table Album', '1 ']],
    ['a.tex', `\\section{Results}\nWe found\nnothing.\n\\section{End}\nOf\nit.\n`, ['1 Results', '1 End']],
    ['a.ini', `[mail]\nhost = a\nport = 1\n`, ['1 mail']],
    ['Makefile', `build: a.c\n\tcc a.c\n\tstrip a\n`, ['1 build']]
  ])('%s', async (name, text, expected) => {
    const document = await readContent(name, text)
    expect(document).toMatchObject({ text, title: name, format: 'code' })
    expect(sections(document)).toEqual(expected)
  })
})

it('says in the path of a chunk which class and method it stands in', async () => {
  const text = `class Library {\n${body('  ', ';')}  // Looks for changes.\n  scan() {\n${body('    ', ';')}  }\n}\n`
  const chunks = chunkDocument(await readContent('library.ts', text), { path: 'library.ts', document: 'd', modifiedMs: 0 })
  expect(chunks.at(-1)?.headings).toEqual(['class Library', 'scan'])
})

it('keeps every character of any text in ordered, disjoint blocks', async () => {
  const hostile = [
    '"',
    "'",
    '`',
    '/*',
    '*/',
    '//',
    '#',
    '{',
    '}',
    '(',
    ')',
    '\n',
    '\n\n',
    '  ',
    'class A',
    'def b',
    'function c(',
    '😀',
    ': ',
    '- ',
    '[',
    ']',
    ',',
    '\\'
  ]
  let seed = 7
  const pick = (): string => hostile[(seed = (seed * 1103515245 + 12345) % 2147483648) % hostile.length] ?? ''
  for (const name of ['a.ts', 'a.py', 'a.rs', 'a.sql', 'a.json', 'a.yaml', 'a.tex', 'a.toml']) {
    const text = `x${Array.from({ length: 5000 }, pick).join('')}`
    const { blocks } = await readContent(name, text)
    let at = 0
    for (const block of blocks) {
      expect(text.slice(at, block.start).trim()).toBe('')
      expect(block.end).toBeGreaterThan(block.start)
      at = block.end
    }
    expect(text.slice(at).trim()).toBe('')
  }
})

it('reads 5 MB of minified code on one line in blocks of bounded size', async () => {
  const start = performance.now()
  const { blocks } = await readContent('a.js', 'function a(b){return b+1};'.repeat(200_000))
  expect(Math.max(...blocks.map((block) => block.end - block.start))).toBeLessThan(2000)
  expect(performance.now() - start).toBeLessThan(10_000)
})
