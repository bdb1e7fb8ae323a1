import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defaultModelFolder } from '../../src/core/data-folder.ts'
import { openKnowledgeBase, type KnowledgeBase } from '../../src/core/knowledge-base.ts'
import { entries, modelFile, resources } from './models.ts'

const before = await modelFile('bge-small-en-v1.5')
/** A second embedder of the same size, which this project does not ship. */
const after = join(import.meta.dirname, '../../../shared/models/all-MiniLM-L6-v2-q8_0.gguf')
const NOTES = {
  heating: 'The boiler was serviced in May by Mr Novak, who changed the valve.',
  garden: 'Water the tomatoes every evening while it is hot.',
  travel: 'The ferry to Bornholm leaves at seven.',
  tax: 'The return is due at the end of July.'
}
const TIMEOUT_MS = 120_000

describe.skipIf(!before || !existsSync(after))('another embedder is chosen', { timeout: TIMEOUT_MS }, () => {
  let base: string
  let kb: KnowledgeBase
  beforeAll(async () => {
    base = await mkdtemp(join(tmpdir(), 'footnote-change-'))
    const file = before ?? ''
    const copy = join(base, 'models', relative(defaultModelFolder(), file))
    await mkdir(dirname(copy), { recursive: true })
    await cp(file, copy)
    await mkdir(join(base, 'data'))
    await writeFile(join(base, 'data/settings.json'), JSON.stringify({ embedder: 'bge-small-en-v1.5' }))
    await mkdir(join(base, 'files'))
    for (const [name, text] of Object.entries(NOTES)) await writeFile(join(base, 'files', `${name}.md`), `# ${name}\n\n${text}\n`)
    kb = await openKnowledgeBase({ dataFolder: join(base, 'data'), modelFolder: join(base, 'models'), resources, entries })
  }, TIMEOUT_MS)
  afterAll(async () => {
    await kb.close()
    await rm(base, { recursive: true, force: true })
  })

  test('the embedder is loaded at the start, before anybody searches', async () => {
    await expect.poll(() => kb.engine.status.state, { timeout: TIMEOUT_MS }).toBe('ready')
  })

  test('the old vectors answer until the new ones are complete, never both, and the drift report comes by itself', async () => {
    const embedded = () => {
      const { chunks, embedded: done, work } = kb.library.status()
      return chunks > 0 && done === chunks && !work
    }
    const vectors = async () => {
      const { passages } = await kb.search('who looked after the heating?', { top: 4, stage: 'vector' })
      return passages.map(({ title, scores }) => `${title} ${scores.vector?.toFixed(4)}`)
    }
    await kb.library.addFolder(join(base, 'files'))
    await expect.poll(embedded, { timeout: TIMEOUT_MS }).toBe(true)
    const old = await vectors()
    expect(old).toHaveLength(4)
    const [best] = (await kb.search('who looked after the heating?', { top: 4, stage: 'hybrid' })).passages
    if (!best) throw new Error('nothing was found')
    const { id: chunk, path, document, start, end } = best
    kb.memory.rate({ query: 'who looked after the heating?', chunk, path, document, start, end, thumb: 1 })

    // Nothing is embedded while it is paused: the change has begun and has not got anywhere.
    await kb.setPace('paused')
    const { id } = await kb.addModelFile(after)
    await kb.use(id)
    expect(await vectors()).toEqual(old)
    expect(await kb.memory.drifts()).toEqual([])

    await kb.setPace('full')
    await expect.poll(() => kb.memory.drifts(), { timeout: TIMEOUT_MS }).toHaveLength(1)
    const [report] = await kb.memory.drifts()
    expect(report).toMatchObject({ changed: ['embedder'], questions: [{ question: 'who looked after the heating?' }] })
    const fresh = await vectors()
    expect(fresh).toHaveLength(4)
    expect(fresh.filter((line) => old.includes(line))).toEqual([])
  })
})
