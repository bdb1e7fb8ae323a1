import { stat } from 'node:fs/promises'
import { asFootnoteError, FootnoteError } from '../../../shared/errors.ts'
import type { FileEntry, LibraryStatus, OcrStatus } from '../../../shared/types.ts'
import { type ParseOutcome, read } from '../parse/outcome.ts'
import type { Parser } from '../parse/parser-pool.ts'
import type { LanguageFile } from './contract.ts'
import { NO_TEXT_SEEN } from './image-file.ts'
import type { OcrReader } from './reader.ts'
import { PAGES_WAIT } from './waiting.ts'

/** What text recognition needs of the library. */
export interface OcrLibrary {
  status(): LibraryStatus
  onChange(listener: (status: LibraryStatus) => void): () => void
  files(filter: { readonly states: readonly ('needs-ocr' | 'skipped' | 'indexed')[] }): FileEntry[]
  retry(path: string): Promise<void>
}

/** Text recognition as a second pass: files that need it are read when nothing else is to be done, one page at a time. */
export interface Ocr {
  /** The library's parser, which hands over what was recognised when the library asks for the file again. */
  readonly parser: Parser
  status(): OcrStatus
  onChange(listener: () => void): () => void
  /** Goes to work whenever the library rests. */
  start(library: OcrLibrary): void
  /** Tries again what waits, and what had no text in the languages before. */
  languagesChanged(): Promise<void>
  /** Waits until no file waits for recognition (at once while it is off). */
  settled(signal?: AbortSignal): Promise<void>
  close(): Promise<void>
}

export interface OcrParts {
  readonly parser: Parser
  readonly reader: OcrReader
  /** Codes that are switched on; empty: off. */
  readonly wanted: () => readonly string[]
  /** Those of them whose data is installed. */
  readonly languages: () => Promise<readonly LanguageFile[]>
  readonly onWarning?: (warning: string) => void
}

/** After this long without work the process ends: it holds about 200 MB. */
const REST_MS = 20_000

