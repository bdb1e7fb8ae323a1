import { readFileSync } from 'node:fs'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { ConversationEntry, KeptConversation } from '../../shared/conversations.ts'
import { FootnoteError } from '../../shared/errors.ts'
import type { AnswerEvent } from '../../shared/types.ts'
import { appendLines } from '../append-lines.ts'
import { isAbsent } from '../indexing/file-access.ts'
import { isInside } from '../indexing/exclude.ts'
import { findWords } from './find-words.ts'
import { forgetIn } from './forget.ts'
import { kept } from './keep.ts'
import { LINE_VERSION, type ConversationLine } from './lines.ts'
import { rewrite } from './rewrite.ts'
import { endOf, readTurns, type Turn, type Turns } from './turns.ts'

export interface ConversationsParts {
  readonly dataFolder: string
  /** Whether what is asked from now on is written down. */
  readonly isOn: () => boolean
  readonly clock?: () => number
  /** One sentence for the log. */
  readonly onWarning: (warning: string) => void
}

/** Where an answer is kept: in which conversation, and in place of which turns (none: behind the last). */
export interface KeepIn {
  readonly id: string
  readonly from?: number | undefined
}

export interface Asked {
  readonly question: string
  readonly folders: readonly string[]
  readonly files: readonly string[]
}

/** The conversations of a data folder: one file each, only ever appended to, but for what is forgotten. */
export interface Conversations {
  /** Passes an answer on and writes down what matters of it as it comes, so that a kill costs the sentence in hand. */
  record(where: KeepIn, asked: Asked, events: AsyncIterable<AnswerEvent>): AsyncGenerator<AnswerEvent>
  /** Newest first; with a query those that hold all of its words. */
  list(options?: { readonly query?: string | undefined; readonly limit?: number }): Promise<readonly ConversationEntry[]>
  /** `not-found` for one that is not there. */
  open(id: string): Promise<KeptConversation>
  rename(id: string, title: string): Promise<void>
  delete(id: string): Promise<void>
  /**
   * Takes out one question with its answer, and with the last one the conversation. By its place and its words, because what was
   * asked while the memory was off has no place here; one that is not kept is gone already.
   */
  deleteTurn(id: string, place: number, question: string): Promise<void>
  /** Hashes of the texts that are cited: their versions must stay. Rejects where they are not all known. */
  documents(): Promise<ReadonlySet<string>>
  /** Takes out what came from a file, or from anything below a folder; without a path, deletes all. */
  forget(path?: string): Promise<void>
}

interface Outline extends Omit<ConversationEntry, 'id' | 'found'> {
  /** Title, questions and answers. */
  readonly text: string
  readonly documents: readonly string[]
}

