import { readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { z } from 'zod'
import { counted } from '../../shared/counted.ts'
import type { Answer } from '../../shared/types.ts'
import type { KnowledgeBase } from '../../core/knowledge-base.ts'
import type { Options } from '../options.ts'
import { open, resources } from '../open.ts'
import { print } from '../output.ts'
import { collectAnswer, printAnswer } from './ask.ts'

/** Questions that must be answered right before the demo counts as passed. */
const MUST_PASS = 8

const questionsFile = z.object({
  demo: z.array(z.string()),
  questions: z.array(
    z.object({
      id: z.string(),
      question: z.string(),
      accept: z.array(z.string()),
      files: z.array(z.string()),
      need: z.enum(['any', 'all']),
      kind: z.string()
    })
  )
})
type Question = z.infer<typeof questionsFile>['questions'][number]

/** `demo`: indexes the sample library and answers its ten demo questions, with footnotes and times. */
export async function demo(options: Options, signal: AbortSignal): Promise<number> {
  const library = join(resources, 'sample-library/files')
  const { demo: ids, questions } = questionsFile.parse(JSON.parse(await readFile(join(resources, 'sample-library/questions.json'), 'utf8')))
  // A folder of its own: the demo must not mix with the user's index.
  const kb = await open({ ...options, data: join(options.data, 'demo') }, 'write')
  try {
    await kb.library.addFolder(library)
    const { files, chunks, seconds } = await kb.library.sync({ folders: [library], signal })
    print(
      `Sample library: ${counted(files.indexed + files.unchanged, 'file')}, ${counted(chunks, 'passage')}, read in ${seconds.toFixed(1)} s\n`
    )
    const chosen = questions.filter(({ id }) => ids.includes(id))
    let passed = 0
    for (const question of chosen) passed += (await show(kb, question, library, signal)) ? 1 : 0
    print(`${String(passed)} of ${String(chosen.length)} questions answered with the right file cited.`)
    return passed >= Math.min(MUST_PASS, chosen.length) ? 0 : 1
  } finally {
    await kb.close()
  }
}

async function show(kb: KnowledgeBase, question: Question, library: string, signal: AbortSignal): Promise<boolean> {
  print(`Q: ${question.question}`)
  const answer = await collectAnswer(kb, question.question, [], signal)
  printAnswer(answer)
  const right = judge(answer, question, library)
  print(right ? '' : '  ✗ not the expected answer or file\n')
  return right
}

/** Right: the right file is cited and the answer holds an accepted wording; for an unanswerable question: it abstained. */
function judge(answer: Answer, { kind, accept, files, need }: Question, library: string): boolean {
  if (kind === 'unanswerable') return answer.abstained
  const cited = new Set(
    answer.sentences.flatMap(({ citations }) => citations.map(({ path }) => relative(library, path).replaceAll('\\', '/')))
  )
  const filesRight = need === 'all' ? files.every((file) => cited.has(file)) : files.some((file) => cited.has(file))
  const text = answer.text.toLowerCase()
  return filesRight && (accept.length === 0 || accept.some((wording) => text.includes(wording.toLowerCase())))
}
