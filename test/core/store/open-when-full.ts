import { mkdir, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Columns } from '../../../src/core/store/arrow.ts'
import { CHUNK_COLUMNS } from '../../../src/core/store/chunk-row.ts'
import { connect, openTable } from '../../../src/core/store/lance.ts'
import { LEDGER_COLUMNS } from '../../../src/core/store/ledger.ts'
import { openStore } from '../../../src/core/store/open-store.ts'
import { asFootnoteError } from '../../../src/shared/errors.ts'

/** Opens an index of an older version, to which columns must be added, on a small disk that is full, and less so: prints what it came to as JSON. */
const [disk = ''] = process.argv.slice(2)
const dataFolder = join(disk, 'data')
const folder = join(dataFolder, 'index-1')
const required = (columns: Columns): Columns => Object.fromEntries(Object.entries(columns).filter(([, type]) => !type.endsWith('?')))
await mkdir(folder, { recursive: true })
const old = await connect(folder, false)
await openTable(old, 'chunks', required(CHUNK_COLUMNS), false)
await openTable(old, 'files', required(LEDGER_COLUMNS), false)
old.close()
const ballast = join(disk, 'ballast')
const told: object[] = []
// Not a byte is left; enough for the lock; all that is needed.
for (const freeBytes of [0, 4096, 2 ** 20]) {
  await writeFile(ballast, Buffer.alloc(16 * 2 ** 20)).catch(() => 'as far as it goes')
  await truncate(ballast, Math.max(0, (await stat(ballast)).size - freeBytes))
  const outcome = await openStore({ dataFolder }).then(
    async (store) => {
      await store.close()
      return 'opened'
    },
    (thrown: unknown) => {
      const { code, remedy } = asFootnoteError(thrown)
      return { code, remedy }
    }
  )
  told.push({ freeBytes, outcome, names: await readdir(dataFolder) })
  await rm(ballast)
}
process.stdout.write(JSON.stringify(told))
