import { expect, test } from 'vitest'
import { checkSentence, onlyAnnounces } from '../../../src/core/answering/check/check.ts'
import { doubtfulWords } from '../../../src/core/answering/check/confidence.ts'
import { attribute } from '../../../src/core/answering/cite/cite.ts'
import { conflictInWords, conflictsOf } from '../../../src/core/answering/check/conflict.ts'
import { missingWords, nextQuery } from '../../../src/core/answering/sources/query.ts'
import { asksWhen } from '../../../src/core/answering/question/question-kind.ts'
import { evidenceOf } from './evidence.ts'

const letter = evidenceOf('The rent rises to 1,240 euros from 1 March 2025. The caretaker is Mr. Nowak.', { path: '/files/letter.txt' })
const older = evidenceOf('The rent rises to 1,180 euros.', { path: '/files/letter-2023-02-01.txt', rank: 2 })
const tokens = (text: string, sure: number) =>
  text.split(/(?= )/).map((piece) => ({ text: piece, probability: piece.includes('Nowak') ? sure : 0.99 }))

test('a sentence that the files say is supported, and weak where the model wavered over a name', () => {
  const text = 'The caretaker is Mr. Nowak.'
  expect(checkSentence(text, tokens(text, 0.9), 'Who is the caretaker?', [letter]).outcome).toBe('supported')
  expect(checkSentence(text, tokens(text, 0.2), 'Who is the caretaker?', [letter])).toMatchObject({
    outcome: 'weak',
    reason: 'The model was not sure of “Nowak.” (20 %).'
  })
})

test('in a summary nothing is said of a name that its quote holds: the model chose among what is true', () => {
  const text = 'The caretaker is Mr. Nowak.'
  const { outcome, reason } = checkSentence(text, tokens(text, 0.2), 'Summarise the letter.', [letter], 'summary')
  expect([outcome, reason]).toEqual(['supported', ''])
})

test('an instruction that the model copies is no answer', () => {
  const diary = evidenceOf('I wrote it in the report in one line, and say it was a good source.')
  expect(checkSentence('A source was written at the time in its first line.', [], 'How deep was the hole?', [diary])).toMatchObject({
    outcome: 'unsupported',
    reason: 'It only repeats its instructions.'
  })
  expect(checkSentence('The report was the date the sources were written.', [], 'When?', [diary]).outcome).toBe('unsupported')
  expect([asksWhen('When was it inspected?'), asksWhen('How deep was it when it was inspected?')]).toEqual([true, false])
})

test('a sentence that only repeats the question answers nothing, unless the question names what can be answered', () => {
  const outcome = (text: string, question: string) => checkSentence(text, [], question, [letter])
  expect(outcome('The rent rises from March.', 'From when does the rent rise in March?')).toMatchObject({
    outcome: 'unsupported',
    reason: 'It only repeats the question.'
  })
  const why = 'What is the reason for the rise of the rent in March?'
  expect(outcome('The exact reason for the rise of the rent is that the rent rises tomorrow.', why).reason).toBe(
    'It only repeats the question.'
  )
  expect(outcome('The rent rises tomorrow.', 'When does the rent rise?').reason).not.toBe('It only repeats the question.')
  expect(outcome('The caretaker is several things.', 'What things is the caretaker?').outcome).toBe('unsupported')
  expect(outcome('The caretaker is Mr. Nowak.', 'Who is the caretaker?').outcome).toBe('supported')
  expect(outcome('Mr. Nowak is the caretaker.', 'Is Mr. Nowak or Mr. Meyer the caretaker?').outcome).toBe('supported')
  expect(outcome('Yes, the rent rises.', 'Does the rent rise?').outcome).toBe('supported')
  // A name that the question holds as part of another.
  expect(outcome('The caretaker of Nowak Street is Mr. Nowak.', 'Who is the caretaker of Mr. Nowak Street?').reason).not.toBe(
    'It only repeats the question.'
  )
  expect(outcome('Mr. Nowak is Mr. Nowak.', 'Who is Mr. Nowak?').reason).toBe('It only repeats the question.')
})

test('what no source states is unsupported however sure the model was, and said in plain words', () => {
  const text = 'The rent is 1,300 euros.'
  expect(checkSentence(text, tokens(text, 1), 'What is the rent?', [letter])).toMatchObject({
    outcome: 'unsupported',
    lacking: ['1300'],
    reason: 'No source states 1300.'
  })
})

test('a translation may share no word with its source, but no figure may be new', () => {
  const check = (text: string) => checkSentence(text, [], 'Translate the letter into German.', [letter], 'translation').outcome
  expect([check('die miete steigt auf 1.240 euro.'), check('die miete steigt auf 1.340 euro.')]).toEqual(['supported', 'unsupported'])
})

test('a letter may be polite, but what it states must be in the files', () => {
  const check = (text: string) => checkSentence(text, [], 'Write a mail to the landlord.', [letter], 'draft').outcome
  expect([check('I hope this finds you well.'), check('The caretaker is Mr. Meyer.')]).toEqual(['supported', 'unsupported'])
})

