import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/**
 * `ok` and `derived`: `expected` must come out, on its page where one is named. `error`: a clear, named problem. `either`: both are fine.
 * `recoverable`: the text, or at least a clear problem.
 */
const KINDS = ['ok', 'derived', 'error', 'either', 'recoverable'] as const

const Row = z.object({
  path: z.string().min(1),
  kind: z.enum(KINDS),
  breakage: z.string(),
  expected: z.string(),
  page: z.string().transform((page) => (page === '' ? undefined : Number(page)))
})

/** One file of a folder of real files, and what must come of it. */
export type ManifestRow = z.infer<typeof Row>

/** Reads `manifest.csv` of a folder; its first line names the columns. */
export async function readManifest(folder: string): Promise<ManifestRow[]> {
  const [names = [], ...lines] = parseCsv(await readFile(join(folder, 'manifest.csv'), 'utf8'))
  return lines.map((cells) => Row.parse(Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']))))
}

/** Quoted cells may hold commas, line breaks and doubled quotes. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  let row: string[] = rows[0] ?? []
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    if (quoted === undefined && plain === '' && end === '' && row.length === 0) break
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === ',') continue
    if (end === '') break
    rows.push((row = []))
  }
  return rows.filter((cells) => cells.some((cell) => cell !== ''))
}
