import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { parseFile } from '../../src/core/indexing/parse/parse.ts'

const LIBRARY = join(import.meta.dirname, '../../resources/sample-library')
const KINDS = ['single', 'two-documents', 'changed', 'unanswerable', 'number', 'pdf', 'docx', 'csv', 'html'] as const

const Question = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  question: z.string().min(1),
  answer: z.string(),
  accept: z.array(z.string().min(1)),
  files: z.array(z.string()),
  /** For each of `files`, the words in it that carry the answer. */
  evidence: z.array(z.string().min(1)),
  /** For unanswerable ones: words that stand in no file, because with them the question could be answered. */
  absent: z.array(z.string().min(1)).optional(),
  need: z.enum(['any', 'all']),
  kind: z.enum(KINDS)
})
const Questions = z.strictObject({ demo: z.array(z.string()), questions: z.array(Question) })

let sample: z.infer<typeof Questions>
/** Path in the library → text as the app reads it, white space folded, lower case. */
const texts = new Map<string, string>()
const unreadable: string[] = []

beforeAll(async () => {
  sample = Questions.parse(JSON.parse(await readFile(join(LIBRARY, 'questions.json'), 'utf8')))
  const entries = await readdir(join(LIBRARY, 'files'), { recursive: true, withFileTypes: true })
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name)
    const outcome = await parseFile(path)
    const name = path.slice(join(LIBRARY, 'files').length + 1).replaceAll('\\', '/')
    if (outcome.ok) texts.set(name, fold(outcome.document.text))
    else unreadable.push(`${name}: ${outcome.reason}`)
  }
}, 60_000)

const fold = (text: string): string => text.replace(/\s+/g, ' ').toLowerCase()
const filesWith = (words: string): string[] => [...texts].filter(([, text]) => text.includes(fold(words))).map(([name]) => name)
const answerable = () => sample.questions.filter((question) => question.kind !== 'unanswerable')
const unanswerable = () => sample.questions.filter((question) => question.kind === 'unanswerable')

describe('the sample library', () => {
  it('is read without a failure by the parsers of the app', () => {
    expect(unreadable).toEqual([])
    expect(texts.size).toBeGreaterThanOrEqual(44)
  })

  it('holds every format that the app reads', () => {
    const extensions = new Set([...texts.keys()].map((name) => name.slice(name.lastIndexOf('.'))))
    expect([...extensions].sort()).toEqual(['.csv', '.docx', '.html', '.md', '.pdf', '.txt'])
  })

  it('gives a PDF its pages, so that a citation can name one', async () => {
    for (const name of [...texts.keys()].filter((each) => each.endsWith('.pdf'))) {
      const outcome = await parseFile(join(LIBRARY, 'files', name))
      expect(outcome.ok ? outcome.document.pages.length : 0, name).toBeGreaterThanOrEqual(2)
    }
  })
})

describe('its questions', () => {
  it('are at least 40, of every kind, and 8 of them have no answer', () => {
    expect(sample.questions.length).toBeGreaterThanOrEqual(40)
    expect(unanswerable().length).toBeGreaterThanOrEqual(8)
    expect(new Set(sample.questions.map((question) => question.kind))).toEqual(new Set(KINDS))
    expect(new Set(sample.questions.map((question) => question.id)).size).toBe(sample.questions.length)
  })

  it('that have an answer quote it word for word from each of their files', () => {
    const missing = answerable().flatMap((question) =>
      question.files.flatMap((file, index) => {
        const phrase = question.evidence[index]
        return phrase !== undefined && texts.get(file)?.includes(fold(phrase)) === true ? [] : [`${question.id}: ${file}: ${phrase ?? ''}`]
      })
    )
    expect(missing).toEqual([])
    expect(answerable().every((question) => question.files.length > 0 && question.files.length === question.evidence.length)).toBe(true)
  })

  it('accept only an answer that stands in one of their files', () => {
    const unsupported = answerable().filter(
      (question) => !question.accept.some((accept) => question.files.some((file) => texts.get(file)?.includes(fold(accept)) === true))
    )
    expect(unsupported.map((question) => question.id)).toEqual([])
  })

  it('accept their own model answer', () => {
    const refused = answerable().filter((question) => !question.accept.some((accept) => fold(question.answer).includes(fold(accept))))
    expect(refused.map((question) => question.id)).toEqual([])
  })

  it('about two documents cannot be answered from one of them', () => {
    for (const question of answerable().filter((each) => each.kind === 'two-documents')) {
      expect(question.need, question.id).toBe('all')
      for (const [index, file] of question.files.entries()) {
        const others = question.evidence.filter((_, other) => other !== index)
        for (const phrase of others) expect(texts.get(file), `${question.id}: ${file}`).not.toContain(fold(phrase))
      }
    }
  })

  it('without an answer have none anywhere in the library', () => {
    const found = unanswerable().flatMap((question) =>
      (question.absent ?? []).flatMap((words) => filesWith(words).map((name) => `${question.id}: "${words}" in ${name}`))
    )
    expect(found).toEqual([])
    expect(unanswerable().every((question) => (question.absent ?? []).length > 0 && question.files.length === 0)).toBe(true)
  })

  it('of the terminal demo are ten: eight with an answer, two of those from two documents, two without', () => {
    const demo = sample.demo.map((id) => sample.questions.find((question) => question.id === id)?.kind)
    expect(demo).toHaveLength(10)
    const count = (kind: string): number => demo.filter((each) => each === kind).length
    const counts = { unknown: demo.filter((each) => each === undefined).length, none: count('unanswerable') }
    expect({ ...counts, two: count('two-documents'), changed: count('changed') }).toEqual({ unknown: 0, none: 2, two: 2, changed: 1 })
  })
})
