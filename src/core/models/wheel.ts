import { createReadStream, createWriteStream } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createInflateRaw } from 'node:zlib'

/** Zip's records, by their first four bytes, and their fixed lengths. */
const END = { signature: 0x06054b50, bytes: 22 }
const CENTRAL = { signature: 0x02014b50, bytes: 46 }
const LOCAL_BYTES = 30
const STORED = 0
const DEFLATED = 8

export interface Member {
  readonly name: string
  readonly bytes: number
  readonly packedBytes: number
  readonly method: number
  readonly offset: number
}

/** The files inside a wheel (a zip archive). Wheels here are below 4 GB, so zip's 64-bit records are not read. */
export async function listMembers(wheel: string): Promise<readonly Member[]> {
  const handle = await open(wheel, 'r')
  try {
    const { size } = await handle.stat()
    // The last record may be followed by a comment of up to 64 KB.
    const tail = await readAt(handle, Math.max(0, size - END.bytes - 0xffff), Math.min(size, END.bytes + 0xffff))
    const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
    if (end < 0) throw new Error('The file is not a zip archive, or it is cut off.')
    const central = await readAt(handle, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12))
    const members: Member[] = []
    for (let at = 0; at + CENTRAL.bytes <= central.length && central.readUInt32LE(at) === CENTRAL.signature;) {
      const nameBytes = central.readUInt16LE(at + 28)
      members.push({
        name: central.toString('utf8', at + CENTRAL.bytes, at + CENTRAL.bytes + nameBytes),
        bytes: central.readUInt32LE(at + 24),
        packedBytes: central.readUInt32LE(at + 20),
        method: central.readUInt16LE(at + 10),
        offset: central.readUInt32LE(at + 42)
      })
      at += CENTRAL.bytes + nameBytes + central.readUInt16LE(at + 30) + central.readUInt16LE(at + 32)
    }
    return members
  } finally {
    await handle.close()
  }
}

/** Unpacks one member to the end of `target`, on zlib's own threads; `onBytes` counts what was written. */
export async function appendMember(
  wheel: string,
  member: Member,
  target: string,
  onBytes: (bytes: number) => void = () => undefined,
  signal?: AbortSignal
): Promise<void> {
  if (member.method !== STORED && member.method !== DEFLATED) throw new Error(`"${member.name}" is packed in an unknown way.`)
  const handle = await open(wheel, 'r')
  const local = await readAt(handle, member.offset, LOCAL_BYTES).finally(() => handle.close())
  const start = member.offset + LOCAL_BYTES + local.readUInt16LE(26) + local.readUInt16LE(28)
  const packed = createReadStream(wheel, { start, end: start + member.packedBytes - 1 })
  const counted = new Transform({
    transform: (piece: Buffer, _encoding, done) => {
      onBytes(piece.length)
      done(undefined, piece)
    }
  })
  const sink = createWriteStream(target, { flags: 'a' })
  const options = signal ? { signal } : {}
  if (member.method === DEFLATED) await pipeline(packed, createInflateRaw(), counted, sink, options)
  else await pipeline(packed, counted, sink, options)
}

async function readAt(handle: FileHandle, position: number, count: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(count), 0, count, position)
  return buffer.subarray(0, bytesRead)
}
