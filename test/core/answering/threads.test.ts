import { expect, test } from 'vitest'
import { answer, type AnswerParts } from '../../../src/core/answering/answer.ts'
import { neededTurns, searchQuery } from '../../../src/core/answering/question/follow-up.ts'
import { NO_THREAD, threadFor, Threads } from '../../../src/core/answering/write/threads.ts'
import type { GenerateRequest } from '../../../src/core/roles.ts'
import type { Turn } from '../../../src/shared/types.ts'
import { evidenceOf } from './evidence.ts'
import { partsFor, scripted } from './scripted.ts'

const letter = evidenceOf('The rent rises to 1,240 euros from 1 March 2025. The caretaker is Mr. Nowak.', { path: '/files/letter.txt' })
const deed = evidenceOf('The caretaker signed the deed of the mill on 4 May 2025.', { path: '/files/deed.txt' })

async function ask(parts: AnswerParts, question: string, history: Turn[]): Promise<void> {
  for await (const event of answer(parts, question, history)) {
    if (event.type === 'done') history.push({ question, answer: event.answer.text })
  }
}

test('a follow-up is read behind what was read before, word by word, and its new sources are counted on', async () => {
  const seen: GenerateRequest[] = []
  const generator = scripted(['The caretaker is Mr. Nowak.', 'The caretaker signed the deed on 4 May 2025.'], seen)
  const parts = { ...partsFor([letter], generator, { rounds: [[deed]] }), threads: new Threads() }
  const history: Turn[] = []
  await ask(parts, 'Who is the caretaker?', history)
  await ask(parts, 'What did he sign?', history)
  const [first, second] = seen.map(({ messages }) => messages)
  expect(second?.slice(0, first?.length)).toEqual(first)
  expect(second?.[2]).toEqual({ role: 'assistant', text: 'The caretaker is Mr. Nowak.' })
  expect(second?.[3]?.text).toMatch(/^Sources:\n\n\[2\] deed\.txt/)
})

test('a follow-up may be answered from a source of the turn before, and cites it', async () => {
  const generator = scripted(['The caretaker is Mr. Nowak.', 'The rent rises to 1,240 euros from 1 March 2025.'])
  const parts = { ...partsFor([letter], generator), threads: new Threads() }
  const history: Turn[] = []
  await ask(parts, 'Who is the caretaker?', history)
  await ask(parts, 'And what of the rent there?', history)
  expect(history[1]?.answer).toBe('The rent rises to 1,240 euros from 1 March 2025.')
})

test('what was read of a file that has changed since is not gone on with', async () => {
  const seen: GenerateRequest[] = []
  const stale = new Set<string>()
  const parts = { ...partsFor([letter], scripted('The caretaker is Mr. Nowak.', seen), { stale }), threads: new Threads() }
  const history: Turn[] = []
  await ask(parts, 'Who is the caretaker?', history)
  stale.add('/files/letter.txt')
  await ask(parts, 'And where does he live?', history)
  expect(seen[1]?.messages[1]).toEqual({ role: 'user', text: 'Who is the caretaker?' })
})

test('twelve turns: each reads on behind the one before until the context is full, then the turns are condensed once', async () => {
  const seen: GenerateRequest[] = []
  const generator = { ...scripted('The caretaker is Mr. Nowak.', seen), contextTokens: 1000 }
  const rounds = Array.from({ length: 12 }, (_, index) => [
    evidenceOf(
      `Note ${index}: the caretaker Mr. Nowak repaired door ${index} of the mill, ${'and oiled its old hinges, '.repeat(6)}in May.`,
      {
        path: `/files/note-${index}.txt`
      }
    )
  ])
  const parts = { ...partsFor([letter], generator, { rounds }), threads: new Threads() }
  const history: Turn[] = []
  await ask(parts, 'Who is the caretaker?', history)
  for (let turn = 1; turn < 12; turn++) await ask(parts, `And what did he do at door ${turn}?`, history)
  const prompts = seen.map(({ messages }) =>
    messages
      .filter(({ role }) => role !== 'system')
      .map(({ text }) => text)
      .join('\n')
  )
  expect(history).toHaveLength(12)
  // Characters of a prompt stay within the context whatever the number of turns (about 3.7 a token).
  expect(Math.max(...prompts.map((prompt) => prompt.length / 3.7))).toBeLessThan(1000)
  const goesOn = prompts.map((prompt, index) => index > 0 && prompt.startsWith((prompts[index - 1] ?? '').slice(0, 200)))
  expect(goesOn.filter(Boolean).length).toBeGreaterThan(6)
})

test('a chain of follow-ups is looked up with its first question and its last', () => {
  const history = ['How much was the electricity in March?', 'And in April?', 'And in May?'].map((question) => ({ question, answer: '…' }))
  expect(neededTurns('And why?', history)).toEqual(history)
  expect(searchQuery('And why?', history)).toBe('How much was the electricity in March? And in May? And why?')
  expect(neededTurns('Which tyres fit the bike?', history)).toEqual([])
})

test('without a known thread the turns are read without their sources, newest first, within a fifth of the context', () => {
  const turns = Array.from({ length: 10 }, (_, index) => ({ question: `And number ${index}?`, answer: 'x'.repeat(390) }))
  const { messages, sources } = threadFor(turns, undefined, 2000)
  expect([messages.at(-2)?.text, sources]).toEqual(['And number 9?', []])
  expect(messages.length).toBeLessThan(8)
  expect(threadFor([], undefined, 2000)).toBe(NO_THREAD)
})
