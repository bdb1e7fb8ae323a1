import { counted } from '../../shared/counted.ts'
import type { DriftReport } from '../../shared/memory.ts'
import type { Options } from '../options.ts'
import { open } from '../open.ts'
import { print, printJson } from '../output.ts'

/** `evaluate`: the search as it is on the user's own questions, and what changed in their rankings since the last change of it. */
export async function evaluate(options: Options, signal: AbortSignal): Promise<number> {
  const kb = await open(options, 'read', true)
  try {
    const questions = await kb.memory.questions()
    const [before] = (await kb.memory.evaluations()).slice(-1)
    const result = await kb.memory.evaluateOwn(signal)
    const drift = await kb.memory.driftReport(signal)
    if (options.json) {
      printJson({ evaluation: result, before: before ?? null, drift: drift ?? null, questions })
      return 0
    }
    if (!result.questions) {
      print('There are no questions yet: open what answers a question, or give it a thumb up.')
      return 0
    }
    const { recall5, recall10, mrr, p95Ms } = result
    print(`${counted(result.questions, 'question')} of your own`)
    for (const [name, value, former] of [
      ['recall@5', recall5, before?.recall5],
      ['recall@10', recall10, before?.recall10],
      ['MRR', mrr, before?.mrr]
    ] as const)
      print(`  ${name.padEnd(10)} ${value.toFixed(3)}${former === undefined ? '' : `  (before ${former.toFixed(3)})`}`)
    print(`  p95        ${String(Math.round(p95Ms))} ms`)
    if (drift) printDrift(drift)
    return 0
  } finally {
    await kb.close()
  }
}

function printDrift({ changed, overlap10, questions }: DriftReport): void {
  const moved = questions.filter(({ up, down, lost, gained }) => up.length + down.length + lost.length + gained.length > 0)
  print(
    `  rankings   ${String(moved.length)} of ${String(questions.length)} changed, overlap@10 ${overlap10.toFixed(3)}${changed.length ? `; changed since: ${changed.join(', ')}` : ''}`
  )
  for (const { question, up, down, lost, gained } of moved.slice(0, 10))
    print(
      `    ${question}: ${String(up.length)} up, ${String(down.length)} down, ${String(lost.length)} lost, ${String(gained.length)} new`
    )
}
