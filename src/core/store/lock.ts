import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FootnoteError } from '../../shared/errors.ts'

export interface Lock {
  release(): void
}

interface Holder {
  readonly pid: number
  /** Tells two processes with the same number apart: containers and reboots hand numbers out again. */
  readonly started: string
}

/** Takes the data folder for writing. A lock whose process is gone is taken over; one whose process lives is an error that says so. */
export function takeLock(folder: string): Lock {
  const path = join(folder, 'footnote.lock')
  const mine: Holder = { pid: process.pid, started: startOf(process.pid) }
  for (let attempt = 0; attempt < 5; attempt++) {
    if (create(path, mine)) return { release: () => release(path, mine) }
    const holder = readHolder(path)
    if (holder && isAlive(holder)) throw inUse(folder, holder)
    removeStale(path, holder)
  }
  throw inUse(folder, readHolder(path))
}

/** Written beside and linked into place: nobody finds it empty and takes it for the lock of a process that was killed while writing it. */
function create(path: string, holder: Holder): boolean {
  const draft = `${path}.${process.pid}.new`
  try {
    writeFileSync(draft, JSON.stringify(holder))
    linkSync(draft, path)
    return true
  } catch (thrown) {
    if (hasCode(thrown, 'EEXIST')) return false
    if (NO_LINKS.some((code) => hasCode(thrown, code))) return createInPlace(path, holder)
    throw thrown
  } finally {
    rmSync(draft, { force: true })
  }
}

/** A file system without hard links (FAT). */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']

function createInPlace(path: string, holder: Holder): boolean {
  try {
    writeFileSync(path, JSON.stringify(holder), { flag: 'wx' })
    return true
  } catch (thrown) {
    if (hasCode(thrown, 'EEXIST')) return false
    rmSync(path, { force: true })
    throw thrown
  }
}

/** Takes the stale lock aside first and looks again: of two processes that saw it stale, the slower one may have caught the quicker one's new lock. */
function removeStale(path: string, stale: Holder | undefined): void {
  const aside = `${path}.${process.pid}`
  try {
    renameSync(path, aside)
  } catch (thrown) {
    if (hasCode(thrown, 'ENOENT')) return
    throw thrown
  }
  const caught = readHolder(aside)
  if (caught && (caught.pid !== stale?.pid || caught.started !== stale.started) && isAlive(caught)) {
    try {
      linkSync(aside, path)
    } catch (thrown) {
      if (!hasCode(thrown, 'EEXIST')) throw thrown
    }
  }
  rmSync(aside, { force: true })
}

function release(path: string, mine: Holder): void {
  try {
    const holder = readHolder(path)
    if (holder?.pid === mine.pid && holder.started === mine.started) rmSync(path, { force: true })
  } catch {
    // Whoever closes may be on the way out of another failure; a lock whose process is gone is taken over.
  }
}

/** Undefined for no lock and for one whose writer was killed while writing it. */
function readHolder(path: string): Holder | undefined {
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (typeof read !== 'object' || read === null || !('pid' in read) || !('started' in read)) return undefined
    return typeof read.pid === 'number' && typeof read.started === 'string' ? { pid: read.pid, started: read.started } : undefined
  } catch (thrown) {
    if (thrown instanceof SyntaxError || hasCode(thrown, 'ENOENT')) return undefined
    throw thrown
  }
}

function isAlive({ pid, started }: Holder): boolean {
  if (pid === process.pid) return started === startOf(pid)
  try {
    process.kill(pid, 0)
  } catch (thrown) {
    // EPERM: it lives and belongs to someone else.
    if (!hasCode(thrown, 'EPERM')) return false
  }
  const now = startOf(pid)
  return now === '' || started === '' || now === started
}

/** When a process started, as the system counts it; empty where the system does not tell (then the number alone decides). */
function startOf(pid: number): string {
  if (pid === process.pid && process.platform !== 'linux') return String(Math.round(performance.timeOrigin))
  if (process.platform !== 'linux') return ''
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may hold spaces; the start time is field 22, the 20th after the name.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch (thrown) {
    if (thrown instanceof Error) return ''
    throw thrown
  }
}

function inUse(folder: string, holder: Holder | undefined): FootnoteError {
  return new FootnoteError(
    'not-allowed',
    `Footnote is already running with this data folder (${folder}${holder ? `, process ${holder.pid}` : ''}).`,
    'Use the window that is open, or close it first. Searching and asking work beside it.'
  )
}

function hasCode(thrown: unknown, code: string): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === code
}
