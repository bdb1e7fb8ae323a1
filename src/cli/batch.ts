import { access, constants } from 'node:fs/promises'
import { z } from 'zod'
import { readLines } from '../core/read-lines.ts'
import { FootnoteError } from '../shared/errors.ts'
import type { Turn } from '../shared/types.ts'
import { UsageError } from './usage.ts'

const turn = z.object({ question: z.string(), answer: z.string() })
const message = z.object({ role: z.enum(['user', 'assistant']), text: z.string().optional(), content: z.string().optional() })
const line = z.object({
  id: z.union([z.string(), z.number()]),
  question: z.string().min(1),
  history: z.union([z.array(turn), z.array(message)]).optional()
})

export interface BatchLine {
  readonly id: string | number
  readonly question: string
  readonly history: readonly Turn[]
}

/** The questions of a batch file, one JSON object a line; a history may be turns or chat messages. */
export async function* readBatch(file: string): AsyncGenerator<BatchLine> {
  let number = 0
  await access(file, constants.R_OK).catch((thrown: unknown) => {
    throw new FootnoteError('not-found', `The batch file ${file} cannot be read.`, 'Check its name and whether you may read it.', {
      cause: thrown
    })
  })
  for await (const raw of readLines(file)) {
    number++
    // Programs on Windows begin a file with a byte order mark.
    const text = number === 1 ? raw.replace(/^\u{feff}/u, '') : raw
    if (text.trim() === '') continue
    const parsed = line.safeParse(parseJson(text))
    if (!parsed.success) throw new UsageError(`${file}, line ${String(number)}: expected {"id", "question", "history"?}`)
    yield { id: parsed.data.id, question: parsed.data.question, history: turnsOf(parsed.data.history ?? []) }
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // told by the schema, with the line's number
  }
}

function turnsOf(history: readonly (z.infer<typeof turn> | z.infer<typeof message>)[]): Turn[] {
  const turns: { question: string; answer: string }[] = []
  for (const entry of history) {
    if ('question' in entry) turns.push(entry)
    else if (entry.role === 'user') turns.push({ question: entry.text ?? entry.content ?? '', answer: '' })
    else {
      const last = turns.at(-1)
      if (last) last.answer = entry.text ?? entry.content ?? ''
    }
  }
  return turns
}
