import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { FootnoteError } from '../../shared/errors.ts'
import type { DownloadEvent, OcrLanguage } from '../../shared/types.ts'
import { readLanguages } from './catalogue.ts'
import { downloadModel, type DownloadOptions } from './download.ts'
import { describeFile } from './scan.ts'

export interface LanguagesOptions extends Omit<DownloadOptions, 'convertScript' | 'verify'> {
  /** The model folder; languages lie in `ocr/` in it. */
  readonly folder: string
  readonly resources: string
}

/** The languages of text recognition: data that a user fetches like a model, checked by its SHA-256. */
export interface Languages {
  list(): Promise<readonly OcrLanguage[]>
  /** Whether an id such as `ocr-eng` is one of a language. */
  has(id: string): boolean
  download(id: string, signal?: AbortSignal): AsyncIterable<DownloadEvent>
  /** Files of those codes that are installed. */
  files(codes: readonly string[]): Promise<readonly { readonly code: string; readonly file: string }[]>
}

export async function openLanguages({ folder, resources, ...options }: LanguagesOptions): Promise<Languages> {
  const entries = await readLanguages(resources)
  const fileOf = (name: string): string => join(folder, 'ocr', name)
  const isInstalled = async (name: string): Promise<boolean> => (await describeFile(fileOf(name))).length > 0
  const downloading = new Set<string>()
  return {
    list: async () =>
      await Promise.all(
        entries.map(async ({ id, code, name, bytes, file }) => ({ id, code, name, bytes, installed: await isInstalled(file) }))
      ),
    has: (id) => entries.some((entry) => entry.id === id),
    async *download(id, signal) {
      const entry = entries.find((one) => one.id === id)
      if (!entry) return yield { type: 'failed', id, reason: `There is no language "${id}".`, remedy: 'Choose one from the list.' }
      if (await isInstalled(entry.file)) return yield { type: 'installed', id, file: fileOf(entry.file) }
      if (downloading.has(id))
        return yield { type: 'failed', id, reason: `"${entry.name}" is being downloaded already.`, remedy: 'Wait until it is done.' }
      downloading.add(id)
      try {
        yield* downloadModel(entry, fileOf(entry.file), { ...options, convertScript: '', verify: mustBePacked }, signal)
      } finally {
        downloading.delete(id)
      }
    },
    files: async (codes) => {
      const found: { code: string; file: string }[] = []
      for (const { code, file } of entries) if (codes.includes(code) && (await isInstalled(file))) found.push({ code, file: fileOf(file) })
      // The first language counts most to tesseract: the user's order is kept.
      return found.sort((a, b) => codes.indexOf(a.code) - codes.indexOf(b.code))
    }
  }
}

async function mustBePacked(file: string): Promise<void> {
  const handle = await open(file, 'r')
  const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0).finally(() => handle.close())
  if (buffer[0] === 0x1f && buffer[1] === 0x8b) return
  await rm(file, { force: true })
  throw new FootnoteError('bad-model', 'The downloaded file is no language data.', 'Try again.')
}
