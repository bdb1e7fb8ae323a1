import { strToU8, zipSync } from 'fflate'

/** Small files of formats that no real file at hand has, or too few: extension and bytes. */
export function madeFiles(): readonly (readonly [string, Uint8Array])[] {
  return [
    ...Object.entries(TEXTS).map(([extension, text]) => [extension, strToU8(text)] as const),
    ['.ipynb', strToU8(JSON.stringify(NOTEBOOK))],
    ['.ipynb', strToU8(JSON.stringify(OLD_NOTEBOOK, undefined, 1))],
    ['.srt', strToU8(cues(40, (at) => `${at}\n${stamp(at, ',')} --> ${stamp(at + 1, ',')}\n${SPOKEN[at % SPOKEN.length] ?? ''}\n`))],
    [
      '.vtt',
      strToU8(
        `WEBVTT - Heron\nKind: captions\nLanguage: en\n\nSTYLE\n::cue { color: red }\n\nNOTE made\n\n${cues(40, (at) => `part ${at}\n${stamp(at, '.')} --> ${stamp(at + 1, '.')} align:start\n<v Ann>${SPOKEN[at % SPOKEN.length] ?? ''}\n`)}`
      )
    ],
    ['.ods', spreadsheet()]
  ]
}

const SPOKEN = ['The ferry <i>leaves</i>.', '{\\an8}At seven.', '- Two\n- speakers', 'A heron &amp; a <00:01.500>quince']
const cues = (count: number, make: (at: number) => string): string => Array.from({ length: count }, (_, at) => make(at + 1)).join('\n')
const stamp = (second: number, point: string): string => `00:00:${String(second).padStart(2, '0')}${point}500`

const NOTEBOOK = {
  cells: [
    { cell_type: 'markdown', metadata: {}, source: ['# Notes\n', 'Text'], attachments: { 'a.png': { 'image/png': 'iVBORw0KGgo=' } } },
    {
      cell_type: 'code',
      execution_count: 1,
      metadata: {},
      source: ['print(1)'],
      outputs: [
        { output_type: 'stream', name: 'stdout', text: ['1\n'] },
        { output_type: 'execute_result', data: { 'text/plain': ['42'], 'text/html': '<b>42</b>' }, metadata: {}, execution_count: 1 },
        { output_type: 'error', ename: 'ValueError', evalue: 'no heron', traceback: ['\u001b[31mValueError\u001b[0m'] }
      ]
    },
    { cell_type: 'raw', metadata: {}, source: 'raw words' }
  ],
  metadata: { kernelspec: { language: 'python', name: 'python3' }, title: 'Heron' },
  nbformat: 4,
  nbformat_minor: 5
}
const OLD_NOTEBOOK = {
  metadata: { name: 'old' },
  nbformat: 3,
  worksheets: [
    {
      cells: [
        { cell_type: 'heading', level: 2, source: ['Ferry'] },
        { cell_type: 'code', language: 'python', input: ['go()'], outputs: [{ output_type: 'pyout', text: ['7'] }] }
      ]
    }
  ]
}

/** Repeated rows and columns, merged, dated and hidden cells, two sheets. */
function spreadsheet(): Uint8Array {
  const names = ['office', 'table', 'text', 'style', 'number']
  const spaces = names.map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name === 'number' ? 'datastyle' : name}:1.0"`)
  const cell = (attributes: string, text: string): string => `<table:table-cell ${attributes}><text:p>${text}</text:p></table:table-cell>`
  const row = (cells: string, repeated = 1): string =>
    `<table:table-row table:number-rows-repeated="${repeated}">${cells}</table:table-row>`
  const sheet = (name: string): string =>
    `<table:table table:name="${name}"><table:table-column table:number-columns-repeated="3"/>` +
    row(cell('office:value-type="string"', 'Name') + cell('office:value-type="string" table:number-columns-repeated="2"', 'Amount')) +
    row(
      cell('office:value-type="date" office:date-value="2024-05-01"', '1 May') +
        cell('office:value-type="float" office:value="12.5"', '12.5'),
      4
    ) +
    row(cell('office:value-type="string" table:number-columns-spanned="2"', 'wide') + '<table:covered-table-cell/>') +
    row('<table:table-cell table:number-columns-repeated="1020"/>', 1000) +
    '</table:table>'
  const content = `<?xml version="1.0"?><office:document-content ${spaces.join(' ')}><office:body><office:spreadsheet>${sheet('One')}${sheet('Two')}</office:spreadsheet></office:body></office:document-content>`
  const meta = `<?xml version="1.0"?><office:document-meta ${spaces[0] ?? ''} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta><dc:title>Herons</dc:title></office:meta></office:document-meta>`
  return zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
    'content.xml': strToU8(content),
    'meta.xml': strToU8(meta)
  })
}

const TEXTS: Readonly<Record<string, string>> = {
  '.json':
    '{"name": "Heron", "tags": ["bird", "grey"], "seen": [{"at": "2024-05-01", "count": 3}, {"at": "2024-06-01", "count": 1e3}], "ok": true}',
  '.jsonl': '{"a": 1, "text": "one"}\n{"a": 2, "text": "two"}\n',
  '.yaml':
    'name: Heron\ntags: [bird, grey]\nseen:\n  - at: 2024-05-01\n    count: 3\nbase: &base {a: 1}\nuse:\n  <<: *base\ntext: |\n  Two\n  lines\n',
  '.xml':
    '<?xml version="1.0"?><!DOCTYPE birds [<!ENTITY h "heron">]><birds><bird id="1">A &h; &amp; a ferry</bird><![CDATA[raw <b>]]></birds>',
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
