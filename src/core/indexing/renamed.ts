import { basename } from 'node:path'
import type { Document } from '../../shared/types.ts'
import type { LedgerRow } from '../store/ledger.ts'
import { titleFromName } from './parse/title-from-name.ts'
import { parseDate } from './parse/written-date.ts'

/** Whether a file under its new name is the same document: its name gave neither its title nor its day. */
export function keepsItsName(row: LedgerRow, path: string): boolean {
  if (basename(row.path) === basename(path)) return true
  // The first line of a text is its title only where its name says nothing.
  if (row.format === 'text' || row.title === titleFromName(row.path)) return false
  return parseDate(basename(row.path)) === parseDate(basename(path))
}

/** The document under its new name, without reading the file again: a scan took minutes to recognise. */
export function renamed(stored: Document, row: LedgerRow, path: string): Document {
  const title = row.title === titleFromName(row.path) ? titleFromName(path) : row.title
  const { writtenMs, ...facts } = stored.facts ?? {}
  const isOfName = writtenMs === undefined || writtenMs === parseDate(basename(row.path))
  const written = isOfName ? parseDate(basename(path)) : writtenMs
  return { ...stored, title, facts: { ...facts, ...(written === undefined ? {} : { writtenMs: written }) } }
}
