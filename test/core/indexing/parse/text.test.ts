import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { FORMATS } from '../../../../src/core/indexing/parse/formats.ts'
import { isSupported } from '../../../../src/core/indexing/parse/parse.ts'
import { unsupported } from '../../../../src/core/indexing/parse/unsupported.ts'
import { outline, problemOf, readContent } from './files.ts'

describe('decoding', () => {
  const text = 'Crème brûlée für die Gäste: zwölf Eier, ein Pfund Zucker. Für das Fest in München wäre das schön.\nŠvěd žluťoučký'
  it.each(['utf8', 'utf-16le', 'utf-16be', 'utf-32le'])(
    'reads %s with a byte order mark, which is not part of the text',
    async (encoding) => {
      expect((await readContent('a.txt', iconv.encode(text, encoding, { addBOM: true }))).text).toBe(text)
    }
  )

  it.each([
    ['half.txt', Buffer.from('\ufeffThe heron \ud83d nests', 'utf-16le')],
    ['half.ipynb', JSON.stringify({ nbformat: 4, metadata: {}, cells: [{ cell_type: 'markdown', source: 'The heron \ud83d nests' }] })]
  ])('has no half characters, which the index would give back as others: %s', async (name, content) => {
    expect((await readContent(name, content)).text.trim()).toBe('The heron \ufffd nests')
  })

  it('reads UTF-16 without a mark', async () => {
    const plain = 'The key of the cellar hangs behind the door. '.repeat(5)
    expect((await readContent('a.txt', iconv.encode(plain, 'utf-16le'))).text).toBe(plain)
  })

  it.each([
    ['windows-1252', 'Les élèves déçus ont été reçus à l’école où ils étaient déjà allés; ça coûte 5 €. '.repeat(4)],
    ['windows-1251', 'Вчера вечером мы обсуждали ремонт кухни и решили заказать новый холодильник. '.repeat(4)],
    ['Shift_JIS', '昨日の会議では新しい予算について話し合い、発売日を延期することにしました。'.repeat(4)]
  ])('guesses %s and says that it guessed', async (encoding, original) => {
    const document = await readContent('a.txt', iconv.encode(original, encoding))
    expect(document.text).toBe(original)
    expect(document.warnings).toEqual([`The text was decoded as ${encoding}, which is a guess.`])
  })

  it('keeps UTF-8 with a few damaged bytes UTF-8', async () => {
    const bytes = Buffer.concat([
      Buffer.from('Größe und Länge für alle Räume prüfen: '),
      Buffer.from([0xff]),
      Buffer.from(' danach über die Straße.')
    ])
    const document = await readContent('a.txt', bytes)
    expect(document.text).toContain('Größe und Länge')
    expect(document.warnings).toEqual(['1 bytes are not valid UTF-8 and were replaced.'])
  })

  it('reads stray NUL bytes as spaces, so that offsets stay file offsets', async () => {
    const document = await readContent('a.txt', `${'Report alpha\0\0beta gamma delta\n'.repeat(20)}`)
    expect(document.text.startsWith('Report alpha  beta gamma')).toBe(true)
  })

  it('skips binary content named .txt', async () => {
    const bytes = Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919 + i * i * 31) % 256)
    expect(await problemOf('photo.txt', bytes)).toEqual({
      ok: false,
      state: 'skipped',
      reason: 'The file is named .txt but its content is not text',
      remedy: 'Open it in the program that made it and save it in a format Footnote reads'
    })
  })

  it.each(['', ' \n\t\r\n\u00a0'])('skips an empty file (%j)', async (content) => {
    expect(await problemOf('a.txt', content)).toMatchObject({ state: 'skipped', reason: 'The file is empty' })
  })
})

describe('structure of plain text', () => {
  it('keeps the decoded file as the text, line ends included', async () => {
    const text = 'One.\r\n\r\nTwo.\r\n'
    const document = await readContent('a.txt', text)
    expect(document.text).toBe(text)
    expect(outline(document)).toEqual([
      ['paragraph', 'One.'],
      ['paragraph', 'Two.']
    ])
  })

  it('makes every line of a chat a block, and header lines the preamble', async () => {
    const text = 'Time: 20260506_12:00\nYuriko: Hey! Shall we meet at the studio on Friday?\nLiHua: Sure.\nYuriko: Great :)\n'
    const document = await readContent('20260506_1200.txt', text)
    expect(document.preamble).toEqual({ start: 0, end: 20 })
    expect(document.title).toBe('20260506_1200')
    expect(outline(document)).toEqual([
      ['paragraph', 'Time: 20260506_12:00'],
      ['paragraph', 'Yuriko: Hey! Shall we meet at the studio on Friday?'],
      ['paragraph', 'LiHua: Sure.'],
      ['paragraph', 'Yuriko: Great :)']
    ])
  })

  it('takes no speaker for a header line', async () => {
    expect((await readContent('a.txt', 'Yuriko: Hey!\nLiHua: Sure.\n')).preamble).toBeUndefined()
  })

  it('takes the subject of a letter for its title', async () => {
    expect((await readContent('a.txt', 'From: Ann\nSubject: Rent from May\n\nDear Bob, …')).title).toBe('Rent from May')
  })

  it('keeps text wrapped at a column together', async () => {
    const text =
      'It was in July, and the speaker was the well-known Anna Scherer,\nmaid of honour and favourite of the Empress, who with these words\ngreeted Prince Vasili, a man of high rank.'
    expect(outline(await readContent('a.txt', text))).toEqual([['paragraph', text]])
  })

  it('finds headings that are underlined, numbered, in capitals or chapters', async () => {
    const text =
      'Manual\n======\n\nIntro text here.\n\n2.1 Cleaning the filter\n\nRinse it.\n\nWARRANTY TERMS\n\nTwo years.\n\nChapter 3\n\nThe end is near, and so on.\n\nYES!\n\nNo heading.'
    expect(outline(await readContent('a.txt', text)).filter(([kind]) => kind.startsWith('heading'))).toEqual([
      ['heading 1', 'Manual\n======'],
      ['heading 3', '2.1 Cleaning the filter'],
      ['heading 2', 'WARRANTY TERMS'],
      ['heading 1', 'Chapter 3']
    ])
  })

  it('reads 50 MB (in 1 s on two idle cores)', async () => {
    const line = 'The quick brown fox jumps over the lazy dog and then writes a rather long line about it.\n'
    const text = line.repeat(Math.ceil(50_000_000 / line.length))
    const start = performance.now()
    expect((await readContent('big.txt', text)).blocks.length).toBeGreaterThan(100)
    expect(performance.now() - start).toBeLessThan(20_000)
  })
})

