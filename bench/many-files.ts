import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openKnowledgeBase, type KnowledgeBase } from '../src/core/knowledge-base.ts'
import { watchLoop, type LoopStops } from './event-loop.ts'
import { watchMemory } from './process-memory.ts'
import { seededRandom, type Random } from './random.ts'
import { startBare, type Bare } from './speed/bare-process.ts'
import { round, type Effort, type Measure } from './speed/measure.ts'
import { entries, inTempFolder, model, modelFolder, resources } from './speed/setting.ts'

/** 20,000 files of about 20 tokens: as many as a person has, and small enough that the embedder is done within eight minutes. */
const FULL = { files: 20_000, sample: 1500 }
const QUICK = { files: 2000, sample: 300 }
const FILES_PER_FOLDER = 200
const BATCH = 500
/** How often a search is tried until the first file is found. */
const POLL_MS = 25

/**
 * (f) A folder of many small files, indexed in this process as in the app's main process: how soon its files are known, how soon the
 * first is found, how much of the embedder's bare rate is reached on the same texts, and how long the event loop stands still meanwhile.
 */
export async function manyFiles({ quick }: Effort): Promise<Measure[]> {
  const { files, sample } = quick ? QUICK : FULL
  return await inTempFolder(async (base) => {
    const embedder = await model('bge-small-en-v1.5')
    const folder = join(base, 'files')
    const texts = await writeFiles(folder, files)
    const some = texts.filter((_, index) => index % Math.ceil(files / sample) === 0).map((text) => embedder.prompts.passage + text)

    // Before and after, because machines change their speed from minute to minute; never beside, because both want every core.
    const rates = [await bareRate((bare) => bare.embed(embedder, some))]
    const memory = watchMemory()
    const kb = await openKnowledgeBase({
      dataFolder: join(base, 'data'),
      modelFolder,
      resources,
      entries,
      watch: false,
      embedder: embedder.id
    })
    let run: Awaited<ReturnType<typeof indexAll>>
    try {
      await kb.library.addFolder(folder)
      run = await indexAll(kb, files)
    } finally {
      await kb.close()
    }
    const peakBytes = memory.peakBytes()
    memory.stop()
    rates.push(await bareRate((bare) => bare.embed(embedder, some)))

    const bare = rates.reduce((sum, rate) => sum + rate, 0) / rates.length
    const rate = run.tokensEmbedded / run.seconds
    const of = `${files} files, ${run.tokensEmbedded} tokens`
    return [
      { part: 'f', what: 'first scan: every file is known', value: run.scannedMs / 1000, unit: 's', note: of },
      { part: 'f', what: 'first file found by a search', value: run.foundMs / 1000, unit: 's', target: { atMost: 3 } },
      {
        part: 'f',
        what: 'indexing, end to end',
        value: rate,
        unit: 'tokens/s',
        note: `${round(run.seconds)} s, ${round(files / run.seconds)} files/s`
      },
      {
        part: 'f',
        what: 'the same texts in a bare loop',
        value: bare,
        unit: 'tokens/s',
        note: `before and after: ${rates.map(round).join(', ')}`
      },
      { part: 'f', what: 'end to end against bare loop', value: rate / bare, unit: '×', target: { atLeast: 0.85 } },
      {
        part: 'f',
        what: 'longest stop of the event loop',
        value: run.longestMs,
        unit: 'ms',
        target: { atMost: 50 },
        note: `99.9 %: ${round(run.p999Ms)} ms`
      },
      { part: 'f', what: 'the most that its thread worked in one go', value: run.longestWorkMs, unit: 'ms', target: { atMost: 50 } },
      { part: 'f', what: 'peak memory, inference process included', value: peakBytes / 1e6, unit: 'MB', target: { atMost: 1500 } }
    ]
  })
}

async function indexAll(
  kb: KnowledgeBase,
  files: number
): Promise<LoopStops & { scannedMs: number; foundMs: number; seconds: number; tokensEmbedded: number }> {
  const started = performance.now()
  const times = { scannedMs: NaN, foundMs: NaN }
  const unwatch = watchLoop()
  // The window asks for the status ten times a second; that is part of the load.
  const onProgress = (): void => {
    const { counts } = kb.library.status()
    const known = Object.values(counts).reduce((sum, count) => sum + count, 0)
    if (Number.isNaN(times.scannedMs) && known >= files) times.scannedMs = performance.now() - started
  }
  let over = false
  const firstFound = async (): Promise<void> => {
    while (!over) {
      if ((await kb.library.store.searchText('heron', 1)).length) {
        times.foundMs = performance.now() - started
        return
      }
      await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    }
  }
  const finding = firstFound()
  const run = await kb.library.sync({ onProgress })
  over = true
  await finding
  const stops = unwatch()
  if (run.files.indexed !== files) throw new Error(`${run.files.indexed} of ${files} files were indexed.`)
  return {
    ...times,
    seconds: run.seconds,
    tokensEmbedded: run.tokensEmbedded,
    ...stops
  }
}

async function bareRate(embed: (bare: Bare) => Promise<{ readonly tokens: number; readonly ms: number }>): Promise<number> {
  const bare = await startBare()
  try {
    const { tokens, ms } = await embed(bare)
    return tokens / (ms / 1000)
  } finally {
    await bare.close()
  }
}

/** Short notes, no two alike; returns their texts, which are what is embedded: a note without headings has no context. */
async function writeFiles(folder: string, count: number): Promise<string[]> {
  const random = seededRandom(4)
  const texts = Array.from({ length: count }, (_, index) => note(index, random))
  for (let start = 0; start < count; start += FILES_PER_FOLDER)
    await mkdir(join(folder, String(start / FILES_PER_FOLDER)), { recursive: true })
  for (let start = 0; start < count; start += BATCH)
    await Promise.all(
      texts
        .slice(start, start + BATCH)
        .map((text, index) => writeFile(join(folder, String(Math.floor((start + index) / FILES_PER_FOLDER)), `${start + index}.txt`), text))
    )
  return texts
}

const WHO = ['heron', 'ferryman', 'baker', 'postman', 'gardener', 'neighbour', 'plumber', 'librarian']
const WHAT = ['waits at the quay', 'opens the gate', 'counts the boxes', 'reads the meter', 'paints the fence', 'signs the letter']
const WHEN = ['at dawn', 'before noon', 'after the rain', 'on Sunday', 'in May', 'when the bell rings']

function note(index: number, random: Random): string {
  return `Note ${index}: the ${random.pick(WHO)} ${random.pick(WHAT)} ${random.pick(WHEN)}, and ${random.int(1000)} others know.\n`
}
