import { open, type FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import { FootnoteError } from '../../shared/errors.ts'
import type { ModelRole } from '../../shared/types.ts'

/** What a model file says about itself. */
export interface GgufFacts {
  readonly role: ModelRole
  readonly name: string
  readonly licence: string
  readonly contextTokens: number
  /** 0 for generators. */
  readonly dimensions: number
}

/** `*.pooling_type`: a model that has one makes vectors, and this value means one score per pair. */
const POOLING_RANK = 4
/** The metadata before the vocabulary is a few hundred bytes to some kilobytes; more than this is no model file. */
const MAX_HEADER_BYTES = 4 * 1024 * 1024
const READ_BYTES = 64 * 1024
/** Sizes in bytes of GGUF's value types by number; 8 is a string and 9 an array. */
const SIZES: Readonly<Record<number, number>> = { 0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8 }
const STRING = 8
const ARRAY = 9

/** Reads the head of a GGUF file, up to its vocabulary; anything else is a `bad-model` error with the file's name. */
export async function readGgufFacts(file: string): Promise<GgufFacts> {
  const handle = await open(file, 'r')
  try {
    return factsOf(await readMetadata(new Reader(handle)), basename(file, '.gguf'))
  } catch (thrown) {
    throw new FootnoteError(
      'bad-model',
      `"${basename(file)}" is not a GGUF model file, or it is damaged.`,
      'Choose a complete .gguf file, or download it again.',
      {
        cause: thrown
      }
    )
  } finally {
    await handle.close()
  }
}

type Value = string | number | undefined

async function readMetadata(reader: Reader): Promise<ReadonlyMap<string, Value>> {
  if ((await reader.bytes(4)).toString('latin1') !== 'GGUF') throw new Error('The file does not begin with "GGUF".')
  const version = await reader.number(4)
  if (version < 2 || version > 3) throw new Error(`GGUF version ${version} is not known.`)
  await reader.number(8) // tensors
  const count = await reader.number(8)
  const values = new Map<string, Value>()
  for (let index = 0; index < count; index += 1) {
    const key = await reader.string()
    // The vocabulary comes last and is megabytes long; nothing after its beginning is needed.
    if (key.startsWith('tokenizer.') && values.has('general.architecture')) break
    values.set(key, await readValue(reader, await reader.number(4)))
  }
  return values
}

async function readValue(reader: Reader, type: number): Promise<Value> {
  if (type === STRING) return await reader.string()
  if (type === ARRAY) {
    const of = await reader.number(4)
    const length = await reader.number(8)
    const size = SIZES[of]
    if (size !== undefined) await reader.skip(size * length)
    else for (let index = 0; index < length; index += 1) await readValue(reader, of)
    return undefined
  }
  const size = SIZES[type]
  if (size === undefined) throw new Error(`GGUF value type ${type} is not known.`)
  const bytes = await reader.bytes(size)
  if (type === 6) return bytes.readFloatLE()
  if (type === 12) return bytes.readDoubleLE()
  return size === 8 ? Number(bytes.readBigUInt64LE()) : bytes.readUIntLE(0, size)
}

function factsOf(values: ReadonlyMap<string, Value>, fallbackName: string): GgufFacts {
  const architecture = text(values.get('general.architecture'))
  if (architecture === '') throw new Error('The file names no architecture.')
  const pooling = values.get(`${architecture}.pooling_type`)
  const makesVectors = Number(pooling ?? -1) > 0 || values.get(`${architecture}.attention.causal`) === 0
  const role = Number(pooling) === POOLING_RANK ? 'reranker' : makesVectors ? 'embedder' : 'generator'
  return {
    role,
    name: text(values.get('general.name')) || fallbackName,
    licence: text(values.get('general.license')),
    contextTokens: Number(values.get(`${architecture}.context_length`) ?? 0),
    dimensions: role === 'embedder' ? Number(values.get(`${architecture}.embedding_length`) ?? 0) : 0
  }
}

function text(value: Value): string {
  return typeof value === 'string' ? value : ''
}

/** Reads a file front to back in steps, and refuses to run away in a file that only looks like a model. */
class Reader {
  readonly #handle: FileHandle
  #buffer = Buffer.alloc(0)
  #position = 0
  #total = 0

  constructor(handle: FileHandle) {
    this.#handle = handle
  }

  async bytes(count: number): Promise<Buffer> {
    while (this.#buffer.length < count) await this.#more(count)
    const taken = this.#buffer.subarray(0, count)
    this.#buffer = this.#buffer.subarray(count)
    return taken
  }

  async number(size: 4 | 8): Promise<number> {
    const bytes = await this.bytes(size)
    return size === 4 ? bytes.readUInt32LE() : Number(bytes.readBigUInt64LE())
  }

  async string(): Promise<string> {
    return (await this.bytes(await this.number(8))).toString('utf8')
  }

  async skip(count: number): Promise<void> {
    await this.bytes(count)
  }

  async #more(wanted: number): Promise<void> {
    this.#total += READ_BYTES
    if (wanted > MAX_HEADER_BYTES || this.#total > MAX_HEADER_BYTES) throw new Error('The metadata is too long.')
    const { bytesRead, buffer } = await this.#handle.read(Buffer.alloc(READ_BYTES), 0, READ_BYTES, this.#position)
    if (bytesRead === 0) throw new Error('The file ends within its metadata.')
    this.#position += bytesRead
    this.#buffer = Buffer.concat([this.#buffer, buffer.subarray(0, bytesRead)])
  }
}
