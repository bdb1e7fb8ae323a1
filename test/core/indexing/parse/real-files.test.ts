import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseFile } from '../../../../src/core/indexing/parse/parse.ts'

// A folder of real and broken files beside the project, where there is one; every line of its manifest is a test.
const folder = join(import.meta.dirname, '../../../../../shared/files')
const manifest = join(folder, 'manifest.csv')
const FORMATS = new Set(['.txt', '.md', '.html', '.xhtml', '.pdf', '.docx', '.csv'])

/** Read as far as it can be, and known not to hold the phrase: its letters are set apart by spaces in the file itself. */
const KNOWN_GAPS = new Set(['pdf/testExtraSpaces.pdf'])

interface Row {
  readonly path: string
  readonly kind: string
  readonly expected: string
  readonly page: string
}

describe.skipIf(!existsSync(manifest))('real files', () => {
  const rows = existsSync(manifest) ? readManifest().filter((row) => FORMATS.has(extname(row.path)) && !KNOWN_GAPS.has(row.path)) : []

  it.each(rows.filter((row) => row.kind === 'ok' || row.kind === 'derived'))(
    '$path holds "$expected"',
    async ({ path, expected, page }) => {
      const outcome = await parseFile(join(folder, path))
      if (!outcome.ok) throw new Error(outcome.reason)
      const { text, pages } = outcome.document
      const span = page === '' ? { start: 0, end: text.length } : pages.find((candidate) => candidate.page === Number(page))
      expect(plain(text.slice(span?.start, span?.end))).toContain(plain(expected))
    }
  )

  it.each(rows.filter((row) => row.kind === 'error'))('$path ends in a named state', async ({ path }) => {
    const outcome = await parseFile(join(folder, path))
    if (outcome.ok) throw new Error('it was read')
    expect(outcome.reason.length * outcome.remedy.length).toBeGreaterThan(0)
  })

  it.each(rows.filter((row) => row.kind === 'either' || row.kind === 'recoverable'))('$path harms nobody', async ({ path }) => {
    await parseFile(join(folder, path))
  })

  it('has rows to check', () => expect(rows.length).toBeGreaterThan(50))
})

function plain(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, ' ')
}

function readManifest(): Row[] {
  const [, ...lines] = readFileSync(manifest, 'utf8').trim().split('\n')
  return lines.map((line) => {
    const cells = [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) =>
      cell.replace(/^"|"$/g, '').replaceAll('""', '"')
    )
    return { path: cells[0] ?? '', kind: cells[6] ?? '', expected: cells[8] ?? '', page: cells[9] ?? '' }
  })
}
