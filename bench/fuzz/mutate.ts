import { unzipSync, zipSync } from 'fflate'
import type { Random } from '../random.ts'

/** A mutation keeps most of a file and breaks some of it; that gets deeper into a parser than noise does. */
export interface Mutated {
  readonly bytes: Uint8Array
  /** What was done, in order. */
  readonly how: string
}

/** Larger ones would only test the size limits. */
const MOST_BYTES = 2 * 1024 * 1024
/** What a member of an archive may be, to be mutated from inside. */
const MOST_MEMBER_BYTES = 4 * 1024 * 1024

/** Breaks a file in one to four ways; `other` is one that pieces are taken from. */
export function mutate(seed: Uint8Array, other: Uint8Array, random: Random): Mutated {
  const isZip = seed[0] === 0x50 && seed[1] === 0x4b
  // Bytes of an archive are noise to the parser behind it: mostly a member is broken and packed again.
  if (isZip && random.chance(0.8)) {
    const inside = mutateMember(seed, random)
    if (inside) return inside
  }
  // One wrong byte is the end of a JSON file: what is behind its parser is reached by other values.
  const value = seed[0] === 0x7b && random.chance(0.7) ? jsonOf(seed) : undefined
  if (value !== undefined) return mutateJson(value, random)
  return mutateBytes(seed, other, random)
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined // JSON Lines, or a seed that is broken itself: its bytes are mutated
  }
}

/** Puts odd values into one to three places of a JSON document. */
function mutateJson(value: unknown, random: Random): Mutated {
  const how: string[] = []
  const places: { readonly holder: Record<string, unknown>; readonly key: string }[] = []
  const walk = (holder: unknown): void => {
    if (typeof holder !== 'object' || holder === null) return
    for (const [key, inner] of Object.entries(holder)) {
      places.push({ holder: holder as Record<string, unknown>, key }) // arrays too: their indices are keys
      walk(inner)
    }
  }
  walk(value)
  for (let round = 1 + random.int(3); round > 0 && places.length; round--) {
    const { holder, key } = random.pick(places)
    const [name, odd] = random.pick(ODD_VALUES)
    if (name === 'gone') Reflect.deleteProperty(holder, key)
    else holder[key] = odd(holder[key])
    how.push(`${name} at ${key}`)
  }
  return { bytes: Buffer.from(JSON.stringify(value)), how: how.join('+') }
}

const ODD_VALUES: readonly (readonly [string, (before: unknown) => unknown])[] = [
  ['gone', () => undefined],
  ['null', () => null],
  ['number', () => -1e308],
  ['empty', () => ''],
  ['text', () => 'heron \0\u{202e}\ud800 '.repeat(1000)],
  ['list', (before) => [before, before, [before]]],
  ['many', (before) => Array.from({ length: 30 }, () => before)],
  ['deep', (before) => Array.from({ length: 2000 }).reduce((inner: unknown) => [inner], before)],
  ['object', (before) => ({ __proto__: 1, length: 1e9, source: before, text: before })]
]

function mutateBytes(seed: Uint8Array, other: Uint8Array, random: Random): Mutated {
  let bytes = seed
  const how: string[] = []
  for (let round = 1 + random.int(4); round > 0; round--) {
    const [name, way] = random.pick(WAYS)
    if (bytes.length < 2) break
    bytes = way(bytes, other, random)
    if (bytes.length > MOST_BYTES) bytes = bytes.subarray(0, MOST_BYTES)
    how.push(name)
  }
  return { bytes, how: how.join('+') }
}

type Way = (bytes: Uint8Array, other: Uint8Array, random: Random) => Uint8Array

const WAYS: readonly (readonly [string, Way])[] = [
  [
    'flip',
    (bytes, _other, random) => {
      const copy = bytes.slice()
      // A few in a small file, or nothing of it is left to be read.
      for (let count = 1 + random.int(Math.min(40, 2 + copy.length / 100)); count > 0; count--) {
        const at = random.int(copy.length)
        copy[at] = (copy[at] ?? 0) ^ (1 << random.int(8))
      }
      return copy
    }
  ],
  ['truncate', (bytes, _other, random) => bytes.subarray(0, random.int(bytes.length))],
  ['cut', (bytes, _other, random) => replace(bytes, ...range(bytes, random), new Uint8Array())],
  [
    'splice',
    (bytes, other, random) => {
      const [from, to] = range(other.length ? other : bytes, random)
      return replace(bytes, ...at(bytes, random), (other.length ? other : bytes).subarray(from, to))
    }
  ],
  ['number', (bytes, _other, random) => hugeNumber(bytes, random)],
  [
    'repeat',
    (bytes, _other, random) => {
      const [from, to] = range(bytes, random, 2000)
      const piece = bytes.subarray(from, to)
      const times = Math.min(10 ** random.int(5) + random.int(100), Math.floor(MOST_BYTES / Math.max(1, piece.length)))
      return replace(bytes, to, to, repeated(piece, times))
    }
  ],
  [
    'nest',
    (bytes, _other, random) => {
      const [open, close] = random.pick(NESTS)
      const times = 10 ** (1 + random.int(5))
      const [where] = at(bytes, random)
      return replace(bytes, where, where, Buffer.from(open.repeat(times) + (random.chance(0.5) ? close.repeat(times) : '')))
    }
  ],
  ['odd', (bytes, _other, random) => replace(bytes, ...at(bytes, random), Buffer.from(random.pick(ODD)))]
]

