import { expect, it } from 'vitest'
import { createAskingEmbedder } from '../../src/core/asking-embedder.ts'
import type { Embedder } from '../../src/core/roles.ts'

const named = (fingerprint: string): Embedder => ({
  model: fingerprint,
  fingerprint,
  dimensions: 1,
  embed: () => Promise.reject(new Error('not asked'))
})
const [old, fresh] = [named('old'), named('fresh')]

/** An index of ten chunks with so many vectors of each. */
function over(vectors: Record<string, number>, installed = [old, fresh]) {
  const state = { chosen: old as Embedder | undefined, changes: 0 }
  const asking = createAskingEmbedder({
    chosen: () => Promise.resolve(state.chosen),
    installed: () => Promise.resolve(installed),
    store: { countChunks: () => Promise.resolve(10), countEmbedded: (fingerprint) => Promise.resolve(vectors[fingerprint] ?? 0) },
    onChanged: () => state.changes++
  })
  return { state, asking, vectors }
}

it('lets the embedder before answer until the vectors of the new one are more, and then tells that it changed', async () => {
  const { state, asking, vectors } = over({ old: 10 })
  await asking.refresh()
  expect([await asking.get(), asking.isChanging]).toEqual([old, false])
  state.chosen = fresh
  await asking.refresh()
  vectors['fresh'] = 9
  await asking.refresh()
  expect([await asking.get(), asking.isChanging, state.changes]).toEqual([old, true, 0])
  Object.assign(vectors, { fresh: 10, old: 0 })
  await asking.refresh()
  await asking.refresh()
  expect([await asking.get(), asking.isChanging, state.changes]).toEqual([fresh, false, 1])
})

it('goes on with the one before after a restart amid the change', async () => {
  const { state, asking } = over({ old: 10, fresh: 3 })
  state.chosen = fresh
  await asking.refresh()
  expect(await asking.get()).toBe(old)
})

it('takes the chosen one where the one before is not installed any more, or none is', async () => {
  const { state, asking } = over({ old: 10 }, [fresh])
  state.chosen = fresh
  await asking.refresh()
  expect(await asking.get()).toBe(fresh)
  state.chosen = undefined
  await asking.refresh()
  expect([await asking.get(), state.changes]).toEqual([undefined, 0])
})
