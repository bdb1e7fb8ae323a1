import { realpath } from 'node:fs/promises'
import { extname, relative, resolve } from 'node:path'
import { FootnoteError } from '../../shared/errors.ts'
import { DEFAULT_RULES, type FolderPreview, type FolderRules, type LeftOut } from '../../shared/folder-rules.ts'
import type { DocumentFormat, FileProblem } from '../../shared/types.ts'
import { estimate, type Tempo } from './estimate.ts'
import { disk, type FileAccess } from './file-access.ts'
import { formatOfExtension } from './parse/formats.ts'
import { createRules } from './rules.ts'
import { scan } from './scan.ts'

export interface PreviewOptions {
  readonly rules?: FolderRules
  /** Our own data folder, which is left out. */
  readonly except?: readonly string[]
  readonly files?: FileAccess
  readonly signal?: AbortSignal
  /** Counting stops here. Default: MAX_FILES. */
  readonly maxFiles?: number
  /** Of this machine, as measured. Default: that of a slow one. */
  readonly tempo?: Tempo
}

/** Not measured yet: a bound so that counting a whole disk ends; more is "more than" to a person anyway. */
const MAX_FILES = 250_000
/** Four times a second is as often as a person reads a number that runs. */
const TELL_EVERY_MS = 250
const EXAMPLES = 5
const UNREAD_TYPES = 12
const PROBLEMS = 20
/** From here on a first run takes long enough that the user should have been told. */
const MANY_FILES = 100_000

/** What adding a folder, or a file, would mean: figures that grow while it is counted, and last the whole. Reads no file. */
export async function* previewFolder(path: string, options: PreviewOptions = {}): AsyncGenerator<FolderPreview> {
  const { files = disk, maxFiles = MAX_FILES, rules = DEFAULT_RULES } = options
  const root = await realpath(resolve(path)).catch(() => undefined)
  if (root === undefined)
    throw new FootnoteError(
      'not-found',
      `There is no folder or file ${path}.`,
      'Check the name, and whether the disk it lies on is connected.'
    )
  const tally = createTally(root, options.tempo)
  let toldMs = performance.now()
  const except = await Promise.all((options.except ?? []).map((own) => realpath(own).catch(() => own)))
  const scanOptions = { rules: createRules(root, rules, files, except), foldersAsOne: true, files }
  const found = scan(root, options.signal ? { ...scanOptions, signal: options.signal } : scanOptions)
  try {
    for await (const one of found) {
      if (one.type === 'file') tally.file(one.path, one.bytes)
      else if (one.type === 'excluded') tally.leftOut(one)
      else tally.problem({ reason: `${relative(root, one.path)}: ${one.reason}`, remedy: one.remedy })
      if (tally.entries >= maxFiles) break
      if (performance.now() - toldMs < TELL_EVERY_MS) continue
      options.signal?.throwIfAborted()
      toldMs = performance.now()
      yield tally.preview({ done: false, capped: false })
    }
  } catch (thrown) {
    options.signal?.throwIfAborted()
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : String(thrown)
    tally.problem({
      reason: `The folder cannot be read (${code})`,
      remedy: 'Give yourself the right to read it, or check the disk it lies on'
    })
  }
  yield tally.preview({ done: true, capped: tally.entries >= maxFiles })
}

function createTally(root: string, tempo?: Tempo) {
  const types = new Map<DocumentFormat, Totals>()
  const unreadTypes = new Map<string, Totals>()
  const rules = new Map<string, { -readonly [Key in keyof LeftOut]: LeftOut[Key] } & { examples: string[] }>()
  const readable = { files: 0, bytes: 0 }
  const unread = { files: 0, bytes: 0 }
  const problems: FileProblem[] = []
  let entries = 0
  let morePlaces = 0

  return {
    get entries() {
      return entries
    },
    file(path: string, bytes: number) {
      entries++
      const extension = extname(path).toLowerCase()
      const format = formatOfExtension(extension)
      add(format ? readable : unread, bytes)
      add(format ? totalsOf(types, format) : totalsOf(unreadTypes, extension || 'no extension'), bytes)
    },
    leftOut({ path, rule, reason: told }: { path: string; rule: LeftOut['rule']; reason: string }) {
      entries++
      const reason = told.replace(/^Left out: /, '')
      // A tree of repositories has a list of its own in each; the rest of them is one line.
      const key = rules.has(reason) || rules.size < 200 ? reason : rule
      const line = rules.get(key) ?? { rule, reason: key, entries: 0, examples: [] }
      line.entries++
      if (line.examples.length < EXAMPLES) line.examples.push(relative(root, path))
      rules.set(key, line)
    },
    problem(problem: FileProblem) {
      if (problems.length < PROBLEMS) problems.push(problem)
      else morePlaces++
    },
    preview({ done, capped }: Pick<FolderPreview, 'done' | 'capped'>): FolderPreview {
      const told = [...problems]
      if (morePlaces) told.push({ reason: `${morePlaces} more places cannot be read`, remedy: 'Give yourself the right to read them' })
      if (readable.files >= MANY_FILES)
        told.push({ reason: 'These are very many files', remedy: 'Leave folders out that you never search, or add single folders of it' })
      return {
        path: root,
        done,
        capped,
        readable: { ...readable },
        types: mostFirst(types).map(([format, totals]) => ({ format, ...totals })),
        unreadTypes: mostFirst(unreadTypes)
          .slice(0, UNREAD_TYPES)
          .map(([extension, totals]) => ({ extension, ...totals })),
        unread: { ...unread },
        leftOut: [...rules.values()].sort((a, b) => b.entries - a.entries).map((line) => ({ ...line, examples: [...line.examples] })),
        mayNeedOcr: { images: types.get('image')?.files ?? 0, pdfs: types.get('pdf')?.files ?? 0 },
        estimate: estimate(types, tempo),
        problems: told
      }
    }
  }
}

interface Totals {
  files: number
  bytes: number
}

function add(totals: Totals, bytes: number): void {
  totals.files++
  totals.bytes += bytes
}

function totalsOf<Key>(map: Map<Key, Totals>, key: Key): Totals {
  const known = map.get(key)
  if (known) return known
  const totals = { files: 0, bytes: 0 }
  map.set(key, totals)
  return totals
}

function mostFirst<Key>(map: ReadonlyMap<Key, Totals>): [Key, Totals][] {
  return [...map].map(([key, totals]): [Key, Totals] => [key, { ...totals }]).sort((a, b) => b[1].files - a[1].files)
}
