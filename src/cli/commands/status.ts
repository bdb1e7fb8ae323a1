import type { Options } from '../options.ts'
import { hintIfEmpty, open } from '../open.ts'
import { print, printJson, problemLine } from '../output.ts'
import { counted } from '../../shared/counted.ts'

/** `status`: the ledger; every file below the indexed folders stands in it once. */
export async function status(options: Options): Promise<number> {
  const kb = await open(options, 'read')
  try {
    const files = kb.library.files()
    const { folders, counts, chunks, embedded } = kb.library.status()
    if (options.json) {
      printJson({
        folders: folders.map(({ path, state, reason, remedy }) => ({ path, state, reason, remedy })),
        files: files.map(({ path, state, reason, remedy, bytes, chunks: pieces, modifiedMs, indexedMs }) => ({
          path,
          state,
          reason,
          remedy,
          bytes,
          chunks: pieces,
          modifiedMs,
          indexedMs
        })),
        totals: { ...counts, files: files.length, chunks, embedded },
        latency: await kb.memory.latency(),
        memory: await kb.memory.status()
      })
    } else {
      for (const folder of folders) if (folder.reason) print(problemLine(folder.path, folder))
      for (const { path, state, reason } of files) print(`${state.padEnd(9)} ${path}${reason ? `  (${reason})` : ''}`)
      print(
        `${counted(files.length, 'file')}, ${String(counts.indexed)} searchable; ${counted(chunks, 'passage')}, ${String(embedded)} with vectors`
      )
    }
    hintIfEmpty(kb, options)
    return 0
  } finally {
    await kb.close()
  }
}
