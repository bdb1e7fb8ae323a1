import { expect, test } from 'vitest'
import { answer } from '../../../src/core/answering/answer.ts'
import { excerptsOf } from '../../../src/core/answering/sources/excerpts.ts'
import type { Answer } from '../../../src/shared/types.ts'
import { evidenceOf } from './evidence.ts'
import { partsFor, scripted } from './scripted.ts'

const asked = evidenceOf('Anna asked Ben to lend her the boat. They spoke of a sale of the boat as well.', {
  path: '/files/a.txt',
  preamble: 'Time: 20260102_10:00'
})
const ready = evidenceOf('Ben is ready for a sale of the boat.', { path: '/files/b.txt', preamble: 'Time: 20260304_10:00' })
const other = evidenceOf('The pool opens in summer.', { path: '/files/c.txt', preamble: 'Time: 20260505_10:00' })

async function answered(question: string, rounds: Parameters<typeof partsFor>[2]): Promise<Answer | undefined> {
  let result: Answer | undefined
  for await (const event of answer(partsFor([asked, ready], scripted('No, it was the other way round.'), rounds), question, []))
    if (event.type === 'done') result = event.answer
  return result
}

test('two events that one file fits best are told apart by the pair of files that fits both best', async () => {
  const both = [asked, ready]
  const result = await answered('Did Anna ask Ben to lend her the boat before they spoke of the sale of the boat?', {
    rounds: [both, both]
  })
  expect(result?.text).toMatch(/^Yes: .* is of 2026-01-02, .* of 2026-03-04\.$/)
  expect(result?.sentences[0]?.citations.map(({ path }) => path)).toEqual(expect.arrayContaining(['/files/a.txt', '/files/b.txt']))
})

test('of a long conversation the footnote quotes the line that dates it and the few sentences that tell of the event', async () => {
  const idle = 'Carl: Nothing new on the river today.\n'
  const long = evidenceOf(`${idle.repeat(14)}Anna: Ben, would you lend me the boat?\n${idle.repeat(14)}`, {
    path: '/files/a.txt',
    preamble: 'Time: 20260102_10:00'
  })
  const result = await answered('Did Anna ask Ben to lend her the boat before Ben was ready for the sale?', { rounds: [[long], [ready]] })
  expect(result?.sentences[0]?.citations.map(({ quote }) => quote)).toEqual([
    'Time: 20260102_10:00',
    'Anna: Ben, would you lend me the boat?',
    'Time: 20260304_10:00\nBen is ready for a sale of the boat.'
  ])
})

test('what tells of an event is quoted from the lines of whose doing it is, before what others say of it', async () => {
  const chat = evidenceOf('Anna: Ben, do tell us of the new curtain!\nBen: The new curtain is blue.\nAnna: Good.', {
    path: '/files/a.txt',
    preamble: 'Time: 20260102_10:00'
  })
  const result = await answered('Did Ben tell of the new curtain before Ben was ready for the sale?', { rounds: [[chat], [ready]] })
  expect(result?.sentences[0]?.citations[0]?.quote).toContain('Ben: The new curtain is blue.')
})

test('a few hours over the time that is asked for are said to be more', async () => {
  const told = evidenceOf('Anna told Ben of the pool.', { path: '/files/t.txt', preamble: 'Time: 20260102_10:00' })
  const bill = evidenceOf('Ben sent the bill for the pool.', { path: '/files/u.txt', preamble: 'Time: 20260105_15:00' })
  const result = await answered('Is the time interval more than 3 days between Anna telling Ben of the pool and Ben sending the bill?', {
    rounds: [[told], [bill]]
  })
  expect(result?.text).toMatch(/^Yes: .*, more than 3 days apart\.$/)
})

test('what tells of an event is quoted with what the same speaker goes on to say', async () => {
  const chat = evidenceOf('Anna: Hello all.\nBen: I just heard a song, “Viva”. We should learn it!\nAnna: Good.', {
    path: '/files/a.txt',
    preamble: 'Time: 20260102_10:00'
  })
  const result = await answered('Did Ben name the song “Viva” before Ben was ready for the sale?', { rounds: [[chat], [ready]] })
  expect(result?.sentences[0]?.citations[0]?.quote).toMatch(/“Viva”\. We should learn it!$/)
})

test('days are compared with a caution where a file may speak of another occasion', async () => {
  const cautionAt = async (score: number) => {
    const parts = {
      ...partsFor([asked, ready], scripted('No.'), { rounds: [[asked], [ready]] }),
      reranker: async () => ({
        model: 'fixed',
        rank: async (_query: string, texts: readonly string[]) => texts.map((text) => (text.includes('lend') ? 0.95 : score))
      })
    }
    for await (const event of answer(parts, 'Did Anna ask Ben to lend her the boat before Ben was ready for the sale?', []))
      if (event.type === 'done') return event.answer.sentences[0]?.caution
    return 'no answer'
  }
  expect(await cautionAt(0.9)).toBeUndefined()
  expect(await cautionAt(0.7)).toBe('The file cited for “Ben was ready for the sale” may speak of another occasion.')
})

test('an event that nothing speaks of is named as missing, and no model guesses its day', async () => {
  const question = 'Did Anna ask Ben to lend her the boat before Zoltan painted the lighthouse?'
  const result = await answered(question, { rounds: [[asked], []] })
  expect(result).toMatchObject({
    abstained: true,
    reason: 'Not found in your files: “Zoltan painted the lighthouse”.',
    limits: { missing: ['Zoltan painted the lighthouse'] }
  })
})

