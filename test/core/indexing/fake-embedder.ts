import { createHash } from 'node:crypto'
import type { Embedder } from '../../../src/core/roles.ts'

export interface FakeEmbedder extends Embedder {
  readonly texts: string[]
  readonly calls: () => number
}

/** Unit vectors made of a text's hash: the same text has the same vector, and nothing is learned from it. */
export function fakeEmbedder(
  options: {
    fingerprint?: string
    dimensions?: number
    delayMs?: number
    key?: (text: string) => string
    fail?: (texts: readonly string[]) => void
  } = {}
): FakeEmbedder {
  const { fingerprint = 'fake', dimensions = 16, delayMs = 0, key = (text: string) => text, fail } = options
  const texts: string[] = []
  let calls = 0
  return {
    model: 'fake',
    fingerprint,
    dimensions,
    texts,
    calls: () => calls,
    async embed(some) {
      calls++
      if (delayMs) await new Promise((resolve) => setTimeout(resolve, delayMs * some.length))
      fail?.(some)
      texts.push(...some)
      return {
        vectors: some.map((text) => vectorOf(key(text), dimensions)),
        tokens: some.reduce((sum, text) => sum + text.split(/\s+/).length, 0)
      }
    }
  }
}

export function vectorOf(text: string, dimensions = 16): Float32Array {
  const bytes = createHash('shake256', { outputLength: dimensions * 2 })
    .update(text)
    .digest()
  const vector = Float32Array.from({ length: dimensions }, (_, index) => bytes.readInt16LE(index * 2))
  const length = Math.hypot(...vector) || 1
  return vector.map((value) => value / length)
}