test('a web address that no source holds is no answer', () => {
  expect(checkSentence('The rent is on http://evil.example/rent.', [], 'What is the rent?', [letter]).outcome).toBe('unsupported')
})

test('the opening word and words without content do not count as doubtful', () => {
  const doubtful = doubtfulWords(
    [
      { text: 'Nowak', probability: 0.1 },
      { text: ' is', probability: 0.1 },
      { text: ' care', probability: 0.9 },
      { text: 'taker', probability: 0.2 }
    ],
    0.3
  )
  expect(doubtful).toEqual([{ word: 'caretaker', probability: 0.2 }])
})

test('the next query is the question with what the sentence adds, without what may be invented', () => {
  const check = { outcome: 'unsupported', lacking: ['kowalska'], doubtful: [] } as const
  expect(nextQuery('Who is the caretaker?', 'The caretaker of the mill is Kowalska.', check, [])).toBe('Who is the caretaker mill')
})

test('after "not found" the words are searched for that no source held, where a name or a figure is among them', () => {
  const check = { outcome: 'not-found', lacking: [], doubtful: [] } as const
  expect(missingWords('Which broadband company has the rent?', new Set(['rent']))).toEqual(
    ['Which', 'broadband', 'company', 'has'].filter((word) => !['Which', 'has'].includes(word))
  )
  const query = (question: string, missing: readonly string[]) => nextQuery(question, 'Not in the sources.', check, missing)
  expect(query('Which company sells Basalt for the path?', ['company', 'Basalt'])).toBe('company Basalt')
  // "Company" and "types" bring what speaks of other companies and types.
  expect(query('Which company has the rent?', ['company'])).toBeUndefined()
  expect(query('which company has basalt?', ['basalt'])).toBe('basalt')
  expect(query('which company has basalt?', [])).toBeUndefined()
})

test('what was nearly "not found" is not found, but an answer that begins with "not" is one', () => {
  const outcome = (text: string, refusal: number, judged = 0.5, question = 'Who is the caretaker?'): string =>
    checkSentence(text, [], question, [letter], 'answer', { refusal, judged }).outcome
  expect(outcome('The caretaker is Mr. Nowak.', 0.1)).toBe('supported')
  expect(outcome('The caretaker is Mr. Nowak.', 0.4)).toBe('not-found')
  // Short of that, what the file says in whole is believed, and what it says in part is not.
  expect(outcome('The caretaker is Mr. Nowak.', 0.3)).toBe('supported')
  expect(outcome('The caretaker Mr. Nowak lives upstairs beside the lift.', 0.3)).toBe('not-found')
  expect(outcome('The caretaker is Mr. Nowak.', 0.3, 0.5, 'Who is the caretaker now?')).toBe('not-found')
  expect(outcome('Not anybody but Mr. Nowak.', 0.9)).not.toBe('not-found')
  // The judge is sure, and the file says it in these words.
  expect(outcome('The caretaker is Mr. Nowak.', 0.4, 0.95)).toBe('supported')
  expect(outcome('The caretaker Mr. Nowak lives upstairs beside the lift.', 0.4, 0.95)).toBe('not-found')
})

test('another file that gives another figure for the same thing is told, with the days of both', () => {
  const cited = attribute('The rent rises to 1,240 euros.', 'What is the rent?', [letter]).citations
  const of = (text: string) => conflictsOf([{ text, citations: cited.map((citation) => ({ ...citation, number: 1 })) }], [letter, older])
  const [conflict] = of('The rent rises to 1,240 euros.')
  expect([conflict?.sentence, conflict?.path, conflict?.day]).toEqual([0, older.passage.path, '2023-02-01'])
  expect(conflict && conflictInWords({ ...conflict, citedDay: '2025-03-01' })).toBe(
    'Another file differs: “The rent rises to 1,180 euros.” (letter-2023-02-01.txt, 2023-02-01). The answer follows the newer one.'
  )
  expect(conflict && conflictInWords({ ...conflict, citedDay: '2021-03-01' })).toMatch(/It is the newer one\.$/)
  expect(of('The caretaker is Mr. Nowak.')).toEqual([])
})

test('a day is found however it is written, and its month is no name that the source lacks', () => {
  const chat = evidenceOf('Anna: The pool is open from 9 to 12.', { preamble: 'Time: 2026-05-06' })
  const outcome = (text: string): string => checkSentence(text, [], 'When is the pool open?', [chat]).outcome
  expect([outcome('On 6 May 2026 the pool is open from 9 to 12.'), outcome('In May the pool is open from 9 to 12.')]).toEqual([
    'supported',
    'supported'
  ])
  expect([outcome('On 7 May 2026 the pool is open.'), outcome('In June the pool is open from 9 to 12.')]).toEqual([
    'unsupported',
    'unsupported'
  ])
})

