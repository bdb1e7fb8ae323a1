import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

// Not in test/renderer: there a style sheet comes as an empty string, and there is no file system to read it from.
const css = readFileSync(join(import.meta.dirname, '../../src/renderer/styles/tokens.css'), 'utf8')

/** Text on the surfaces that it stands on. */
const PAIRS: readonly (readonly [text: string, surfaces: readonly string[]])[] = [
  ['ink', ['surface', 'surface-side', 'surface-raised', 'surface-hover', 'surface-selected', 'bad-surface', 'warn-surface', 'mark-soft']],
  ['ink-soft', ['surface', 'surface-side', 'surface-raised', 'surface-hover', 'surface-selected']],
  ['ink-unchecked', ['surface', 'surface-raised']],
  ['accent', ['surface', 'surface-side', 'surface-selected', 'mark-soft']],
  ['on-accent', ['accent', 'accent-hover']],
  ['bad', ['surface-side', 'surface-hover', 'bad-surface']],
  ['warn', ['surface', 'surface-side', 'surface-hover', 'warn-surface']],
  ['good', ['surface']],
  ['mark-ink', ['mark']]
]
/** WCAG 2.2, 1.4.3 level AA. */
const LEAST = 4.5

const [usual = '', more = ''] = css.split(':root[data-contrast=')

/** A token's colours: `light-dark(#…, #…)`, or one for both. */
function coloursOf(block: string, scheme: 0 | 1): Record<string, string> {
  const found = block.matchAll(/--([\w-]+):\s*(?:light-dark\(\s*)?(#[0-9a-f]{6})(?:,\s*(#[0-9a-f]{6}))?/g)
  return Object.fromEntries([...found].map(([, name = '', light = '', dark = light]) => [name, scheme === 0 ? light : dark]))
}

test.each([
  ['light', coloursOf(usual, 0)],
  ['dark', coloursOf(usual, 1)],
  ['light, more contrast', { ...coloursOf(usual, 0), ...coloursOf(more, 0) }],
  ['dark, more contrast', { ...coloursOf(usual, 1), ...coloursOf(more, 1) }]
])('every text holds 4.5:1 on its surfaces: %s', (_name, tokens) => {
  const weak = PAIRS.flatMap(([text, surfaces]) =>
    surfaces.map((surface) => ({ text, surface, ratio: contrast(tokens[text] ?? '', tokens[surface] ?? '') }))
  ).filter(({ ratio }) => !(ratio >= LEAST))
  expect(weak).toEqual([])
})

function contrast(one: string, other: string): number {
  const [dark = NaN, bright = NaN] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (bright + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red = NaN, green = NaN, blue = NaN] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
