import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { takeLock } from '../../src/core/store/lock.ts'
import type { FolderPreview } from '../../src/shared/folder-rules.ts'
import {
  footnote,
  place,
  ROOT,
  SAMPLES,
  type AnswerJson,
  type IndexJson,
  type Place,
  type SearchJson,
  type StatusJson,
  type TextJson
} from './run.ts'

// Each call is a process of its own: about a second on an idle machine, several on a busy one.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

/** One of each format, from the sample library. */
const FILES = [
  'Home/letter-aunt-jo.txt',
  'Home/house-notes.md',
  'Allotment/harvest-2025.csv',
  'Allotment/plot-rules-2025.pdf',
  'Health/ida-asthma-plan.docx'
]
/** Line ends, characters of two units and a byte order mark: offsets are those of the decoded file. */
const ODD_TEXT = 'Ferry diary\r\n\r\n🦉 The owl 🦉 sat on the ferry mast in Ullapool.\r\n\r\nNaïve café notes: the ferry left at 07:15.\r\n'
const PAGE = '<!doctype html><title>Ferry times</title><h1>Ferry</h1><p>The ferry to <b>Ullapool</b> leaves at 07:15 &amp; 19:40.</p>'

let here: Place
let first: IndexJson
beforeAll(async () => {
  here = await place()
  for (const file of FILES) await cp(join(SAMPLES, file), join(here.files, file))
  await writeFile(join(here.files, 'ferry.txt'), `\u{feff}${ODD_TEXT}`)
  await writeFile(join(here.files, 'ferry.html'), PAGE)
  await writeFile(join(here.files, 'song.mp3'), 'not read')
  first = await here.json<IndexJson>('index', here.files)
})
afterAll(() => here.remove())

const search = (...words: string[]) => here.json<SearchJson>('search', ...words)

describe('index', () => {
  test('says what it read, and nothing else', () => {
    expect(first).toEqual({
      files: { indexed: 7, unchanged: 0, skipped: 1, failed: 0 },
      chunks: expect.any(Number),
      tokensEmbedded: 0,
      seconds: expect.any(Number),
      embedTokensPerSecond: 0
    })
    expect(first.chunks).toBeGreaterThan(20)
  })

  test('reads only what changed in the next call, through a link to the folder too', async () => {
    const other = await place()
    try {
      for (const name of ['a.md', 'b.md', 'c.md']) {
        await mkdir(other.files, { recursive: true })
        await writeFile(join(other.files, name), `# ${name}\n\nA note about ${name}.\n`)
      }
      expect((await other.json<IndexJson>('index', other.files)).files).toEqual({ indexed: 3, unchanged: 0, skipped: 0, failed: 0 })
      await symlink(other.files, `${other.files}-link`)
      expect((await other.json<IndexJson>('index', `${other.files}-link`)).files).toEqual({
        indexed: 0,
        unchanged: 3,
        skipped: 0,
        failed: 0
      })
      await writeFile(join(other.files, 'a.md'), '# a.md\n\nThe heron came back.\n')
      await rm(join(other.files, 'b.md'))
      expect((await other.json<IndexJson>('index', other.files)).files).toEqual({ indexed: 1, unchanged: 1, skipped: 0, failed: 0 })
      expect((await other.json<SearchJson>('search', 'heron')).passages.map(({ path }) => basename(path))).toEqual(['a.md'])
      expect((await other.json<StatusJson>('status')).files).toHaveLength(2)
    } finally {
      await other.remove()
    }
  })

  test('counts a picture as status does, and one thing as one', async () => {
    const other = await place()
    try {
      await mkdir(other.files, { recursive: true })
      await writeFile(join(other.files, 'a.md'), 'The heron came back.\n')
      await cp(join(ROOT, 'docs/screenshots/answer-light.png'), join(other.files, 'picture.png'))
      const told = async (...words: readonly string[]) => (await footnote([...words, ...other.bare], other)).stdout
      expect(await told('index', other.files)).toMatch(
        /^1 indexed, 0 unchanged, 0 skipped, 1 needs text recognition, 0 failed; 1 passage in .+\n {2}.+picture\.png: .+\n$/
      )
      expect(await told('status')).toMatch(/^needs-ocr \S+picture\.png [^]+\n2 files, 1 searchable; 1 passage, 0 with vectors\n$/m)
    } finally {
      await other.remove()
    }
  })

  test('reads the other folders when one is not there, and ends with 1', async () => {
    const ran = await footnote(['index', join(here.base, 'nowhere'), here.files, ...here.bare, '--json'], here)
    expect(ran).toMatchObject({ code: 1, lines: [{ files: { indexed: 0, unchanged: 7, skipped: 1, failed: 0 } }] })
    expect(ran.stderr).toMatch(/There is no folder .*nowhere\. Check the name/)
  })
})

