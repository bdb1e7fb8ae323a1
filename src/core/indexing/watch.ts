import { watch as chokidar } from 'chokidar'
import { isInside } from './exclude.ts'
import { watchProblem, type WatchFolders } from './file-watcher.ts'
import { createHints } from './hints.ts'
import { watchTree } from './watch-tree.ts'

/** One watch per folder on Linux; elsewhere chokidar, whose use of the systems there is well tried. See docs/decisions. */
export const watchFolders: WatchFolders = (...parts) => (process.platform === 'linux' ? watchTree(...parts) : watchByChokidar(...parts))

/** Below a root; these alone can be more files than all others. */
const NEVER = /[\\/](?:node_modules|\.git|__pycache__)(?:[\\/]|$)/

/** The only user of chokidar. Links are not followed: with its default a link to a parent never gets ready. */
export const watchByChokidar: WatchFolders = (roots, events) => {
  const hints = createHints((paths) => events.onHints(paths), roots)
  let told = false
  const watcher = chokidar([...roots], {
    ignoreInitial: true,
    followSymlinks: false,
    atomic: true,
    // It asks without waiting: only what no rule of a folder would bring back is told here. Whoever gets a hint applies the rest.
    ignored: (path) => roots.some((root) => isInside(root, path) && NEVER.test(path.slice(root.length)))
  })
  const { promise: ready, resolve: getReady } = Promise.withResolvers<void>()
  watcher.once('ready', getReady)
  watcher.on('all', (_event, path) => hints.add(path))
  // At the system's limit chokidar emits one error per file that it could not watch: thousands. The first one says it all.
  watcher.on('error', (thrown) => {
    if (!told) events.onProblem(watchProblem(thrown))
    told = true
  })
  return {
    ready,
    async close() {
      // It never tells once it is closed, and somebody may wait.
      getReady()
      hints.stop()
      await watcher.close()
    }
  }
}
