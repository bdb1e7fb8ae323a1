import type { Embedder } from './roles.ts'
import type { ChunkStore } from './store/chunks.ts'

export interface AskingEmbedderParts {
  /** The one in use: the index is being filled with its vectors. */
  readonly chosen: () => Promise<Embedder | undefined>
  /** All that are installed. */
  readonly installed: () => Promise<readonly Embedder[]>
  readonly store: Pick<ChunkStore, 'countChunks' | 'countEmbedded'>
  /** A change of embedders has come to its end. */
  readonly onChanged: () => void
}

/** Whose vectors a question is compared with. Vectors of two embedders are never mixed: a search takes one or the other. */
export interface AskingEmbedder {
  get(): Promise<Embedder | undefined>
  /** Another one than the chosen answers. */
  readonly isChanging: boolean
  /** Looks again who has most vectors: at the start, after another one was chosen, and while the index changes. */
  refresh(): Promise<void>
}

/**
 * While a new embedder's vectors are made, the one before it answers, as long as it is installed and has more of them: a search
 * over a tenth of the vectors would find the tenth that came first. Once the new ones are complete the old ones are dropped.
 */
export function createAskingEmbedder({ chosen, installed, store, onChanged }: AskingEmbedderParts): AskingEmbedder {
  let former: Embedder | undefined
  const count = async (embedder: Embedder): Promise<number> => await store.countEmbedded(embedder.fingerprint)
  const withMost = async (own: Embedder): Promise<Embedder | undefined> => {
    let most = await count(own)
    if (most >= (await store.countChunks())) return undefined
    let best: Embedder | undefined
    for (const other of await installed()) {
      const vectors = other.fingerprint === own.fingerprint ? 0 : await count(other)
      if (vectors > most) {
        most = vectors
        best = other
      }
    }
    return best
  }
  return {
    get: async () => former ?? (await chosen()),
    get isChanging() {
      return former !== undefined
    },
    async refresh() {
      const own = await chosen()
      const before = former
      former = own && (await withMost(own))
      if (before && !former) onChanged()
    }
  }
}
