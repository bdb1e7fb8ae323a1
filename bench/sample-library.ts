import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { ROOT } from './cli.ts'
import type { Gold } from './gold.ts'

const LIBRARY = join(ROOT, 'resources/sample-library')
/** The name under which the sample library stands beside the sets: papers of a household, in this repository. */
export const SAMPLE = 'sample'
export const SAMPLE_FILES = join(LIBRARY, 'files')

const list = z.object({
  questions: z.array(
    z.object({
      id: z.string(),
      question: z.string(),
      answer: z.string(),
      accept: z.array(z.string()),
      files: z.array(z.string()),
      kind: z.string()
    })
  )
})

/** The questions of the sample library with their answers; its README says what the fields mean. */
export async function sampleQuestions(): Promise<readonly (Gold & { readonly files: readonly string[] })[]> {
  const { questions } = list.parse(JSON.parse(await readFile(join(LIBRARY, 'questions.json'), 'utf8')))
  return questions.map(({ kind, ...question }) => ({ ...question, history: [], answerable: kind !== 'unanswerable' }))
}
