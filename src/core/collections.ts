import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { collectionSchema, type Collection } from '../shared/collections.ts'
import { FootnoteError } from '../shared/errors.ts'
import { isAbsent } from './indexing/file-access.ts'
import { createSerial } from './store/serial.ts'

const schema = z.object({ collections: z.array(collectionSchema) })

/** The user's collections, one small JSON file in the data folder. */
export interface Collections {
  list(): readonly Collection[]
  /** `not-found` where it was removed meanwhile. */
  find(id: string): Collection
  /** Adds it, or puts it in the place of the one with its id; `invalid-input` where another bears its name. */
  save(collection: Collection): Promise<void>
  remove(id: string): Promise<void>
}

/** Reads the collections; a damaged file is kept beside, and there are none. Throws what the file system throws. */
export async function openCollections(dataFolder: string): Promise<Collections> {
  const path = join(dataFolder, 'collections.json')
  let collections = await read(path)
  const serial = createSerial()

  const write = async (next: readonly Collection[]): Promise<void> => {
    await mkdir(dirname(path), { recursive: true })
    // Written beside and renamed: a crash leaves the old file or the new one.
    await writeFile(`${path}.new`, `${JSON.stringify({ collections: next }, undefined, 2)}\n`)
    await rename(`${path}.new`, path)
    collections = next
  }

  return {
    list: () => collections,
    find(id) {
      const found = collections.find((one) => one.id === id)
      if (!found) throw new FootnoteError('not-found', 'This collection is no longer there.', 'Choose another, or ask all your files.')
      return found
    },
    save: (collection) =>
      serial(async () => {
        const others = collections.filter(({ id }) => id !== collection.id)
        const name = collection.name.toLowerCase()
        if (others.some((one) => one.name.toLowerCase() === name))
          throw new FootnoteError('invalid-input', `There is a collection "${collection.name}" already.`, 'Choose another name.')
        await write([...others, collection].toSorted((a, b) => a.name.localeCompare(b.name)))
      }),
    remove: (id) => serial(() => write(collections.filter((one) => one.id !== id)))
  }
}

async function read(path: string): Promise<readonly Collection[]> {
  const text = await readFile(path, 'utf8').catch((thrown: unknown) => {
    if (isAbsent(thrown)) return undefined
    throw thrown
  })
  if (text === undefined) return []
  try {
    return schema.parse(JSON.parse(text)).collections
  } catch {
    await rename(path, `${path}.damaged`)
    return []
  }
}
