import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { readCatalogue } from '../../../src/core/models/catalogue.ts'
import { fitOf, recommendedModel } from '../../../src/core/models/fit.ts'
import { openModels, type Models } from '../../../src/core/models/models.ts'
import { ggufFile } from './gguf-file.ts'

const resources = join(import.meta.dirname, '../../../resources')
const BIG = { memoryBytes: 32e9, cores: 8 }
const EMBEDDER = ggufFile({
  'general.architecture': 'bert',
  'general.name': 'My embedder',
  'general.license': 'mit',
  'bert.context_length': 512,
  'bert.embedding_length': 384,
  'bert.attention.causal': false,
  'bert.pooling_type': 2
})
const RERANKER = ggufFile({ 'general.architecture': 'bert', 'bert.context_length': 512, 'bert.pooling_type': 4 })
const GENERATOR = ggufFile({ 'general.architecture': 'qwen2', 'general.name': 'My generator', 'qwen2.context_length': 32_768 })

let root: string
let folder: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'footnote-models-'))
  folder = join(root, 'models')
})

async function put(path: string, content: Buffer): Promise<string> {
  const file = join(root, path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, content)
  return file
}

const open = (otherFolders: readonly string[] = []): Promise<Models> => openModels({ folder, resources, otherFolders, machine: BIG })
const own = async (models: Models) => (await models.list()).filter(({ state }) => state === 'installed')

describe('the catalogue', () => {
  test('is well formed, and every recommended model is in it under its role', async () => {
    const catalogue = await readCatalogue(resources)
    expect(new Set(catalogue.map(({ id }) => id)).size).toBe(catalogue.length)
    for (const machine of [BIG, { memoryBytes: 4e9, cores: 2 }])
      for (const role of ['generator', 'embedder', 'reranker'] as const)
        expect(catalogue.find(({ id }) => id === recommendedModel(role, machine))?.role).toBe(role)
  })

  test('gives every embedder its dimensions, and every registry file its SHA-256', async () => {
    for (const entry of await readCatalogue(resources)) {
      if (entry.role === 'embedder') expect(entry.dimensions).toBeGreaterThan(0)
      if (entry.sources.some(({ kind }) => kind === 'registry')) expect(entry.sha256).toBeDefined()
    }
  })
})

describe('fit', () => {
  test('the larger generator is for machines from 8 GB and two cores', () => {
    expect(recommendedModel('generator', { memoryBytes: 8e9, cores: 2 })).toBe('qwen2.5-coder-1.5b')
    expect(recommendedModel('generator', { memoryBytes: 4e9, cores: 4 })).toBe('qwen2.5-coder-0.5b')
    expect(recommendedModel('generator', { memoryBytes: 16e9, cores: 1 })).toBe('qwen2.5-coder-0.5b')
  })

  test('a model that does not fit says how much memory it wants and how much there is', () => {
    const model = { bytes: 2.5e9, role: 'generator', contextTokens: 8192, minRamGb: 8 } as const
    expect(fitOf(model, BIG)).toEqual({ fits: true, fitReason: '' })
    expect(fitOf(model, { memoryBytes: 4e9, cores: 2 })).toEqual({
      fits: false,
      fitReason: 'Needs a machine with about 8 GB of memory; this one has 4 GB.'
    })
  })
})

