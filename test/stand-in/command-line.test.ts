import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readApp, readSwitch } from '../../stand-in/command-line.ts'

const app = resolve(import.meta.dirname, 'app')

test('the app is the first argument that is no switch', () => {
  const expected = { root: app, main: resolve(app, 'main.js'), name: 'toy', version: '1.2.3' }
  expect(readApp(['node', '--inspect=0', app, '--x=1', 'other'])).toEqual(expected)
  expect(readApp(['node', resolve(app, 'main.js')])).toEqual(expected)
})

test('the last of two switches counts, and a bare one is empty', () => {
  const argv = ['node', '--a=1', '--b', '--a=2=3']
  expect([readSwitch(argv, 'a'), readSwitch(argv, 'b'), readSwitch(argv, 'c')]).toEqual(['2=3', '', undefined])
})
