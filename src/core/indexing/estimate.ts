import type { FileTotals, FolderPreview } from '../../shared/folder-rules.ts'
import type { DocumentFormat } from '../../shared/types.ts'

/**
 * Time and disk for files of these formats, from what others of their kind took. Good to a factor of two or three, not more;
 * `tokensPerSecond` is what the embedder was measured to do on this machine, undefined before that; `gentle`: half of the time is rest.
 */
export function estimate(
  types: ReadonlyMap<DocumentFormat, FileTotals>,
  { tokensPerSecond, gentle = false }: Tempo = {}
): FolderPreview['estimate'] {
  let characters = 0
  let readMs = 0
  for (const [format, { files, bytes }] of types) {
    characters += bytes * (MEASURED[format] ?? TEXT).charactersPerByte
    readMs += readingMs(format, files, bytes)
  }
  const tokens = Math.round(characters / CHARACTERS_PER_TOKEN)
  const embedMs = (tokens / (tokensPerSecond ?? TOKENS_PER_SECOND)) * 1000
  const slower = gentle ? 2 : 1
  return {
    tokens,
    readMs: Math.round(readMs * slower),
    embedMs: Math.round((tokensPerSecond === undefined && tokens > 0 ? Math.max(embedMs, FIRST_MS) : embedMs) * slower),
    indexBytes: Math.round(characters * INDEX_BYTES_PER_CHARACTER)
  }
}

/** How fast the work goes. */
export interface Tempo {
  readonly tokensPerSecond?: number | undefined
  readonly gentle?: boolean
}

/** Milliseconds to read so many files of a format, together so many bytes. */
export function readingMs(format: DocumentFormat | undefined, files: number, bytes: number): number {
  return files * MS_PER_FILE + (format ? (bytes / 1_000_000) * (MEASURED[format] ?? TEXT).msPerMb : 0)
}

interface Yield {
  readonly charactersPerByte: number
  /** Reading alone, beyond what every file costs. */
  readonly msPerMb: number
}

/** 7.4 MB of plain text in 41 files: 0.999 characters a byte, 34 ms/MB. */
const TEXT: Yield = { charactersPerByte: 1, msPerMb: 34 }
/**
 * 148 real and generated files of the corpus on two slow cores. Zipped and binary formats vary most: a PDF of scans has no text
 * at all, one of bare pages has a character for every five bytes. Formats that are not named here were not measured and
 * are reckoned as text.
 */
const MEASURED: Readonly<Partial<Record<DocumentFormat, Yield>>> = {
  // remark: about a second per MB.
  markdown: { charactersPerByte: 1, msPerMb: 1000 },
  html: { charactersPerByte: 0.47, msPerMb: 1000 },
  pdf: { charactersPerByte: 0.073, msPerMb: 1500 },
  docx: { charactersPerByte: 0.86, msPerMb: 2000 },
  code: { charactersPerByte: 1, msPerMb: 127 },
  rtf: { charactersPerByte: 0.2, msPerMb: 500 },
  // Text recognition is not counted in.
  image: { charactersPerByte: 0, msPerMb: 0 }
}

/** Hashing, reading and writing: 442 chat files in 3.0 s (`npm run bench:speed -- --part b`). */
const MS_PER_FILE = 7
/** English and German prose in the tokens of the embedders that we offer. */
const CHARACTERS_PER_TOKEN = 4
/** The small embedder on two cores without a GPU (`npm run bench:speed -- --part a`). */
const TOKENS_PER_SECOND = 1550
/** The least that is told before the embedder was measured: it loads for the first time, which took a minute on two busy cores. */
const FIRST_MS = 60_000
/** Vectors of 384 numbers, text, full-text index and archive: 9 to 10.6 over 365 files (1.07 million characters). */
const INDEX_BYTES_PER_CHARACTER = 9
