import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openConversations, type Conversations } from '../../../src/core/conversations/conversations.ts'
import type { AnswerEvent } from '../../../src/shared/types.ts'
import { abstainedEvents, answeredEvents, citationOf, passageOf } from './events.ts'

const FIRST = '11111111-1111-4111-8111-111111111111'
const SECOND = '22222222-2222-4222-8222-222222222222'
const THIRD = '33333333-3333-4333-8333-333333333333'
const KITCHEN = '/home/anna/Notes/kitchen.md'
const LETTER = '/home/anna/Letters/letter.docx'

let dataFolder: string
let on: boolean
let nowMs: number
let warnings: string[]
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'footnote-conversations-'))
  on = true
  nowMs = 1000
  warnings = []
})
afterEach(() => rmSync(dataFolder, { recursive: true, force: true }))

const open = (): Conversations =>
  openConversations({ dataFolder, isOn: () => on, clock: () => nowMs++, onWarning: (warning) => warnings.push(warning) })
const files = (): string[] => (existsSync(join(dataFolder, 'conversations')) ? readdirSync(join(dataFolder, 'conversations')) : [])
const fileOf = (id: string): string => join(dataFolder, 'conversations', `${id}.jsonl`)

/** Asks in a conversation and reads the answer to its end, or to its event `until`. */
async function ask(
  conversations: Conversations,
  question: string,
  events: readonly AnswerEvent[],
  { id = FIRST, from, until = Infinity }: { id?: string; from?: number; until?: number } = {}
): Promise<AnswerEvent[]> {
  const seen: AnswerEvent[] = []
  const source = (async function* () {
    yield* events
  })()
  for await (const event of conversations.record({ id, from }, { question, folders: [], files: [] }, source)) {
    seen.push(event)
    if (seen.length === until) break
  }
  return seen
}

const took = answeredEvents([
  { text: 'You took Baumann.', citations: [citationOf(1, KITCHEN, 'We took the offer of Baumann.')] },
  { text: 'It takes nine days.', citations: [citationOf(2, LETTER, 'the works take nine days')] }
])

test('a conversation that is deleted while it is answered stays deleted, and so do all when all are forgotten', async () => {
  for (const remove of [(one: Conversations) => one.delete(FIRST), (one: Conversations) => one.forget()]) {
    const conversations = open()
    const asked = { question: 'Whom did we take?', folders: [], files: [] }
    const source = (async function* () {
      yield* took
    })()
    for await (const event of conversations.record({ id: FIRST }, asked, source))
      if (event.type === 'sentence' && event.index === 0) await remove(conversations)
    expect([files(), await conversations.list()]).toEqual([[], []])
    await ask(conversations, 'And now?', took)
    expect(await conversations.list()).toMatchObject([{ title: 'And now?', turns: 1 }])
    await conversations.forget()
  }
})

test('one that cannot be read is told and costs the others nothing, but no cited text is let go of', async () => {
  await ask(open(), 'Whom did we take?', took)
  mkdirSync(fileOf(SECOND))
  const conversations = open()
  expect(await conversations.list()).toMatchObject([{ id: FIRST }])
  expect(warnings).toEqual([expect.stringContaining(SECOND)])
  await expect(conversations.documents()).rejects.toThrow('not every conversation')
  await expect(conversations.forget(KITCHEN)).rejects.toThrow('EISDIR')
})

test('what follows half a line that a full disk left is read', async () => {
  const conversations = open()
  await ask(conversations, 'Whom did we take?', took)
  truncateSync(fileOf(FIRST), statSync(fileOf(FIRST)).size - 5)
  await conversations.rename(FIRST, 'Baumann')
  expect(await open().list()).toMatchObject([{ title: 'Baumann', turns: 1 }])
})

