import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { entries, resources } from '../src/cli/open.ts'
import { defaultModelFolder } from '../src/core/data-folder.ts'
import { openKnowledgeBase } from '../src/core/knowledge-base.ts'
import type { Turn } from '../src/shared/types.ts'
import { residentBytes } from './process-memory.ts'
import { sampleQuestions } from './sample-library.ts'

/**
 * Usage: npm run bench:memory -- [--questions 200] [--every 20] [--model smollm2-135m] [--conversation 12] [--data FOLDER]
 * Asks the sample library, in conversations of so many turns, and prints what both processes hold. Linux only.
 */
const { values } = parseArgs({
  options: {
    questions: { type: 'string', default: '200' },
    every: { type: 'string', default: '20' },
    model: { type: 'string', default: 'smollm2-135m' },
    /** Turns after which a new conversation begins. */
    conversation: { type: 'string', default: '12' },
    /** An index to ask instead of a new one of the sample library. */
    data: { type: 'string' }
  }
})

const questions = (await sampleQuestions()).map(({ question }) => question)
const temp = await mkdtemp(join(tmpdir(), 'footnote-memory-'))
const kb = await openKnowledgeBase({
  ...{ dataFolder: values.data ?? temp, modelFolder: defaultModelFolder(), resources, entries },
  ...{ generator: values.model, watch: false, remember: false, readOnly: values.data !== undefined }
})
try {
  if (values.data === undefined) {
    await kb.library.addFolder(join(resources, 'sample-library/files'))
    await kb.library.sync()
  }
  let history: Turn[] = []
  const rows: Record<string, number>[] = []
  for (let asked = 1; asked <= Number(values.questions); asked++) {
    if ((asked - 1) % Number(values.conversation) === 0) history = []
    const question = questions[asked % questions.length] ?? ''
    // Every third is a follow-up, which reads on behind the turn before.
    const wording = asked % 3 === 0 ? `And what else is said of that: ${question}` : question
    for await (const event of kb.ask(wording, history))
      if (event.type === 'done') history = [...history, { question: wording, answer: event.answer.text }].slice(-6)
    if (asked === 1 || asked % Number(values.every) === 0) {
      const row = { asked, mainMB: megabytes(process.memoryUsage.rss()), childMB: megabytes(residentBytes(kb.engine.pid ?? 0)) }
      rows.push(row)
      console.log(JSON.stringify(row))
    }
  }
  console.table(rows)
} finally {
  await kb.close()
  await rm(temp, { recursive: true, force: true })
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024)
}
