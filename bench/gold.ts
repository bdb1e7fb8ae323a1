import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { SAMPLE, sampleQuestions } from './sample-library.ts'

export interface Gold {
  readonly id: string
  readonly question: string
  readonly history: readonly { readonly role: 'user' | 'assistant'; readonly text: string }[]
  readonly answer: string
  /** Wordings of which one makes an answer right; absent where its words decide. */
  readonly accept?: readonly string[]
  /** Whether the files hold the answer. */
  readonly answerable: boolean
}

const turn = z.object({ role: z.enum(['user', 'assistant']), text: z.string() })
const query = z.object({
  id: z.string(),
  question: z.string(),
  answer: z.string().nullable(),
  type: z.string(),
  history: z.array(turn).default([])
})

/** Types of questions that the files do not answer: lihua's and mtrag's. */
const UNANSWERABLE = new Set(['Null', 'UNANSWERABLE'])
/** A question back would be right there; answers to them are not scored. */
const LEFT_OUT = new Set(['UNDERSPECIFIED'])

/** The questions of a set with their answers, also those that the files do not answer. */
export async function goldOf(sets: string, name: string): Promise<readonly Gold[]> {
  if (name === SAMPLE) return sampleQuestions()
  const lines = (await readFile(join(sets, name, 'queries.jsonl'), 'utf8')).trim().split('\n')
  return lines
    .map((line) => query.parse(JSON.parse(line)))
    .flatMap(({ id, question, answer, type, history }) =>
      answer === null || LEFT_OUT.has(type) ? [] : [{ id, question, history, answer, answerable: !UNANSWERABLE.has(type) }]
    )
}
