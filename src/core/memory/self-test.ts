import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import type { DriftReport, OwnEvaluation, OwnQuestion, PipelineParts } from '../../shared/memory.ts'
import { createSerial } from '../store/serial.ts'
import { changedParts, COMPARED, drift, rankings, type Rankings } from './drift.ts'
import { documentsOf, evaluate, type Rank } from './evaluate.ts'
import type { MemoryEvent } from './events.ts'
import { readJsonFile, writeJsonFile } from './json-file.ts'
import { ownQuestions, questionsFrom } from './own-questions.ts'
import type { Redactor } from './redact.ts'

/** Runs that are kept: one a day for a year and more. */
const MOST_RUNS = 500
const MOST_DRIFTS = 50

/** The search as it runs now, without the person's signals. */
export interface Pipeline {
  readonly rank: Rank
  parts(): Promise<PipelineParts>
  /** Whether a file is in the index. */
  isThere(path: string): boolean
}

export interface SelfTestParts {
  readonly folder: string
  readonly pipeline: Pipeline
  readonly events: () => AsyncIterable<MemoryEvent>
  readonly clock: () => number
  /** Writes nothing. */
  readonly readOnly: boolean
}

/** The pipeline on the person's own questions, and how a change of it moved them. */
export interface SelfTest {
  questions(): Promise<readonly OwnQuestion[]>
  /** Runs the questions, keeps the figures with their date, and what was ranked as what later changes are compared with. */
  evaluateOwn(signal?: AbortSignal): Promise<OwnEvaluation>
  /** Oldest first. */
  evaluations(): Promise<readonly OwnEvaluation[]>
  /** Keeps the rankings as they are, before the pipeline is changed; at most `budgetMs`. */
  snapshot(budgetMs: number): Promise<void>
  /** Compares with the rankings kept before, keeps the report and the new rankings; undefined where there was nothing to compare with. */
  driftReport(signal?: AbortSignal): Promise<DriftReport | undefined>
  /** The same where the pipeline changed since those rankings; does nothing where it did not. */
  driftAfterChange(signal?: AbortSignal): Promise<DriftReport | undefined>
  /** Oldest first. */
  drifts(): Promise<readonly DriftReport[]>
}

/** The same with what `Memory` needs to keep it tidy. */
export interface KeptSelfTest extends SelfTest {
  forget(isForgotten: (path: string) => boolean): Promise<void>
  reword(redactor: Redactor): Promise<void>
}

const evaluations = z.array(
  z.custom<OwnEvaluation>(
    (value) => z.object({ atMs: z.number(), fingerprint: z.string(), recall5: z.number() }).loose().safeParse(value).success
  )
)
const drifts = z.array(
  z.custom<DriftReport>(
    (value) =>
      z
        .object({ atMs: z.number(), overlap10: z.number(), questions: z.array(z.unknown()) })
        .loose()
        .safeParse(value).success
  )
)

