import type { Contribution, Passage } from '../../../shared/types.ts'
import { asksNow, dayOf } from '../recency.ts'
import { adding, ranked, scaled } from '../score.ts'
import type { Signals } from '../signals.ts'
import type { Env, Stage, State } from '../stage.ts'

/** An opened file counts half as much after so long: a working day. */
const OPENED_HALF_LIFE_MS = 8 * 3_600_000

/** Third stage: the passages found are put in order by what the person is doing now. A sum of named weights, each of which the trace shows. */
export const context: Stage = {
  name: 'context',
  budgetMs: 100,
  idle: (state, env) => {
    if (Object.values(env.signals.weights).every((weight) => weight === 0)) return 'Switched off in the settings.'
    return touches(state, env) ? undefined : 'Neither the conversation nor the question gives a reason to reorder.'
  },
  run(state, { signals, nowMs }) {
    const recent = asksNow(state.query.text) ? recency(state.passages) : undefined
    const passages = state.passages.map((passage) => {
      const reasons = [...fromSignals(passage, signals, nowMs)]
      const share = recent?.get(passage.id) ?? 0
      if (share > 0) reasons.push({ stage: 'recency', adds: signals.weights.recency * share, note: 'the question asks about now' })
      return reasons.reduce((scored, reason) => adding(scored, reason), passage)
    })
    return { ...state, passages: ranked(passages) }
  }
}

function touches({ query, passages }: State, { signals }: Env): boolean {
  const { cited, openedMs, pinned, thumbs } = signals
  return asksNow(query.text) || passages.some(({ path, id }) => cited.has(path) || openedMs.has(path) || pinned.has(path) || thumbs.has(id))
}

function* fromSignals(
  { path, id }: Passage,
  { cited, openedMs, pinned, thumbs, weights }: Signals,
  nowMs: number
): Generator<Contribution> {
  const turns = cited.get(path)
  if (turns !== undefined) yield { stage: 'conversation', adds: weights.conversation / turns, note: `cited ${turns} answers ago` }
  const opened = openedMs.get(path)
  if (opened !== undefined)
    yield { stage: 'opened', adds: weights.opened * 0.5 ** ((nowMs - opened) / OPENED_HALF_LIFE_MS), note: 'you opened it' }
  if (pinned.has(path)) yield { stage: 'pinned', adds: weights.pinned, note: 'you pinned it' }
  const thumb = thumbs.get(id)
  if (thumb !== undefined)
    yield { stage: 'thumbs', adds: thumb * weights.thumbs, note: thumb > 0 ? 'you found it useful' : 'you found it useless' }
}

/** The newest dated passage 1, the oldest 0, by the order of their days: a gap of ten years says no more than one of a week. */
function recency(passages: readonly Passage[]): Map<string, number> {
  const dated = passages.filter((passage) => dayOf(passage) > 0)
  const days = [...new Set(dated.map(dayOf))].toSorted((a, b) => a - b)
  if (days.length < 2) return new Map()
  const share = scaled(days.map((_, index) => index))
  return new Map(dated.map((passage) => [passage.id, share[days.indexOf(dayOf(passage))] ?? 0]))
}
