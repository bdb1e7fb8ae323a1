import { openEmbedRate } from '../../core/indexing/embed-rate.ts'
import { previewFolder } from '../../core/indexing/preview.ts'
import { unreadKind } from '../../core/indexing/unread-kind.ts'
import { counted } from '../../shared/counted.ts'
import type { FolderPreview } from '../../shared/folder-rules.ts'
import type { Options } from '../options.ts'
import { log, print, printJson, problemLine } from '../output.ts'
import { UsageError } from '../usage.ts'

/** `preview DIR`: what adding a folder would mean; reads no file and needs no index. */
export async function preview(words: readonly string[], options: Options, signal: AbortSignal): Promise<number> {
  const [path] = words
  if (words.length !== 1 || !path) throw new UsageError('preview: name one folder or file')
  let last: FolderPreview | undefined
  const tempo = { tokensPerSecond: (await openEmbedRate(options.data)).slowest() }
  for await (const one of previewFolder(path, { except: [options.data], tempo, signal })) {
    last = one
    if (!one.done && process.stderr.isTTY) log(`${counted(one.readable.files, 'file')} …`)
  }
  if (!last) return 1
  if (options.json) printJson(last)
  else {
    lines(last).forEach((line) => print(line))
    const unread = await unreadKind(path)
    if (unread) print(problemLine('Problem', unread))
  }
  return 0
}

function lines({ path, capped, readable, types, unread, unreadTypes, leftOut, mayNeedOcr, estimate, problems }: FolderPreview): string[] {
  const more = capped ? 'more than ' : ''
  return [
    `${path}: ${more}${counted(readable.files, 'file')} to read, ${megabytes(readable.bytes)}`,
    ...types.map(({ format, files, bytes }) => `  ${format.padEnd(10)} ${counted(files, 'file')}, ${megabytes(bytes)}`),
    ...(unread.files
      ? [
          `${more}${counted(unread.files, 'file')} of other types: ${unreadTypes.map((one) => `${one.extension} ${String(one.files)}`).join(', ')}`
        ]
      : []),
    ...(leftOut.length ? ['Left out:'] : []),
    ...leftOut.map(
      ({ reason, entries, examples }) => `  ${String(entries)} × ${reason} (${examples.slice(0, 3).join(', ')}${entries > 3 ? ', …' : ''})`
    ),
    ...(mayNeedOcr.images + mayNeedOcr.pdfs
      ? [
          `${counted(mayNeedOcr.images, 'image needs', 'images need')} text recognition, and so may some of ${counted(mayNeedOcr.pdfs, 'PDF file')}`
        ]
      : []),
    `About ${time(estimate.readMs)} until found by words, ${time(estimate.embedMs)} by meaning; about ${megabytes(estimate.indexBytes)} of disk`,
    ...problems.map((problem) => problemLine('Problem', problem))
  ]
}

function megabytes(bytes: number): string {
  return bytes < 1_000_000 ? `${String(Math.ceil(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`
}

function time(ms: number): string {
  const minutes = ms / 60_000
  return minutes < 1 ? 'a minute' : minutes < 90 ? `${String(Math.ceil(minutes))} minutes` : `${(minutes / 60).toFixed(1)} hours`
}
