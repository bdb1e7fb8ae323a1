import { expect, test } from 'vitest'
import { answer } from '../../../src/core/answering/answer.ts'
import { excerptsOf } from '../../../src/core/answering/sources/excerpts.ts'
import { askedAsWhole, fileCalled, minutesAsked } from '../../../src/core/answering/question/called.ts'
import { askedAbout, subjectOf } from '../../../src/core/answering/question/subject.ts'
import type { GenerateRequest } from '../../../src/core/roles.ts'
import type { FileEntry } from '../../../src/shared/types.ts'
import { evidenceOf } from './evidence.ts'
import { partsFor, scripted } from './scripted.ts'

test.each([
  ['pagination options', 'pagination options'],
  ['Probate?', 'Probate'],
  ['insulin and Alzheimer’s?', 'insulin and Alzheimer’s'],
  ['my rent', 'my rent'],
  ['What is said about the bell at night?', 'the bell at night'],
  ['What is in my files about error codes?', 'error codes'],
  ['What do my notes say about the boiler?', 'the boiler'],
  ['What is said about the battery in “Boiler manual”?', 'the battery in “Boiler manual”'],
  ['Tell me more about the keeper.', 'the keeper'],
  ['What does “Boiler manual” say about the battery?', 'the battery (Boiler manual)'],
  ['What can you tell me about error codes?', 'error codes'],
  ['I am interested to know about Israel.', 'Israel'],
  ['I want to explore some local transportation options, please.', 'some local transportation options'],
  ['I’d like to know more about the boiler', 'the boiler'],
  ['Oops, correction to gingival recession', 'gingival recession'],
  ['Ich möchte mehr über die Miete wissen.', 'die Miete'],
  ['Chcę wiedzieć więcej o czynszu.', 'czynszu'],
  ['Chciałabym się dowiedzieć czegoś o czynszu', 'czynszu'],
  ['Was steht in „Heizung“ zum Thema Wartung?', 'Wartung (Heizung)'],
  ['Was sagen meine Dateien über die Miete?', 'die Miete'],
  ['Was finde ich zum Thema jährliche Wartung?', 'jährliche Wartung'],
  ['Co jest w „Piec” na temat „serwis”?', 'serwis (Piec)'],
  ['Co mówi „Piec” na temat „serwis”?', 'serwis (Piec)'],
  ['Co moje pliki mówią na temat „serwis”?', 'serwis']
])('%s: the subject is %s', (question, subject) => {
  expect(subjectOf(question)).toBe(subject)
})

test.each([
  'Who is the caretaker?',
  'Is the pool open?',
  'thanks',
  'And in May?',
  'Summarize the lease',
  'Where do we meet',
  'Wann ist die Probe?',
  'Anna gave Ben a boat for his birthday last year.',
  'What is the rent?',
  'I want to know who has the keys.',
  'I would like to know how one files a complaint',
  'Ich möchte wissen, wer den Schlüssel hat.',
  'Was habe ich zu Weihnachten gegessen?',
  'Co mówi o czynszu Anna?',
  'Tell me about the keeper that ate the last candle.'
])('a question of its own has none: %s', (question) => {
  expect(subjectOf(question)).toBeUndefined()
})

test('a subject is asked about in the language of what is read', () => {
  const read = (text: string) => excerptsOf('x', [evidenceOf(text)])
  expect([
    askedAbout('the rent', read('The rent is due on the first of the month.')),
    askedAbout('Miete', read('Die Miete ist am Ersten des Monats zu zahlen und nicht später.')),
    askedAbout('czynsz', read('Czynsz jest płatny do pierwszego dnia miesiąca, a nie później, na konto.'))
  ]).toEqual(['What do the sources say about “the rent”?', 'Was sagen die Quellen über „Miete“?', 'Co źródła mówią o „czynsz”?'])
})

test('a bare subject is searched for as it is, asked about in a sentence, and told as the person wrote it', async () => {
  const seen: GenerateRequest[] = []
  const queries: string[] = []
  const skill = evidenceOf('A dialog skill holds the data that trains an assistant.')
  const ask = async (text: string) => {
    for await (const event of answer(partsFor([skill], scripted(text, seen), { queries }), 'Dialog skill', []))
      if (event.type === 'done') return event.answer
    return undefined
  }
  const result = await ask('A dialog skill holds the data that trains an assistant.')
  expect([queries[0], result?.question, result?.abstained]).toEqual(['Dialog skill', 'Dialog skill', false])
  expect(seen[0]?.messages.at(-1)?.text).toContain('Question: What do the sources say about “Dialog skill”?')
  // Said back, it is no answer.
  expect((await ask('Dialog skill.'))?.abstained).toBe(true)
})

