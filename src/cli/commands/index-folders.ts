import { realpath } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { isInside } from '../../core/indexing/exclude.ts'
import type { KnowledgeBase } from '../../core/knowledge-base.ts'
import { counted } from '../../shared/counted.ts'
import { FootnoteError } from '../../shared/errors.ts'
import type { Options } from '../options.ts'
import { open } from '../open.ts'
import { log, print, printJson, problemLine } from '../output.ts'
import { UsageError } from '../usage.ts'

/** `index DIR…`: reads folders into the index; a second call reads only what changed. 1 when a folder could not be looked at. */
export async function indexFolders(folders: readonly string[], options: Options, signal: AbortSignal): Promise<number> {
  if (folders.length === 0) throw new UsageError('index needs at least one folder')
  // An unset variable of the shell: it would be read as the folder that one stands in.
  if (folders.includes('')) throw new UsageError('the name of a folder is empty')
  const kb = await open(options, 'write')
  try {
    const paths: string[] = []
    for (const folder of folders) if (await wasAdded(kb, folder)) paths.push(await realpath(resolve(folder)))
    if (paths.length === 0) return 1
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
    const { indexed } = kb.library.status().counts
    const needing = () => kb.library.files({ states: ['needs-ocr'] }).filter(({ path }) => paths.some((root) => isInside(root, path)))
    const waited = needing().length
    kb.ocr.onChange(() => {
      const { current, page, pages } = kb.ocr.status()
      if (!current || Date.now() - shown < 1000) return
      shown = Date.now()
      log(`recognising page ${page} of ${pages} ${basename(current)}`)
    })
    await kb.ocr.settled(signal)
    const recognised = kb.library.status().counts.indexed - indexed
    if (options.json) printJson(kb.ocr.status().languages.length > 0 ? { ...run, recognised } : run)
    else {
      const { files, chunks, seconds } = run
      const waiting = needing().length
      print(
        [
          `${String(files.indexed)} indexed, ${String(files.unchanged)} unchanged, ${String(files.skipped - waited)} skipped, `,
          // As status says it; a run counts them as skipped.
          waiting > 0 ? `${counted(waiting, 'needs', 'need')} text recognition, ` : '',
          `${String(files.failed)} failed; ${counted(chunks, 'passage')} in ${seconds.toFixed(1)} s`
        ].join('')
      )
      if (recognised > 0) print(`${counted(recognised, 'more file was', 'more files were')} read by text recognition`)
      for (const entry of kb.library.files({ states: ['failed', 'needs-ocr'] })) print(`  ${problemLine(entry.path, entry)}`)
    }
    return paths.length === folders.length && paths.every((path) => isSeen(kb, path)) ? 0 : 1
  } finally {
    await kb.close()
  }
}

/** One wrong name does not keep the other folders from being read. */
async function wasAdded(kb: KnowledgeBase, folder: string): Promise<boolean> {
  try {
    await kb.library.addFolder(folder)
    return true
  } catch (thrown) {
    if (!(thrown instanceof FootnoteError)) throw thrown
    log(`footnote: ${thrown.message} ${thrown.remedy}`)
    return false
  }
}

/** Whether the watched folder that holds a path could be looked at; the library's warning told why not. */
function isSeen(kb: KnowledgeBase, path: string): boolean {
  const covering = kb.library
    .status()
    .folders.find((folder) => `${path}/`.replaceAll('\\', '/').startsWith(`${folder.path.replaceAll('\\', '/')}/`))
  return covering?.state !== 'missing' && covering?.state !== 'unreadable'
}
