import { expect, it } from 'vitest'
import { quarterNames, quartersIn } from '../../src/core/quarters.ts'

it.each([
  ['What was the revenue in Q1 2023?', 2023, 1],
  ['2023 Q3 INTC.pdf', 2023, 3],
  ['report_2023-Q4.pdf', 2023, 4],
  ['Q2_2022.xlsx', 2022, 2],
  ['in the third quarter of 2023', 2023, 3],
  ['the 2nd quarter of fiscal year 2024', 2024, 2],
  ['Umsatz im 3. Quartal 2023', 2023, 3],
  ['im ersten Quartal des Jahres 2024', 2024, 1],
  ['w III kwartale 2023', 2023, 3],
  ['w trzecim kwartale 2023', 2023, 3]
])('%s', (text, year, quarter) => {
  expect(quartersIn(text)).toEqual([{ year, quarter }])
})

it.each(['a quarter of the 2023 budget', 'Q5 2023', 'FAQ1 2023'])('finds none in “%s”', (text) => {
  expect(quartersIn(text)).toEqual([])
})

it('names what a file may be called', () => {
  expect(quarterNames({ year: 2023, quarter: 1 })).toEqual(expect.arrayContaining(['2023 Q1', 'Q1_2023', '2023Q1', 'Q1-2023']))
})
