import { searchQuery } from '../../core/answering/question/follow-up.ts'
import type { KnowledgeBase } from '../../core/knowledge-base.ts'
import { readBatch } from '../batch.ts'
import type { Options } from '../options.ts'
import { hintIfEmpty, open } from '../open.ts'
import { passageJson, print, printJson, tellLacking, traceLine } from '../output.ts'
import { UsageError } from '../usage.ts'

/** `search "words"`: passages, best first, with the score of every stage. */
export async function search(words: readonly string[], options: Options, signal: AbortSignal): Promise<number> {
  const query = words.join(' ').trim()
  if (!options.batch && query === '') throw new UsageError('search needs words, or --batch FILE')
  // A batch measures: it neither leaves traces nor follows them.
  const kb = await open(options, 'read', !options.batch)
  try {
    hintIfEmpty(kb, options)
    if (options.batch)
      for await (const { id, question, history } of readBatch(options.batch))
        printJson({ id, ...(await searchJson(kb, searchQuery(question, history), options, signal)) })
    else if (options.json) printJson(await searchJson(kb, query, options, signal))
    else {
      const { passages, trace } = await kb.search(query, options, signal)
      for (const { rank, score, path, page, headings, text } of passages) {
        print(
          `${String(rank)}. ${path}${page === undefined ? '' : `, page ${String(page)}`}${headings.length > 0 ? ` › ${headings.join(' › ')}` : ''}  (${score.toFixed(3)})`
        )
        print(`   ${text.replaceAll(/\s+/g, ' ').slice(0, 240)}`)
      }
      if (passages.length === 0) print('Nothing found.')
      tellLacking(trace)
      print(traceLine(trace))
    }
    return 0
  } finally {
    await kb.close()
  }
}

async function searchJson(kb: KnowledgeBase, query: string, { top, stage }: Options, signal: AbortSignal): Promise<object> {
  const { passages, trace } = await kb.search(query, { top, stage }, signal)
  return { passages: passages.map(passageJson), trace }
}
