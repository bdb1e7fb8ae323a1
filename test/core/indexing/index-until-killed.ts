import { appendFileSync } from 'node:fs'
import { openLibrary } from '../../../src/core/indexing/library.ts'
import { createParser } from '../../../src/core/indexing/parse/parser-pool.ts'
import { seededRandom } from '../../../bench/random.ts'
import { editSome } from './edit-notes.ts'
import { fakeEmbedder } from './fake-embedder.ts'

// Run by crash.test.ts as a process of its own, and killed by it. It says what it is about to do, and goes on until then:
// indexes what it finds, edits and indexes again, and closes, which compacts.
const [dataFolder = '', folder = '', entry = '', readLog = '', seed = '0'] = process.argv.slice(2)
const embedder = fakeEmbedder({ delayMs: 1 })
const random = seededRandom(Number(seed))

for (;;) {
  const parser = createParser({ entry })
  const library = await openLibrary({
    dataFolder,
    entries: { parser: entry },
    embedder: () => Promise.resolve(embedder),
    parser: {
      async parse(path, signal) {
        const outcome = await parser.parse(path, signal)
        appendFileSync(readLog, `${path}\n`)
        return outcome
      },
      close: () => parser.close()
    }
  })
  await library.addFolder(folder)
  process.send?.('indexing')
  await library.sync()
  for (let round = 0; round < 4; round++) {
    process.send?.('editing')
    await editSome(folder, random)
    await library.sync()
  }
  process.send?.('compacting')
  await library.close()
}