describe('status', () => {
  test('has every file below the folders once, in one state, and totals that add up', async () => {
    const { folders, files, totals } = await here.json<StatusJson>('status')
    const onDisk = (await readdir(here.files, { recursive: true, withFileTypes: true })).flatMap((entry) =>
      entry.isFile() ? [join(entry.parentPath, entry.name)] : []
    )
    expect(files.map(({ path }) => path).sort()).toEqual(onDisk.sort())
    expect(folders).toEqual([{ path: here.files, state: 'watching', reason: '', remedy: '' }])
    const { files: count, chunks, embedded, ...states } = totals
    expect(count).toBe(onDisk.length)
    expect(Object.values(states).reduce((sum, one) => sum + one, 0)).toBe(count)
    for (const [state, number] of Object.entries(states)) expect(files.filter((file) => file.state === state)).toHaveLength(number)
    expect(chunks).toBe(files.reduce((sum, file) => sum + file.chunks, 0))
    expect({ chunks, embedded }).toEqual({ chunks: first.chunks, embedded: 0 })
  })

  test('says of each file what it is and why it is not searchable', async () => {
    const { files } = await here.json<StatusJson>('status')
    const song = files.find(({ path }) => path.endsWith('song.mp3'))
    expect(song).toMatchObject({
      state: 'skipped',
      reason: 'Sound and film (MP3) are not read',
      remedy: expect.stringContaining('transcript'),
      chunks: 0
    })
    const ferry = files.find(({ path }) => path.endsWith('ferry.txt'))
    const { size, mtimeMs } = await stat(join(here.files, 'ferry.txt'))
    expect(ferry).toMatchObject({ state: 'indexed', reason: '', bytes: size, chunks: 1 })
    expect(Math.abs((ferry?.modifiedMs ?? 0) - mtimeMs)).toBeLessThan(1)
    expect(ferry?.indexedMs).toBeGreaterThan(Date.now() - 600_000)
  })
})

describe('search', () => {
  test('gives passages with rank, place and scores, and the trace of its stages', async () => {
    const { passages, trace } = await search('ferry', 'Ullapool')
    expect(Object.keys(passages[0] ?? {}).sort()).toEqual([
      'end',
      'heading',
      'page',
      'path',
      'rank',
      'score',
      'scores',
      'start',
      'text',
      'title'
    ])
    expect(passages.map(({ rank }) => rank)).toEqual(passages.map((_, index) => index + 1))
    expect(
      passages
        .slice(0, 2)
        .map(({ path }) => basename(path))
        .sort()
    ).toEqual(['ferry.html', 'ferry.txt'])
    for (const stage of trace.stages)
      expect(stage).toMatchObject({ name: expect.any(String), ms: expect.any(Number), in: expect.any(Number), out: expect.any(Number) })
  })

  test('keeps to --top and --stage; without an embedder the trace says that the words answer alone', async () => {
    expect((await search('the', '--top', '3')).passages).toHaveLength(3)
    const words = await search('ferry', '--stage', 'bm25')
    expect(words.passages[0]?.scores).toEqual({ bm25: expect.any(Number), fused: expect.any(Number) })
    const hybrid = await search('ferry', '--stage', 'hybrid')
    // The same passages; a document that another one names moves up.
    const places = (found: SearchJson) => found.passages.map(({ path, start }) => `${path} ${start}`).sort()
    expect(places(hybrid)).toEqual(places(words))
    expect(hybrid.trace.stages.find(({ skipped }) => skipped)).toMatchObject({
      name: 'vector',
      note: expect.stringContaining('No embedding model')
    })
    expect((await search('ferry', '--stage', 'vector')).passages).toEqual([])
    const less = await search('ferry', '--stage', 'hybrid', '--without', 'follow names,fold copies')
    expect(less.trace.stages.filter(({ note }) => note === 'Switched off.').map(({ name }) => name)).toEqual([
      'follow names',
      'fold copies'
    ])
  })

  test('gives offsets into what `text` prints, for every format', async () => {
    const { passages } = await search('the a and of to is in for ferry euro kg', '--top', '200')
    const paths = new Set(passages.map(({ path }) => path))
    expect([...paths].map((path) => path.slice(here.files.length + 1)).sort()).toEqual([...FILES, 'ferry.html', 'ferry.txt'].sort())
    for (const path of paths) {
      const { text, pages } = await here.json<TextJson>('text', path)
      for (const passage of passages.filter((one) => one.path === path)) {
        expect(text.slice(passage.start, passage.end)).toBe(passage.text)
        expect(passage.text.length).toBeLessThan(2000)
        if (pages.length === 0) expect(passage.page).toBeNull()
        else {
          const page = pages.find((one) => one.page === passage.page)
          expect(passage.start).toBeGreaterThanOrEqual(page?.start ?? Infinity)
          expect(passage.start).toBeLessThan(page?.end ?? 0)
        }
      }
    }
  })

  test('prints for people without --json; of the stages left out only those that lack something are told', async () => {
    const ran = await footnote(['search', 'owl', ...here.bare], here)
    expect(ran.code).toBe(0)
    expect(ran.stdout).toContain('The owl')
    expect(ran.stderr).toBe('footnote: No embedding model is installed; full-text search answers alone.\n')
  })
})

