import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { disk } from '../../../src/core/indexing/file-access.ts'
import { createRules } from '../../../src/core/indexing/rules.ts'
import { scan, scanOne } from '../../../src/core/indexing/scan.ts'
import { DEFAULT_RULES, type FolderRules } from '../../../src/shared/folder-rules.ts'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'footnote-rules-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

const write = async (files: Readonly<Record<string, string>>) => {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true })
    await writeFile(join(root, name), text)
  }
}
const look = async (rules: Partial<FolderRules> = {}) => {
  const read: string[] = []
  const left: Record<string, string> = {}
  for await (const found of scan(root, { rules: createRules(root, { ...DEFAULT_RULES, ...rules }, disk) })) {
    const name = found.path.slice(root.length + 1)
    if (found.type === 'file') read.push(name)
    else left[name] = found.reason
  }
  return { read: read.sort(), left }
}

test('a root that ends in a separator, as a drive does, has the same rules', async () => {
  await write({ 'foo/.gitignore': 'sub/\n*.log\n', 'foo/a.log': '', 'foo/sub/b.md': '', 'foo/c.md': '' })
  const drive = `${root}/`
  const rules = createRules(drive, DEFAULT_RULES, disk)
  const read: string[] = []
  for await (const found of scan(drive, { rules })) if (found.type === 'file') read.push(found.path)
  expect(read).toEqual([join(root, 'foo/c.md')])
  expect(await rules.leftOutAbove(join(root, 'foo/sub/b.md'))).toBe(join(root, 'foo/sub'))
  expect((await rules.scopeOf(join(root, 'foo')))?.folder).toBe(join(root, 'foo'))
})

test('a .gitignore holds below its folder, and its line is named with its place', async () => {
  await write({ 'foo/.gitignore': '*.log\n', 'foo/a.log': '', 'foo/sub/b.log': '', 'foo/c.md': '', 'd.log': '' })
  const { read, left } = await look()
  expect(read).toEqual(['d.log', 'foo/c.md'])
  const place = `${root.slice(root.lastIndexOf('/') + 1)}/foo`
  expect(left['foo/sub/b.log']).toBe(`Left out: .gitignore of ${place}: *.log`)
})

test('a deeper list overrules, a later line overrules, and nothing below a left-out folder comes back', async () => {
  await write({
    '.gitignore': '*.log\nbuild/\n!keep.log\n/top.md\n',
    'keep.log': '',
    'top.md': '',
    'sub/top.md': '',
    'sub/.gitignore': '!*.log\n',
    'sub/a.log': '',
    'build/.gitignore': '!*\n',
    'build/a.md': ''
  })
  expect((await look()).read).toEqual(['keep.log', 'sub/a.log', 'sub/top.md'])
})

test('.footnoteignore has the last word over .gitignore, and may bring back what is hidden', async () => {
  await write({
    '.gitignore': 'drafts/\n.notes\n',
    '.footnoteignore': '!drafts/\n!.notes\n*.csv\n',
    'drafts/a.md': '',
    'drafts/sub/b.md': '',
    '.notes/c.md': '',
    '.other/d.md': '',
    'e.csv': ''
  })
  expect((await look()).read).toEqual(['.notes/c.md', 'drafts/a.md', 'drafts/sub/b.md'])
})

test('a .gitignore written for git does not bring back what is hidden or may hold secrets', async () => {
  await write({ '.gitignore': '!.env\n!.gitkeep\n', '.env': '', '.gitkeep': '' })
  expect((await look()).read).toEqual([])
})

test('the rules of the folder: patterns, what is read all the same, formats, size, secrets, .gitignore switched off', async () => {
  await write({ '.gitignore': '*.log', 'a.log': '', 'b.md': '12345', 'c.md': '1', 'd.pdf': '', 'old/e.md': '', '.env': '', '.h.md': '' })
  expect((await look({ exclude: ['old', 'c.*'] })).read).toEqual(['b.md', 'd.pdf'])
  expect((await look({ include: ['.h.md', 'a.log'] })).read).toEqual(['.h.md', 'a.log', 'b.md', 'c.md', 'd.pdf', 'old/e.md'])
  expect((await look({ types: { off: ['pdf'] } })).left['d.pdf']).toContain('type')
  expect((await look({ maxBytes: 4 })).left['b.md']).toContain('larger than')
  expect((await look({ secrets: true })).read).toContain('.env')
  expect((await look()).left['.env']).toBe('Left out: may hold secrets')
  expect((await look({ useGitignore: false })).read).toContain('a.log')
})

