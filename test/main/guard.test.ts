import { expect, test } from 'vitest'
import { mayLoad } from '../../src/main/guard.ts'
import { isPage, pageOf } from '../../src/main/page.ts'

const built = pageOf('file:///app/out/renderer/index.html')
const served = pageOf('http://localhost:5173')

test.each([
  [built, 'file:///app/out/renderer/assets/index.js', true],
  [built, 'data:image/png;base64,AA==', true],
  [built, 'blob:null/1', true],
  [built, 'file:///app/out/main/index.js', false],
  [built, 'file:///etc/passwd', false],
  [built, 'https://example.invalid/', false],
  [built, 'http://localhost:5173/', false],
  [built, 'ws://localhost:5173/', false],
  [built, 'no address', false],
  [served, 'http://localhost:5173/@vite/client', true],
  [served, 'ws://localhost:5173/', true],
  [served, 'ws://localhost:5174/', false],
  [served, 'https://example.invalid/', false]
] as const)('the page at %o may load %s: %s', (page, address, expected) => {
  expect(mayLoad(page, address)).toBe(expected)
})

test.each([
  [built.url, true],
  [`${built.url}#/models`, true],
  [`${built.url}?x=1`, true],
  ['file:///app/out/renderer/', false],
  ['file:///app/out/renderer/index.html/..', false],
  ['https://example.invalid/index.html', false]
])('%s is our page: %s', (address, expected) => {
  expect(isPage(built, address)).toBe(expected)
})
