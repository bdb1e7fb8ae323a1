import type { Document, DocumentState } from '../../shared/types.ts'
import type { LedgerRow } from '../store/ledger.ts'
import type { Store } from '../store/open-store.ts'
import type { FileAccess } from './file-access.ts'
import { freshnessOf, type FileVersion, type Freshness } from './freshness.ts'
import { documentHash } from './parse/document-hash.ts'
import type { Parser } from './parse/parser-pool.ts'

export interface IndexedDocument {
  readonly path: string
  readonly hash: string
  readonly document: Document
  readonly modifiedMs: number
  readonly freshness: Freshness
}

/** The texts of indexed files, as citations and readers need them. */
export interface Documents {
  /** The text of a file as it is indexed, or of the version `hash`; a hash alone finds its version too. */
  open(path: string, hash?: string): Promise<IndexedDocument | undefined>
  /** Where the file of the version `hash` lies now, and whether it still says that; no text is read. */
  state(path: string, hash: string): Promise<DocumentState>
  /** Paths of those that do not say this any more. A text that was read anew is as stale as one that waits for it. */
  notCurrent(files: readonly FileVersion[]): Promise<Set<string>>
}

export interface DocumentsParts {
  readonly store: Pick<Store, 'ledger' | 'texts' | 'readOnly'>
  readonly files: FileAccess
  readonly parser: Pick<Parser, 'parse'>
  readonly stopping: AbortSignal
}

export function createDocuments({ store, files, parser, stopping }: DocumentsParts): Documents {
  const { rows } = store.ledger

  /** The archive lost a text (someone emptied it, a power cut left it empty): the file itself still has it, if it was not edited. */
  const readAgain = async (row: { readonly path: string } | undefined, wanted: string): Promise<Document | undefined> => {
    if (!row) return undefined
    const outcome = await parser.parse(row.path, stopping)
    if (!outcome.ok || documentHash(outcome.document.text) !== wanted) return undefined
    // Put back while it can be had: the next edit would take it away for good. Where that fails it is read again.
    const { texts } = store
    if (!store.readOnly)
      await texts.put(wanted, outcome.document, true).then(
        () => texts.release([wanted]),
        () => undefined
      )
    return outcome.document
  }

  // A path that is gone may have been moved since it was cited: its text tells where to.
  const rowOf = (path: string, wanted: string) => rows.get(path) ?? store.ledger.withDocument(wanted)

  const freshnessSince = async (row: LedgerRow | undefined, wanted: string): Promise<Freshness> => {
    const now = row ? await freshnessOf(row, files) : 'deleted'
    return now === 'current' && row?.document !== wanted ? 'changed' : now
  }

  return {
    async open(path, hash) {
      const isHash = hash === undefined && /^[0-9a-f]{64}$/.test(path)
      const wanted = hash ?? (isHash ? path : rows.get(path)?.document)
      if (!wanted) return undefined
      const row = rowOf(path, wanted)
      const stored = (await store.texts.get(wanted)) ?? (await readAgain(row, wanted))
      if (!stored) return undefined
      const freshness = await freshnessSince(row, wanted)
      // One text may be of several files, or of one that was renamed; the line knows the title under this path.
      const document = row?.document === wanted ? { ...stored, title: row.title } : stored
      return { path: row?.path ?? (isHash ? '' : path), hash: wanted, document, modifiedMs: row?.modifiedMs ?? 0, freshness }
    },

    async state(path, hash) {
      const row = rowOf(path, hash)
      return { path: row?.path ?? path, modifiedMs: row?.modifiedMs ?? 0, freshness: await freshnessSince(row, hash) }
    },

    async notCurrent(versions) {
      const freshness = new Map<string, Promise<Freshness>>()
      const look = (path: string) => {
        const row = rows.get(path)
        return row?.state === 'indexed' ? freshnessOf(row, files) : Promise.resolve<Freshness>('deleted')
      }
      const isCurrent = async ({ path, document }: FileVersion) => {
        const now = freshness.get(path) ?? look(path)
        freshness.set(path, now)
        // Asked last: it may be read anew while it is looked at.
        return (await now) === 'current' && (document ?? rows.get(path)?.document) === rows.get(path)?.document
      }
      const current = await Promise.all(versions.map(isCurrent))
      return new Set(versions.flatMap(({ path }, index) => (current[index] ? [] : path)))
    }
  }
}