/** The same numbers every time: a failure can be tried again by its seed. */
function random(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const NAMES = ['a', 'b', 'build', '.hid', 'x.md', 'y.log', '.env', 'node_modules', 'z.tmp', 'two words.md', 'id_rsa']
const PATTERNS = [
  '*.log',
  '!y.log',
  'build/',
  '!build',
  '/a',
  'a/b',
  '**/x.md',
  '!x.md',
  '*',
  '!*/',
  'a/**',
  '\\!odd',
  '# note',
  'two words.md'
]

async function randomTree(next: (below: number) => number): Promise<string[]> {
  const files: string[] = []
  for (let index = 0; index < 25; index++) {
    const folders = Array.from({ length: next(4) }, () => NAMES[next(4)])
    files.push([...folders, NAMES[next(NAMES.length)]].join('/'))
  }
  for (let index = 0; index < 4; index++) {
    const list = Array.from({ length: 1 + next(4) }, () => PATTERNS[next(PATTERNS.length)]).join('\n')
    const folders = Array.from({ length: next(3) }, () => NAMES[next(3)])
    await write({ [[...folders, next(2) ? '.gitignore' : '.footnoteignore'].join('/')]: list }).catch(() => undefined) // a file is in the way
  }
  for (const file of files) await write({ [file]: '' }).catch(() => undefined) // a file or folder of that name is in the way
  return await filesBelow(root)
}

async function filesBelow(folder: string): Promise<string[]> {
  const found: string[] = []
  for (const entry of await disk.list(folder))
    found.push(...(entry.isDirectory() ? await filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]))
  return found
}

test('for random trees and rules, what a scan reads is what each path is judged by itself', async () => {
  for (let seed = 1; seed <= 60; seed++) {
    const next = random(seed)
    const files = await randomTree(next)
    const own = { exclude: [PATTERNS[next(PATTERNS.length)] ?? ''], include: [PATTERNS[next(PATTERNS.length)] ?? ''] }
    const rules = createRules(root, { ...DEFAULT_RULES, ...(next(2) ? own : {}) }, disk)
    const scanned: string[] = []
    for await (const found of scan(root, { rules })) if (found.type === 'file') scanned.push(found.path)
    const judged: string[] = []
    const looked: string[] = []
    for (const path of files) {
      if (!(await rules.exclusionBelow(path, 'file'))) judged.push(path)
      if ((await scanOne(rules, path, disk))?.type === 'file') looked.push(path)
    }
    expect([seed, ...judged.sort()]).toEqual([seed, ...scanned.sort()])
    expect([seed, ...looked.sort()]).toEqual([seed, ...scanned])
    await rm(root, { recursive: true })
    await mkdir(root)
  }
})

test('for random trees with .gitignore files, git itself leaves out the same', async () => {
  for (let seed = 100; seed <= 130; seed++) {
    const files = (await randomTree(random(seed))).filter((path) => !path.includes('.footnoteignore'))
    for (const path of await filesBelow(root)) if (path.endsWith('.footnoteignore')) await rm(path)
    const rules = createRules(root, DEFAULT_RULES, disk)
    execFileSync('git', ['init', '-q'], { cwd: root })
    const listed = execFileSync('git', ['ls-files', '-z', '--others', '--exclude-per-directory=.gitignore'], {
      cwd: root,
      encoding: 'utf8'
    })
    const seen = new Set(listed.split('\0'))
    for (const path of files) {
      const exclusion = await rules.exclusionBelow(path, 'file')
      // What is left out by its name is left out whatever git says.
      if (exclusion && exclusion.rule !== 'gitignore') continue
      expect([seed, path, exclusion === undefined]).toEqual([seed, path, seen.has(path.slice(root.length + 1))])
    }
    await rm(root, { recursive: true })
    await mkdir(root)
  }
})
