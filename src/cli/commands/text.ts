import { realpath, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import type { Document } from '../../shared/types.ts'
import { createParser } from '../../core/indexing/parse/parser-pool.ts'
import type { Options } from '../options.ts'
import { entries, open } from '../open.ts'
import { log, print, printJson, problemLine } from '../output.ts'
import { UsageError } from '../usage.ts'

/** `text FILE`: the text that all offsets point into. A file that cannot be read: one line on stderr, exit 1. */
export async function text(files: readonly string[], options: Options, signal: AbortSignal): Promise<number> {
  const [file] = files
  if (!file || files.length > 1) throw new UsageError('text needs one file')
  const parser = createParser({ entry: entries.parser })
  try {
    const outcome = await parser.parse(resolve(file), signal)
    const waits = outcome.ok ? outcome.note !== undefined : outcome.state === 'needs-ocr'
    const recognised = waits ? await recognisedText(resolve(file), options) : undefined
    const document = recognised ?? (outcome.ok ? outcome.document : undefined)
    if (!document) {
      if (!outcome.ok) log(problemLine(basename(file), outcome))
      return 1
    }
    const { title, text: content, pages, warnings } = document
    if (options.json) printJson({ title, text: content, pages: pages.map(({ page, start, end }) => ({ page, start, end })), warnings })
    else print(content)
    return 0
  } finally {
    await parser.close()
  }
}

/** What text recognition made of this very version of the file; it is not recognised again to be printed. */
async function recognisedText(file: string, options: Options): Promise<Document | undefined> {
  const kb = await open(options, 'read')
  try {
    const path = await realpath(file)
    const row = kb.library.files({ states: ['indexed'] }).find((one) => one.path === path)
    const now = await stat(path)
    const isCurrent = row?.bytes === now.size && row.modifiedMs === Math.floor(now.mtimeMs)
    return isCurrent ? (await kb.library.document(path))?.document : undefined
  } finally {
    await kb.close()
  }
}