export function createOcr(parts: OcrParts): Ocr {
  const stopping = new AbortController()
  const ready = new Map<string, { readonly mark: string; readonly outcome: ParseOutcome }>()
  const listeners = new Set<() => void>()
  let library: OcrLibrary | undefined
  let unlisten: (() => void) | undefined
  let working: Promise<void> | undefined
  let abandon = new AbortController()
  let halted = false
  let again = false
  let hand = { current: '', page: 0, pages: 0 }
  let rest: NodeJS.Timeout | undefined

  const show = (next: typeof hand): void => {
    hand = next
    for (const listener of listeners) listener()
  }
  const waiting = (): FileEntry[] => library?.files({ states: ['needs-ocr'] }) ?? []

  /** PDFs that are searchable but for some pages. */
  const mixed = (): FileEntry[] => library?.files({ states: ['indexed'] }).filter(({ reason }) => reason === PAGES_WAIT) ?? []

  /** Resolves when the library has nothing to read and nothing to embed. */
  const turn = async (): Promise<void> => {
    while (library && isBusy(library.status()) && !stopping.signal.aborted && !abandon.signal.aborted) {
      const { promise, resolve } = Promise.withResolvers<void>()
      const stop = library.onChange(() => resolve())
      const timer = setTimeout(resolve, LOOK_AGAIN_MS)
      await promise
      clearTimeout(timer)
      stop()
    }
  }

  const work = async (): Promise<void> => {
    // A file that comes back as it was (its state could not be written) is not tried twice in one run.
    const tried = new Set<string>()
    while (library && !halted && !stopping.signal.aborted && parts.wanted().length > 0) {
      await turn()
      const languages = await parts.languages()
      const isNew = ({ path, modifiedMs }: FileEntry): boolean => !tried.has(`${modifiedMs}:${path}`)
      const next = waiting().find(isNew) ?? mixed().find(isNew)
      if (!next || languages.length === 0) break
      tried.add(`${next.modifiedMs}:${next.path}`)
      abandon = new AbortController()
      const signal = AbortSignal.any([stopping.signal, abandon.signal])
      try {
        await recognise(library, next, languages, signal)
      } catch (thrown) {
        if (!signal.aborted) throw thrown
        if (!stopping.signal.aborted) tried.clear() // other languages were chosen
      }
    }
    show({ current: '', page: 0, pages: 0 })
    rest = setTimeout(() => void parts.reader.rest(), REST_MS)
    rest.unref()
  }

  const recognise = async (
    index: OcrLibrary,
    { path, state }: FileEntry,
    languages: readonly LanguageFile[],
    signal: AbortSignal
  ): Promise<void> => {
    const mark = await markOf(path)
    show({ current: path, page: 0, pages: 0 })
    const text = state === 'indexed' ? await parts.parser.parse(path, signal) : undefined
    const into = text?.ok ? text.document : undefined
    const found = await parts.reader.read(path, {
      languages,
      signal,
      into,
      turn,
      onPage: (page, pages) => show({ current: path, page, pages })
    })
    // What can be read of a PDF is not lost with the pages that cannot be.
    const outcome = into && !found.ok ? read(into, found) : found
    ready.set(path, { mark, outcome })
    try {
      await index.retry(path)
    } finally {
      ready.delete(path)
    }
  }

  const run = (): void => {
    if (working || stopping.signal.aborted || !library || parts.wanted().length === 0) return
    clearTimeout(rest)
    working = work()
      .catch((thrown: unknown) => {
        if (!stopping.signal.aborted) parts.onWarning?.(asFootnoteError(thrown).message)
      })
      .finally(() => {
        working = undefined
        if (!again) return
        again = false
        run()
      })
  }

  return {
    parser: {
      parse: async (path, signal) => {
        const found = ready.get(path)
        if (found && found.mark === (await markOf(path))) return found.outcome
        return await parts.parser.parse(path, signal)
      },
      close: () => parts.parser.close()
    },
    status: () => ({ languages: parts.wanted(), waiting: library?.status().counts['needs-ocr'] ?? 0, ...hand }),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start(index) {
      library = index
      let known = ''
      unlisten = index.onChange(({ work: busy, counts, chunks }) => {
        if (busy) return
        const now = [counts['needs-ocr'], counts.indexed, chunks].join()
        if (now === known) return
        known = now
        for (const listener of listeners) listener()
        if (working) again = true
        else run()
      })
      run()
    },
    async languagesChanged() {
      abandon.abort()
      await working
      const blank = library?.files({ states: ['skipped'] }).filter(({ reason }) => reason === NO_TEXT_SEEN.reason) ?? []
      if (parts.wanted().length > 0) for (const { path } of blank) await library?.retry(path)
      run()
      show(hand)
    },
    async settled(signal) {
      const stop = (): void => {
        halted = true
        abandon.abort()
      }
      signal?.addEventListener('abort', stop, { once: true })
      run()
      await working
      signal?.removeEventListener('abort', stop)
      halted = false
      if (signal?.aborted) throw new FootnoteError('stopped', 'Stopped.', '')
    },
    async close() {
      clearTimeout(rest)
      unlisten?.()
      stopping.abort(new DOMException('The library was closed.', 'AbortError'))
      await working
      await parts.reader.rest()
    }
  }
}

/** Ordinary work, a pause and an answer being written all go first. */
function isBusy({ work, pace }: LibraryStatus): boolean {
  return work !== undefined || pace?.now === 'paused' || pace?.reason === 'answering'
}

/** The library tells each change; this is for a change that is lost. */
const LOOK_AGAIN_MS = 1000

/** Names a file's version: a recognised text belongs to exactly one. */
async function markOf(path: string): Promise<string> {
  const found = await stat(path, { bigint: true }).catch(() => undefined) // gone: matches nothing that was there
  return found ? `${found.size}:${found.mtimeNs}:${found.ctimeNs}` : ''
}
