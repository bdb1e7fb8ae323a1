import { basename, resolve } from 'node:path'
import type { Options } from '../options.ts'
import { open } from '../open.ts'
import { log, print, printJson } from '../output.ts'
import { UsageError } from '../usage.ts'

/** `index DIR…`: reads folders into the index; a second call reads only what changed. */
export async function indexFolders(folders: readonly string[], options: Options, signal: AbortSignal): Promise<number> {
  if (folders.length === 0) throw new UsageError('index needs at least one folder')
  const kb = await open(options, 'write')
  try {
    const paths = folders.map((folder) => resolve(folder))
    for (const path of paths) await kb.library.addFolder(path)
    let shown = 0
    const run = await kb.library.sync({
      folders: paths,
      signal,
      onProgress: ({ work }) => {
        // Once a second is enough for a person and cheap for a log file.
        if (!work || Date.now() - shown < 1000) return
        shown = Date.now()
        log(`${work.phase} ${work.done} of ${work.total} ${basename(work.current)}`)
      }
    })
    if (options.json) printJson(run)
    else {
      const { files, chunks, seconds } = run
      print(
        `${String(files.indexed)} indexed, ${String(files.unchanged)} unchanged, ${String(files.skipped)} skipped, ${String(files.failed)} failed; ${String(chunks)} passages in ${seconds.toFixed(1)} s`
      )
      for (const entry of kb.library.files({ states: ['failed', 'needs-ocr'] })) print(`  ${entry.path}: ${entry.reason} ${entry.remedy}`)
    }
    return 0
  } finally {
    await kb.close()
  }
}