describe('text', () => {
  test('is the decoded file itself for plain text and Markdown', async () => {
    expect(await here.json<TextJson>('text', join(here.files, 'ferry.txt'))).toEqual({
      title: 'ferry',
      text: ODD_TEXT,
      pages: [],
      warnings: []
    })
    const notes = join(here.files, 'Home/house-notes.md')
    expect((await here.json<TextJson>('text', notes)).text).toBe(await readFile(notes, 'utf8'))
  })

  test('knows the pages of a PDF', async () => {
    const { text, pages } = await here.json<TextJson>('text', join(here.files, 'Allotment/plot-rules-2025.pdf'))
    expect(pages.map(({ page }) => page)).toEqual(pages.map((_, index) => index + 1))
    expect(pages.length).toBeGreaterThan(1)
    expect(pages.at(-1)?.end).toBeLessThanOrEqual(text.length)
  })

  test.each([
    ['a file that is not there', 'gone.txt', undefined, /^gone\.txt: The file is gone\. Put it back/],
    ['an empty file', 'empty.md', '', /^empty\.md: The file is empty\. /],
    ['a broken PDF', 'broken.pdf', '%PDF-1.7\nnothing', /^broken\.pdf: /],
    ['a broken Word file', 'broken.docx', 'PK\u0003\u0004nothing', /^broken\.docx: /],
    ['another format', 'film.mp4', 'x', /^film\.mp4: Sound and film \(MP4\) are not read\. If there is a transcript, /],
    ['a name with a line break', 'two\nlines.txt', '', /^two lines\.txt: The file is empty\. /]
  ])('tells %s in one line with name, reason and remedy, and ends with 1', async (_what, name, content, line) => {
    const path = join(here.base, 'unreadable', name)
    await mkdir(dirname(path), { recursive: true })
    if (content !== undefined) await writeFile(path, content, 'latin1')
    const ran = await footnote(['text', path, '--json'], here)
    expect(ran).toMatchObject({ code: 1, stdout: '' })
    expect(ran.stderr).toMatch(line)
    expect(ran.stderr).toMatch(/^[^\n]+[.!] [^\n]+\.\n$/)
  })
})

describe('ask without a model', () => {
  test('says on stderr that there is none, once, and prints quotes with their files', async () => {
    const ran = await footnote(['ask', 'When did the ferry leave for Ullapool?', ...here.bare], here)
    expect(ran).toMatchObject({ code: 0, stdout: expect.stringContaining('07:15') })
    expect(ran.stderr.match(/No language model is installed/g)).toHaveLength(1)
  })

  test('quotes the files, and each quote stands in the text at its offsets', async () => {
    const answer = await here.json<AnswerJson>('ask', 'When did the ferry leave for Ullapool?')
    expect(answer).toMatchObject({ abstained: false, mode: 'extractive', trace: { stages: expect.any(Array) } })
    expect(answer.answer).toBe(answer.sentences.map(({ text }) => text).join(' '))
    expect(answer.answer).toContain('07:15')
    const citations = answer.sentences.flatMap((sentence) => sentence.citations)
    expect(citations.length).toBeGreaterThanOrEqual(answer.sentences.length)
    for (const { path, start, end, quote } of citations)
      expect((await here.json<TextJson>('text', path)).text.slice(start, end)).toBe(quote)
  })

  test('abstains where the files say nothing, names the nearest passages, and that is no failure', async () => {
    const answer = await here.json<AnswerJson>('ask', 'Which zebra won the chess tournament on Mars?')
    expect(answer).toMatchObject({ abstained: true, answer: 'This is not in your files.', sentences: [] })
    expect(Object.keys(answer).sort()).toEqual(['abstained', 'answer', 'mode', 'nearest', 'reason', 'sentences', 'trace'])
  })
})

