import { expect, test } from 'vitest'
import { joinedAs } from '../../src/core/compound-words.ts'

test('a joined word of a question is left whole where the text has it whole, and only there', () => {
  const receipt = new Set(['techmart', 'electronics', 'total'])
  expect(joinedAs('What did I pay at TechMart?', (word) => receipt.has(word))).toBe('What did I pay at Techmart?')
  const chat = new Set(['hailey', 'johnson'])
  expect(joinedAs('What did HaileyJohnson say?', (word) => chat.has(word))).toBe('What did HaileyJohnson say?')
  // Where the text has both, the parts find more.
  const both = new Set(['git', 'hub', 'github'])
  expect(joinedAs('What is on GitHub?', (word) => both.has(word))).toBe('What is on GitHub?')
})