test('another edition of a cited file that was found and not read is compared as well, days among its figures', () => {
  const first = evidenceOf('The journey takes place from 12 May to 14 May 2026.', { path: '/school/letter-penmarrow.txt' })
  const text = 'The journey now takes place from 8 June to 10 June 2026.'
  const told = (path: string): readonly string[] => {
    const citations = attribute(first.passage.text, '', [first]).citations.map((citation) => ({ ...citation, number: 1 }))
    return conflictsOf([{ text: first.passage.text, citations }], [first], [first, evidenceOf(text, { path })]).map(({ quote }) => quote)
  }
  expect(told('/school/letter-penmarrow-correction.txt')).toEqual([text])
  for (const other of ['/school/letter-penmarrow-2025.txt', '/school/other-journey.txt', '/home/letter-penmarrow-correction.txt'])
    expect(told(other)).toEqual([])
})

test('what the answer cites itself is no conflict, and a file that names only its year has no day', () => {
  const [first, second] = [2024, 2025].map((year) =>
    evidenceOf(`The rent of the flat is ${year - 900} euros.`, { path: `/files/rent-${year}.txt` })
  )
  if (!first || !second) throw new Error('two letters')
  const sentence = (evidence: typeof first) => ({
    text: evidence.passage.text,
    citations: attribute(evidence.passage.text, 'What is the rent?', [evidence]).citations.map((citation) => ({ ...citation, number: 1 }))
  })
  expect(conflictsOf([sentence(second)], [first, second]).map(({ day }) => day)).toEqual(['2024'])
  expect(conflictsOf([sentence(first), sentence(second)], [first, second])).toEqual([])
})

test('a title of the question is not said of a file that does not speak of it', () => {
  const lamps = evidenceOf('Ben: I love the keeper, he is a great character. The play was long.', { path: '/files/lamps.txt' })
  const question = 'Who is the favourite character of Ben in the play "Salt Roads"?'
  const sentence = 'The favourite character of Ben in the play "Salt Roads" is the keeper.'
  expect(checkSentence(sentence, [], question, [lamps])).toMatchObject({
    outcome: 'unsupported',
    reason: 'The cited file does not speak of “Salt Roads”.'
  })
  const roads = evidenceOf('Ben: In Salt Roads I love the keeper, he is a great character.', { path: '/files/roads.txt' })
  expect(checkSentence(sentence, [], question, [roads]).outcome).toBe('supported')
})

test('the number of a list item is no claim, the day that a line begins with is one', () => {
  const outcome = (text: string) => checkSentence(text, [], 'When does the rent rise, and who is the caretaker?', [letter]).outcome
  expect([outcome('2. The caretaker is Mr. Nowak.'), outcome('2) The rent rises to 1,240 euros.')]).toEqual(['supported', 'supported'])
  expect([outcome('2 caretakers: Mr. Nowak.'), outcome('7. March 2025: the rent rises to 1,240 euros.')]).toEqual([
    'unsupported',
    'unsupported'
  ])
})

test('a place is nobody: what a line says of the flat in Lisbon it does not say of someone else', () => {
  const flat = evidenceOf('Trip to Lisbon in May.\n- Flat: Rua da Rosa 88, third floor, code for the street door 2907.', {
    path: '/files/trip.md'
  })
  const sentence = 'The door code of the flat in Lisbon is 2907.'
  expect(checkSentence(sentence, [], 'What is the door code of the flat in Lisbon?', [flat])).toMatchObject({ outcome: 'supported' })
})

test('a line that leads to a list, or the bare date of a source where no time is asked for, answers nothing by itself', () => {
  expect(onlyAnnounces('You can follow these steps:', 'How do I pay?')).toBe(true)
  expect(onlyAnnounces('20260424_21:00', 'What was the goal of the training?')).toBe(true)
  expect(onlyAnnounces('20260424_21:00', 'When was the training?')).toBe(false)
  expect(onlyAnnounces('1240', 'How high is the rent?')).toBe(false)
  expect(onlyAnnounces('27 Feb 2025', 'What did Gwen want me to send her?')).toBe(true)
  expect(onlyAnnounces('27 Feb 2025', 'What does the letter give as the date of the move?')).toBe(false)
})

test('that there is none answers what there is, where a source denies it', () => {
  const chat = evidenceOf('Hailey: Do you have any dietary restrictions?\nLi: No dietary restrictions here, I am all set.\nHailey: Great!')
  const asked = (sentence: string) => checkSentence(sentence, [], 'What dietary restrictions does Li have?', [chat])
  expect(asked('Li has no dietary restrictions.').outcome).toBe('supported')
  expect(asked('Li has dietary restrictions.').reason).toBe('It only repeats the question.')
  const other = evidenceOf('Hailey: Tell me your dietary restrictions, Li.')
  expect(checkSentence('Li has no dietary restrictions.', [], 'What dietary restrictions does Li have?', [other]).outcome).toBe(
    'unsupported'
  )
})

test('a sentence whose files speak of nothing that the question names answers another question', () => {
  const notes = evidenceOf('Before a trip there is a lot to do. Say so before any operation.', { path: '/Health/thyroid-notes.md' })
  const asked = (question: string) => checkSentence('Say so before any operation.', [], question, [notes])
  expect(asked('What do we still have to do before the Harz trip?')).toMatchObject({
    outcome: 'unsupported',
    reason: 'The cited file speaks of nothing that the question names.'
  })
  // The folder names it, though the file does not.
  expect(asked('What do we have to do before a trip for our Health?').reason).not.toContain('nothing that the question names')
})