const NUMBERS = ['99999999999999999999', '4294967295', '2147483648', '-1', '0', '1e308', '65536', '-9223372036854775808', 'NaN']
const NESTS: readonly (readonly [string, string])[] = [
  ['<w:p>', '</w:p>'],
  ['<div>', '</div>'],
  ['[', ']'],
  ['{"a":', '}'],
  ['{\\b ', '}'],
  ['> ', ''],
  ['- ', ''],
  ['(', ')'],
  ['<a:tbl>', '</a:tbl>'],
  ['Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\n', '--x--\r\n']
]
const ODD = [
  '\0',
  '\u{feff}',
  '\u{202e}',
  '\ud800',
  '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
  '&b;',
  '"',
  '\r',
  '%%EOF',
  ']]>',
  '<!--',
  '```',
  '../../x',
  'file:///etc/passwd'
]

/** A run of digits becomes a number that nobody expects there: counts, lengths, offsets, repeats. */
function hugeNumber(bytes: Uint8Array, random: Random): Uint8Array {
  const start = random.int(bytes.length)
  for (let index = 0; index < bytes.length; index++) {
    const from = (start + index) % bytes.length
    if (!isDigit(bytes[from])) continue
    let to = from
    while (isDigit(bytes[to])) to++
    return replace(bytes, from, to, Buffer.from(random.pick(NUMBERS)))
  }
  return bytes
}

function mutateMember(seed: Uint8Array, random: Random): Mutated | undefined {
  let members: Record<string, Uint8Array>
  try {
    members = unzipSync(seed, { filter: ({ originalSize }) => originalSize <= MOST_MEMBER_BYTES })
  } catch (thrown) {
    // A seed may be broken itself: then its bytes are mutated.
    if (thrown instanceof Error) return undefined
    throw thrown
  }
  const names = Object.keys(members).filter((name) => members[name]?.length)
  const texts = names.filter((name) => TEXT_MEMBER.test(name))
  if (!names.length) return undefined
  const name = random.pick(texts.length && random.chance(0.85) ? texts : names)
  if (random.chance(0.1)) {
    const { [name]: gone, ...rest } = members
    const renamed = random.chance(0.5) ? { ...rest, [`../../${name}`]: gone ?? new Uint8Array() } : rest
    return { bytes: pack(renamed), how: `without ${name}` }
  }
  const { bytes, how } = mutateBytes(members[name] ?? new Uint8Array(), members[random.pick(names)] ?? new Uint8Array(), random)
  return { bytes: pack({ ...members, [name]: bytes }), how: `${how} in ${name}` }
}

/** What parsers read; pictures and fonts stay packed. */
const TEXT_MEMBER = /\.(?:xml|rels|x?html?|opf|ncx)$/i

/** OpenDocument and EPUB are known by their first member, which is not compressed. */
function pack(members: Readonly<Record<string, Uint8Array>>): Uint8Array {
  return zipSync(
    Object.fromEntries(Object.entries(members).map(([name, bytes]) => [name, [bytes, { level: name === 'mimetype' ? 0 : 1 }]]))
  )
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39
}

function at(bytes: Uint8Array, random: Random): [number, number] {
  const where = random.int(bytes.length + 1)
  return [where, where]
}

function range(bytes: Uint8Array, random: Random, most = 20_000): [number, number] {
  const from = random.int(bytes.length)
  return [from, Math.min(bytes.length, from + 1 + random.int(Math.min(most, bytes.length)))]
}

function replace(bytes: Uint8Array, from: number, to: number, by: Uint8Array): Uint8Array {
  return Buffer.concat([bytes.subarray(0, from), by, bytes.subarray(to)])
}

function repeated(piece: Uint8Array, times: number): Uint8Array {
  const all = new Uint8Array(piece.length * times)
  for (let index = 0; index < times; index++) all.set(piece, index * piece.length)
  return all
}
