import { openLibrary } from '../../../src/core/indexing/library.ts'
import { fakeEmbedder } from './fake-embedder.ts'

// Run by crash.test.ts as a process of its own, and killed by it.
const [dataFolder = '', folder = '', parser = ''] = process.argv.slice(2)
const embedder = fakeEmbedder({ delayMs: 1 })
const library = await openLibrary({ dataFolder, entries: { parser }, embedder: () => Promise.resolve(embedder) })
await library.addFolder(folder)
process.send?.('indexing')
await library.sync()
setInterval(() => undefined, 1000)
