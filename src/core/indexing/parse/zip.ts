import { strFromU8, unzipSync, zipSync } from 'fflate'

export type Repacked =
  | { readonly state: 'damaged' }
  | { readonly state: 'too-large' }
  | {
      readonly state: 'ready'
      /** An archive of the chosen members, uncompressed. */
      readonly bytes: Uint8Array
      /** Names of all members of the original. */
      readonly names: readonly string[]
      /** A chosen member's bytes. */
      member(name: string): Uint8Array | undefined
      /** A chosen member as text; empty if it is not there. */
      text(name: string): string
    }

/** Names of an archive's members; none if it is damaged. */
export function zipNames(bytes: Uint8Array): string[] {
  const names: string[] = []
  try {
    unzipSync(bytes, { filter: ({ name }) => !names.push(name) })
  } catch {
    // What is wrong with it is told by the parser that opens it.
  }
  return names
}

/**
 * Takes the wanted members out of a zip archive and packs them again without compression, so that a library which
 * unpacks without limits can be given untrusted files. Sizes are checked in the directory before anything is inflated,
 * and a member that inflates to more than it declares is cut off there. Nothing is ever written to disk.
 */
export function repack(bytes: Uint8Array, mostBytes: number, wanted: (name: string) => boolean): Repacked {
  const names: string[] = []
  let total = 0
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        names.push(name)
        if (wanted(name)) total += originalSize
        return false
      }
    })
    if (total > mostBytes) return { state: 'too-large' }
    const members = unzipSync(bytes, { filter: ({ name }) => wanted(name) })
    return {
      state: 'ready',
      bytes: zipSync(members, { level: 0 }),
      names,
      member: (name) => members[name],
      text: (name) => (members[name] ? strFromU8(members[name]) : '')
    }
  } catch {
    // fflate throws on every kind of damage, and its codes say nothing that a user could act on.
    return { state: 'damaged' }
  }
}
