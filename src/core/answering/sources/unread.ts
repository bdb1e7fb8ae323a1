import { basename } from 'node:path'
import type { FileEntry } from '../../../shared/types.ts'
import type { Shelf } from '../question/target.ts'

/** Files named at most; the rest is counted. */
const NAMED = 3

/** In plain words, why pinned files cannot answer: not there, not indexed yet, or not readable, each with what to do. */
export function pinnedProblems(pinned: readonly string[], shelf: Shelf): readonly string[] {
  return pinned.flatMap((name) => {
    const files = shelf.files({ files: [name] })
    if (files.length === 0) return [`No file of your folders that may be read here is called “${name}”.`]
    return files.some(({ state }) => state === 'indexed') ? [] : problemsOf(files)
  })
}

/** Why these files are not searched; nothing for those that are. */
export function problemsOf(files: readonly FileEntry[]): readonly string[] {
  const silent = files.filter(({ state }) => state !== 'indexed')
  const told = silent
    .slice(0, NAMED)
    .map(({ path, state, reason, remedy }) =>
      state === 'queued' || state === 'reading'
        ? `“${basename(path)}” is not indexed yet.`
        : [`“${basename(path)}” could not be read:`, stopped(reason), stopped(remedy)].filter(Boolean).join(' ')
    )
  return silent.length > NAMED ? [...told, `${silent.length - NAMED} more files of it were not read.`] : told
}

function stopped(sentence: string): string {
  return sentence === '' || /[.!?]$/.test(sentence) ? sentence : `${sentence}.`
}
