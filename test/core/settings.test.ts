import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openKnowledgeBase } from '../../src/core/knowledge-base.ts'
import { SettingsFile, type Settings } from '../../src/core/settings.ts'
import { PARSER, until } from './indexing/temp-library.ts'

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

test('what another process changes is told, and what this one changes is not', async () => {
  const app = await SettingsFile.open(folder)
  const told: Settings[] = []
  const stop = app.follow((now) => told.push(now), 20)
  try {
    await app.change({ generator: 'qwen' })
    await (await SettingsFile.open(folder)).change({ ocr: { languages: ['eng'] } })
    await until(() => told.length > 0, 'the change')
    await writeFile(join(folder, 'settings.json'), '{ "generator": ')
    await app.change({ pace: 'gentle' })
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(told).toEqual([{ generator: 'qwen', ocr: { languages: ['eng'] } }])
  } finally {
    stop()
  }
})

test('an open window follows what a command in a terminal has set', async () => {
  const nothing = join(folder, 'models')
  const resources = join(import.meta.dirname, '../../resources')
  const kb = await openKnowledgeBase({ dataFolder: folder, modelFolder: nothing, resources, entries: { inference: '', parser: PARSER } })
  try {
    await (await SettingsFile.open(folder)).change({ pace: 'paused' })
    await until(() => kb.library.status().pace?.chosen === 'paused', 'the pace')
  } finally {
    await kb.close()
  }
})
