import type { TextFile } from './formats.ts'
import { type ParseOutcome, read, skipped } from './outcome.ts'
import { type Cue, cuesOf } from './subtitle-cues.ts'
import { TextBuilder } from './text-builder.ts'

/**
 * Reads subtitles: cues that belong together become one paragraph, headed by the time at which it is spoken. The text is
 * not the file itself: a time line ("00:01:02,345 --> 00:01:05,678") costs more than twice the tokens of what is said
 * in it, and cues break sentences, which then could not be quoted.
 */
export function parseSubtitles({ text: source, warnings, title }: TextFile): ParseOutcome {
  const builder = new TextBuilder()
  const flush = (cue: Cue | undefined): void => {
    if (cue) builder.add('paragraph', `[${clock(cue.startMs)}] ${cue.text}`)
  }
  let open: Cue | undefined
  for (const cue of cuesOf(source)) {
    if (open && continues(open, cue)) open = { ...open, endMs: cue.endMs, text: `${open.text} ${cue.text}` }
    else {
      flush(open)
      open = cue
    }
  }
  flush(open)
  if (builder.length === 0) return skipped('The subtitles hold no spoken text', 'Check in a video player that the file is complete')
  const language = /^Language:[ \t]*([a-z]{2})\b/im.exec(source.slice(0, 1000))?.[1]?.toLowerCase()
  const facts = language ? { facts: { language } } : {}
  return read({ title, format: 'subtitles', text: builder.text(), pages: [], blocks: builder.blocks, ...facts, warnings })
}

/** A longer silence begins a new paragraph. */
const PAUSE_MS = 3000
/** A paragraph ends at the first sentence end after this many units: about ten seconds of speech, near enough to find the place. */
const FEW_UNITS = 120
/** Speech without sentence ends (machine captions) is cut here. */
const MOST_UNITS = 400

function continues(open: Cue, cue: Cue): boolean {
  if (cue.startMs - open.endMs > PAUSE_MS || cue.startMs < open.startMs || /^(?:[-–—]\s|[\p{Lu}][\p{L} .'-]{0,30}:\s)/u.test(cue.text))
    return false
  const most = /[.!?…。！？]["'”’»)\]]*$/u.test(open.text) ? FEW_UNITS : MOST_UNITS
  return open.text.length < most
}

/** "0:01:02", which is how players show it. */
function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}
