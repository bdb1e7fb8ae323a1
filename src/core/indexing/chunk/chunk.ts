import type { Chunk, Document, PageSpan } from '../../../shared/types.ts'
import { createTurns } from '../../turns.ts'
import { contextOf } from './context.ts'
import { HeadingPath } from './heading-path.ts'
import { chunkEnd } from './pack.ts'
import { restartsOf } from './restarts.ts'
import { unitsOf } from './units.ts'

export { estimateTokens } from './estimate-tokens.ts'

/** Part of an index's fingerprint: a change of it makes stored chunks stale. */
export const CHUNKER_VERSION = 3

export interface ChunkIdentity {
  readonly path: string
  /** SHA-256 (hex) of the extracted text. */
  readonly document: string
  readonly modifiedMs: number
}

export interface ChunkOptions {
  /** Estimated tokens that a chunk aims at. Default 160. */
  readonly targetTokens?: number
  /** Estimated tokens that no chunk exceeds. Default 185, so that real tokens stay within 200. */
  readonly maxTokens?: number
}

const TARGET_TOKENS = 160
const MAX_TOKENS = 185

/**
 * Cuts a document into chunks at its own structure. Every character that is not white space is in exactly one chunk,
 * `chunk.text` is `document.text.slice(start, end)`, and no chunk reaches over a heading of its own level or a higher one.
 */
export function chunkDocument(document: Document, identity: ChunkIdentity, options: ChunkOptions = {}): Chunk[] {
  const cutting = cut(document, identity, options)
  for (;;) {
    const step = cutting.next()
    if (step.done) return step.value
  }
}

/** The same in slices, with turns of the event loop between them: 950 pages of a book take 570 ms. */
export async function chunkInTurns(document: Document, identity: ChunkIdentity, options: ChunkOptions = {}): Promise<Chunk[]> {
  const cutting = cut(document, identity, options)
  const turns = createTurns()
  for (;;) {
    const step = cutting.next()
    if (step.done) return step.value
    if (turns.due) await turns.next()
  }
}

/** Stops after every unit and every chunk. */
function* cut(document: Document, identity: ChunkIdentity, options: ChunkOptions): Generator<undefined, Chunk[]> {
  const limits = { target: options.targetTokens ?? TARGET_TOKENS, most: options.maxTokens ?? MAX_TOKENS }
  const units = yield* unitsOf(document, limits.most)
  const packing = { text: document.text, units, restarts: restartsOf(document.text, units), limits }
  const path = new HeadingPath(document)
  const page = pageFinder(document.pages)
  const chunks: Chunk[] = []
  for (let first = 0; first < units.length;) {
    const after = chunkEnd(packing, first, path.level)
    const start = units[first]?.start ?? 0
    const end = units[after - 1]?.end ?? start
    const headings = path.enter(units, first, after)
    const columns = units[first]?.columns
    const onPage = page(start)
    chunks.push({
      ...identity,
      id: `${identity.document}:${chunks.length}`,
      ordinal: chunks.length,
      start,
      end,
      text: document.text.slice(start, end),
      title: document.title,
      headings,
      context: contextOf(document, { start, end }, headings, columns),
      ...(onPage === undefined ? {} : { page: onPage })
    })
    first = after
    yield
  }
  return chunks
}

/** Finds the page of an offset by bisection; offsets between two pages belong to the earlier one. */
function pageFinder(pages: readonly PageSpan[]): (offset: number) => number | undefined {
  return (offset) => {
    let low = 0
    let high = pages.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pages[middle]?.start ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    return pages[Math.max(0, low - 1)]?.page
  }
}