/** Opens what was kept in `folder`; everything is read when it is asked for. */
export function openSelfTest({ folder, pipeline, events, clock, readOnly }: SelfTestParts): KeptSelfTest {
  const serial = createSerial()
  const file = { questions: 'questions.json', rankings: 'rankings.json', evaluations: 'evaluations.json', drifts: 'drift.json' }
  const pathOf = (name: keyof typeof file): string => join(folder, file[name])
  const save = async (name: keyof typeof file, value: unknown) => {
    if (!readOnly) await writeJsonFile(pathOf(name), value)
  }
  const savedQuestions = async () => (await readJsonFile(pathOf('questions'), ownQuestions)) ?? []
  const savedRankings = () => readJsonFile(pathOf('rankings'), rankings)
  const savedEvaluations = async () => (await readJsonFile(pathOf('evaluations'), evaluations)) ?? []
  const savedDrifts = async () => (await readJsonFile(pathOf('drifts'), drifts)) ?? []

  /** The set that is kept, with what the log adds to it: the log is bounded, the set outlives it. */
  const questions = async () => {
    const saved = await savedQuestions()
    const now = await questionsFrom(events(), saved)
    if (JSON.stringify(now) !== JSON.stringify(saved)) await save('questions', now)
    return now
  }
  /** A run over the questions that keeps what it saw. */
  const recording =
    (kept: Rankings): Rank =>
    async (question, signal) => {
      const passages = await pipeline.rank(question, signal)
      const paths = documentsOf(passages)
        .slice(0, COMPARED)
        .map(({ path }) => path)
      kept.questions.push({ question, paths })
      return passages
    }
  const newRankings = async (): Promise<Rankings> => ({ atMs: clock(), parts: await pipeline.parts(), questions: [] })

  const compare = async (before: Rankings | undefined, signal?: AbortSignal): Promise<DriftReport | undefined> => {
    const after = await newRankings()
    const rank = recording(after)
    for (const { question } of await questions()) {
      signal?.throwIfAborted()
      await rank(question, signal)
    }
    await save('rankings', after)
    if (!before) return undefined
    const report = drift(before, after, (path) => pipeline.isThere(path))
    await save('drifts', [...(await savedDrifts()), report].slice(-MOST_DRIFTS))
    return report
  }

  return {
    questions: () => serial(questions),
    evaluateOwn: (signal) =>
      serial(async () => {
        const kept = await newRankings()
        const before = await savedRankings()
        const scores = await evaluate(await questions(), recording(kept), signal)
        const result: OwnEvaluation = { atMs: kept.atMs, fingerprint: fingerprintOf(kept.parts), parts: kept.parts, ...scores }
        await save('evaluations', [...(await savedEvaluations()), result].slice(-MOST_RUNS))
        // What stood before a change stays until its drift was told.
        if (!before || !changedParts(before.parts, kept.parts).length) await save('rankings', kept)
        return result
      }),
    evaluations: savedEvaluations,
    snapshot: (budgetMs) =>
      serial(async () => {
        const kept = await newRankings()
        const before = await savedRankings()
        if (before && changedParts(before.parts, kept.parts).length) return
        const rank = recording(kept)
        const until = performance.now() + budgetMs
        for (const { question } of (await questions()).toReversed()) {
          if (performance.now() > until) break
          await rank(question)
        }
        if (kept.questions.length) await save('rankings', kept)
      }),
    driftReport: (signal) => serial(async () => await compare(await savedRankings(), signal)),
    driftAfterChange: (signal) =>
      serial(async () => {
        const before = await savedRankings()
        const changed = before && changedParts(before.parts, await pipeline.parts()).length > 0
        return changed ? await compare(before, signal) : undefined
      }),
    drifts: savedDrifts,
    forget: (isForgotten) =>
      serial(async () => {
        const known = await savedQuestions()
        const kept = known
          .map((one) => ({ ...one, relevant: one.relevant.filter(({ path }) => !isForgotten(path)) }))
          .filter(({ relevant }) => relevant.length > 0)
        if (known.length) await save('questions', kept)
        const names = new Set(kept.map(({ question }) => question))
        const ranked = await savedRankings()
        if (ranked)
          await save('rankings', {
            ...ranked,
            questions: ranked.questions
              .filter(({ question }) => names.has(question))
              .map(({ question, paths }) => ({ question, paths: paths.filter((path) => !isForgotten(path)) }))
          })
        const reports = await savedDrifts()
        if (reports.length)
          await save(
            'drifts',
            reports.map((report) => ({
              ...report,
              questions: report.questions.filter((one) => names.has(one.question) && !pathsOf(one).some(isForgotten))
            }))
          )
      }),
    reword: (redactor) =>
      serial(async () => {
        const reworded = <T extends { readonly question: string }>(one: T): T => ({ ...one, question: redactor.text(one.question) })
        const known = await savedQuestions()
        if (known.length) await save('questions', known.map(reworded))
        const ranked = await savedRankings()
        if (ranked) await save('rankings', { ...ranked, questions: ranked.questions.map(reworded) })
        const reports = await savedDrifts()
        if (reports.length)
          await save(
            'drifts',
            reports.map((report) => ({ ...report, questions: report.questions.map(reworded) }))
          )
      })
  }
}

function pathsOf({ up, down, lost, gained, gone }: DriftReport['questions'][number]): string[] {
  return [...[...up, ...down, ...lost, ...gained].map(({ path }) => path), ...gone]
}

/** Names a pipeline: two runs with the same one differ by files and questions only. */
function fingerprintOf(parts: PipelineParts): string {
  return createHash('sha256')
    .update(JSON.stringify(Object.entries(parts).toSorted()))
    .digest('hex')
    .slice(0, 16)
}
