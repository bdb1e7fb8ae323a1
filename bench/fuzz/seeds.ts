import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { formatOfExtension } from '../../src/core/indexing/parse/formats.ts'
import type { DocumentFormat } from '../../src/shared/types.ts'
import { ROOT } from '../cli.ts'

/** A file that mutations start from. */
export interface Seed {
  readonly path: string
  readonly extension: string
  readonly bytes: Uint8Array
}

/** A mutation of a larger one takes so long to read that few are tried. */
const MOST_BYTES = 600_000

/** Real files by format: the sample library, and the folder of real files beside the project where there is one; small made ones for the rest. */
export async function collectSeeds(): Promise<ReadonlyMap<DocumentFormat, readonly Seed[]>> {
  const seeds = new Map<DocumentFormat, Seed[]>()
  const add = (seed: Seed): void => {
    const format = formatOfExtension(seed.extension)
    if (format) seeds.set(format, [...(seeds.get(format) ?? []), seed])
  }
  for (const folder of [join(ROOT, 'resources/sample-library/files'), join(ROOT, '../shared/files')]) {
    if (!existsSync(folder)) continue
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name)
      if (!entry.isFile() || path.includes('licences') || entry.name === 'manifest.csv') continue
      const bytes = await readFile(path)
      if (bytes.length <= MOST_BYTES) add({ path, extension: extname(entry.name).toLowerCase(), bytes })
    }
  }
  for (const [extension, text] of Object.entries(MADE)) add({ path: `made${extension}`, extension, bytes: Buffer.from(text) })
  return seeds
}

/** Formats that no real file at hand has. */
const MADE: Readonly<Record<string, string>> = {
  '.json':
    '{"name": "Heron", "tags": ["bird", "grey"], "seen": [{"at": "2024-05-01", "count": 3}, {"at": "2024-06-01", "count": 1e3}], "ok": true}',
  '.jsonl': '{"a": 1, "text": "one"}\n{"a": 2, "text": "two"}\n',
  '.yaml':
    'name: Heron\ntags: [bird, grey]\nseen:\n  - at: 2024-05-01\n    count: 3\nbase: &base {a: 1}\nuse:\n  <<: *base\ntext: |\n  Two\n  lines\n',
  '.xml':
    '<?xml version="1.0"?><!DOCTYPE birds [<!ENTITY h "heron">]><birds><bird id="1">A &h; &amp; a ferry</bird><![CDATA[raw <b>]]></birds>',
  '.ipynb':
    '{"cells":[{"cell_type":"markdown","metadata":{},"source":["# Notes\\n","Text"]},{"cell_type":"code","execution_count":1,"metadata":{},"outputs":[{"output_type":"stream","name":"stdout","text":["1\\n"]}],"source":["print(1)"]}],"metadata":{"kernelspec":{"language":"python","name":"python3"}},"nbformat":4,"nbformat_minor":5}',
  '.srt': '1\n00:00:01,000 --> 00:00:02,500\nThe ferry <i>leaves</i>.\n\n2\n00:00:03,000 --> 00:00:04,000\nAt seven.\n',
  '.vtt': 'WEBVTT\n\nNOTE made\n\nintro\n00:01.000 --> 00:02.500 align:start\n<v Ann>The ferry leaves.\n',
  '.rtf':
    "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}{\\info{\\title Heron}}\\f0\\b Heading\\b0\\par Text \\u8364? and \\'e9.\\par}",
  '.eml':
    'From: Ann <ann@example.org>\r\nTo: Bo <bo@example.org>\r\nSubject: =?utf-8?B?RsOkaHJl?=\r\nDate: Mon, 6 May 2024 10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe ferry leaves at seven=2E\r\n--b\r\nContent-Type: text/plain; name="a.txt"\r\nContent-Disposition: attachment; filename="a.txt"\r\nContent-Transfer-Encoding: base64\r\n\r\naGVyb24=\r\n--b--\r\n',
  '.mbox':
    'From ann@example.org Mon May  6 10:00:00 2024\nFrom: Ann <ann@example.org>\nSubject: One\n\nThe ferry.\n\n>From the quay.\n\nFrom bo@example.org Mon May  6 11:00:00 2024\nFrom: Bo <bo@example.org>\nSubject: Two\n\nThe heron.\n',
  '.ts':
    'export class Heron {\n  readonly name = "grey"\n  /** Flies. */\n  fly(far: number): void {\n    console.log(`${far} m`)\n  }\n}\n\nexport function ferry() {\n  return 7\n}\n',
  '.py': 'import os\n\nclass Heron:\n    """Grey."""\n    def fly(self, far):\n        return far * 2\n\ndef ferry():\n    return 7\n',
  '.csv': 'name,amount,note\n"heron, grey",3,"two\nlines"\nferry,7,\n',
  '.tsv': 'name\tamount\nheron\t3\nferry\t7\n',
  '.md':
    '---\ntitle: Heron\ntags: [a, b]\n---\n\n# Heron\n\nText with *stress*, a [link](http://example.org) and `code`.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- one\n  - two\n\n```ts\nconst a = 1\n```\n',
  '.html':
    '<!doctype html><html><head><title>Heron</title></head><body><nav>Menu</nav><article><h1>Heron</h1><p>The <b>ferry</b> leaves.</p><table><tr><th>a</th><td>1</td></tr></table></article></body></html>'
}
