import { copyFile, mkdir, readdir } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { openKnowledgeBase } from '../../src/core/knowledge-base.ts'
import { chunkDocument } from '../../src/core/indexing/chunk/chunk.ts'
import { documentHash } from '../../src/core/indexing/parse/document-hash.ts'
import { parseFile } from '../../src/core/indexing/parse/parse.ts'
import { wordsOf } from '../../src/core/store/chunk-row.ts'
import { percentile } from '../metrics.ts'
import { startBare } from './bare-process.ts'
import type { Effort, Measure } from './measure.ts'
import { corpus, entries, inTempFolder, model, modelFolder, resources } from './setting.ts'

/** Enough for runs of ten seconds and more, short enough to take turns. */
const FULL = { chunks: 400, rounds: 3 }
const QUICK = { chunks: 60, rounds: 1 }

/**
 * (a) A real `sync` (scan, hash, parse, chunk, store, rpc, embed, index, the model's loading included) against the same
 * embedder fed the same texts in a bare loop. They take turns, because machines change their speed from minute to minute.
 */
export async function indexing({ quick }: Effort): Promise<Measure[]> {
  const { chunks, rounds } = quick ? QUICK : FULL
  return await inTempFolder(async (base) => {
    const embedder = await model('bge-small-en-v1.5')
    const files = join(base, 'files')
    const texts = await copySome(corpus().folder, files, chunks)
    const whole: number[] = []
    const alone: number[] = []
    const bare = await startBare()
    try {
      await bare.embed(embedder, texts.slice(0, 20)) // loads the model
      for (let round = 0; round < rounds; round++) {
        const run = await syncOnce(join(base, `data-${round}`), files, embedder.id)
        const loop = await bare.embed(
          embedder,
          texts.map((text) => embedder.prompts.passage + text)
        )
        if (run.tokensEmbedded !== loop.tokens) throw new Error(`Not the same texts: ${run.tokensEmbedded} tokens against ${loop.tokens}.`)
        whole.push(run.tokensEmbedded / run.seconds)
        alone.push(loop.tokens / (loop.ms / 1000))
      }
    } finally {
      await bare.close()
    }
    const ratios = whole.map((speed, index) => speed / (alone[index] ?? NaN))
    const list = (values: readonly number[]): string => values.map((value) => Math.round(value)).join(', ')
    return [
      {
        part: 'a',
        what: 'indexing, end to end',
        value: percentile(whole, 0.5),
        unit: 'tokens/s',
        note: `${texts.length} chunks of ${corpus().name}; ${list(whole)}`
      },
      { part: 'a', what: 'the same chunks in a bare loop', value: percentile(alone, 0.5), unit: 'tokens/s', note: list(alone) },
      {
        part: 'a',
        what: 'end to end against bare loop',
        value: percentile(ratios, 0.5),
        unit: '×',
        target: { atLeast: 0.75 },
        note: `median of ${rounds} pairs: ${ratios.map((ratio) => ratio.toFixed(2)).join(', ')}`
      }
    ]
  })
}

async function syncOnce(dataFolder: string, files: string, embedder: string): Promise<{ tokensEmbedded: number; seconds: number }> {
  const kb = await openKnowledgeBase({ dataFolder, modelFolder, resources, entries, watch: false, embedder })
  try {
    await kb.library.addFolder(files)
    return await kb.library.sync()
  } finally {
    await kb.close()
  }
}

/** Copies files until they hold so many chunks, and returns what an embedder reads of them, each text once. */
async function copySome(from: string, to: string, chunks: number): Promise<string[]> {
  const texts = new Set<string>()
  const found = (await readdir(from, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  for (const path of found.map((entry) => join(entry.parentPath, entry.name)).sort()) {
    if (texts.size >= chunks) break
    const copy = join(to, relative(from, path))
    await mkdir(dirname(copy), { recursive: true })
    await copyFile(path, copy)
    const outcome = await parseFile(copy)
    if (!outcome.ok) continue
    const document = documentHash(outcome.document.text)
    for (const chunk of chunkDocument(outcome.document, { path: copy, document, modifiedMs: 0 })) texts.add(wordsOf(chunk))
  }
  return [...texts]
}