describe('installed models', () => {
  test('an empty or missing folder has none, and everything is on offer', async () => {
    const list = await (await open()).list()
    expect(list.every(({ state, file }) => state === 'available' && file === '')).toBe(true)
    expect(list.filter(({ recommended }) => recommended).map(({ id }) => id)).toEqual([
      'qwen2.5-coder-1.5b',
      'bge-small-en-v1.5',
      'ms-marco-minilm-l12'
    ])
  })

  test('a file in the place of a catalogue entry is that entry, with its prompts', async () => {
    const file = await put('models/BAAI/bge-small-en-v1.5-q8_0/bge-small-en-v1.5-q8_0.gguf', EMBEDDER)
    const models = await open()
    expect(await models.find('bge-small-en-v1.5')).toMatchObject({
      file,
      role: 'embedder',
      dimensions: 384,
      prompts: { query: '', passage: '' }
    })
    expect((await models.list(['bge-small-en-v1.5'])).find(({ active }) => active)?.file).toBe(file)
  })

  test("LM Studio's models are found and left alone; pieces and broken links are not offered", async () => {
    const file = await put('lmstudio/someone/repo/their-model.gguf', GENERATOR)
    await put('lmstudio/someone/repo/mmproj-their-model.gguf', GENERATOR)
    await put('lmstudio/someone/repo/half.gguf', Buffer.from('GG'))
    await symlink(join(root, 'gone.gguf'), join(dirname(file), 'link.gguf'))
    const found = await own(await open([join(root, 'lmstudio'), join(root, 'no-such-folder')]))
    expect(found.map(({ file: path, role, name }) => ({ path, role, name }))).toEqual([
      { path: file, role: 'generator', name: 'My generator' }
    ])
  })

  test('a file the user adds stays where it is, with its role read from its header', async () => {
    const models = await open()
    expect(await models.add(await put('desk/mine.gguf', EMBEDDER))).toMatchObject({
      role: 'embedder',
      name: 'My embedder',
      licence: 'mit',
      state: 'installed'
    })
    expect(await models.add(await put('desk/order.gguf', RERANKER))).toMatchObject({ role: 'reranker', name: 'order' })
    expect(await models.add(await put('desk/words.gguf', GENERATOR))).toMatchObject({ role: 'generator' })
    // Remembered by the next start.
    expect((await own(await open())).map(({ name }) => name).sort()).toEqual(['My embedder', 'My generator', 'order'])
  })

  test('an added file that was deleted since is not in the list', async () => {
    const file = await put('desk/mine.gguf', GENERATOR)
    await (await open()).add(file)
    await rm(file)
    expect(await own(await open())).toEqual([])
  })

  test.each([
    ['text', Buffer.from('Dear reader, this is no model.')],
    ['a cut header', EMBEDDER.subarray(0, 60)],
    ['a header that lies about its lengths', Buffer.concat([Buffer.from('GGUF'), Buffer.alloc(40, 0xff)])]
  ])('%s is refused by name', async (_what, content) => {
    const file = await put('desk/wrong.gguf', content)
    await expect((await open()).add(file)).rejects.toMatchObject({
      code: 'bad-model',
      message: '"wrong.gguf" is not a GGUF model file, or it is damaged.',
      remedy: 'Choose a complete .gguf file, or download it again.'
    })
  })

  test('a path without a file is refused', async () => {
    await expect((await open()).add(join(root, 'none.gguf'))).rejects.toMatchObject({ code: 'not-found' })
    const empty = await put('desk/empty.gguf', GENERATOR)
    await truncate(empty, 0)
    await expect((await open()).add(empty)).rejects.toMatchObject({ code: 'not-found' })
  })

  test('the same weights have the same name for their vectors, other weights another', async () => {
    await put('models/a/b/one.gguf', EMBEDDER)
    await put('models/a/b/two.gguf', EMBEDDER)
    await put('models/a/b/three.gguf', Buffer.concat([EMBEDDER, Buffer.from('x')]))
    const models = await open()
    const contents = await Promise.all((await own(models)).map(async ({ id }) => (await models.find(id))?.content))
    expect(new Set(contents).size).toBe(2)
  })
})

describe('the model that is used', () => {
  test('is the preferred one, else the recommended one, else another of the catalogue', async () => {
    await put('models/Qwen/qwen2.5-coder-0.5b-instruct-q4_k_m/qwen2.5-coder-0.5b-instruct-q4_k_m.gguf', GENERATOR)
    const models = await open()
    expect((await models.choose('generator'))?.id).toBe('qwen2.5-coder-0.5b')
    await put('models/Qwen/qwen2.5-coder-1.5b-instruct-q4_k_m/qwen2.5-coder-1.5b-instruct-q4_k_m.gguf', GENERATOR)
    expect((await models.choose('generator'))?.id).toBe('qwen2.5-coder-1.5b')
    expect((await models.choose('generator', 'qwen2.5-coder-0.5b'))?.id).toBe('qwen2.5-coder-0.5b')
    expect((await models.choose('generator', 'not-there'))?.id).toBe('qwen2.5-coder-1.5b')
    expect(await models.choose('embedder')).toBeUndefined()
  })

  test('is never the one for smoke tests, nor a stranger from another program, unless the user says so', async () => {
    await put('models/QuantFactory/SmolLM2-135M-Instruct.Q4_1/SmolLM2-135M-Instruct.Q4_1.gguf', GENERATOR)
    await put('lmstudio/someone/repo/their-model.gguf', GENERATOR)
    const models = await open([join(root, 'lmstudio')])
    expect(await models.choose('generator')).toBeUndefined()
    expect((await models.choose('generator', 'smollm2-135m'))?.id).toBe('smollm2-135m')
  })
})
