import { expect, test } from 'vitest'
import { placeCard } from '../../src/renderer/parts/card-place.ts'

const box = (left: number, top: number, width: number, height: number) => ({ left, top, right: left + width, bottom: top + height })
const VIEW = { width: 900, height: 600 }
const CARD = { width: 360, height: 200 }

test('a card stands above the whole sentence, and below where there is no room', () => {
  const [sentence, number] = [box(220, 300, 400, 80), box(600, 360, 16, 16)]
  expect(placeCard(number, sentence, CARD, VIEW)).toEqual({ left: 428, top: 94, maxHeight: 288 })
  expect(placeCard(box(600, 160, 16, 16), box(220, 100, 400, 80), CARD, VIEW)).toMatchObject({ top: 186 })
})

test('near an edge it stays in the window, on either side', () => {
  const sentence = box(0, 300, 900, 20)
  expect([box(0, 300, 16, 16), box(884, 300, 16, 16)].map((number) => placeCard(number, sentence, CARD, VIEW).left)).toEqual([6, 534])
})

test('a sentence that leaves no room above and below has the card beside it', () => {
  const tall = box(480, 100, 400, 420)
  expect(placeCard(box(600, 500, 16, 16), tall, CARD, VIEW)).toEqual({ left: 114, top: 394, maxHeight: 588 })
  expect(placeCard(box(300, 500, 16, 16), box(20, 100, 400, 420), CARD, VIEW)).toMatchObject({ left: 426, top: 394 })
})

test('without any such room it is cut to the larger one; where the sentence fills the window only its number stays free', () => {
  const wide = box(100, 180, 700, 300)
  expect(placeCard(box(600, 460, 16, 16), wide, CARD, VIEW)).toEqual({ left: 428, top: 6, maxHeight: 168 })
  expect(placeCard(box(600, 300, 16, 16), box(100, -40, 700, 900), CARD, VIEW)).toMatchObject({ top: 94 })
})
