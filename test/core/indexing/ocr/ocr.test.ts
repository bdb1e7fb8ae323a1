import { readFile } from 'node:fs/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createOcr, type Ocr, type OcrParts } from '../../../../src/core/indexing/ocr/ocr.ts'
import { NO_TEXT_SEEN } from '../../../../src/core/indexing/ocr/image-file.ts'
import { ocrDocument } from '../../../../src/core/indexing/ocr/document.ts'
import { createParser } from '../../../../src/core/indexing/parse/parser-pool.ts'
import { failed, type ParseOutcome, read } from '../../../../src/core/indexing/parse/outcome.ts'
import { disk } from '../../../../src/core/indexing/file-access.ts'
import type { Library } from '../../../../src/core/indexing/library.ts'
import { PARSER, tempLibrary, type TempLibrary } from '../temp-library.ts'

// The real library and parser; only the process that reads pictures is a stand-in.
let here: TempLibrary
let ocr: Ocr
let wanted: string[]
let installed: string[]
let asked: string[]
let give: (path: string) => ParseOutcome
const recognised = (text: string): ParseOutcome =>
  read(ocrDocument('Scan', 'image', [[{ text, x: 1, y: 2, width: 3, height: 4, confidence: 90, paragraph: 1 }]]))

beforeEach(async () => {
  here = await tempLibrary()
  wanted = []
  installed = ['eng']
  asked = []
  give = () => recognised('The heron nests in the reeds.')
})
afterEach(async () => {
  await ocr.close()
  await here.remove()
})

/** A PNG's head; nothing decodes it here. */
const picture = (fill = 0): Uint8Array => {
  const bytes = Buffer.alloc(200_000, fill)
  bytes.write('\x89PNG\r\n\x1a\n', 'latin1')
  bytes.writeUInt32BE(640, 16)
  bytes.writeUInt32BE(480, 20)
  return bytes
}

async function openLibrary(options: Parameters<TempLibrary['open']>[0] = {}): Promise<Library> {
  const reader: OcrParts['reader'] = {
    read: (path) => {
      asked.push(path)
      return Promise.resolve(give(path))
    },
    rest: () => Promise.resolve()
  }
  const languages = () => Promise.resolve(wanted.filter((code) => installed.includes(code)).map((code) => ({ code, file: '' })))
  ocr = createOcr({ parser: createParser({ entry: PARSER }), reader, wanted: () => wanted, languages })
  const library = await here.open({ parser: ocr.parser, ...options })
  ocr.start(library)
  await library.sync()
  return library
}

const switchOn = async (...codes: string[]): Promise<void> => {
  wanted = codes
  await ocr.languagesChanged()
  await ocr.settled()
}
const stateOf = (library: Library) => library.files().map(({ state, reason }) => [state, reason] as const)

test('a picture waits with a reason, is read once a language is on, and stays found when it is off again', async () => {
  await here.write('scan.png', picture())
  const library = await openLibrary()
  expect(stateOf(library)).toEqual([['needs-ocr', 'The text of an image must be recognised before it can be found']])
  expect(asked).toEqual([])
  await switchOn('eng')
  expect(stateOf(library)).toEqual([['indexed', '']])
  expect(asked).toEqual([here.path('scan.png')])
  expect((await library.document(here.path('scan.png')))?.document).toMatchObject({
    text: 'The heron nests in the reeds.',
    boxes: [{ page: 1, start: 0, end: 29 }]
  })
  await switchOn()
  expect(stateOf(library)).toEqual([['indexed', '']])
})

test('without its language data a picture goes on waiting', async () => {
  await here.write('scan.png', picture())
  const library = await openLibrary()
  installed = []
  await switchOn('eng')
  expect(stateOf(library)[0]?.[0]).toBe('needs-ocr')
  expect(asked).toEqual([])
})

test('a picture without text is looked at again only when the languages change', async () => {
  await here.write('photo.png', picture())
  give = () => NO_TEXT_SEEN
  const library = await openLibrary()
  await switchOn('eng')
  await library.sync()
  await ocr.settled()
  expect(stateOf(library)).toEqual([['skipped', NO_TEXT_SEEN.reason]])
  expect(asked).toHaveLength(1)
  installed = ['eng', 'deu']
  give = () => recognised('Der Reiher')
  await switchOn('eng', 'deu')
  expect(stateOf(library)).toEqual([['indexed', '']])
})

test('a picture that ends the process fails with its reason and remedy, and the others are read', async () => {
  await here.write('bad.png', picture(1))
  await here.write('good.png', picture(2))
  give = (path) => (path.endsWith('bad.png') ? failed('It took too long', 'Save a smaller copy') : recognised('Fine'))
  const library = await openLibrary()
  await switchOn('eng')
  const [bad, good] = ['bad.png', 'good.png'].map((name) => library.files().find(({ path }) => path === here.path(name)))
  expect(bad).toMatchObject({ state: 'failed', reason: 'It took too long', remedy: 'Save a smaller copy' })
  expect(good).toMatchObject({ state: 'indexed' })
})

test('pictures are not read whole while nobody recognises them', async () => {
  for (let index = 0; index < 5; index++) await here.write(`${index}.png`, picture(index))
  const hashed: string[] = []
  const files = { ...disk, hash: (path: string, signal?: AbortSignal) => (hashed.push(path), disk.hash(path, signal)) }
  const library = await openLibrary({ files })
  expect(library.status().counts['needs-ocr']).toBe(5)
  expect(hashed).toEqual([])
  expect((await readFile(here.path('0.png'))).length).toBe(200_000)
})
