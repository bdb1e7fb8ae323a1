import { asFootnoteError, FootnoteError } from '../../../shared/errors.ts'
import type { Document } from '../../../shared/types.ts'
import type { SpawnChild } from '../../process/spawn.ts'
import { supervise, type Supervised } from '../../process/supervise.ts'
import { failed, type ParseOutcome, read } from '../parse/outcome.ts'
import { titleFromName } from '../parse/title-from-name.ts'
import { recognition, type LanguageFile, type OcrLine } from './contract.ts'
import { ocrDocument } from './document.ts'
import { NO_TEXT_SEEN } from './image-file.ts'
import { TOO_MUCH_MEMORY } from './memory-guard.ts'
import { silentPages, withRecognised } from './merge.ts'

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
  /** A PDF some of whose pages hold text: only the others are read, and put into it. */
  readonly into?: Document | undefined
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

  const readPages: OcrReader['read'] = async (path, { languages, signal, into, turn, onPage }) => {
    const opened = await withLimit(signal, async (limited) => await (await client()).open({ path }, { signal: limited }))
    if (!opened.ok) return opened
    const found = new Map<number, readonly OcrLine[]>()
    const unread: number[] = []
    const wanted = into ? silentPages(into) : Array.from({ length: opened.pages }, (_, index) => index + 1)
    for (const page of wanted) {
      await turn?.()
      signal.throwIfAborted()
      onPage?.(page, opened.pages)
      try {
        const ask = async (limited: AbortSignal) => await (await client()).page({ page, languages: [...languages] }, { signal: limited })
        found.set(page, await withLimit(signal, ask))
      } catch (thrown) {
        signal.throwIfAborted()
        // One damaged page must not cost the others; one that ends the process, or never ends, does.
        if (asFootnoteError(thrown).code !== 'internal') throw thrown
        found.set(page, [])
        unread.push(page)
      }
    }
    await (await client()).close({})
    if (into) return read(withRecognised(into, found, unread))
    if (unread.length === opened.pages) return UNDRAWN
    const pages = [...found.values()]
    if (pages.every((lines) => lines.length === 0)) return NO_TEXT_SEEN
    return read(ocrDocument(titleFromName(path), opened.format, pages, unread))
  }

  return {
    read: async (path, options) => {
      try {
        return await readPages(path, options)
      } catch (thrown) {
        options.signal.throwIfAborted()
        const { message, cause } = asFootnoteError(thrown)
        const why = typeof cause === 'string' && cause.includes(TOO_MUCH_MEMORY) ? TOO_MUCH_MEMORY : message.slice(0, 160)
        return failed(`Text recognition did not get through this file (${why})`, 'Save a smaller copy of it, or retry it')
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