/** Opens them; their outlines are read in the background (5,000 turns: see docs/architecture.md), the first list waits for it. */
export function openConversations({ dataFolder, isOn, clock = Date.now, onWarning }: ConversationsParts): Conversations {
  const folder = join(dataFolder, 'conversations')
  const outlines = new Map<string, Outline>()
  /** Files that cannot be read, though they are there. */
  const unread = new Set<string>()
  /** How often each was deleted, and all of them: an answer that is still written must not bring its conversation back. */
  const removals = new Map<string, number>()
  let clearances = 0
  /** Turns whose answers are being written: one that is deleted meanwhile must not write into the turn before it. */
  const writing = new Set<{ readonly id: string; readonly atMs: number; gone: boolean }>()
  const stampOf = (id: string) => clearances + (removals.get(id) ?? 0)
  let told = false
  const fileOf = (id: string) => join(folder, `${id}.jsonl`)

  const readOutline = async (id: string) => {
    const outline = outlineOf(readTurns(await readFile(fileOf(id), 'utf8'), true))
    if (outline) outlines.set(id, outline)
    else outlines.delete(id)
  }
  const readAll = async () => {
    for (const id of await idsIn(folder))
      if (!outlines.has(id))
        await readOutline(id).catch((thrown: unknown) => {
          if (isAbsent(thrown)) return
          unread.add(id)
          onWarning(`A conversation (${fileOf(id)}) could not be read: ${String(thrown)}`)
        })
  }
  const ready = readAll()
  ready.catch((thrown: unknown) => onWarning(`Your conversations could not be read: ${String(thrown)}`))

  const append = (id: string, lines: readonly ConversationLine[]) => {
    try {
      appendLines(fileOf(id), lines)
    } catch (thrown) {
      // A full or read-only disk must not cost the answer; it is told once.
      if (!told) onWarning(`Your conversation is not kept: ${thrown instanceof Error ? thrown.message : String(thrown)}`)
      told = true
    }
  }
  /** What could not be written cannot be read either, and was told already. */
  const listAnew = (id: string) => ready.then(() => readOutline(id)).catch(() => outlines.delete(id))
  const known = async (id: string): Promise<Outline> => {
    await ready
    const outline = outlines.get(id)
    if (outline) return outline
    throw new FootnoteError('not-found', 'This conversation is not there any more.', 'Choose another one, or begin a new one.')
  }

  return {
    async *record({ id, from }, asked, events) {
      if (!isOn()) return yield* events
      const begun = stampOf(id)
      const turn = { id, atMs: clock(), gone: false }
      writing.add(turn)
      const keep = (lines: readonly ConversationLine[]) => {
        if (!turn.gone && stampOf(id) === begun) append(id, lines)
      }
      keep([{ v: LINE_VERSION, type: 'turn', atMs: turn.atMs, ...asked, ...plain(from) }])
      await listAnew(id)
      const seen: AnswerEvent[] = []
      let unchecked = ''
      try {
        for await (const event of events) {
          if (event.type === 'token') unchecked += event.text
          else unchecked = ''
          const keeping = kept(event)
          if (keeping) {
            seen.push(keeping)
            keep([{ v: LINE_VERSION, type: 'event', event: keeping }])
          }
          yield event
        }
      } finally {
        keep([
          ...(unchecked ? [{ v: LINE_VERSION, type: 'event', event: { type: 'token', text: unchecked } } as const] : []),
          { v: LINE_VERSION, type: 'end', ...endOf(seen) }
        ])
        writing.delete(turn)
        await listAnew(id)
      }
    },

    async list({ query = '', limit = Infinity } = {}) {
      await ready
      const entries = [...outlines].flatMap(([id, { text, documents: _, ...entry }]) => {
        const found = query.trim() === '' ? {} : findWords(text, query)
        return found ? [{ id, ...entry, ...found }] : []
      })
      return entries.toSorted((a, b) => b.changedMs - a.changedMs).slice(0, limit)
    },

    async open(id) {
      const { text: _, documents: __, ...entry } = await known(id)
      const { turns } = readTurns(await readFile(fileOf(id), 'utf8'))
      return {
        id,
        ...entry,
        kept: turns.map(({ asked: { atMs, question, folders, files }, events, end }) => ({
          askedMs: atMs,
          question,
          folders,
          files,
          events,
          forgotten: end?.forgotten ?? false
        }))
      }
    },

    async rename(id, title) {
      await known(id)
      append(id, [{ v: LINE_VERSION, type: 'title', title }])
      await readOutline(id)
    },

    async delete(id) {
      await known(id)
      removals.set(id, (removals.get(id) ?? 0) + 1)
      await rm(fileOf(id), { force: true })
      outlines.delete(id)
    },

    async deleteTurn(id, place, question) {
      await ready
      if (!outlines.has(id)) return
      const gone = deleteInFile(fileOf(id), place, question)
      for (const turn of writing) if (turn.id === id && turn.atMs === gone?.asked.atMs) turn.gone = true
      await listAnew(id)
    },

    async documents() {
      await ready
      if (unread.size) throw new Error('not every conversation can be read')
      return new Set([...outlines.values()].flatMap(({ documents }) => documents))
    },

    async forget(path) {
      await ready
      if (path === undefined) {
        clearances++
        await rm(folder, { recursive: true, force: true })
        outlines.clear()
        unread.clear()
        return
      }
      for (const id of [...outlines.keys(), ...unread]) {
        if (forgetInFile(fileOf(id), path)) await readOutline(id)
        await setImmediate() // a thousand files must not hold up the window
      }
    }
  }
}

/** Takes out of a file what came from `path`; whether there was anything. */
function forgetInFile(file: string, path: string): boolean {
  if (!readFileSync(file, 'utf8').includes(JSON.stringify(path).slice(1, -1))) return false
  const isForgotten = (one: string) => isInside(path, one)
  const stays = (one: string) => !isForgotten(one)
  rewrite(file, (turns) =>
    turns.map(({ asked, events, end }) => {
      const left = forgetIn(events, isForgotten)
      return {
        asked: { ...asked, folders: asked.folders.filter(stays), files: asked.files.filter(stays) },
        events: [...left],
        end: { ...endOf(left), ...(left !== events || end?.forgotten ? { forgotten: true } : {}) }
      }
    })
  )
  return true
}

/** Takes one turn out of a file and returns it: that at `place` where it has this question, else the last one that has. */
function deleteInFile(file: string, place: number, question: string): Turn | undefined {
  const isAsked = (turn: Turn | undefined) => turn?.asked.question === question
  let gone: Turn | undefined
  rewrite(file, (turns) => {
    gone = isAsked(turns[place]) ? turns[place] : turns.findLast(isAsked)
    return turns.filter((turn) => turn !== gone)
  })
  return gone
}

function outlineOf({ title, turns }: Turns): Outline | undefined {
  const [first] = turns
  if (!first) return undefined
  return {
    title: title || first.asked.question,
    createdMs: first.asked.atMs,
    changedMs: turns.at(-1)?.asked.atMs ?? first.asked.atMs,
    turns: turns.length,
    text: [title, ...turns.flatMap(({ asked, end }) => [asked.question, end?.text ?? ''])].filter(Boolean).join('\n'),
    documents: turns.flatMap(({ end }) => end?.documents ?? [])
  }
}

const plain = (from: number | undefined): { from?: number } => (from === undefined ? {} : { from })

const NAME = /^([0-9a-f-]{36})\.jsonl$/

async function idsIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((thrown: unknown): string[] => {
    if (isAbsent(thrown)) return []
    throw thrown
  })
  return names.flatMap((name) => NAME.exec(name)?.[1] ?? [])
}
