import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openMemory, type Memory, type MemoryParts, type Outcome } from '../../../src/core/memory/memory.ts'
import type { Settings } from '../../../src/core/settings.ts'
import type { PipelineParts } from '../../../src/shared/memory.ts'
import type { Chunk, Passage } from '../../../src/shared/types.ts'

export const START = Date.UTC(2026, 10, 21, 12)

export function passage(path: string, rank = 1, more: Partial<Passage> = {}): Passage {
  const chunk: Chunk = {
    id: `${path}:0`,
    path,
    document: `version of ${path}`,
    ordinal: 0,
    start: 0,
    end: 100,
    text: `text of ${path}`,
    title: path,
    headings: [],
    context: '',
    modifiedMs: 0
  }
  return { ...chunk, rank, score: 1 / rank, scores: {}, why: [{ stage: 'bm25', adds: 1 / rank }], ...more }
}

export function outcome(query: string, paths: readonly string[], more: Partial<Outcome> = {}): Outcome {
  const stages = [{ name: 'bm25', ms: 4, in: 1, out: paths.length }]
  return { query, passages: paths.map((path, index) => passage(path, index + 1)), trace: { stages, totalMs: 5 }, ...more }
}

export interface Place {
  readonly dataFolder: string
  readonly memoryFolder: string
  readonly warnings: string[]
  readonly settings: MemoryParts['settings']
  /** What the pipeline finds now, by question. */
  readonly found: Map<string, readonly string[]>
  parts: PipelineParts
  nowMs: number
  open(options?: Partial<MemoryParts>): Memory
  /** Every file of the memory's folder, joined. */
  everything(): Promise<string>
  remove(): Promise<void>
}

/** A data folder with a memory in it, over a pipeline that finds what a test says. */
export async function place(): Promise<Place> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'footnote-memory-'))
  const memoryFolder = join(dataFolder, 'memory')
  const warnings: string[] = []
  const found = new Map<string, readonly string[]>()
  const opened: Memory[] = []
  let value: Settings = {}
  const here: Place = {
    dataFolder,
    memoryFolder,
    warnings,
    found,
    parts: { embedder: 'e1', reranker: '', chunker: '2.2', weights: '{}', off: '' },
    nowMs: START,
    settings: {
      get value() {
        return value
      },
      change(change) {
        value = { ...value, ...change }
        return Promise.resolve()
      }
    },
    open(options = {}) {
      const memory = openMemory({
        dataFolder,
        settings: here.settings,
        clock: () => here.nowMs++,
        onWarning: (warning) => warnings.push(warning),
        pipeline: {
          rank: (question) => Promise.resolve((found.get(question) ?? []).map((path, index) => passage(path, index + 1))),
          parts: () => Promise.resolve(here.parts),
          isThere: (path) => !path.includes('deleted')
        },
        ...options
      })
      opened.push(memory)
      return memory
    },
    async everything() {
      const names = await readdir(memoryFolder).catch(() => [])
      return (await Promise.all(names.map((name) => readFile(join(memoryFolder, name), 'utf8')))).join('\n')
    },
    async remove() {
      for (const memory of opened) await memory.close()
      await rm(dataFolder, { recursive: true, force: true })
    }
  }
  return here
}