describe('which files are read', () => {
  it('goes by the extension, whatever its case', () => {
    expect(['a.TXT', 'b.md', 'c.Html', 'd.pdf', 'e.docx', 'f.csv', 'g.tsv'].every(isSupported)).toBe(true)
    expect(['a.xyz', 'b', '.txt', 'c.exe'].some(isSupported)).toBe(false)
  })

  it.each([
    ['holiday.zip', 'ZIP archives are not read', 'Unpack it into a folder of your library, and its files are read'],
    ['backup.tar.gz', 'GZ archives are not read', 'Unpack it into a folder of your library, and its files are read'],
    ['talk.MP3', 'Sound and film (MP3) are not read', 'If there is a transcript, put it next to here as text or subtitles'],
    ['old.doc', 'Old Office files (DOC) are not read', 'Open it in Office or LibreOffice and save it in the new format or as PDF'],
    ['a.xyz', '.xyz files are not read', 'Save it as PDF, Word or text'],
    ['note', 'Files without an extension are not read', 'If it is a text, give it the extension .txt']
  ])('skips %s, which is of another kind, in one short sentence with what to do', async (name, reason, remedy) => {
    expect(await problemOf(name, 'text')).toMatchObject({ state: 'skipped', reason, remedy })
  })

  it('has no sentence for a kind that is read', () => {
    const read = Object.values(FORMATS).flatMap(({ extensions }) => extensions)
    expect(read.filter((extension) => !unsupported(`a${extension}`).reason.startsWith(`${extension} files`))).toEqual([])
  })

  it('fails a vanished file, and a folder, with a remedy', async () => {
    const { parseFile } = await import('../../../../src/core/indexing/parse/parse.ts')
    expect(await parseFile('/nowhere/at/all.txt')).toMatchObject({ state: 'failed', reason: 'The file is gone', passing: true })
  })

  it('refuses a file above the limit by its size', async () => {
    expect(await problemOf('a.txt', 'x'.repeat(3_000_000), { limits: { textBytes: 1_048_576 } })).toMatchObject({
      state: 'skipped',
      reason: 'The file has 3 MB, and Footnote reads at most 1 MB of this kind'
    })
  })

  it.skipIf(process.platform === 'win32')('reads names with emoji and line breaks', async () => {
    expect((await readContent('🌻 Sonne\nund Meer #1%20.txt', 'Hello there.')).text).toBe('Hello there.')
  })

  it('stops when asked to', async () => {
    await expect(problemOf('a.txt', 'text', { signal: AbortSignal.abort() })).rejects.toThrow('abort')
  })
})

describe('what a text says of itself', () => {
  it('takes a first line that stands alone for the title where the file’s name says nothing', async () => {
    const body = 'It was measured twice in every winter, and once in the dry summer that followed. '.repeat(4)
    expect((await readContent('4983.txt', `Growth of ice on northern lakes.\n\n${body}`)).title).toBe('Growth of ice on northern lakes.')
    expect((await readContent('4983.txt', `Dear Jo,\n\n${body}`)).title).toBe('4983')
    expect((await readContent('lake ice.txt', `Growth of ice on northern lakes.\n\n${body}`)).title).toBe('lake ice')
  })

  it('dates it by its header lines, else by the file’s name', async () => {
    const written = async (name: string, text: string) => (await readContent(name, text)).facts?.writtenMs
    expect(await written('a.txt', 'Time: 20260121_13:00\nJo: Hello there.')).toBe(Date.UTC(2026, 0, 21, 13))
    expect(await written('2024-03-14 minutes.txt', 'We met in the hall.')).toBe(Date.UTC(2024, 2, 14))
    expect(await written('room 20.txt', 'We met in the hall.')).toBeUndefined()
  })
})
