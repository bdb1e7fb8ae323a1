import { mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
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

test('a file that cannot be read for a moment is not empty: what was chosen holds, and is not written over', async () => {
  const path = join(folder, 'settings.json')
  const app = await SettingsFile.open(folder)
  await app.change({ memory: 'off' })
  const told: Settings[] = []
  const stop = app.follow((now) => told.push(now), 20)
  try {
    await rename(path, `${path}.aside`)
    // A link to itself: the system says neither that there is nothing nor what is there.
    await symlink(path, path)
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect([app.value, told]).toEqual([{ memory: 'off' }, []])
    await expect(SettingsFile.open(folder)).rejects.toThrow('ELOOP')
    await app.change({ pace: 'gentle' })
    expect((await SettingsFile.open(folder)).value).toEqual({ memory: 'off', pace: 'gentle' })
  } finally {
    stop()
  }
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

test('the window is told that indexing is gentle while an answer is made, and that it is not any more', async () => {
  const nothing = join(folder, 'models')
  const resources = join(import.meta.dirname, '../../resources')
  const kb = await openKnowledgeBase({
    dataFolder: folder,
    modelFolder: nothing,
    resources,
    entries: { inference: '', parser: PARSER },
    onBattery: () => false
  })
  try {
    const paces: (string | undefined)[] = []
    kb.library.onChange(({ pace }) => paces.push(pace?.now))
    const asked = kb.ask('What does the lift cost?', [])[Symbol.asyncIterator]()
    await asked.next()
    await until(() => paces.includes('gentle'), 'gentle')
    for (let next = await asked.next(); !next.done; next = await asked.next());
    await until(() => paces.at(-1) === 'full', 'full again')
  } finally {
    await kb.close()
  }
})
