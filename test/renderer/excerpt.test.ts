import { expect, test } from 'vitest'
import { excerpt, excerptLine } from '../../src/renderer/reading/excerpt.ts'

test('a preview of Markdown has no marks of headings, no rules of tables and no pipes around their rows', () => {
  const text = '# Rent\n\n## By year ##1\n| Year | Euros |\n|:-----|------:|\n| 2024 | 48 |\n| - | - |\n\nC# and a|b -- stay, #1 too.'
  expect(excerpt(text, '/home/anna/rent.md')).toBe('Rent\n\nBy year ##1\nYear | Euros\n2024 | 48\n- | -\n\nC# and a|b -- stay, #1 too.')
  expect(excerpt('a | b\n--|--', '/home/anna/B.MD')).toBe('a | b\n')
})

test('what is a comment or a frame in any other file stays', () => {
  for (const text of ['# installs\nnpm ci', '|---|---|']) expect(excerpt(text, '/home/anna/setup.sh')).toBe(text)
})

test('a row shows its passage in one paragraph', () => {
  expect(excerptLine(' # Rent\n\n| 2024 |\t48 |\n', '/home/anna/rent.md')).toBe('Rent 2024 | 48')
})