test('that the sources say something is said by the footnotes, not by the sentence', async () => {
  const skill = evidenceOf('A dialog skill holds the data that trains an assistant.')
  for (const before of ['The sources say that', 'In the sources,', 'In the sources, it is stated that', 'According to the documents,'])
    for await (const event of answer(
      partsFor([skill], scripted(`${before} a dialog skill holds the data that trains an assistant.`)),
      'Dialog skill',
      []
    ))
      if (event.type === 'done') expect(event.answer.text).toBe('A dialog skill holds the data that trains an assistant.')
  expect.assertions(4)
})

const file = (path: string, title = ''): FileEntry => ({
  path,
  title,
  folder: '/files',
  state: 'indexed',
  reason: '',
  remedy: '',
  bytes: 1,
  chunks: 1,
  modifiedMs: 0,
  indexedMs: 1
})

test('what one file is called is that file as a whole, a fact or what several are called is not', () => {
  const files = [
    file('/files/ida-asthma-plan.docx'),
    file('/files/violin.md'),
    file('/files/violin-lesson.txt'),
    file('/files/rent-letter-2024.txt'),
    file('/files/rent-letter-2025.txt'),
    file('/files/talk.md', 'The silent clock')
  ]
  const called = (question: string): string | undefined => fileCalled(subjectOf(question) ?? askedAsWhole(question) ?? '', files)?.path
  expect(called('What is the asthma plan?')).toBe('/files/ida-asthma-plan.docx')
  expect(called('Tell me about the asthma plan')).toBe('/files/ida-asthma-plan.docx')
  expect(called('silent clock')).toBe('/files/talk.md')
  expect(called('violin')).toBe('/files/violin.md')
  // Several are called so; one fact is asked for; nothing is called so.
  expect(called('rent letter')).toBeUndefined()
  expect(called('What is the plan?')).toBeUndefined()
  expect(called('What is the dose in the asthma plan?')).toBeUndefined()
  expect(called('the boiler')).toBeUndefined()
})

test('what was decided at a meeting is told from its minutes as a whole, one matter of it is not', () => {
  const files = [
    file('/files/allotment/minutes-2024-03-20.md'),
    file('/files/allotment/minutes-2025-02-05.md'),
    file('/files/allotment/minutes-2025-03-12.md'),
    file('/files/school/parents.docx', 'Parents’ meeting, 12 May 2025'),
    file('/files/allotment/notes-2025-03-12.md'),
    file('/files/verein/Protokoll 2025-06-04.txt')
  ]
  const asked = (question: string): string | undefined => minutesAsked(question, files, Date.UTC(2026, 10, 23))?.path
  expect(asked('What was decided at the allotment meeting in March?')).toBe('/files/allotment/minutes-2025-03-12.md')
  expect(asked('What did we agree at the meeting of 20 March 2024?')).toBe('/files/allotment/minutes-2024-03-20.md')
  expect(asked('What happened at the parents’ meeting in May 2025?')).toBe('/files/school/parents.docx')
  expect(asked('Was wurde auf der Sitzung im Juni beschlossen?')).toBe('/files/verein/Protokoll 2025-06-04.txt')
  expect(asked('Co ustalono na zebraniu 5 lutego 2025?')).toBe('/files/allotment/minutes-2025-02-05.md')
  // One matter, another society, no day, several.
  expect(asked('What was decided about the bees at the meeting in March?')).toBeUndefined()
  expect(asked('What was decided at the chess meeting in March?')).toBeUndefined()
  expect(asked('What was decided at the meeting?')).toBeUndefined()
  expect(asked('What was decided at the meetings in 2025?')).toBeUndefined()
  expect(asked('When is the meeting in March?')).toBeUndefined()
})

test('a file that is called by its name is summed up, and the trace says so', async () => {
  const plan = evidenceOf('Ida takes two puffs of the blue inhaler before football.', { path: '/files/ida-asthma-plan.txt' })
  const entry = { path: plan.passage.path, title: plan.document.title, folder: '/files', state: 'indexed' as const, reason: '', remedy: '' }
  const shelf = {
    files: () => [{ ...entry, bytes: 1, chunks: 1, modifiedMs: 0, indexedMs: 1 }],
    open: async () => ({ document: plan.document, hash: plan.passage.document })
  }
  const parts = { ...partsFor([plan], scripted('Ida takes two puffs of the blue inhaler before football.')), shelf }
  for await (const event of answer(parts, 'Tell me about the asthma plan', [])) {
    if (event.type !== 'done') continue
    expect(event.answer.text).toContain('two puffs')
    expect(event.answer.trace.stages.map(({ note }) => note)).toContain('The question names the file ida-asthma-plan.txt: it is summed up.')
    return
  }
  throw new Error('no answer')
})
