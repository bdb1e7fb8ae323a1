import type { Library } from '../../../src/core/indexing/library.ts'
import type { FileState } from '../../../src/shared/types.ts'
import { vectorOf } from './fake-embedder.ts'

/** More chunks than any file of these tests has. */
const ALL = 10_000

/** What the fake embedder of these tests goes by: a renamed file keeps its vectors, though its title is in the context of its chunks. */
export function ownWords(words: string): string {
  return words.trim().split('\n').at(-1) ?? ''
}

/** Everything that an index says of its files, in an order of its own: two of the same files are equal. */
export async function indexContents(
  library: Library,
  { words = [], states }: { readonly words?: readonly string[]; readonly states?: readonly FileState[] } = {}
): Promise<object> {
  const { store } = library
  const entries = library.files(states ? { states } : {}).sort((a, b) => (a.path < b.path ? -1 : 1))
  const files = []
  for (const { indexedMs: _indexedMs, ...entry } of entries) {
    const chunks = entry.chunks ? await store.neighbours(entry.path, 0, ALL) : []
    const text = entry.state === 'indexed' ? (await library.document(entry.path))?.document.text : undefined
    const foundByVector = []
    for (const chunk of chunks) {
      const near = await store.searchVector(vectorOf(ownWords(chunk.text)), 'fake', ALL)
      // A copy has the same vector; this one must be among them.
      foundByVector.push(near.some(({ id, path, similarity }) => id === chunk.id && path === chunk.path && similarity > 0.999))
    }
    files.push({ ...entry, text, chunks, foundByVector })
  }
  const found = new Map<string, string[]>()
  for (const word of words) {
    const hits = await store.searchText(word, ALL)
    found.set(word, hits.map(({ path, ordinal }) => `${path} ${ordinal}`).sort())
  }
  return { files, found, stored: await store.countChunks(), embedded: await store.countEmbedded('fake') }
}
