import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export interface SecondInstance {
  readonly argv: string[]
  readonly cwd: string
  readonly data: unknown
}

export interface InstanceLock {
  /** False when another process holds it; that process is told, see `told`. */
  readonly held: boolean
  /** Settles when the holder has the message: a second instance must not end before. */
  readonly told: Promise<void>
  release(): void
}

/**
 * One process per data folder. Synchronous as in Electron, so the lock is a file that only one process can create,
 * with the holder's id; the message to the holder goes through a socket.
 */
export function lockInstance(folder: string, message: SecondInstance, onSecond: (message: SecondInstance) => void): InstanceLock {
  mkdirSync(folder, { recursive: true })
  const lockFile = join(folder, 'stand-in.lock')
  // Beside the file would be nicer, but a socket's path may have 104 bytes on macOS.
  const hash = createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 16)
  const address = process.platform === 'win32' ? `\\\\.\\pipe\\footnote-${hash}` : join(tmpdir(), `footnote-${hash}.sock`)
  if (!create(lockFile)) return { held: false, told: tell(address, message), release: () => undefined }

  rmSync(address, { force: true })
  const server = createServer((socket) => {
    let text = ''
    socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
    socket.on('error', () => undefined) // the sender went away: then there is no message
    socket.on('end', () => {
      onSecond(JSON.parse(text) as SecondInstance) // from `tell` below; the folder of the socket is the user's own
      socket.end()
    })
  })
  server.listen(address).unref()
  return {
    held: true,
    told: Promise.resolve(),
    release() {
      server.close()
      rmSync(lockFile, { force: true })
    }
  }
}

function create(lockFile: string): boolean {
  for (;;) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: 'wx' })
      return true
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      if (isAlive(Number(readFileSync(lockFile, 'utf8')))) return false
      rmSync(lockFile, { force: true }) // its holder was killed
    }
  }
}

function isAlive(id: number): boolean {
  if (id === process.pid || !Number.isInteger(id) || id <= 0) return false // our own number from an earlier life
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM' // alive, but another user's
  }
}

function tell(address: string, message: SecondInstance): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(address, () => socket.end(JSON.stringify(message)))
    socket.resume()
    socket.once('close', () => resolve())
    socket.once('error', () => resolve()) // the holder is starting or ending: as in Electron, nobody hears it
  })
}
