import type { AnswerSentence, Citation, FileProblem, Passage, Trace } from '../shared/types.ts'

/** JSON on stdout, one object a line; nothing else is ever written there in JSON mode. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}

export function print(line = ''): void {
  process.stdout.write(`${line}\n`)
}

/** Progress and warnings. On a terminal a line that begins with \r replaces the one before. */
export function log(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** What is wrong with a file or folder and what to do about it, on one line whatever its name holds. */
export function problemLine(name: string, { reason, remedy }: FileProblem): string {
  return [`${name}: ${reason}`, remedy]
    .filter(Boolean)
    .map((sentence) => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`))
    .join(' ')
    .replaceAll(/[\r\n]+/g, ' ')
}

/** The CLI's passage: flat, with the offsets that `text FILE` explains. */
export function passageJson({ rank, score, scores, path, page, start, end, headings, text, title }: Passage): object {
  return { rank, score, path, page: page ?? null, start, end, heading: headings.join(' › '), title, text, scores }
}

export function sentenceJson({ text, caution, citations }: AnswerSentence): object {
  return { text, ...(caution === undefined ? {} : { caution }), citations: citations.map(citationJson) }
}

function citationJson({ number, path, page, start, end, quote, support }: Citation): object {
  return { number, path, page: page ?? null, start, end, quote, support }
}

/** What could not run, so that a missing model is noticed; what had nothing to do is left to `--json`. */
export function tellLacking(trace: Trace): void {
  const notes = trace.stages.flatMap(({ skipped, idle, note }) => (skipped && !idle && note ? note : []))
  for (const note of new Set(notes)) log(`footnote: ${note}`)
}

/** One line of stage times: "bm25 4 ms · vector 12 ms · …"; stages under a millisecond are left out. */
export function traceLine(trace: Trace): string {
  const stages = trace.stages.filter(({ ms }) => ms >= 1).map(({ name, ms }) => `${name} ${String(Math.round(ms))} ms`)
  return `${stages.join(' · ')} · total ${String(Math.round(trace.totalMs))} ms`
}
