import type { Passage } from '../../../shared/types.ts'
import type { Stage } from '../stage.ts'

/**
 * Keeps the first passages whose file still says what was indexed: a promise, so it is checked with every search. As many
 * are looked at as are wanted, and then as many again as were stale: most files are as they were, and each costs a look at the disk.
 */
export const checkFiles: Stage = {
  name: 'check files',
  budgetMs: 10_000,
  required: true,
  async run(state, { stale, top }) {
    const fresh: Passage[] = []
    for (let from = 0; fresh.length < top && from < state.passages.length;) {
      const some = state.passages.slice(from, from + top - fresh.length)
      const gone = await stale(some)
      fresh.push(...some.filter(({ path }) => !gone.has(path)))
      from += some.length
    }
    return { ...state, passages: fresh.map((passage, index) => ({ ...passage, rank: index + 1 })) }
  }
}
