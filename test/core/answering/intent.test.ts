import { expect, test } from 'vitest'
import { intentOf } from '../../../src/core/answering/question/intent.ts'

test.each([
  ['summary', ['Summarise the minutes of May.', 'Give me a short overview of the Health folder', 'Please sum up rent.txt']],
  [
    'summary',
    ['Fasse garten.md zusammen', 'Kannst du mir bitte den Ordner Steuern zusammenfassen?', 'Gib mir einen Überblick über garten.md']
  ],
  ['summary', ['Streść ogród.md', 'Czy możesz podsumować folder Podatki?', 'Zrób krótkie streszczenie pliku ogród.md']],
  ['draft', ['Write a mail to the landlord about the broken boiler.', 'Schreib dem Vermieter eine E-Mail wegen der Heizung']],
  ['draft', ['Kannst du mir einen Brief an die Schule entwerfen?', 'Napisz list do właściciela w sprawie pieca']],
  ['translation', ['Translate the letter of 3 May into English.', 'Übersetze brief.txt ins Englische', 'brief.txt auf Deutsch übersetzen']],
  ['translation', ['Przetłumacz list.txt na angielski', 'Czy możesz przetłumaczyć list.txt?']],
  [
    'comparison',
    ['Compare the rules of 2023 and 2025', 'What changed between the 2023 and the 2025 rules?', 'How do the two leases differ?']
  ],
  [
    'comparison',
    [
      'Vergleiche die Regeln von 2023 und 2025',
      'Was ist der Unterschied zwischen den beiden Rezepten?',
      'Worin unterscheiden sich die Briefe?'
    ]
  ],
  ['comparison', ['Porównaj regulaminy z 2023 i 2025', 'Jaka jest różnica między receptami?', 'Czym się różnią oba listy?']],
  [
    'answer',
    ['What did Anna write in her letter?', 'Who translated the letter?', 'What was said in the summary?', 'When did the price change?']
  ],
  [
    'answer',
    ['Was soll ich in der Mail schreiben?', 'Wer hat den Brief geschrieben?', 'Wer soll den Brief übersetzen?', 'Kto napisał list?']
  ]
] as const)('%s: %j', (intent, questions) => expect(questions.map((question) => intentOf(question))).toEqual(questions.map(() => intent)))

test('what stands in a file or a folder that is named is a summary', () => {
  for (const question of [
    'What is in rent.txt?',
    'Was steht in rent.txt?',
    'Worum geht es in rent.txt?',
    'Co jest w rent.txt?',
    'O czym jest rent.txt?'
  ])
    expect([intentOf(question), intentOf(question, true)]).toEqual(['answer', 'summary'])
})

test.each([
  'What is the deposit in lease.pdf?',
  'What is said about the rent in lease.pdf?',
  'What are the rules for pets in lease.pdf?',
  'What do I pay by lease.pdf?',
  'What do we have to pay by lease.pdf?',
  'Was ist die Kaution in lease.pdf?',
  'Was sagt lease.pdf über Haustiere?',
  'Co mówi lease.pdf o kaucji?'
])('%s asks for a thing in the file, not for all of it', (question) => expect(intentOf(question, true)).toBe('answer'))

test.each([
  'What is inside the Taxes folder?',
  'What does lease.pdf say?',
  'What is lease.pdf about?',
  'What do I have in the folder Taxes?',
  'What files are in the folder Taxes?',
  'Was sagt lease.pdf?',
  'Was liegt alles im Ordner Steuern?',
  'Co zawiera lease.pdf?'
])('%s asks for all of it', (question) => expect(intentOf(question, true)).toBe('summary'))
