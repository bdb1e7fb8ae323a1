import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FILE_STATES } from '../../../src/shared/types.ts'
import { createFileCounts, type Counts } from '../../../src/core/indexing/file-counts.ts'
import type { LedgerRow, SettledState } from '../../../src/core/store/ledger.ts'

const FOLDERS = ['/a', '/b']
const file = { path: fc.constantFrom('1', '2', '3', '4'), folder: fc.constantFrom(...FOLDERS) }
const settled: fc.Arbitrary<SettledState | undefined> = fc.constantFrom('indexed', 'failed', 'skipped', undefined)
const event = fc.oneof(
  fc.record({ kind: fc.constant('line' as const), ...file, state: settled, chunks: fc.nat(9) }),
  fc.record({ kind: fc.constant('show' as const), ...file, state: fc.constantFrom('queued' as const, 'reading' as const, undefined) })
)

test('what was counted event by event is what a look at every file counts', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      const ledger = fakeLedger()
      const counts = createFileCounts(ledger)
      const shown = new Map<string, { folder: string; state: 'queued' | 'reading' }>()
      for (const one of events) {
        const { path, folder, state } = one
        if (one.kind === 'line') ledger.write(path, one.state && rowOf(path, folder, one.state, one.chunks))
        else {
          counts.show(path, folder, one.state)
          if (state === 'queued' || state === 'reading') shown.set(path, { folder, state })
          else shown.delete(path)
        }
      }
      const files = [...[...ledger.rows.values()].filter(({ path }) => !shown.has(path)), ...shown.values()]
      expect(counts.all()).toEqual(recount(files))
      for (const folder of FOLDERS) expect(counts.in(folder)).toEqual(recount(files.filter((one) => one.folder === folder)))
      expect(counts.chunks).toBe([...ledger.rows.values()].reduce((sum, row) => sum + row.chunks, 0))
      expect(createFileCounts(ledger).chunks).toBe(counts.chunks)
    })
  )
})

function fakeLedger() {
  const rows = new Map<string, LedgerRow>()
  const listeners: ((row: LedgerRow, by: 1 | -1) => void)[] = []
  return {
    rows,
    onLine: (listener: (row: LedgerRow, by: 1 | -1) => void) => void listeners.push(listener),
    write(path: string, row: LedgerRow | undefined) {
      const before = rows.get(path)
      rows.delete(path)
      if (before) for (const tell of listeners) tell(before, -1)
      if (!row) return
      rows.set(path, row)
      for (const tell of listeners) tell(row, 1)
    }
  }
}

function recount(files: readonly { readonly state: keyof Counts }[]): Counts {
  const counts = Object.fromEntries(FILE_STATES.map((state) => [state, 0])) as Counts // every state is in FILE_STATES
  for (const { state } of files) counts[state]++
  return counts
}

function rowOf(path: string, folder: string, state: SettledState, chunks: number): LedgerRow {
  const rest = {
    reason: '',
    remedy: '',
    bytes: 0,
    modifiedMs: 0,
    changedMs: 0,
    indexedMs: 0,
    title: '',
    content: '',
    document: '',
    pipeline: ''
  }
  return { path, folder, state, chunks, ...rest }
}
