import { pathToFileURL } from 'node:url'
import { readApp } from './command-line.ts'

// As Electron shows it to the app: the executable, then the arguments; this file is not among them.
process.argv.splice(1, 1)
const { app } = await import('./app.ts') // reads the arguments as they are now
await import(pathToFileURL(readApp(process.argv).main).href)
app.start()
