import dgram from 'node:dgram'
import dns from 'node:dns'
import { appendFileSync } from 'node:fs'
import net from 'node:net'

// Preloaded into the fuzzed process and into its threads: whoever reaches for the network is written down and refused.
// (Node's own permissions fence the files in; those of Node 24 know no network.)
const log = process.env['FUZZ_NETWORK_LOG'] ?? ''

function refuse(what: string): never {
  appendFileSync(log, `${what}\n${new Error('here').stack ?? ''}\n`)
  throw new Error('The network is closed while fuzzing.')
}

net.Socket.prototype.connect = () => refuse('net.connect')
net.Server.prototype.listen = () => refuse('net.listen')
dgram.Socket.prototype.send = () => refuse('dgram.send')
Object.assign(dns, { lookup: () => refuse('dns.lookup'), resolve: () => refuse('dns.resolve') })
Object.assign(dns.promises, { lookup: () => refuse('dns.lookup'), resolve: () => refuse('dns.resolve') })
globalThis.fetch = () => refuse('fetch')