describe('what was shown', () => {
  test('is passed on untouched, and opened later it is the same, but for unchecked text and the texts of passages', async () => {
    const conversations = open()
    expect(await ask(conversations, 'Whom did we take?', took)).toEqual(took)
    const again = await open().open(FIRST)
    expect(again).toMatchObject({ id: FIRST, title: 'Whom did we take?', turns: 1, createdMs: 1000, changedMs: 1000 })
    const shown = took.filter(({ type }) => type !== 'token')
    const events = again.kept[0]?.events ?? []
    expect(events.map(({ type }) => type)).toEqual(shown.map(({ type }) => type))
    expect(events.slice(1)).toEqual(shown.slice(1))
    expect(events[0]).toMatchObject({ passages: [{ id: 'p1', path: KITCHEN, text: '', score: 1 }] })
  })

  test('keeps the nearest passages with their texts where there is no answer', async () => {
    const conversations = open()
    await ask(conversations, 'What is my blood group?', abstainedEvents([passageOf(1, KITCHEN)]))
    const { kept } = await conversations.open(FIRST)
    expect(kept[0]?.events.at(-1)).toMatchObject({ answer: { abstained: true, nearest: [{ text: 'text of 1' }] } })
  })

  test('keeps unchecked text where it was stopped', async () => {
    const conversations = open()
    await ask(conversations, 'Whom did we take?', took, { until: 2 })
    const { kept } = await conversations.open(FIRST)
    expect(kept[0]?.events.at(-1)).toEqual({ type: 'token', text: 'You took ' })
  })

  test('survives a kill in the middle of a line: what was checked stands, and the next question is read', async () => {
    await ask(open(), 'Whom did we take?', took)
    const whole = readFileSync(fileOf(FIRST), 'utf8')
    truncateSync(fileOf(FIRST), Buffer.byteLength(whole.slice(0, whole.indexOf('"type":"done"'))))
    const after = open()
    expect(await after.list()).toMatchObject([{ id: FIRST, turns: 1 }])
    await ask(after, 'And when?', took)
    const { kept } = await open().open(FIRST)
    expect(kept.map(({ question }) => question)).toEqual(['Whom did we take?', 'And when?'])
    expect(kept[0]?.events.filter(({ type }) => type === 'sentence')).toHaveLength(2)
    expect(kept[0]?.events.some(({ type }) => type === 'done')).toBe(false)
    expect([...(await after.documents())]).toEqual([`hash of ${KITCHEN}`, `hash of ${LETTER}`])
  })

  test('a question asked again takes the place of its turn and of those behind it', async () => {
    const conversations = open()
    for (const question of ['one', 'two', 'three']) await ask(conversations, question, took)
    await ask(conversations, 'two, better', took, { from: 1 })
    const { kept } = await open().open(FIRST)
    expect(kept.map(({ question }) => question)).toEqual(['one', 'two, better'])
  })
})

