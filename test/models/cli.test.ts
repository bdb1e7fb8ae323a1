import { copyFile, cp, mkdir, rm, truncate, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defaultModelFolder } from '../../src/core/data-folder.ts'
import {
  footnote,
  place,
  SAMPLES,
  type AnswerJson,
  type IndexJson,
  type Place,
  type SearchJson,
  type StatusJson,
  type TextJson
} from '../cli/run.ts'
import { modelFile } from './models.ts'

const embedder = await modelFile('bge-small-en-v1.5')
const generator = await modelFile('smollm2-135m')

describe.skipIf(!embedder || !generator)('the command line with models', () => {
  let here: Place
  let first: IndexJson
  let options: readonly string[]
  // The folder is named by the environment here, by --models elsewhere.
  const env = { FOOTNOTE_MODELS: defaultModelFolder() }
  const run = async <T>(...words: string[]): Promise<T> => {
    const ran = await footnote([...words, ...options], { env })
    if (ran.code !== 0) throw new Error(ran.stderr)
    // The test that asked compares it.
    return ran.lines[0] as T
  }
  beforeAll(async () => {
    here = await place()
    options = ['--data', join(here.base, 'data'), '--generator', 'smollm2-135m', '--embedder', 'bge-small-en-v1.5', '--json']
    await cp(join(SAMPLES, 'Home'), here.files, { recursive: true })
    first = await run<IndexJson>('index', here.files)
  })
  afterAll(() => here.remove())

  test('every chunk has its vector after `index`, and the speed is told', async () => {
    expect(first.files).toEqual({ indexed: 10, unchanged: 0, skipped: 0, failed: 0 })
    expect(first.tokensEmbedded).toBeGreaterThan(first.chunks * 10)
    expect(first.embedTokensPerSecond).toBeCloseTo(first.tokensEmbedded / first.seconds, 0)
    const { totals } = await run<StatusJson>('status')
    expect(totals).toMatchObject({ chunks: first.chunks, embedded: first.chunks })
    expect(await run<IndexJson>('index', here.files)).toMatchObject({ files: { indexed: 0, unchanged: 10 }, tokensEmbedded: 0 })
  })

  test('vectors find what other words say, and a hybrid passage carries every score', async () => {
    const vector = await run<SearchJson>('search', 'moist masonry in the sleeping room', '--stage', 'vector', '--top', '3')
    expect(vector.passages).toHaveLength(3)
    expect(vector.passages.map(({ path }) => relative(here.files, path))).toContain('damp-mails-2024-2025.txt')
    expect(Object.keys(vector.passages[0]?.scores ?? {})).toEqual(['vector', 'fused'])
    const hybrid = await run<SearchJson>('search', 'damp wall in the bedroom')
    expect(hybrid.trace.stages.map(({ name }) => name)).toEqual(expect.arrayContaining(['bm25', 'embed question', 'vector', 'fuse']))
    const number: unknown = expect.any(Number)
    expect(hybrid.passages[0]?.scores).toEqual({ bm25: number, vector: number, fused: number, rerank: number })
  })

  test('an answer is written by the model, and its quotes stand in the files', async () => {
    const answer = await run<AnswerJson>('ask', 'What is the deposit?')
    expect(answer.mode).toBe('generated')
    expect(answer.abstained).toBe(answer.sentences.length === 0)
    expect(answer.trace.stages.map(({ name }) => name)).toEqual(expect.arrayContaining(['read sources', 'write', 'check sentences']))
    expect(answer.nearest.length).toBeGreaterThan(0)
    for (const { path, start, end, quote } of answer.sentences.flatMap(({ citations }) => citations))
      expect((await run<TextJson>('text', path)).text.slice(start, end)).toBe(quote)
  })

  test('a batch loads its models once: from the second question on, the rules are still in the cache', async () => {
    const batch = join(here.base, 'batch.jsonl')
    const questions = ['Where is the main stopcock?', 'Which colour is the bedroom?', 'When was the boiler serviced?']
    await writeFile(batch, questions.map((question, id) => JSON.stringify({ id, question })).join('\n'))
    const { code, lines } = await footnote(['ask', '--batch', batch, ...options], { env })
    expect(code).toBe(0)
    const answers = lines as AnswerJson[]
    expect(answers.map(({ id }) => id)).toEqual([0, 1, 2])
    const notes = answers.map(({ trace }) => trace.stages.find(({ name }) => name === 'read sources')?.note ?? '')
    expect(notes[0]).toBe('')
    for (const note of notes.slice(1)) expect(note).toMatch(/tokens were still in memory/)
  })

  test('a model cut short is named with its remedy: words are found without it, and an answer says why there is none', async () => {
    const other = await place()
    try {
      const models = join(other.base, 'models')
      for (const file of [embedder, generator]) {
        const copy = join(models, relative(defaultModelFolder(), file ?? ''))
        await mkdir(dirname(copy), { recursive: true })
        await copyFile(file ?? '', copy)
        await truncate(copy, 9_000_000)
      }
      await cp(join(SAMPLES, 'Recipes'), other.files, { recursive: true })
      const indexed = await footnote(['index', other.files, ...other.bare, '--json'], other)
      expect(indexed).toMatchObject({ code: 0, lines: [{ files: { indexed: 4 }, tokensEmbedded: 0 }] })
      expect(indexed.stderr).toMatch(/bge-small-en-v1\.5-q8_0\.gguf.*Delete it and download it again/)
      expect((await other.json<SearchJson>('search', 'sour rye')).passages.length).toBeGreaterThan(0)
      const asked = await footnote(['ask', 'How long must the sour stand?', '--generator', 'smollm2-135m', ...other.bare, '--json'], other)
      expect(asked).toMatchObject({ code: 1, stdout: '' })
      expect(asked.stderr).toMatch(/SmolLM2-135M-Instruct\.Q4_1\.gguf.*Delete it and download it again/)
    } finally {
      await rm(other.base, { recursive: true })
    }
  })

  test('`models` names what is installed, and takes a file of the user', async () => {
    const other = await place()
    try {
      const { models } = await run<{ models: readonly { id: string; state: string; file: string }[] }>('models', 'list')
      expect(models.find(({ id }) => id === 'smollm2-135m')).toMatchObject({ state: 'installed', file: generator })
      const own = join(other.base, 'own.gguf')
      await copyFile(embedder ?? '', own)
      const added = await footnote(['models', 'add', own, ...other.bare, '--json'], other)
      expect(added).toMatchObject({ code: 0, lines: [{ role: 'embedder', state: 'installed', file: own }] })
      const got = await footnote(['models', 'get', 'smollm2-135m', ...options], { env })
      expect(got).toMatchObject({ code: 0, lines: [{ id: 'smollm2-135m', file: generator }] })
    } finally {
      await other.remove()
    }
  })
})
