import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface HubServer {
  readonly url: string
  /** `METHOD range` of every request so far. */
  readonly requests: readonly string[]
  close(): Promise<void>
}

export interface HubBehaviour {
  /** Cuts the connection after this many bytes of each answer; default: never. */
  readonly cutAfter?: number
  /** Sends one piece, and on later connections nothing at all, without ever ending. */
  readonly stall?: boolean
  /** Answers every request with this status. */
  readonly status?: number
  /** States this SHA-256 instead of the true one. */
  readonly statedSha256?: string
  /** Sends the whole file whatever range was asked for. */
  readonly ignoreRange?: boolean
  /** Waits this long between pieces. */
  readonly delayMs?: number
  /** How the connection behaves on the n-th download (from 0); overrides `cutAfter`. */
  readonly cutAfterOf?: (download: number) => number | undefined
}

const PIECE_BYTES = 16 * 1024

/** A server that answers as the model hub does: a redirect that states size and SHA-256, then the file, with ranges. */
export async function startHub(content: Buffer, behaviour: HubBehaviour = {}): Promise<HubServer> {
  const requests: string[] = []
  let downloads = 0
  const sha256 = behaviour.statedSha256 ?? createHash('sha256').update(content).digest('hex')
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    requests.push(`${request.method} ${request.headers.range ?? '-'}`)
    if (behaviour.status) return void response.writeHead(behaviour.status).end()
    if (request.url?.includes('/resolve/')) {
      const headers = { 'x-linked-etag': `"${sha256}"`, 'x-linked-size': String(content.length), location: '/cdn/file' }
      return void response.writeHead(302, headers).end()
    }
    const range = behaviour.ignoreRange ? undefined : /^bytes=(\d+)-$/.exec(request.headers.range ?? '')
    const start = Number(range?.[1] ?? 0)
    const cut = behaviour.cutAfterOf ? behaviour.cutAfterOf(downloads) : behaviour.cutAfter
    downloads += 1
    response.writeHead(range ? 206 : 200, { 'content-length': content.length - start })
    if (behaviour.stall && downloads > 1) return void response.flushHeaders()
    for (let at = start; at < content.length; at += PIECE_BYTES) {
      response.write(content.subarray(at, at + PIECE_BYTES))
      if (behaviour.stall) return
      await new Promise((resolve) => setTimeout(resolve, behaviour.delayMs ?? 1))
      if (cut !== undefined && at + PIECE_BYTES - start >= cut) return void response.destroy()
    }
    response.end()
  }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // a TCP server has an address object
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
  }
}
