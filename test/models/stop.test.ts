import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { seeded } from '../../bench/metrics.ts'
import { defaultModelFolder } from '../../src/core/data-folder.ts'
import { openKnowledgeBase, type KnowledgeBase } from '../../src/core/knowledge-base.ts'
import { entries, installedModel, resources } from './models.ts'

/** What a person takes for "at once"; the bound. */
const STOP_MS = 300
const STOPS = 6
const QUESTION = 'Who was at home when the boiler was serviced?'

const model = await installedModel('smollm2-135m')
const dataFolder = await mkdtemp(join(tmpdir(), 'footnote-stop-'))
let kb: KnowledgeBase | undefined
afterAll(async () => {
  await kb?.close()
  await rm(dataFolder, { recursive: true, force: true })
})

async function asked(core: KnowledgeBase, signal?: AbortSignal): Promise<{ readonly last: string; readonly doing: string }> {
  let doing = 'searching'
  try {
    for await (const event of core.ask(QUESTION, [], signal)) {
      doing = event.type === 'retrieved' ? 'reading' : event.type === 'done' ? 'done' : 'writing'
      if (event.type === 'error') throw new Error(event.message)
    }
    return { last: 'done', doing }
  } catch (thrown) {
    if (!signal?.aborted) throw thrown
    return { last: 'stopped', doing }
  }
}

describe.skipIf(!model)('stopping an answer', { timeout: 300_000 }, () => {
  test('at a random moment ends the stream within 300 ms, whatever it was doing, and the next question is answered', async () => {
    kb ??= await openKnowledgeBase({
      ...{ dataFolder, modelFolder: defaultModelFolder(), resources, entries },
      ...{ generator: 'smollm2-135m', watch: false, remember: false }
    })
    const core = kb
    for (const name of ['boiler-service-2025.txt', 'house-notes.md', 'rent-letter-2025.txt'])
      await core.library.addFolder(join(resources, 'sample-library/files/Home', name))
    await core.library.sync()
    // The first answer also reads the models, and each later one reads less of the sources anew:
    // a moment is drawn from the time that the last whole answer took.
    let wholeMs = 0
    const random = seeded(11)
    const stops: { readonly ms: number; readonly doing: string }[] = []
    for (let tries = 0; stops.length < STOPS && tries < 4 * STOPS; tries++) {
      const controller = new AbortController()
      let stoppedMs = 0
      const begunMs = performance.now()
      const timer = setTimeout(
        () => {
          stoppedMs = performance.now()
          controller.abort()
        },
        wholeMs === 0 ? 2 ** 30 : random() * wholeMs
      )
      const { last, doing } = await asked(core, controller.signal)
      clearTimeout(timer)
      if (last === 'stopped') stops.push({ ms: performance.now() - stoppedMs, doing })
      else wholeMs = performance.now() - begunMs
    }
    expect(stops).toHaveLength(STOPS)
    expect(stops.filter(({ ms }) => ms > STOP_MS)).toEqual([])
    expect((await asked(core)).last).toBe('done')
  })
})
