/** What is said at one time, on one line and without markup. */
export interface Cue {
  readonly startMs: number
  readonly endMs: number
  readonly text: string
}

/** The cues of an SRT or WebVTT file in order. Lenient: everything between two time lines is spoken, except numbers, names and notes. */
export function* cuesOf(source: string): Generator<Cue> {
  const lines = source.split(/\r\n?|\n/)
  let timing: Timing | undefined
  let body: string[] = []
  let before: { readonly endMs: number; readonly line: string } | undefined
  for (let at = 0; at <= lines.length; at++) {
    const line = lines[at]
    const next = line?.includes('>') ? timingOf(line) : undefined
    if (line !== undefined && !next) {
      if (timing) body.push(line)
      continue
    }
    if (timing) {
      const spoken = spokenLines(body, next !== undefined)
      const fresh = before && Math.abs(timing.startMs - before.endMs) <= ROLLING_MS && spoken[0] === before.line ? spoken.slice(1) : spoken
      if (fresh.length > 0) yield { ...timing, text: fresh.join(' ') }
      const last = spoken.at(-1)
      before = last === undefined ? undefined : { endMs: timing.endMs, line: last }
    }
    timing = next
    body = []
  }
}

interface Timing {
  readonly startMs: number
  readonly endMs: number
}

/** Machine captions roll: a cue that starts when the last one ends repeats its last line above its own. */
const ROLLING_MS = 20

const TIME = String.raw`(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?`
const TIMING = new RegExp(String.raw`^\s*${TIME}\s*-+>\s*${TIME}`)

function timingOf(line: string): Timing | undefined {
  const parts = TIMING.exec(line)?.slice(1)
  return parts && { startMs: milliseconds(parts.slice(0, 4)), endMs: milliseconds(parts.slice(4)) }
}

function milliseconds([hours = '0', minutes = '0', seconds = '0', fraction = '0']: readonly (string | undefined)[]): number {
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'))
}

/** The lines of a cue as they are heard; `followed` by another cue, whose number or name is the last line. */
function spokenLines(body: readonly string[], followed: boolean): string[] {
  const lines = [...body]
  const last = lines.at(-1)?.trim() ?? ''
  const named = last !== '' && (lines.at(-2) ?? '').trim() === ''
  if (followed && (/^\d+$/.test(last) || (named && lines.length > 2))) lines.pop()
  const spoken: string[] = []
  let note = false
  for (const [index, line] of lines.entries()) {
    const blank = (lines[index - 1] ?? '').trim() === ''
    if (index > 0 && blank) note = /^(?:NOTE|STYLE|REGION)(?:\s|$)/.test(line)
    const text = note ? '' : plain(line)
    if (text !== '') spoken.push(text)
  }
  return spoken
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', nbsp: ' ', quot: '"', apos: "'", lrm: '', rlm: '' }

/** A line without colours, positions and word times; WebVTT's voices become "Name: ". */
function plain(line: string): string {
  return line
    .replaceAll(/<v(?:\.[^\s<>]*)?\s+([^<>]{1,80})>/g, '$1: ')
    .replaceAll(/<\/?[a-z0-9][^<>]{0,200}>/gi, '')
    .replaceAll(/\{\\[^{}]{0,200}\}/g, '')
    .replaceAll(/&(amp|lt|gt|nbsp|quot|apos|lrm|rlm);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
