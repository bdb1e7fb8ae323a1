import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { SettingsFile } from '../../src/core/settings.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'footnote-settings-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('a change keeps what another process has written meanwhile', async () => {
  const app = await SettingsFile.open(folder)
  const command = await SettingsFile.open(folder)
  await command.change({ embedder: 'bge' })
  await app.change({ generator: 'qwen' })
  expect(app.value).toEqual({ embedder: 'bge', generator: 'qwen' })
  expect((await SettingsFile.open(folder)).value).toEqual({ embedder: 'bge', generator: 'qwen' })
})

test('a damaged file counts as empty when it is opened and is kept beside, and one damaged later is written anew', async () => {
  await writeFile(join(folder, 'settings.json'), '{ "generator": ')
  const settings = await SettingsFile.open(folder)
  expect(settings.value).toEqual({})
  expect(await readFile(join(folder, 'settings.json.damaged'), 'utf8')).toBe('{ "generator": ')
  await settings.change({ generator: 'qwen' })
  await writeFile(join(folder, 'settings.json'), 'x')
  await settings.change({ embedder: 'bge' })
  expect((await SettingsFile.open(folder)).value).toEqual({ embedder: 'bge', generator: 'qwen' })
})