test('a past event whose day the model does not find is dated by the file that surely speaks of it, the first time by the earliest', async () => {
  const day = (path: string, date: string) => evidenceOf('Anna asked Ben for the boat.', { path, preamble: `Time: ${date}_10:00` })
  const [late, early] = [day('/files/late.txt', '20260304'), day('/files/early.txt', '20260102')]
  const told = async (question: string, score: number): Promise<Answer | undefined> => {
    const parts = {
      ...partsFor([late, early], scripted('Not in the sources.'), { rounds: [[]] }),
      reranker: async () => ({ model: 'fixed', rank: async (_query: string, texts: readonly string[]) => texts.map(() => score) })
    }
    for await (const event of answer(parts, question, [])) if (event.type === 'done') return event.answer
    return undefined
  }
  const first = await told('When was the first time Anna asked Ben for the boat?', 0.9)
  expect([first?.text, first?.sentences[0]?.citations.map(({ quote }) => quote)]).toEqual([
    'Your files speak of this on 2026-01-02 (“20260102_10:00”).',
    ['Time: 20260102_10:00\nAnna asked Ben for the boat.']
  ])
  expect((await told('When did Anna last time ask Ben for the boat?', 0.9))?.text).toBe(
    'Your files speak of this on 2026-03-04 (“20260304_10:00”).'
  )
  for (const [question, score] of [
    ['When did Anna ask Ben for the boat?', 0.5],
    ['When does Anna ask Ben for the boat?', 0.9],
    ['In which year did Anna ask Ben for the boat?', 0.9]
  ] as const)
    expect((await told(question, score))?.abstained).toBe(true)
})

test('of files that speak of the same, the one of the day that was asked for is read first', () => {
  const may = evidenceOf('Hailey offers a cake. Anna likes it.', { path: '/files/may.txt', rank: 2, preamble: 'Time: 20260531_20:00' })
  const june = evidenceOf('Hailey offers a cake to Anna, who likes the offers of Hailey.', {
    path: '/files/june.txt',
    preamble: 'Time: 20260601_20:00'
  })
  const first = (question: string) => excerptsOf(question, [june, may, other])[0]?.evidence.passage.path
  expect(first('Which offers of Hailey does Anna like?')).toBe('/files/june.txt')
  expect(first('Which offers of Hailey does Anna like on 20260531?')).toBe('/files/may.txt')
  expect(first('Which offers of Hailey does Anna like on 31 May 2026?')).toBe('/files/may.txt')
})

test('of several files of one day, the one of the time that was asked for is read first', () => {
  const at = (path: string, hour: string, rank: number) =>
    evidenceOf('Hailey offers a cake to Anna.', { path, rank, preamble: `Time: 20260531_${hour}` })
  const files = [at('/files/morning.txt', '09:00', 1), at('/files/evening.txt', '17:30', 2)]
  const first = (question: string) => excerptsOf(question, files)[0]?.evidence.passage.path
  expect(first('What did Hailey offer on 31 May 2026?')).toBe('/files/morning.txt')
  for (const time of ['at 5:30 PM', 'at 17:30', 'at 5:30 p.m.'])
    expect(first(`What did Hailey offer on 31 May 2026 ${time}?`)).toBe('/files/evening.txt')
  expect(first('What did Hailey offer on 20260531_17:30?')).toBe('/files/evening.txt')
  // A time that no file of that day has.
  expect(first('What did Hailey offer on 31 May 2026 at 8 pm?')).toBe('/files/morning.txt')
})

test('where the files tell no days the order of events is answered from what they say', async () => {
  const show = evidenceOf('The second season was released after the first season had ended.', { path: '/files/show.md' })
  const parts = {
    ...partsFor([show], scripted('Yes, the second season was released after the first season had ended.'), { rounds: [[show], [show]] }),
    // The judge knows the question as a whole and neither of its halves.
    reranker: async () => ({
      model: 'fixed',
      rank: async (query: string, texts: readonly string[]) => texts.map(() => (query.endsWith('?') ? 0.95 : 0.01))
    })
  }
  let text = ''
  for await (const event of answer(parts, 'Was season two broadcast right after season one came to its close?', []))
    if (event.type === 'done') ({ text } = event.answer)
  expect(text).toMatch(/^Yes, the second season/)
})

test('from one event to another the days run onwards, where a pair of files has such', async () => {
  const later = evidenceOf('Anna asked Ben about the day of the lift. Anna asked Ben about the day.', {
    path: '/files/later.txt',
    preamble: 'Time: 20261012_10:00'
  })
  const early = evidenceOf('Anna asked Ben which day suits him for the lift.', {
    path: '/files/early.txt',
    preamble: 'Time: 20260803_13:00',
    rank: 2
  })
  const lift = evidenceOf('Anna reminded Ben of the men with the lift.', { path: '/files/lift.txt', preamble: 'Time: 20260812_11:00' })
  const result = await answered(
    'Did it take more than a week from Anna asking Ben about the day of the lift to Anna reminding Ben of the men with the lift?',
    { rounds: [[later, early], [lift]] }
  )
  expect(result?.text).toMatch(/^Yes: .* is of 2026-08-03, .* of 2026-08-12, 9 days apart\.$/)
})
