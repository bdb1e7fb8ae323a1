import type { LedgerRow } from '../store/ledger.ts'
import type { Store } from '../store/open-store.ts'

/**
 * Sets chunks and ledger against each other after a start: a process that was killed between two writes leaves chunks that no line
 * promises, or a line whose chunks are not all there. Both are taken out, and such files are read again. Returns how many.
 */
export async function reconcile(store: Store): Promise<number> {
  const census = await store.chunks.census()
  const wrong: string[] = []
  const doubtful: LedgerRow[] = []
  for (const row of store.ledger.rows.values()) {
    const stored = census.get(row.path)
    const holds = row.chunks ? stored?.document === row.document && stored.chunks === row.chunks : !stored
    if (holds) continue
    if (stored) wrong.push(row.path)
    if (row.state === 'indexed') doubtful.push({ ...row, chunks: 0, pipeline: '' })
  }
  for (const path of census.keys()) if (!store.ledger.rows.has(path)) wrong.push(path)
  if (wrong.length) await store.chunks.replace(wrong, [])
  if (doubtful.length) await store.ledger.write(doubtful)
  return wrong.length + doubtful.length
}

/** Takes out what lies in no watched folder: a process that was killed while it forgot one leaves its files behind, found for ever. */
export async function forgetUnwatched({ chunks, ledger }: Store, isWatched: (path: string) => boolean): Promise<void> {
  const left = [...ledger.rows.keys()].filter((path) => !isWatched(path))
  if (!left.length) return
  await chunks.replace(left, [])
  await ledger.write([], left)
}
