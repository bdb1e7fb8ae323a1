import { basename } from 'node:path'
import type { Turn } from '../../../shared/types.ts'
import { askedAsWhole, fileCalled, minutesAsked } from './called.ts'
import { neededTurns, searchQuery } from './follow-up.ts'
import { intentOf, type Intent } from './intent.ts'
import { plainly } from './plainly.ts'
import { pinnedIn, scopeWords, type Scope } from './scope.ts'
import { subjectOf } from './subject.ts'
import { speaksOf, targetOf, type Shelf, type Target } from './target.ts'

/** What is asked for, as far as the question, the conversation and the names of the files tell it. */
export interface Understood {
  /** Without the marks of mentions and what is said around it. */
  readonly plain: string
  /** Names of the files that it pins. */
  readonly pinned: readonly string[]
  /** Where the answer may come from, the pinned files with it. */
  readonly within: Scope
  /** The file or folder that it speaks of as a whole. */
  readonly target: Target | undefined
  readonly intent: Intent
  /** The scope in the words of the search box. */
  readonly scope: string
  /** The turns that it needs to be understood. */
  readonly needed: readonly Turn[]
  /** What it is about, where it asks for nothing particular of it. */
  readonly subject: string | undefined
  /** The file that it calls by its name, or the minutes of a day, without asking for anything in it: it is summed up. */
  readonly called: string | undefined
  /** What is searched for. */
  readonly query: string
}

/** Understands a question by rules alone, before anything is looked up. */
export function understand(question: string, history: readonly Turn[], options: Scope, shelf: Shelf | undefined): Understood {
  const { question: said, files: pinned } = pinnedIn(question)
  const plain = plainly(said)
  const within = { ...options, files: [...(options.files ?? []), ...pinned] }
  const named = shelf && targetOf(plain, within, shelf)
  const wanted = intentOf(plain, named !== undefined && speaksOf(plain, named))
  const needed = neededTurns(plain, history)
  const isAlone = wanted === 'answer' && needed.length === 0
  const about = isAlone ? subjectOf(plain) : undefined
  const called =
    shelf && isAlone
      ? (fileCalled(about ?? askedAsWhole(plain) ?? '', shelf.files(within)) ?? minutesAsked(plain, shelf.files(within)))
      : undefined
  const target = called ? ({ kind: 'file', name: basename(called.path), files: [called] } as const) : named
  const [intent, subject] = called ? (['summary', undefined] as const) : [wanted, about]
  const query = subject ?? searchQuery(plain, history)
  return {
    plain,
    pinned,
    within,
    target,
    intent,
    scope: scopeWords(aimed(within, intent, target)),
    needed,
    subject,
    called: called && basename(called.path),
    query
  }
}

/** The scope, narrowed to what a summary or a translation is asked of. */
function aimed(scope: Scope, intent: Intent, target: Target | undefined): Scope {
  if (!target || (intent !== 'summary' && intent !== 'translation')) return scope
  return target.kind === 'file' ? { ...scope, files: target.files.map(({ path }) => path) } : { ...scope, folders: [target.name] }
}
