import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

// Not in test/renderer: there a style sheet comes as an empty string.
const ROOT = join(import.meta.dirname, '../../src/renderer')
const files = globSync('**/*.{svelte,css}', { cwd: ROOT }).map((name) => ({ name, text: readFileSync(join(ROOT, name), 'utf8') }))
/** A component does one thing; longer ones did two. */
const MOST_LINES = 150
/** Written out instead of taken from the tokens: a colour, a size or a weight of type. 1px is pdf.js's own unit. */
const WRITTEN_OUT = /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|oklch)\(|font-weight: *[\d]|font-size: *(?!1px)[\d.]+(?:px|rem)/i

test('colours and type are taken from the one file of tokens', () => {
  const styles = files.filter(({ name }) => !name.endsWith('tokens.css')).map(({ name, text }) => ({ name, css: cssOf(name, text) }))
  expect(styles.filter(({ css }) => css !== '').length).toBeGreaterThan(50)
  expect(
    styles.flatMap(({ name, css }) => css.split('\n').flatMap((line) => (WRITTEN_OUT.test(line) ? `${name}: ${line.trim()}` : [])))
  ).toEqual([])
})

test('no component is longer than 150 lines', () => {
  const long = files.filter(({ name, text }) => name.endsWith('.svelte') && text.split('\n').length > MOST_LINES + 1)
  expect(long.map(({ name }) => name)).toEqual([])
})

function cssOf(name: string, text: string): string {
  return name.endsWith('.css') ? text : (/<style>([^]*)<\/style>/.exec(text)?.[1] ?? '')
}