test('log tells of a file by its name, a part of its name, and a link that leads to it', async () => {
  await search('owl on the mast')
  const link = join(here.base, 'way-to-the-ferry.txt')
  await symlink(join(here.files, 'ferry.txt'), link)
  const told = async (file: string) => (await footnote(['log', file, ...here.bare, '--json'], here)).lines.length
  const [all, part, linked] = [await told(join(here.files, 'ferry.txt')), await told('ferry.t'), await told(link)]
  expect(all).toBeGreaterThan(0)
  expect([part, linked]).toEqual([all, all])
})

describe('--batch', () => {
  const batch = async (...lines: readonly unknown[]) => {
    const path = join(here.base, 'batch.jsonl')
    await writeFile(path, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'))
    return path
  }
  const history = [{ question: 'When does the ferry leave?', answer: 'At 07:15.' }]

  test('prints one line a question with its id, in order; a follow-up takes its subject from the history', async () => {
    const file = await batch(`\u{feff}${JSON.stringify({ id: 'q1', question: 'owl on the mast' })}`, '', {
      id: 7,
      question: 'And where does it go?',
      history
    })
    const { code, lines } = await footnote(['search', '--batch', file, '--top', '2', ...here.bare, '--json'], here)
    expect(code).toBe(0)
    const [one, two] = lines as SearchJson[]
    expect([one?.id, two?.id]).toEqual(['q1', 7])
    expect(one?.passages[0]?.text).toContain('owl')
    expect(two?.passages[0]?.text).toContain('ferry')
  })

  test('answers every question, with chat messages for a history too', async () => {
    const messages = [
      { role: 'user', content: 'When does the ferry to Ullapool leave?' },
      { role: 'assistant', content: 'At 07:15.' }
    ]
    const file = await batch(
      { id: 'a', question: 'What sat on the ferry mast?' },
      { id: 'b', question: 'And when does it leave?', history: messages }
    )
    const { code, lines } = await footnote(['ask', '--batch', file, ...here.bare, '--json'], here)
    expect(code).toBe(0)
    const [one, two] = lines as AnswerJson[]
    expect([one?.id, two?.id]).toEqual(['a', 'b'])
    expect(one?.answer).toContain('owl')
    expect(two?.nearest[0]?.text).toContain('ferry')
  })

  test('names the line that is not a question, and ends with 2; a file that is not there ends with 1', async () => {
    const ran = await footnote(['search', '--batch', await batch({ id: 1, question: 'owl' }, '{"id": 2}'), ...here.bare, '--json'], here)
    expect(ran.code).toBe(2)
    expect(ran.lines).toHaveLength(1)
    expect(ran.stderr).toContain('batch.jsonl, line 2')
    const missing = await footnote(['ask', '--batch', join(here.base, 'no.jsonl'), ...here.bare, '--json'], here)
    expect(missing).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('no.jsonl cannot be read') })
  })
})

describe('models', () => {
  test('lists the catalogue with what this machine can run', async () => {
    const { models } = await here.json<{ models: readonly { id: string; role: string; state: string; fits: boolean }[] }>('models', 'list')
    expect(new Set(models.map(({ role }) => role))).toEqual(new Set(['generator', 'embedder', 'reranker']))
    expect(models.every(({ state, fits }) => state === 'available' && typeof fits === 'boolean')).toBe(true)
  })

  test.each([
    ['get', 'no-such-model', 'There is no model "no-such-model"'],
    ['add', '/nowhere/model.gguf', 'There is no file']
  ])('%s of something that is not there ends with 1 and says so', async (action, subject, message) => {
    const ran = await footnote(['models', action, subject, ...here.bare, '--json'], here)
    expect(ran).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(message) })
  })
})

