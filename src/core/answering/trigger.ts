import type { Budget } from './budget.ts'
import type { Check } from './check/check.ts'
import type { AnswerMode, Route } from './question/route.ts'

/** How often may be looked again: not at all in one pass or where the text was given, once where one passage seems to say all. */
export function roundsFor(mode: AnswerMode, route: Route, budget: Budget): number {
  if (mode === 'single' || route.intent === 'translation' || route.intent === 'summary') return 0
  return mode === 'interleaved' && route.kind === 'one-pass' ? Math.min(1, budget.rounds) : budget.rounds
}

/** Why a sentence makes the loop look again, in plain words; undefined where it does not. */
export function trigger(mode: AnswerMode, check: Check): string | undefined {
  const failed = check.outcome === 'unsupported' || check.outcome === 'not-found'
  switch (mode) {
    case 'single':
      return undefined
    case 'always':
      return check.reason || 'After every sentence.'
    case 'confidence':
      return check.doubtful.length > 0 || check.outcome === 'not-found' ? check.reason : undefined
    case 'support':
    case 'interleaved':
      return failed ? check.reason : undefined
  }
}
