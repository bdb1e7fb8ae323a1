import { expect, test } from 'vitest'
import { createNameIndex, type NameIndex } from '../../../src/core/finding/name-index.ts'
import type { FileEntry } from '../../../src/shared/types.ts'

const ROOT = '/home/anna/Papers'

function file(path: string, more: Partial<FileEntry> = {}): FileEntry {
  const indexed = { state: 'indexed', reason: '', remedy: '', bytes: 10, chunks: 3, modifiedMs: 5, indexedMs: 6, title: '' } as const
  return { path: `${ROOT}/${path}`, folder: ROOT, ...indexed, ...more }
}

function indexOf(files: readonly FileEntry[]): NameIndex {
  return createNameIndex({ files: () => files, onChange: () => undefined })
}

const names = (index: NameIndex, query: string): string[] => index.find(query, 10).map(({ path }) => path.slice(ROOT.length + 1))

const papers = indexOf([
  file('Home/lease.pdf'),
  file('Home/old-lease-2019.pdf', { modifiedMs: 1 }),
  file('Home/boiler.md', { title: 'Lease of the boiler' }),
  file('Work/release-notes.txt'),
  file('Lease/keys.txt'),
  file('Küche/Angebot Baumann.docx'),
  file('Home/secret.key', { state: 'excluded' })
])

test('a name that is typed comes before one that holds it, that before its folder, and letters in order come last', () => {
  expect(names(papers, 'lease')).toEqual([
    'Lease',
    'Home/lease.pdf',
    'Home/old-lease-2019.pdf',
    'Home/boiler.md',
    'Work/release-notes.txt',
    'Lease/keys.txt'
  ])
  expect(names(papers, 'olse')).toEqual(['Home/old-lease-2019.pdf'])
})

test('every word must fit, in name, title or folder, whatever its case and accents', () => {
  expect(names(papers, 'KUCHE baumann')).toEqual(['Küche/Angebot Baumann.docx'])
  expect(names(papers, 'home lease')).toEqual(['Home/lease.pdf', 'Home/old-lease-2019.pdf', 'Home/boiler.md'])
  expect(names(papers, 'lease zebra')).toEqual([])
})

test('a folder is told with the files below it, and what is left out of the index is not found', () => {
  expect(papers.find('home', 1)[0]).toMatchObject({ kind: 'folder', path: `${ROOT}/Home`, count: 3 })
  expect(names(papers, 'secret')).toEqual([])
})

test('of a folder the searchable files are counted, as its row in the library does; one that has none yet is found all the same', () => {
  const files = [file('New/a.md'), file('New/b.pdf', { state: 'failed' }), file('Soon/c.md', { state: 'queued' })]
  const index = createNameIndex({ files: () => files, onChange: () => () => undefined })
  expect(index.find('new', 1)).toMatchObject([{ kind: 'folder', count: 1 }])
  expect(index.find('soon', 1)).toMatchObject([{ kind: 'folder', count: 0 }])
})

test('without words the newest files come first', () => {
  expect(papers.find('', 2).map(({ kind }) => kind)).toEqual(['file', 'file'])
  expect(names(papers, '').at(-1)).toBe('Home/old-lease-2019.pdf')
})

test('a change of the files is seen with the next key', () => {
  let files = [file('a.md')]
  let changed: () => void = () => undefined
  const index = createNameIndex({ files: () => files, onChange: (listener) => (changed = listener) })
  expect(names(index, 'b')).toEqual([])
  files = [file('a.md'), file('b.md')]
  changed()
  expect(names(index, 'b')).toEqual(['b.md'])
})

test('a key over 10,000 files costs less than 100 ms, a change included', () => {
  const many = Array.from({ length: 10_000 }, (_, n) =>
    file(`Folder ${String(n % 97)}/Year ${String(n % 20)}/letter to müller ${String(n)}.pdf`, { title: `Offer number ${String(n)}` })
  )
  const index = indexOf(many)
  const times = ['l', 'le', 'letter 77', 'offer muller 9', 'lttr99'].map((query) => {
    const started = performance.now()
    expect(index.find(query, 20).length).toBeGreaterThan(0)
    return performance.now() - started
  })
  console.log(
    `10,000 names: first ${times[0]?.toFixed(0)} ms, then ${times
      .slice(1)
      .map((ms) => ms.toFixed(0))
      .join(', ')} ms`
  )
  // Far beyond what is measured on a quiet machine, for one that is not.
  expect(Math.min(...times.slice(1))).toBeLessThan(100)
})
