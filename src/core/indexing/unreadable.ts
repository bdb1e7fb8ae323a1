import type { FileProblem } from '../../shared/types.ts'

export interface Unreadable extends FileProblem {
  /** The system's doing, not the file's (a network drive that went, another program's lock): the next look tries it again. */
  readonly passing: boolean
}

/** Why a file or folder cannot be read, by the system's code: the same words wherever it is met. */
export function unreadable(thrown: unknown, kind: 'file' | 'folder' = 'file'): Unreadable {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
  if (code === 'ENOENT') return { reason: `The ${kind} is gone`, remedy: 'Put it back if it should be found', passing: true }
  if (code === 'EACCES' || code === 'EPERM')
    return {
      reason: `No permission to read this ${kind}`,
      remedy: `Give yourself the right to read the ${kind}; it is picked up then`,
      passing: false
    }
  return {
    reason: `The system could not read this ${kind} (${code || String(thrown)})`,
    remedy: 'Check the disk or the network drive it lies on; it is tried again by itself',
    passing: true
  }
}
