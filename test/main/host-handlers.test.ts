import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { hostHandlers } from '../../src/main/host-handlers.ts'
import type { System } from '../../src/main/system.ts'
import { textsOf } from '../../src/main/texts.ts'
import type { ModelEntry } from '../../src/shared/types.ts'

const info = { version: '0.1.0', dataFolder: '/data', modelFolder: '/models', host: 'test', memoryBytes: 8e9, cores: 4 }
const entry = { id: 'mine', file: '/m/mine.gguf' } as ModelEntry // only passed through
const context = { signal: new AbortController().signal }

function make(system: Partial<System> = {}) {
  const calls: string[] = []
  const core = {
    isKnown: (path: string) => path.startsWith('/known/'),
    addModelFile: async (path: string) => (calls.push(`add ${path}`), entry)
  }
  const handlers = hostHandlers(
    core,
    {
      pick: async ({ title }) => (calls.push(`pick ${title}`), undefined),
      pickNew: async ({ title }) => (calls.push(`pick new ${title}`), undefined),
      pdf: async () => new Uint8Array(),
      print: async (html) => (calls.push(`print ${html}`), false),
      openPath: async (path) => (calls.push(`open ${path}`), ''),
      showInFolder: (path) => void calls.push(`show ${path}`),
      openLink: async (url) => void calls.push(`link ${url}`),
      ...system
    },
    info,
    () => textsOf('en')
  )
  return { calls, handlers }
}

describe('files are handed to the system', () => {
  test('when they lie below a watched folder', async () => {
    const { calls, handlers } = make()
    await handlers.openFile({ path: '/known/a.pdf' }, context)
    await handlers.showInFolder({ path: '/known/a.pdf' }, context)
    expect(calls).toEqual(['open /known/a.pdf', 'show /known/a.pdf'])
  })

  test('and no others', async () => {
    const { calls, handlers } = make()
    const refused = { code: 'not-allowed', message: '"passwd" is in none of your folders.' }
    await expect(async () => handlers.openFile({ path: '/etc/passwd' }, context)).rejects.toMatchObject(refused)
    await expect(async () => handlers.showInFolder({ path: '/etc/passwd' }, context)).rejects.toMatchObject(refused)
    expect(calls).toEqual([])
  })

  test('and a file that has no program says what to do instead', async () => {
    const { handlers } = make({ openPath: async () => 'no application is known' })
    await expect(async () => handlers.openFile({ path: '/known/a.xyz' }, context)).rejects.toMatchObject({
      code: 'not-found',
      message: '"a.xyz" could not be opened: no application is known.',
      remedy: 'Use "Show in folder", and open it from there.'
    })
  })
})

test('a cancelled dialog is no error', async () => {
  const { calls, handlers } = make()
  expect([await handlers.pickFolder({}, context), await handlers.pickModel({}, context)]).toEqual([undefined, undefined])
  expect([await handlers.pickPath({ kind: 'file' }, context), await handlers.pickPath({ kind: 'folder' }, context)]).toEqual([
    undefined,
    undefined
  ])
  expect(calls).toEqual(['pick Add a folder…', 'pick Add a model', 'pick Choose a file', 'pick Choose a folder'])
})

test('a picked model is added', async () => {
  const { calls, handlers } = make({ pick: async () => '/m/mine.gguf' })
  expect(await handlers.pickModel({}, context)).toBe(entry)
  expect(calls).toEqual(['add /m/mine.gguf'])
})

test('a page is printed, and a cancelled dialog is no error', async () => {
  const { calls, handlers } = make()
  expect(await handlers.printPage({ html: '<p>' }, context)).toBe(false)
  expect(calls).toEqual(['print <p>'])
})

describe('a text is saved', () => {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-save-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const saving = (name: string) => ({
    pickNew: async () => join(folder, name),
    pdf: async (html: string) => Buffer.from(`printed ${html}`)
  })

  test('where the person says, as it is or printed', async () => {
    const { handlers } = make(saving('a.md'))
    expect(await handlers.saveText({ name: 'a', format: 'md', text: 'Text' }, context)).toBe(join(folder, 'a.md'))
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('Text')
    await make(saving('a.pdf')).handlers.saveText({ name: 'a', format: 'pdf', text: '<p>' }, context)
    expect(readFileSync(join(folder, 'a.pdf'), 'utf8')).toBe('printed <p>')
  })

  test('nowhere when they cancel, and a place that cannot be written to is told with a remedy', async () => {
    expect(await make().handlers.saveText({ name: 'a', format: 'html', text: '' }, context)).toBeUndefined()
    const { handlers } = make(saving('missing/a.md'))
    await expect(handlers.saveText({ name: 'a', format: 'md', text: '' }, context)).rejects.toMatchObject({
      message: '"a.md" could not be saved.',
      remedy: expect.stringContaining('another folder') as string
    })
  })
})
