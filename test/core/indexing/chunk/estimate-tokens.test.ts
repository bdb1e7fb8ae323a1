import { describe, expect, it } from 'vitest'
import { estimateTokens } from '../../../../src/core/indexing/chunk/estimate-tokens.ts'

/** Texts, and how many tokens bge-small-en-v1.5 (WordPiece, uncased English) makes of each written twice. */
const COUNTED: readonly (readonly [string, number, string])[] = [
  [
    'English prose',
    108,
    'The boiler in the cellar was serviced on 12 March by Mr. Okafor, who replaced the pressure valve and both seals. He recommended checking the expansion vessel before the next heating season, and left an invoice of 184.50 euros on the kitchen table. '
  ],
  [
    'chat',
    100,
    'YurikoYamamoto: Hey Li Hua! I was thinking about adding a "leave a message" feature to the studio website. Any advice on how to go about that? 🤔\nLiHua: Sure, let\'s talk about it tonight :) '
  ],
  [
    'German',
    146,
    'Die Waschmaschine im Keller wurde am Dienstag repariert, weil der Ablaufschlauch undicht geworden war. Unsere Hausverwaltung hat angekündigt, dass die Treppenhausreinigung künftig donnerstags stattfindet. '
  ],
  [
    'French',
    104,
    "La réunion des copropriétaires s'est tenue jeudi dernier dans la salle municipale. Les participants ont approuvé le budget prévisionnel, malgré quelques réserves concernant le ravalement de la façade. "
  ],
  [
    'Polish',
    144,
    'Wczoraj wieczorem zadzwoniłem do przychodni, żeby przełożyć wizytę u dentysty na przyszły tydzień. Zapisałem również córkę na szczepienie przeciwko grypie. '
  ],
  ['Russian', 128, 'Вчера вечером мы обсуждали ремонт кухни и решили заказать новый холодильник. '],
  ['Chinese', 74, '昨天下午我们在会议室讨论了新的预算方案，最后决定把发布日期推迟到六月中旬。'],
  [
    'code',
    102,
    'export function chunkDocument(document: Document, identity: ChunkIdentity, options: ChunkOptions = {}): Chunk[] {\n  const limits = { target: options.targetTokens ?? TARGET_TOKENS }\n'
  ],
  ['table', 88, 'Net sales | 127,101 | 143,083 | 364,779 | 404,824\nCost of sales | 70,268 | 75,022 | 205,768 | 219,042\n'],
  ['links', 78, 'https://www.example.com/path/to/some-page?id=8f3a9c2e&utm_source=newsletter#section-2 '],
  [
    'base64',
    160,
    'TWFuIGlzIGRpc3Rpbmd1aXNoZWQsIG5vdCBvbmx5IGJ5IGhpcyByZWFzb24sIGJ1dCBieSB0aGlzIHNpbmd1bGFyIHBhc3Npb24gZnJvbSBvdGhlciBhbmltYWxz'
  ],
  ['emoji', 34, '😀 great 🎉🎉🎉 party tonight!!! 👩‍👩‍👧‍👦 see you at 8 🕗 😂😂 ok 👍🏽 ']
]

describe('the estimate is at most 10 % below and 25 % above the real tokens', () => {
  it.each(COUNTED)('%s', (_, real, text) => {
    const ratio = estimateTokens(text.repeat(2)) / real
    expect(ratio).toBeGreaterThan(0.9)
    expect(ratio).toBeLessThan(1.25)
  })
})

it('counts nothing for white space', () => {
  expect(estimateTokens('')).toBe(0)
  expect(estimateTokens(' \n\t\u00a0')).toBe(0)
})

it('counts a part of a text as if it stood alone', () => {
  const text = 'One garden, two houses; three trees.'
  expect(estimateTokens(text, 4, 22)).toBe(estimateTokens(text.slice(4, 22)))
})
