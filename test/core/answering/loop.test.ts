import { expect, test } from 'vitest'
import { answer, type AskOptions } from '../../../src/core/answering/answer.ts'
import type { AnswerParts } from '../../../src/core/answering/answer.ts'
import type { GenerateRequest } from '../../../src/core/roles.ts'
import type { Answer, AnswerEvent } from '../../../src/shared/types.ts'
import { evidenceOf } from './evidence.ts'
import { partsFor, scripted } from './scripted.ts'

const letter = evidenceOf('The mill belongs to the Nowak family.', { path: '/files/letter.txt' })
const deed = evidenceOf('The Nowak family of the mill lives in Honolulu.', { path: '/files/deed.txt' })
const QUESTION = 'Where does the family live that the mill belongs to?'

async function run(
  parts: AnswerParts,
  options: AskOptions = {},
  question = QUESTION
): Promise<{ answer: Answer | undefined; events: AnswerEvent[] }> {
  const events: AnswerEvent[] = []
  for await (const event of answer(parts, question, [], undefined, options)) events.push(event)
  const last = events.at(-1)
  return { answer: last?.type === 'done' ? last.answer : undefined, events }
}

test('a sentence that no source supports makes it look again, and is written once more with what came in', async () => {
  const seen: GenerateRequest[] = []
  const text = 'The Nowak family lives in Honolulu.'
  const parts = partsFor([letter], scripted(text, seen), { rounds: [[deed]] })
  const { answer: result, events } = await run(parts)
  expect([result?.text, result?.sentences[0]?.citations[0]?.path]).toEqual([text, '/files/deed.txt'])
  expect(events.filter(({ type }) => type === 'dropped')).toEqual([
    { type: 'dropped', text, reason: 'No source states honolulu. Looking again.' }
  ])
  const [first, second] = seen.map(({ messages }) => messages.find(({ role }) => role === 'user')?.text ?? '')
  const sources = first?.slice(0, first.indexOf('\n\nQuestion:')) ?? ''
  expect([second?.startsWith(sources), second?.includes('deed.txt')]).toEqual([true, true])
})

test('a question of two steps: the second is looked up by what the first one found, asked for itself, and both stand in the answer', async () => {
  const seen: GenerateRequest[] = []
  const queries: string[] = []
  const married = evidenceOf('Jane Moss is married to the singer of Creel.', { path: '/files/jane.txt' })
  const other = evidenceOf('The band of Jane Moss plays on Sundays.', { path: '/files/sunday.txt', rank: 2 })
  const band = evidenceOf('Creel, the band, disbanded in 2004.', { path: '/files/creel.txt' })
  const ask = (...texts: readonly string[]) =>
    run(
      partsFor([married, other], scripted(texts, seen), { rounds: [[band]], queries }),
      {},
      'Jane Moss is married to the singer of a band that disbanded in what year?'
    )
  const { answer: result } = await ask('Not in the sources.', 'Creel disbanded in 2004.')
  expect([queries[1], result?.text]).toEqual([
    expect.stringMatching(/^Creel .*disbanded/),
    'Jane Moss is married to the singer of Creel. Creel disbanded in 2004.'
  ])
  expect(result?.sentences.map(({ citations }) => citations.map(({ path }) => path))).toEqual([['/files/jane.txt'], ['/files/creel.txt']])
  const prompt = seen[1]?.messages.at(-1)?.text ?? ''
  expect([...prompt.matchAll(/^\[\d\] (\S+)/gm)].map(([, name]) => name)).toEqual(['creel.txt'])
  expect(prompt).toContain('Question: Creel is a band that disbanded in what year?')
  // Without the second step the first one answers nothing.
  expect((await ask('Not in the sources.')).answer?.abstained).toBe(true)
})

test('the trace tells every round: why, what was asked, what came in, what was written, and its cost', async () => {
  const text = 'The Nowak family lives in Honolulu.'
  const { answer: result } = await run(partsFor([letter], scripted(text), { rounds: [[deed]] }))
  expect(
    result?.trace.rounds?.map(({ why, cameIn, written, promptTokens, reusedTokens }) => ({
      why,
      from: cameIn.map(({ path }) => path),
      became: written.map(({ outcome }) => outcome),
      promptTokens,
      reusedTokens
    }))
  ).toEqual([
    { why: expect.any(String), from: ['/files/letter.txt'], became: ['rewritten'], promptTokens: 100, reusedTokens: 40 },
    { why: 'No source states honolulu.', from: ['/files/deed.txt'], became: ['kept'], promptTokens: 100, reusedTokens: 40 }
  ])
  const { rounds = [], totalMs = 0 } = result?.trace ?? {}
  for (const { atMs = -1 } of rounds.flatMap(({ written }) => written)) expect(atMs >= 0 && atMs <= totalMs + 1).toBe(true)
})