describe('the list', () => {
  test('is newest first, and a search finds words of title, question and answer, whatever their case and accents', async () => {
    const conversations = open()
    await ask(conversations, 'Was kostet die Küche?', took)
    await ask(conversations, 'What is my blood group?', abstainedEvents([]), { id: SECOND })
    await conversations.rename(SECOND, 'Health')
    const found = async (query: string): Promise<string[]> => (await conversations.list({ query })).map(({ id }) => id)
    expect((await conversations.list()).map(({ title }) => title)).toEqual(['Health', 'Was kostet die Küche?'])
    expect(await found('kuche BAUMANN')).toEqual([FIRST])
    expect(await found('health')).toEqual([SECOND])
    expect(await found('blood')).toEqual([SECOND])
    expect(await found('blood Baumann')).toEqual([])
    expect((await conversations.list({ query: 'nine' }))[0]?.found).toContain('It takes nine days.')
    expect(await conversations.list({ limit: 1 })).toHaveLength(1)
  })

  test('loses what is deleted, for good', async () => {
    const conversations = open()
    await ask(conversations, 'Whom did we take?', took)
    await conversations.delete(FIRST)
    expect([await conversations.list(), files()]).toEqual([[], []])
    await expect(conversations.open(FIRST)).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('one question that is deleted', () => {
  const questions = async (): Promise<string[]> => (await open().open(FIRST)).kept.map(({ question }) => question)

  test('takes its answer and its cited texts with it, and leaves the others and the title', async () => {
    const conversations = open()
    await ask(conversations, 'Whom did we take?', took)
    await ask(conversations, 'And the letter?', answeredEvents([{ text: 'Dear Anna.', citations: [citationOf(1, LETTER, 'Dear Anna')] }]))
    await conversations.rename(FIRST, 'The kitchen')
    await conversations.deleteTurn(FIRST, 0, 'Whom did we take?')
    expect(readFileSync(fileOf(FIRST), 'utf8')).not.toMatch(/offer of Baumann|kitchen\.md|Whom/)
    expect(await questions()).toEqual(['And the letter?'])
    expect(await conversations.list()).toMatchObject([{ title: 'The kitchen', turns: 1 }])
    expect([...(await conversations.documents())]).toEqual([`hash of ${LETTER}`])
    await ask(conversations, 'And now?', took)
    expect(await questions()).toEqual(['And the letter?', 'And now?'])
  })

  test('is the one that has its words, where the window counts what was not kept', async () => {
    const conversations = open()
    for (const question of ['one', 'two']) await ask(conversations, question, took)
    await conversations.deleteTurn(FIRST, 1, 'one')
    await conversations.deleteTurn(FIRST, 0, 'asked with the memory off')
    await conversations.deleteTurn(SECOND, 0, 'of a conversation that is not kept')
    expect(await questions()).toEqual(['two'])
    expect(files()).toHaveLength(1)
  })

  test('as the last one takes the conversation with it', async () => {
    const conversations = open()
    await ask(conversations, 'Whom did we take?', took)
    await conversations.deleteTurn(FIRST, 0, 'Whom did we take?')
    expect([await conversations.list(), files()]).toEqual([[], []])
  })

  test('while it is still answered stays deleted, and the one before it stays as it was', async () => {
    const conversations = open()
    await ask(conversations, 'one', took)
    const before = (await conversations.open(FIRST)).kept
    const source = (async function* () {
      yield* took
    })()
    for await (const event of conversations.record({ id: FIRST }, { question: 'two', folders: [], files: [] }, source))
      if (event.type === 'sentence' && event.index === 0) await conversations.deleteTurn(FIRST, 1, 'two')
    expect((await open().open(FIRST)).kept).toEqual(before)
  })

  test('while another is answered costs that one nothing', async () => {
    const conversations = open()
    await ask(conversations, 'one', took)
    const source = (async function* () {
      yield* took
    })()
    for await (const event of conversations.record({ id: FIRST }, { question: 'two', folders: [], files: [] }, source))
      if (event.type === 'sentence' && event.index === 0) await conversations.deleteTurn(FIRST, 0, 'one')
    const { kept } = await open().open(FIRST)
    expect(kept.map(({ question }) => question)).toEqual(['two'])
    expect(kept[0]?.events.map(({ type }) => type)).toEqual(took.filter(({ type }) => type !== 'token').map(({ type }) => type))
  })
})

describe('what is not to be kept', () => {
  test('with the memory off, nothing is written', async () => {
    on = false
    const conversations = open()
    expect(await ask(conversations, 'Whom did we take?', took)).toEqual(took)
    expect([await conversations.list(), files()]).toEqual([[], []])
  })

  test('a forgotten file takes its quotes, the sentences that rest on them and the way there with it', async () => {
    const conversations = open()
    await ask(conversations, 'Whom did we take?', took)
    await ask(conversations, 'Other', answeredEvents([{ text: 'Nothing of it.', citations: [citationOf(1, LETTER, 'Dear Anna')] }]), {
      id: SECOND
    })
    const look: AnswerEvent = { type: 'looked-again', query: 'what the kitchen cost', paths: [KITCHEN] }
    await ask(conversations, 'Stopped', [look], { id: THIRD })
    const untouched = readFileSync(fileOf(SECOND), 'utf8')
    await conversations.forget('/home/anna/Notes')
    expect(readFileSync(fileOf(FIRST), 'utf8')).not.toMatch(/Baumann|kitchen|round query/)
    expect(readFileSync(fileOf(SECOND), 'utf8')).toBe(untouched)
    expect(readFileSync(fileOf(THIRD), 'utf8')).not.toContain('kitchen')
    const { kept } = await open().open(FIRST)
    expect(kept[0]?.forgotten).toBe(true)
    expect(kept[0]?.events.at(-1)).toMatchObject({ answer: { text: 'It takes nine days.', sentences: [{ text: 'It takes nine days.' }] } })
    expect([...(await conversations.documents())]).toEqual([`hash of ${LETTER}`])
    expect(await conversations.list({ query: 'Baumann' })).toEqual([])
  })

  test('forgetting everything leaves no conversation', async () => {
    const conversations = open()
    await ask(conversations, 'Whom did we take?', took)
    await conversations.forget()
    expect([await conversations.list(), files()]).toEqual([[], []])
    await ask(conversations, 'Again?', took)
    expect(await open().list()).toMatchObject([{ title: 'Again?' }])
  })

  test('a disk that cannot be written to costs the conversation, not the answer, and is told once', async () => {
    const conversations = openConversations({
      dataFolder: '/dev/null',
      isOn: () => on,
      onWarning: (warning) => warnings.push(warning)
    })
    expect(await ask(conversations, 'Whom did we take?', took)).toEqual(took)
    expect(warnings.filter((warning) => warning.startsWith('Your conversation is not kept'))).toHaveLength(1)
  })
})
