// npm run dev: the app with the renderer from Vite's server, so that a saved component shows at once.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './run.mjs'
import { ensureInstalled, NODE, ROOT } from './setup.mjs'

await ensureInstalled()
const hasElectron = existsSync(join(ROOT, 'node_modules/electron/path.txt'))
const env = { ...process.env, ...(hasElectron ? {} : { ELECTRON_EXEC_PATH: join(ROOT, 'stand-in/electron.sh') }) }
process.exitCode = await run(NODE, [join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js'), 'dev'], { cwd: ROOT, env })
