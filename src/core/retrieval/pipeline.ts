import { asFootnoteError } from '../../shared/errors.ts'
import type { Env, Stage, State } from './stage.ts'
import { within } from './within.ts'

/** Runs stages in order; each that fails, is late or has nothing to do leaves its line in the trace and changes nothing. */
export async function runStages(stages: readonly Stage[], start: State, env: Env): Promise<State> {
  let state = start
  for (const stage of stages) {
    env.signal?.throwIfAborted()
    const idle = stage.idle?.(state, env)
    if (idle) {
      env.recorder.idle(stage.name, idle)
      continue
    }
    const started = performance.now()
    try {
      const before = state
      state = await within(stage.budgetMs, async () => stage.run(before, env))
      env.recorder.add(stage.name, performance.now() - started, held(before), held(state), stage.note?.(before, state))
    } catch (thrown) {
      env.signal?.throwIfAborted()
      if (stage.required) throw thrown
      env.recorder.skip(stage.name, asFootnoteError(thrown).message, performance.now() - started)
    }
  }
  return state
}

/** Passages in hand: before the legs are fused, what they found. */
function held({ passages, legs }: State): number {
  return passages.length || new Set(legs.flatMap(({ hits }) => hits.map(({ chunk }) => chunk.id))).size
}
