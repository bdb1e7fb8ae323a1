import { FootnoteError } from '../../shared/errors.ts'
import type { Answer, Turn } from '../../shared/types.ts'
import type { KnowledgeBase } from '../../core/knowledge-base.ts'
import { readBatch } from '../batch.ts'
import type { Options } from '../options.ts'
import { hintIfEmpty, open } from '../open.ts'
import { passageJson, print, printJson, sentenceJson, tellLacking, traceLine } from '../output.ts'
import { UsageError } from '../usage.ts'

/** `ask "question"`: an answer whose sentences carry footnotes into the files. */
export async function ask(words: readonly string[], options: Options, signal: AbortSignal): Promise<number> {
  const question = words.join(' ').trim()
  if (!options.batch && question === '') throw new UsageError('ask needs a question, or --batch FILE')
  // A batch measures: it neither leaves traces nor follows them.
  const kb = await open(options, 'read', !options.batch)
  try {
    hintIfEmpty(kb, options)
    if (options.batch)
      for await (const { id, question: asked, history } of readBatch(options.batch))
        printJson({ id, ...(await batchAnswer(kb, asked, history, signal, options)) })
    else {
      const answer = await collectAnswer(kb, question, [], signal, options)
      if (options.json) printJson(answerJson(answer))
      else {
        printAnswer(answer)
        tellLacking(answer.trace)
      }
    }
    return 0
  } finally {
    await kb.close()
  }
}

/** Reads an answer's stream to its end; an `error` event becomes the error it tells of. */
export async function collectAnswer(
  kb: KnowledgeBase,
  question: string,
  history: readonly Turn[],
  signal: AbortSignal,
  options: Partial<Pick<Options, 'mode'>> = {}
): Promise<Answer> {
  for await (const event of kb.ask(question, history, signal, options.mode ? { mode: options.mode } : {})) {
    if (event.type === 'done') return event.answer
    if (event.type === 'error') throw new FootnoteError('internal', event.message, event.remedy)
  }
  throw new FootnoteError('stopped', 'The answer was stopped.', 'Ask again.')
}

/** One question of a batch must not cost the others their answers: its failure is its line. */
async function batchAnswer(
  kb: KnowledgeBase,
  question: string,
  history: readonly Turn[],
  signal: AbortSignal,
  options: Pick<Options, 'mode'>
): Promise<object> {
  try {
    return answerJson(await collectAnswer(kb, question, history, signal, options))
  } catch (thrown) {
    if (signal.aborted || !(thrown instanceof FootnoteError)) throw thrown
    return { error: { message: thrown.message, remedy: thrown.remedy } }
  }
}

function answerJson({ text, abstained, reason, mode, sentences, nearest, trace }: Answer): object {
  return { answer: text, abstained, reason, mode, sentences: sentences.map(sentenceJson), nearest: nearest.map(passageJson), trace }
}

/** Sentences with footnote numbers, then the footnotes, then the times. */
export function printAnswer(answer: Answer): void {
  if (answer.abstained) {
    print(answer.text)
    for (const { path, text } of answer.nearest.slice(0, 3)) print(`  nearest: ${path}: ${text.replaceAll(/\s+/g, ' ').slice(0, 120)}…`)
  } else
    print(
      answer.sentences
        .map(({ text, citations, paragraph }, index) => {
          const numbers = citations.map(({ number }) => `[${String(number)}]`).join('')
          return `${index === 0 ? '' : paragraph ? '\n' : ' '}${text}${numbers && ' '}${numbers}`
        })
        .join('')
    )
  const footnotes = new Map(answer.sentences.flatMap(({ citations }) => citations.map((citation) => [citation.number, citation] as const)))
  for (const { number, path, page, quote } of footnotes.values())
    print(`  [${String(number)}] ${path}${page === undefined ? '' : `, page ${String(page)}`}: “${quote.replaceAll(/\s+/g, ' ')}”`)
  if (answer.reason) print(`  ${answer.reason}`)
  for (const { note } of answer.trace.stages) if (note?.startsWith('Dropped')) print(`  ${note}`)
  print(`  ${traceLine(answer.trace)}`)
}
