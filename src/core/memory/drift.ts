import { z } from 'zod'
import type { DriftReport, Move, PipelineParts, QuestionDrift } from '../../shared/memory.ts'

/** Documents of each ranking that are compared. */
export const COMPARED = 10

const parts = z.object({ embedder: z.string(), reranker: z.string(), chunker: z.string(), weights: z.string(), off: z.string() })
/** The first documents of every saved question, and what ranked them. */
export const rankings = z.object({
  atMs: z.number(),
  parts,
  questions: z.array(z.object({ question: z.string(), paths: z.array(z.string()) }))
})
export type Rankings = z.infer<typeof rankings>

/** What a change of the pipeline did to the saved questions. `isThere`: a file that left the index was not lost by the pipeline. */
export function drift(before: Rankings, after: Rankings, isThere: (path: string) => boolean): DriftReport {
  const now = new Map(after.questions.map(({ question, paths }) => [question, paths]))
  const questions = before.questions.flatMap(({ question, paths }) => {
    const found = now.get(question)
    return found ? [compare(question, paths, found, isThere)] : []
  })
  return {
    atMs: after.atMs,
    beforeMs: before.atMs,
    changed: changedParts(before.parts, after.parts),
    before: before.parts,
    after: after.parts,
    overlap10: questions.length ? questions.reduce((sum, { overlap10 }) => sum + overlap10, 0) / questions.length : 1,
    questions
  }
}

export function changedParts(before: PipelineParts, after: PipelineParts): (keyof PipelineParts)[] {
  return parts.keyof().options.filter((part) => before[part] !== after[part])
}

function compare(question: string, before: readonly string[], after: readonly string[], isThere: (path: string) => boolean): QuestionDrift {
  const moves = [...new Set([...before, ...after])].map((path): Move => ({
    path,
    before: before.indexOf(path) + 1,
    after: after.indexOf(path) + 1
  }))
  const gone = before.filter((path) => !after.includes(path) && !isThere(path))
  const comparable = before.length - gone.length
  const both = moves.filter((move) => move.before && move.after)
  return {
    question,
    overlap10: comparable ? both.length / comparable : 1,
    up: both.filter((move) => move.after < move.before),
    down: both.filter((move) => move.after > move.before),
    lost: moves.filter((move) => !move.after && !gone.includes(move.path)),
    gained: moves.filter((move) => !move.before),
    gone
  }
}