test('a further look is told as it comes, with what it was for and what came in; the first one is not', async () => {
  const { answer: result, events } = await run(partsFor([letter], scripted('The Nowak family lives in Honolulu.'), { rounds: [[deed]] }))
  const query = result?.trace.rounds?.[1]?.query
  expect(events.map((event) => (event.type === 'looked-again' ? event : event.type)).filter((event) => event !== 'token')).toEqual([
    'retrieved',
    'dropped',
    { type: 'looked-again', query, paths: ['/files/deed.txt'] },
    'sentence',
    'citation',
    'done'
  ])
})

test('one pass never looks again', async () => {
  const queries: string[] = []
  const { answer: result } = await run(partsFor([letter], scripted('The Nowak family lives in Honolulu.'), { rounds: [[deed]], queries }), {
    mode: 'single'
  })
  expect([result?.abstained, queries.length]).toEqual([true, 1])
})

test('where nothing new comes in, the sentence is dropped, and the model goes on behind it', async () => {
  const seen: GenerateRequest[] = []
  const dropped = 'The Nowak family lives in Honolulu.'
  const { answer: result } = await run(partsFor([letter], scripted([dropped, 'The mill belongs to the Nowak family.'], seen)))
  expect(result?.text).toBe('The mill belongs to the Nowak family.')
  expect(seen.map(({ messages }) => messages.at(-1)).at(-1)).toEqual({ role: 'assistant', text: `${dropped} ` })
})

test('a model that invents without end is stopped, whatever comes in', async () => {
  const seen: GenerateRequest[] = []
  const rounds = Array.from({ length: 20 }, (_, index) => [
    evidenceOf(`Paper ${index} on the mill and its family.`, { path: `/files/${index}.txt` })
  ])
  const invented = 'The family lives on Mars. It owns 77 castles. It eats 99 moons. It has 55 boats.'
  const { answer: result } = await run(partsFor([letter], scripted(invented, seen), { rounds }), { mode: 'support' })
  expect(result?.abstained).toBe(true)
  expect(seen.length).toBeLessThanOrEqual(4)
})

test('every part of a plan is looked up, and the part without an answer is named', async () => {
  const queries: string[] = []
  const parts = partsFor([letter], scripted(['The mill belongs to the Nowak family.', 'Not in the sources.']), { queries })
  const { answer: result } = await run(parts, {}, 'Who does the mill belong to, and who repaired the roof?')
  expect(queries).toEqual(expect.arrayContaining(['Who does the mill belong to?', 'who repaired the roof?']))
  expect([result?.text, result?.reason]).toEqual([
    'The mill belongs to the Nowak family.',
    'Not found in your files: “who repaired the roof?”.'
  ])
  const leaning = partsFor([letter], scripted(['The mill belongs to the Nowak family.', 'Not in the sources.']), { queries })
  expect((await run(leaning, {}, 'Who does the mill belong to, and who repaired its roof?')).answer?.reason).toBe(
    'Not found in your files: “who repaired its roof?”.'
  )
})

test('what the model wavered over stands with a caution where the files say it', async () => {
  const { answer: result } = await run(partsFor([letter], scripted('The mill belongs to the Nowak family.', [], 0.1)))
  expect(result?.sentences[0]?.caution).toMatch(/^The model was not sure of/)
})

test('confidence mode looks again for doubt, always mode after every sentence', async () => {
  const text = 'The mill belongs to the Nowak family.'
  const count = async (mode: 'confidence' | 'always', probability: number): Promise<number> => {
    const queries: string[] = []
    await run(partsFor([letter], scripted(text, [], probability), { rounds: [[deed]], queries }), { mode }, 'Who does it belong to?')
    return queries.length
  }
  expect([await count('confidence', 0.99), await count('confidence', 0.1), (await count('always', 0.99)) > 1]).toEqual([
    1,
    expect.any(Number),
    true
  ])
})

test('only the pinned files are searched', async () => {
  const queries: string[] = []
  await run(partsFor([letter], scripted('x'), { queries }), { folders: ['/files'] }, 'Who owns the mill in @letter.txt?')
  expect(queries[0]).toBe('Who owns the mill in letter.txt? folder:"/files" file:"letter.txt"')
})