test.each([
  ['no command', []],
  ['an unknown command', ['find', 'me']],
  ['an unknown option', ['status', '--verbose']],
  ['a number that is none', ['search', 'x', '--top', 'many']],
  ['a stage that is none', ['search', 'x', '--stage', 'magic']],
  ['no folder', ['index']],
  ['a folder without a name', ['index', '']],
  ['no question', ['ask']],
  ['two files', ['text', 'a', 'b']],
  ['a file without a name', ['text', '']],
  ['a preview of nothing', ['preview', '']]
])('wrong usage ends with 2 and shows the usage: %s', async (_what, words) => {
  const ran = await footnote([...words, ...here.bare, '--json'], here)
  expect(ran).toMatchObject({ code: 2, stdout: '' })
  expect(ran.stderr).toMatch(/^footnote: .+\n\nFootnote: ask your own folders\./)
})

test('a preview reckons with the rate that was measured on this machine, where there is one', async () => {
  const other = await place()
  try {
    await mkdir(other.files, { recursive: true })
    await writeFile(join(other.files, 'a.txt'), 'word '.repeat(100_000))
    const minutes = async () => Math.round((await other.json<FolderPreview>('preview', other.files)).estimate.embedMs / 60_000)
    expect(await minutes()).toBe(1)
    await mkdir(join(other.base, 'data'), { recursive: true })
    await writeFile(join(other.base, 'data', 'speed.json'), '{ "some embedder": 50 }')
    expect(await minutes()).toBe(42)
  } finally {
    await other.remove()
  }
})

test('a preview of a file of a kind that is not read says so', async () => {
  const ran = await footnote(['preview', join(here.files, 'song.mp3'), ...here.bare], here)
  expect(ran.stdout).toMatch(/: 0 files to read.*Sound and film \(MP3\) are not read/s)
})

test('help ends with 0', async () => {
  expect(await footnote(['--help'], here)).toMatchObject({ code: 0, stdout: expect.stringContaining('Exit codes'), stderr: '' })
})

test('before anything is indexed, reading finds nothing, says so on stderr and ends with 0', async () => {
  const empty = ['--data', join(here.base, 'never'), '--models', join(here.base, 'models'), '--json']
  for (const [words, expected] of [
    [
      ['status'],
      {
        folders: [],
        files: [],
        totals: expect.objectContaining({ files: 0, chunks: 0 }),
        latency: [],
        memory: expect.objectContaining({ events: 0 })
      }
    ],
    [['search', 'owl'], { passages: [] }],
    [['ask', 'Who?'], { abstained: true, answer: 'No file is indexed yet. Add a folder first.' }]
  ] as const) {
    const ran = await footnote([...words, ...empty], here)
    expect(ran).toMatchObject({ code: 0, lines: [expected] })
    expect(ran.stderr).toMatch(/^footnote: nothing is indexed in .*never yet\. .*footnote index DIR\n$/)
  }
  await expect(stat(join(here.base, 'never'))).rejects.toMatchObject({ code: 'ENOENT' })
})

test('while another Footnote has the data folder, reading works and indexing says who has it', async () => {
  const lock = takeLock(join(here.base, 'data'))
  try {
    expect((await here.json<StatusJson>('status')).totals['files']).toBe(8)
    expect((await search('owl')).passages).toHaveLength(1)
    expect((await here.json<AnswerJson>('ask', 'What sat on the mast?')).abstained).toBe(false)
    const ran = await footnote(['index', here.files, ...here.bare, '--json'], here)
    expect(ran).toMatchObject({ code: 1, stdout: '' })
    expect(ran.stderr).toContain(`process ${process.pid}`)
  } finally {
    lock.release()
  }
})

test('a reader that closes the pipe early is no failure', async () => {
  const child = spawn(process.execPath, [join(ROOT, 'src/cli/index.ts'), 'search', 'the', '--top', '200', ...here.bare, '--json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...here.env }
  })
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  child.stdout.destroy()
  await once(child, 'close')
  expect({ code: child.exitCode, stderr }).toEqual({ code: 0, stderr: '' })
})

test('the installed command runs the built program', async () => {
  const { code, lines } = await footnote(['search', 'owl', ...here.bare, '--json'], {
    program: join(ROOT, 'bin/footnote.mjs'),
    env: here.env
  })
  expect(code).toBe(0)
  expect((lines[0] as SearchJson).passages[0]?.text).toContain('owl')
})
