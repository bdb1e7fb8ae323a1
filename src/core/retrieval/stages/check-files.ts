import type { Stage } from '../stage.ts'

/** Keeps the first passages whose file still says what was indexed: a promise, so it is checked with every search. */
export const checkFiles: Stage = {
  name: 'check files',
  budgetMs: 10_000,
  required: true,
  async run(state, { stale, top }) {
    const gone = await stale([...new Set(state.passages.map(({ path }) => path))])
    const fresh = state.passages.filter(({ path }) => !gone.has(path)).slice(0, top)
    return { ...state, passages: fresh.map((passage, index) => ({ ...passage, rank: index + 1 })) }
  }
}
