import { open, rm, stat, truncate, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { FootnoteError } from '../../../shared/errors.ts'
import type { GithubSource, HubSource } from '../catalogue.ts'
import type { Fetched, SourceContext, SourceProgress } from './source.ts'

/** Tries in a row that bring no new byte before the source is given up. */
const MAX_TRIES = 4
/** A repository that was renamed answers with its new address; more hops than this are a loop. */
const MAX_HOPS = 4
/** At most this often the user is told how far it is. */
const TELL_EVERY_MS = 200

/**
 * Fetches a file from the model hub (or another server with the same addresses) into a `.part` file, going on where
 * an earlier try stopped. The part's name carries the file's version, so pieces of two versions never meet.
 */
export async function* fromHub(source: HubSource, context: SourceContext): AsyncGenerator<SourceProgress, Fetched> {
  return yield* fromAddress(`${context.hubUrl}/${source.repo}/resolve/main/${source.file}`, 'Hugging Face', context)
}

/** The same from GitHub: one commit's file never changes, and its checksum is the catalogue's. */
export async function* fromGithub(source: GithubSource, context: SourceContext): AsyncGenerator<SourceProgress, Fetched> {
  return yield* fromAddress(`${context.githubUrl}/${source.repo}/${source.commit}/${source.file}`, 'GitHub', context)
}

async function* fromAddress(url: string, name: string, context: SourceContext): AsyncGenerator<SourceProgress, Fetched> {
  const { bytes, version, sha256 } = await describe(url, context)
  if (sha256 && context.entry.sha256 && sha256 !== context.entry.sha256)
    throw new FootnoteError('checksum', 'The model hub has another version of this file than the one that was tested.', 'Update Footnote.')
  const part = join(context.folder, `${context.entry.file}.${version}.part`)
  await context.requireSpace(bytes - (await sizeOf(part)))
  const step = `Downloading from ${name}`
  for (let tries = 0; ;) {
    const before = await sizeOf(part)
    if (before >= bytes) break
    try {
      for await (const doneBytes of transfer(url, part, before, context)) yield { doneBytes, totalBytes: bytes, step }
    } catch (thrown) {
      context.signal.throwIfAborted()
      if (thrown instanceof FootnoteError) throw thrown
    }
    const after = await sizeOf(part)
    if (after >= bytes) break
    tries = after > before ? 0 : tries + 1
    if (tries >= MAX_TRIES) throw unreachable('The connection to the model hub broke off.')
    yield { doneBytes: after, totalBytes: bytes, step: 'The connection broke off; trying again' }
    await sleep(context.timing.retryMs * (tries + 1), undefined, { signal: context.signal })
  }
  if ((await sizeOf(part)) > bytes) {
    await rm(part)
    throw new FootnoteError('checksum', 'The model hub sent more than the file holds.', 'Try again.')
  }
  return { file: part, sha256: context.entry.sha256 ?? sha256 }
}

/** Size and SHA-256 as the hub states them for large files; the redirect that carries them must not be followed. */
async function describe(
  address: string,
  { signal, timing, entry }: SourceContext
): Promise<{ readonly bytes: number; readonly version: string; readonly sha256: string | undefined }> {
  let url = address
  for (let hop = 0; hop < MAX_HOPS; hop += 1) {
    const response = await reach(url, timing.connectMs, signal)
    const linked = response.headers.get('x-linked-etag')
    const location = response.headers.get('location')
    if (response.status >= 300 && response.status < 400 && !linked && location) {
      url = new URL(location, url).href
      continue
    }
    if (response.status === 404 || response.status === 401 || response.status === 403)
      throw new FootnoteError(
        'not-found',
        `The model hub does not give the file (${response.status}).`,
        'Update Footnote, or choose another model.'
      )
    if (response.status >= 400) throw unreachable(`The model hub answered with an error (${response.status}).`)
    const etag = (linked ?? response.headers.get('etag') ?? '').replace(/^W\/|"/g, '')
    const sha256 = /^[0-9a-f]{64}$/.test(etag) ? etag : undefined
    const bytes = Number(response.headers.get('x-linked-size') ?? response.headers.get('content-length') ?? entry.bytes)
    return { bytes, version: etag.replace(/[^\w]/g, '').slice(0, 12) || String(bytes), sha256 }
  }
  throw unreachable('The model hub sends from one address to the next without end.')
}

async function reach(url: string, connectMs: number, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.any([signal, AbortSignal.timeout(connectMs)]) })
  } catch (thrown) {
    signal.throwIfAborted()
    throw unreachable('The model hub cannot be reached.', thrown)
  }
}

/** One connection: appends to the part and yields its size now and then. Ends or throws when the connection does. */
async function* transfer(url: string, part: string, from: number, context: SourceContext): AsyncGenerator<number> {
  const stalled = new AbortController()
  let timer = setTimeout(() => stalled.abort(), context.timing.stallMs)
  let handle: FileHandle | undefined
  try {
    const response = await fetch(url, {
      headers: from > 0 ? { range: `bytes=${from}-` } : {},
      signal: AbortSignal.any([context.signal, stalled.signal])
    })
    if (response.status === 416) await rm(part, { force: true })
    if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`)
    // A server that ignores the range sends the file from its beginning.
    if (from > 0 && response.status !== 206) await truncate(part, 0)
    handle = await open(part, 'a')
    let done = response.status === 206 ? from : 0
    let toldMs = 0
    for await (const piece of response.body) {
      clearTimeout(timer)
      timer = setTimeout(() => stalled.abort(), context.timing.stallMs)
      await append(handle, piece)
      done += piece.length
      if (performance.now() - toldMs < TELL_EVERY_MS) continue
      toldMs = performance.now()
      yield done
    }
    yield done
  } finally {
    clearTimeout(timer)
    await handle?.close()
  }
}

async function append(handle: FileHandle, piece: Uint8Array): Promise<void> {
  try {
    await handle.appendFile(piece)
  } catch (thrown) {
    throw new FootnoteError(
      'no-space',
      'The model could not be written: the disk is full or not writable.',
      'Free some space and try again; it goes on where it stopped.',
      {
        cause: thrown
      }
    )
  }
}

async function sizeOf(file: string): Promise<number> {
  return await stat(file).then(
    ({ size }) => size,
    () => 0 // not begun yet
  )
}

function unreachable(message: string, cause?: unknown): FootnoteError {
  return new FootnoteError('offline', message, 'Check the internet connection and try again; a download goes on where it stopped.', {
    cause
  })
}
