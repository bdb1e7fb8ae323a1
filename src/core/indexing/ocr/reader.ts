import { basename, extname } from 'node:path'
import { asFootnoteError, FootnoteError } from '../../../shared/errors.ts'
import type { SpawnChild } from '../../process/spawn.ts'
import { supervise, type Supervised } from '../../process/supervise.ts'
import { failed, type ParseOutcome, read } from '../parse/outcome.ts'
import { recognition, type LanguageFile, type OcrLine } from './contract.ts'
import { ocrDocument } from './document.ts'
import { NO_TEXT_SEEN } from './image-file.ts'

export interface OcrReaderOptions {
  /** Absolute path of the process's program. */
  readonly entry: string
  /** Default: fork. Not Electron's utility process: pdf.js takes that for a browser. */
  readonly spawn?: SpawnChild | undefined
  /** Longest that one page may take. Default 120 s: a dense A4 page takes 4 to 6 s on one core. */
  readonly pageTimeoutMs?: number
}

export interface OcrReadOptions {
  readonly languages: readonly LanguageFile[]
  readonly signal: AbortSignal
  /** Waited for before every page: ordinary work goes first. */
  readonly turn?: () => Promise<void>
  readonly onPage?: (page: number, pages: number) => void
}

/** Recognises the text of image files and of PDFs that are pictures. */
export interface OcrReader {
  /** Bad files are outcomes; rejects only when `signal` aborts. One file at a time. */
  read(path: string, options: OcrReadOptions): Promise<ParseOutcome>
  /** Ends the process and gives its memory back; the next file starts another. */
  rest(): Promise<void>
}

export function createOcrReader({ entry, spawn, pageTimeoutMs = 120_000 }: OcrReaderOptions): OcrReader {
  let child: Supervised<typeof recognition> | undefined
  const client = async () => {
    child ??= supervise({ contract: recognition, entry, name: 'Text recognition', advice: '', spawn, backOffMs: [0] })
    if (child.state === 'down') child.restart()
    return await child.client()
  }

  const withLimit = async <T>(signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    const limit = AbortSignal.timeout(pageTimeoutMs)
    try {
      return await work(AbortSignal.any([signal, limit]))
    } catch (thrown) {
      // A process that computes hears no cancel; it is ended, and the next page or file gets a fresh one.
      if (limit.aborted || signal.aborted) child?.restart()
      signal.throwIfAborted()
      throw limit.aborted ? new FootnoteError('stopped', `A page took longer than ${pageTimeoutMs / 1000} s`, '') : thrown
    }
  }

  const readPages: OcrReader['read'] = async (path, { languages, signal, turn, onPage }) => {
    const opened = await withLimit(signal, async (limited) => await (await client()).open({ path }, { signal: limited }))
    if (!opened.ok) return opened
    const pages: (readonly OcrLine[])[] = []
    const unread: number[] = []
    for (let page = 1; page <= opened.pages; page++) {
      await turn?.()
      signal.throwIfAborted()
      onPage?.(page, opened.pages)
      try {
        pages.push(
          await withLimit(signal, async (limited) => await (await client()).page({ page, languages: [...languages] }, { signal: limited }))
        )
      } catch (thrown) {
        signal.throwIfAborted()
        // One damaged page must not cost the others; one that ends the process, or never ends, does.
        if (asFootnoteError(thrown).code !== 'internal') throw thrown
        pages.push([])
        unread.push(page)
      }
    }
    await (await client()).close({})
    if (unread.length === opened.pages) return UNDRAWN
    if (pages.every((lines) => lines.length === 0)) return NO_TEXT_SEEN
    return read(ocrDocument(basename(path, extname(path)), opened.format, pages, unread))
  }

  return {
    read: async (path, options) => {
      try {
        return await readPages(path, options)
      } catch (thrown) {
        options.signal.throwIfAborted()
        const { message } = asFootnoteError(thrown)
        return failed(`Text recognition did not get through this file (${message.slice(0, 160)})`, 'Save a smaller copy of it, or retry it')
      }
    },
    rest: async () => {
      const last = child
      child = undefined
      await last?.close()
    }
  }
}

const UNDRAWN = failed('The pages of the file could not be drawn', 'Open it in its own program and save it again')
