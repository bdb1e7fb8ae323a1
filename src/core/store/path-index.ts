/** Paths by a key that many may share; an empty key holds nothing. */
export interface PathIndex {
  add(key: string, path: string): void
  remove(key: string, path: string): void
  get(key: string): readonly string[]
}

export function createPathIndex(): PathIndex {
  const paths = new Map<string, Set<string>>()
  return {
    add(key, path) {
      if (key === '') return
      const same = paths.get(key)
      if (same) same.add(path)
      else paths.set(key, new Set([path]))
    },
    remove(key, path) {
      const same = paths.get(key)
      same?.delete(path)
      if (same?.size === 0) paths.delete(key)
    },
    get: (key) => [...(paths.get(key) ?? [])]
  }
}
