import { readFile, stat } from 'node:fs/promises'
import { PARSE_LIMITS, megabytes } from '../parse/limits.ts'
import { failed, type ParseProblem, skipped } from '../parse/outcome.ts'
import { DAMAGED, unfitImage } from './image-file.ts'
import type { PageSource } from './raster.ts'

/** Opens an image or a PDF as pages to draw; what is wrong with it is a problem for the ledger. */
export async function openPages(path: string): Promise<{ readonly source: PageSource; readonly format: 'image' | 'pdf' } | ParseProblem> {
  const { size } = await stat(path)
  if (size > PARSE_LIMITS.containerBytes)
    return skipped(
      `The file has ${megabytes(size)}, and Footnote reads at most ${megabytes(PARSE_LIMITS.containerBytes)}`,
      'Split it into smaller files'
    )
  const bytes = await readFile(path)
  if (bytes.subarray(0, 1024).includes('%PDF-')) {
    try {
      return { source: await (await import('./pdf-pages.ts')).openPdf(bytes), format: 'pdf' }
    } catch {
      return failed('The PDF is damaged', 'Open it in a PDF viewer and save it again') // its words are for programmers
    }
  }
  const unfit = unfitImage(bytes)
  if (unfit) return unfit
  try {
    const isTiff = bytes[0] === 0x49 || bytes[0] === 0x4d
    if (isTiff) return { source: (await import('./tiff.ts')).openTiff(bytes), format: 'image' }
    const { drawImage } = await import('./canvas.ts')
    return { source: { pages: 1, draw: () => drawImage(bytes), close: () => Promise.resolve() }, format: 'image' }
  } catch {
    return DAMAGED // the decoder's words are for programmers
  }
}
