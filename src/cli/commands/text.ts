import { basename, resolve } from 'node:path'
import { createParser } from '../../core/indexing/parse/parser-pool.ts'
import type { Options } from '../options.ts'
import { entries } from '../open.ts'
import { log, print, printJson, problemLine } from '../output.ts'
import { UsageError } from '../usage.ts'

/** `text FILE`: the text that all offsets point into. A file that cannot be read: one line on stderr, exit 1. */
export async function text(files: readonly string[], options: Options, signal: AbortSignal): Promise<number> {
  const [file] = files
  if (file === undefined || files.length > 1) throw new UsageError('text needs one file')
  const parser = createParser({ entry: entries.parser })
  try {
    const outcome = await parser.parse(resolve(file), signal)
    if (!outcome.ok) {
      log(problemLine(basename(file), outcome))
      return 1
    }
    const { title, text: content, pages, warnings } = outcome.document
    if (options.json) printJson({ title, text: content, pages: pages.map(({ page, start, end }) => ({ page, start, end })), warnings })
    else print(content)
    return 0
  } finally {
    await parser.close()
  }
}