test('a model that was close to finding nothing is not believed: it looks again, and what it still doubts is not shown', async () => {
  const doubting = (refusals: readonly number[]): AnswerParts => {
    const model = scripted('The mill belongs to the Nowak family.')
    let prompt = 0
    return partsFor(
      [letter],
      {
        ...model,
        async *generate(request) {
          const instead = refusals[Math.min(prompt++, refusals.length - 1)] ?? 0
          expect(request.instead).toBe('Not in the sources.')
          for await (const event of model.generate(request)) yield event.type === 'prefill' ? { ...event, instead } : event
        }
      },
      { rounds: [[deed]] }
    )
  }
  const ask = async (refusals: readonly number[]) => (await run(doubting(refusals), {}, 'Who does the mill belong to?')).answer
  expect((await ask([0.1]))?.text).toBe('The mill belongs to the Nowak family.')
  expect(await ask([0.4])).toMatchObject({ abstained: true })
  expect((await ask([0.4, 0]))?.trace.rounds?.[0]?.written[0]).toMatchObject({
    outcome: 'not-found',
    reason: 'The model was close to finding no answer in the sources (40 %).'
  })
})

test('a model that found nothing reads on only where the judge is sure of what was found', async () => {
  const ask = async (score: number) => {
    const parts = {
      ...partsFor([letter], scripted(['Not in the sources.', 'The Nowak family lives in Honolulu.']), { rounds: [[deed]] }),
      reranker: async () => ({ model: 'fixed', rank: async (_query: string, texts: readonly string[]) => texts.map(() => score) })
    }
    return (await run(parts, {}, 'Where does the Nowak family of the mill live in Honolulu or elsewhere?')).answer
  }
  expect((await ask(0.96))?.text).toBe('The Nowak family lives in Honolulu.')
  const refused = await ask(0.6)
  expect([refused?.abstained, refused?.trace.rounds?.length]).toEqual([true, 1])
})

test('a list stands without the line that announces it, which says nothing by itself, and its numbers are no claims', async () => {
  const manual = evidenceOf('Open the valve of the pump. Wait until the water runs clear. The pump is started with the green switch.')
  const ask = (text: string) => run(partsFor([manual], scripted(text)), { mode: 'single' }, 'How is the pump started?')
  const { answer: result, events } = await ask(
    'You can start the pump as follows:\n1. Open the valve of the pump\n2. Use the green switch\n'
  )
  expect(result?.text).toBe('1. Open the valve of the pump\n2. Use the green switch')
  expect(result?.reason).toBe('')
  expect(events).toContainEqual({
    type: 'dropped',
    text: 'You can start the pump as follows:',
    reason: 'It only announces what follows.'
  })
  expect((await ask('You can start the pump as follows:')).answer?.abstained).toBe(true)
})

test('who did something is asked of every file that speaks of it, one after the other, and each brings somebody new', async () => {
  const wish = (path: string, name: string, rank: number) => evidenceOf(`${name} wished Li a happy new year.`, { path, rank })
  const [anna, ben, again] = [wish('/files/a.txt', 'Anna', 1), wish('/files/b.txt', 'Ben', 2), wish('/files/c.txt', 'Once more Anna', 3)]
  const seen: GenerateRequest[] = []
  const parts = (question: string, score = 0.95) =>
    run(
      {
        ...partsFor(
          [anna, ben, again],
          scripted(['Anna wished Li a happy new year.', 'Ben wished Li a happy new year.', 'Anna wished Li a happy new year.'], seen)
        ),
        reranker: async () => ({ model: 'fixed', rank: async (_query: string, texts: readonly string[]) => texts.map(() => score) })
      },
      {},
      question
    )
  const { answer: result, events } = await parts('Who wished Li a happy new year?')
  expect(result?.text).toBe('Anna wished Li a happy new year. Ben wished Li a happy new year.')
  expect(result?.sentences.map(({ citations }) => citations.map(({ path }) => path))).toEqual([['/files/a.txt'], ['/files/b.txt']])
  // What the third file brought was said already, and is off the screen again.
  expect(events.filter(({ type }) => type === 'dropped')).toEqual([
    { type: 'dropped', text: 'Anna wished Li a happy new year.', reason: 'It is said already.' }
  ])
  expect(seen[1]?.messages.at(-1)?.text).not.toContain('a.txt')
  seen.length = 0
  expect((await parts('Who wished Li a happy new year?', 0.6)).answer?.text).toBe('Anna wished Li a happy new year.')
  // The other way round.
  const turned = evidenceOf('Li wished Ben a happy new year.', { path: '/files/b.txt', rank: 2 })
  const reversed = {
    ...partsFor([anna, turned], scripted(['Anna wished Li a happy new year.', 'Li wished Ben a happy new year.'])),
    reranker: async () => ({ model: 'fixed', rank: async (_query: string, texts: readonly string[]) => texts.map(() => 0.95) })
  }
  expect((await run(reversed, {}, 'Who wished Li a happy new year?')).answer?.text).toBe('Anna wished Li a happy new year.')
  seen.length = 0
  expect((await parts('How did Anna wish Li a happy new year?')).answer?.sentences).toHaveLength(1)
})
