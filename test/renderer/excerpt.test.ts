import { expect, test } from 'vitest'
import { excerpt, excerptLine } from '../../src/renderer/reading/excerpt.ts'

test('a preview of Markdown has no marks of headings, no rules of tables and no pipes of their rows', () => {
  const text = '# Rent\n\n## By year ##1\n| Year | Euros |\n|:-----|------:|\n| 2024 | 48 |\n| - | - |\n\nC# and a|b -- stay, #1 too.'
  expect(excerpt(text, '/home/anna/rent.md')).toBe('Rent\n\nBy year ##1\nYear · Euros\n2024 · 48\n- · -\n\nC# and a|b -- stay, #1 too.')
  expect(excerpt('a | b\n--|--', '/home/anna/B.MD')).toBe('a | b\n')
})

test.each([
  ['**8 June.** First visit, *with* a _stick_.', '8 June. First visit, with a stick.'],
  ['***Rent*** is __due__', 'Rent is due'],
  ['**8 June.', '8 June.'],
  ['First** visit', 'First visit'],
  ['See [the shed](shed.md "Shed") and `npm ci`, ![plan](a.png)', 'See the shed and npm ci, plan'],
  ['> quoted\n```sh\nls\n```\nend', 'quoted\nls\nend'],
  ['2**3, src/**, **/*.ts, snake_case_name, 48* and 5 * 6 * 7', '2**3, src/**, **/*.ts, snake_case_name, 48* and 5 * 6 * 7']
])('a preview of Markdown shows %j as it reads', (text, shown) => {
  expect(excerpt(text, '/home/anna/rent.md')).toBe(shown)
})

test('a preview of a PDF flows past the ends of its lines; headings, rows and paragraphs keep theirs', () => {
  const lines = [
    '3. Rent',
    'The rent is £235 a month, payable',
    'quarterly in advance on the first',
    'working day.',
    '',
    'Electricity has a meter of its own'
  ]
  expect(excerpt(lines.join('\n'), '/home/anna/lease.pdf')).toBe(
    '3. Rent\nThe rent is £235 a month, payable quarterly in advance on the first working day.\n\nElectricity has a meter of its own'
  )
})

test('what is a comment or a frame in any other file stays', () => {
  for (const text of ['# installs\nnpm ci', '|---|---|']) expect(excerpt(text, '/home/anna/setup.sh')).toBe(text)
})

test('a row shows its passage in one paragraph', () => {
  expect(excerptLine(' # Rent\n\n| 2024 |\t48 |\n', '/home/anna/rent.md')).toBe('Rent 2024 · 48')
})
