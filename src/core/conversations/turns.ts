import type { AnswerEvent } from '../../shared/types.ts'
import { EVENT_START, readLine, type TurnEnd, type TurnLine } from './lines.ts'

/** A turn as its file tells it. */
export interface Turn {
  readonly asked: TurnLine
  /** Empty where only the outline was asked for and the turn came to its end. */
  readonly events: AnswerEvent[]
  end: TurnEnd | undefined
}

export interface Turns {
  /** What its owner called it; empty without. */
  readonly title: string
  readonly turns: readonly Turn[]
}

/** Reads the text of a conversation's file. `outline` leaves out the events of turns that ended: a tenth of the time, enough for a list. */
export function readTurns(text: string, outline = false): Turns {
  let title = ''
  let turns: Turn[] = []
  let unread: string[] = []
  const readEvents = () => {
    for (const line of unread.map(readLine)) if (line?.type === 'event') turns.at(-1)?.events.push(line.event)
    unread = []
  }
  for (const raw of text.split('\n')) {
    if (raw.startsWith(EVENT_START)) {
      unread.push(raw)
      continue
    }
    const line = readLine(raw)
    if (line?.type === 'title') ({ title } = line)
    else if (line?.type === 'turn') {
      readEvents()
      turns = [...turns.slice(0, line.from), { asked: line, events: [], end: undefined }]
    } else if (line?.type === 'end') {
      if (outline) unread = []
      else readEvents()
      const turn = turns.at(-1)
      if (turn) turn.end = line
    }
  }
  readEvents()
  return { title, turns: turns.map((turn) => ({ ...turn, end: turn.end ?? endOf(turn.events) })) }
}

/** What a turn came to, from its events. */
export function endOf(events: readonly AnswerEvent[]): TurnEnd {
  const done = events.findLast((event) => event.type === 'done')
  const cited = events.flatMap((event) => (event.type === 'citation' ? event.citation.document : []))
  const documents = done ? done.answer.sentences.flatMap(({ citations }) => citations.map(({ document }) => document)) : cited
  const written = events.flatMap((event) => (event.type === 'sentence' ? event.text : []))
  return { text: done?.answer.text ?? written.join(' '), documents: [...new Set(documents)] }
}
