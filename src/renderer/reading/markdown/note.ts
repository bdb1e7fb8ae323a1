import type { Definition } from 'mdast'
import { createContext } from 'svelte'
import type { Marks } from '../marks.ts'

/** What every part of a drawn note needs of the note. */
export interface Note {
  readonly text: string
  readonly marks: Marks
  readonly links: ReadonlyMap<string, Definition>
  /** Whether a link leads anywhere that may be followed. */
  leads(url: string): boolean
  follow(url: string): void
}

export const [getNote, setNote] = createContext<Note>()
