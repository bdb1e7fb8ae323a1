import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changesBetween } from '../../src/renderer/reading/changes.ts'
import { longestRuns } from '../../src/renderer/reading/runs.ts'

const cut = (text: string, spans: readonly { start: number; end: number }[]) => spans.map(({ start, end }) => text.slice(start, end))

test('what was edited is told by words, and a passage is found again behind it', () => {
  const older = 'Rules\n\nThe rent is 48 euros a year.\nPaid in March.\n'
  const newer = 'Rules of 2026\n\nThe rent is 52 euros a year.\nPaid in March.\n'
  const { removed, added, toNewer } = changesBetween(older, newer)
  expect([cut(older, removed), cut(newer, added)]).toEqual([['48'], [' of 2026', '52']])
  const passage = { start: older.indexOf('The rent'), end: older.indexOf('\nPaid') }
  expect(cut(newer, [toNewer(passage)])).toEqual(['The rent is 52 euros a year.'])
})

test('a passage that is gone leaves an empty place where it stood', () => {
  const older = 'one\ntwo\nthree\n'
  const { removed, toNewer } = changesBetween(older, 'one\nthree\n')
  const place = toNewer({ start: 4, end: 8 })
  expect([cut(older, removed), place.end - place.start, place.start]).toEqual([['two\n'], 0, 4])
})

test('runs are common to both lists, in order, and as long as any', () => {
  const list = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 })
  fc.assert(
    fc.property(list, list, (before, after) => {
      const runs = longestRuns(before, after)
      for (const { from, to, length } of runs) expect(before.slice(from, from + length)).toEqual(after.slice(to, to + length))
      for (const [index, run] of runs.slice(1).entries()) {
        const last = runs[index]
        expect(last && run.from >= last.from + last.length && run.to >= last.to + last.length).toBe(true)
      }
      const common = runs.reduce((sum, { length }) => sum + length, 0)
      expect(common).toBe(longestCommon(before, after))
    }),
    { numRuns: 300 }
  )
})

test('two texts without anything in common are compared in less than two seconds', () => {
  const text = (seed: string): string => Array.from({ length: 20_000 }, (_, line) => `${seed} ${line} line`).join('\n')
  const before = performance.now()
  expect(changesBetween(text('old'), text('new')).removed.length).toBeGreaterThan(0)
  expect(performance.now() - before).toBeLessThan(2000)
})

/** The plain table, to compare with. */
function longestCommon(before: readonly string[], after: readonly string[]): number {
  let row = new Array<number>(after.length + 1).fill(0)
  for (const item of before) {
    const next = [0]
    for (const [index, other] of after.entries())
      next.push(item === other ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0))
    row = next
  }
  return row.at(-1) ?? 0
}
