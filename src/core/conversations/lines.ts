import { z } from 'zod'
import type { AnswerEvent } from '../../shared/types.ts'
import { answerEvent } from './answer-schema.ts'

/** Raised when a line's meaning changes; lines of another version are passed over like damaged ones. */
export const LINE_VERSION = 1

/** A question begins a turn; with `from` it takes the place of the turns from there on (0: of all). */
export interface TurnLine {
  readonly v: typeof LINE_VERSION
  readonly type: 'turn'
  readonly atMs: number
  readonly question: string
  readonly folders: readonly string[]
  readonly files: readonly string[]
  readonly from?: number
}

/** One line of a conversation's file, in the order of time. A turn without its `end` was cut off by a kill. */
export type ConversationLine =
  | TurnLine
  | { readonly v: typeof LINE_VERSION; readonly type: 'event'; readonly event: AnswerEvent }
  | (TurnEnd & { readonly v: typeof LINE_VERSION; readonly type: 'end' })
  | { readonly v: typeof LINE_VERSION; readonly type: 'title'; readonly title: string }

/** What a turn came to. */
export interface TurnEnd {
  /** What was said, for searching. */
  readonly text: string
  /** The texts that are cited, by hash. */
  readonly documents: readonly string[]
  /** Whether something was taken out because its file was forgotten. */
  readonly forgotten?: boolean
}

const stamp = { v: z.literal(LINE_VERSION) }
const paths = z.array(z.string())
const line = z.discriminatedUnion('type', [
  z.object({
    ...stamp,
    type: z.literal('turn'),
    atMs: z.number(),
    question: z.string(),
    folders: paths,
    files: paths,
    from: z.number().int().min(0).exactOptional()
  }),
  z.object({ ...stamp, type: z.literal('event'), event: answerEvent }),
  z.object({ ...stamp, type: z.literal('end'), text: z.string(), documents: paths, forgotten: z.boolean().exactOptional() }),
  z.object({ ...stamp, type: z.literal('title'), title: z.string() })
]) satisfies z.ZodType<ConversationLine>

/** The text before an event's own: such lines are most of a file, and a list needs none of them. */
export const EVENT_START = `{"v":${String(LINE_VERSION)},"type":"event"`

/** Reads a line; undefined for one that is damaged or of another version. */
export function readLine(text: string): ConversationLine | undefined {
  try {
    return line.safeParse(JSON.parse(text)).data
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined
    throw thrown
  }
}
