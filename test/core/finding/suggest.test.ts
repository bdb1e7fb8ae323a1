import { afterEach, beforeEach, expect, test } from 'vitest'
import { suggest } from '../../../src/core/finding/suggest.ts'
import type { Library } from '../../../src/core/indexing/library.ts'
import { createRetriever } from '../../../src/core/retrieval/retriever.ts'
import type { Suggestion } from '../../../src/shared/types.ts'
import { tempLibrary, type TempLibrary } from '../indexing/temp-library.ts'

const CODES =
  'The error codes are these. E18 means that the pump is blocked. E20 means that no water comes in. E24 says that the door is not shut. '
const SERVICE =
  'At the yearly service the burner is cleaned, the pressure of the expansion vessel is tested, and the flue is looked through. '
const BEES = 'Bees may be kept behind a hedge of two metres, away from the path, by members who have had the course. '

let temp: TempLibrary
let library: Library
beforeEach(async () => (temp = await tempLibrary()))
afterEach(() => temp.remove())

async function suggestions(limit = 4, finds = true): Promise<Suggestion[]> {
  library = await temp.open()
  await library.sync()
  const retriever = createRetriever({
    store: library.store,
    embedder: () => Promise.resolve(temp.embedder),
    reranker: () => Promise.resolve(undefined),
    stale: (files) => library.stale(files),
    titled: (keys) => library.titled(keys),
    chunksOf: (path) => library.chunksOf(path),
    access: () => ({ private: [], muted: [] })
  })
  return suggest(
    {
      files: () => library.files({ states: ['indexed'] }),
      document: async (path) => (await library.document(path))?.document,
      search: async (query) => (finds ? (await retriever.retrieve(query, { top: 5, stage: 'hybrid' })).passages : [])
    },
    limit
  )
}

test('names what a section is about, one of each file, where a search for it finds the section again', async () => {
  await temp.write('boiler.md', `# Boiler manual\n\n## Service\n\n${SERVICE.repeat(4)}\n\n## 2. Error Codes\n\n${CODES.repeat(2)}\n`)
  await temp.write('rules.md', `# Allotment rules\n\n## Keeping of bees\n\n${BEES.repeat(3)}\n`)
  expect((await suggestions()).toSorted((a, b) => a.title.localeCompare(b.title))).toMatchObject([
    { title: 'Allotment rules', words: 'keeping of bees', article: true, needsTitle: false },
    { title: 'Boiler manual', words: 'error codes', article: false, needsTitle: false }
  ])
})

test('a single word is asked with the title of its file', async () => {
  await temp.write('boiler.md', `# Boiler manual\n\n## Service\n\n${SERVICE.repeat(4)}\n`)
  expect(await suggestions()).toMatchObject([{ title: 'Boiler manual', words: 'service', needsTitle: true }])
})

test('leaves out headings that say nothing or have no text below them', async () => {
  await temp.write(
    'empty.md',
    `# Notes\n\n## Introduction\n\n${SERVICE.repeat(4)}\n\n## Left to do\n\nNothing.\n\n## Appendix 2\n\n${BEES.repeat(4)}\n`
  )
  expect(await suggestions()).toEqual([])
})

test('leaves out what no search finds', async () => {
  await temp.write('boiler.md', `# Boiler manual\n\n## Yearly service\n\n${SERVICE.repeat(4)}\n`)
  expect(await suggestions(4, false)).toEqual([])
})
