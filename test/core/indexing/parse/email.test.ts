import { expect, it } from 'vitest'
import { parseEmail } from '../../../../src/core/indexing/parse/email.ts'
import { PARSE_LIMITS } from '../../../../src/core/indexing/parse/limits.ts'
import { outline, problemOf, readContent } from './files.ts'

const HEAD =
  'From: =?utf-8?q?J=C3=B6rg?= <j@example.com>\r\nTo: Ann <a@example.com>\r\nSubject: Rent\r\nDate: Tue, 1 Oct 2024 12:34:56 +0200\r\n'
const base64 = (text: string): string => Buffer.from(text).toString('base64')

function mixed(...parts: readonly string[]): string {
  return `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${parts.map((part) => `--b\r\n${part}\r\n`).join('')}--b--\r\n`
}

it('reads header lines, text, quotes, sender and time', async () => {
  const document = await readContent('a.eml', `${HEAD}\r\nHello.\r\n\r\nOn Monday Ann wrote:\r\n> Is it\r\n> paid?\r\n\r\nYes.\r\n`)
  expect(outline(document)).toEqual([
    ['paragraph', 'Date: Tue, 1 Oct 2024 12:34:56 +0200\nFrom: Jörg <j@example.com>\nTo: Ann <a@example.com>\nSubject: Rent'],
    ['paragraph', 'Hello.'],
    ['paragraph', 'On Monday Ann wrote:'],
    ['quote', '> Is it\n> paid?'],
    ['paragraph', 'Yes.']
  ])
  expect(document).toMatchObject({
    title: 'Rent',
    format: 'email',
    facts: { author: 'Jörg', writtenMs: Date.UTC(2024, 9, 1, 10, 34, 56) },
    preamble: { start: 0, end: document.blocks[0]?.end }
  })
})

it('reads HTML where there is no plain text, or where that says nothing', async () => {
  const html =
    'Content-Type: text/html; charset=utf-8\r\n\r\n<h2>Bill</h2><p>Pay 41 EUR until the end of the month.</p><blockquote>Old</blockquote>'
  expect(outline(await readContent('a.eml', `${HEAD}${html}`)).slice(1)).toEqual([
    ['heading 2', 'Bill'],
    ['paragraph', 'Pay 41 EUR until the end of the month.'],
    ['quote', 'Old']
  ])
  const both = `${HEAD}Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee HTML.\r\n--b\r\n${html}\r\n--b--`
  expect((await readContent('b.eml', both)).text).toContain('41 EUR')
})

it('adds attachments as sections, messages within messages too, and names what it cannot read', async () => {
  const inner = `From: Eve <e@example.com>\r\nSubject: Inner\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n\r\nInner text.\r\n--c\r\nContent-Type: text/plain; name=deep.txt\r\nContent-Disposition: attachment\r\n\r\nDeep text.\r\n--c--`
  const document = await readContent(
    'a.eml',
    mixed(
      'Content-Type: text/plain\r\n\r\nBody.',
      `Content-Type: application/octet-stream; name="list.csv"\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64('a,b\n1,2')}`,
      `Content-Type: message/rfc822\r\n\r\n${inner}`,
      'Content-Type: application/zip; name="x.zip"\r\nContent-Disposition: attachment\r\n\r\nPK\x03\x04nothing'
    )
  )
  expect(outline(document).slice(1)).toEqual([
    ['paragraph', 'Body.'],
    ['heading 1', 'Attachment: list.csv'],
    ['table-row', 'a,b'],
    ['table-row', '1,2'],
    ['heading 1', 'Attachment: Inner'],
    ['paragraph', 'From: Eve <e@example.com>\nSubject: Inner'],
    ['paragraph', 'Inner text.'],
    ['heading 2', 'Attachment: deep.txt'],
    ['paragraph', 'Deep text.']
  ])
  expect(document.warnings).toEqual(['The attachment x.zip was not read: Footnote does not read this kind of file.'])
})

it('follows messages within messages three deep', async () => {
  let message = 'Subject: level 6\r\n\r\nText 6'
  for (let level = 5; level >= 0; level--) message = `Subject: level ${level}\r\nContent-Type: message/rfc822\r\n\r\n${message}`
  const document = await readContent('a.eml', message)
  expect(document.text).toContain('level 3')
  expect(document.text).not.toContain('level 4')
  expect(document.warnings).toHaveLength(1)
})

it('finds an encrypted message by its header lines only, and says so', async () => {
  const body =
    'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b\r\n\r\n--b\r\n\r\n-----BEGIN PGP MESSAGE-----\r\nabc\r\n--b--'
  const document = await readContent('a.eml', `${HEAD}${body}`)
  expect(outline(document)).toHaveLength(1)
  expect(document.warnings).toEqual(['Rent: the text is encrypted; only its header lines can be found.'])
})

it('reads a message that breaks off, and refuses a file that is none', async () => {
  const whole = mixed('Content-Type: text/plain\r\n\r\nBody of the message.', `Content-Type: text/plain; name=a.txt\r\n\r\nmore`)
  expect((await readContent('a.eml', whole.slice(0, -20))).text).toContain('Body of the message.')
  expect(await problemOf('a.eml', 'just some words\nwithout any header')).toMatchObject({ state: 'failed' })
})

it('reads every message of a mailbox as a page under its subject, sender and day', async () => {
  const mbox =
    `From j@example.com Tue Oct  1 12:34:56 2024\n${HEAD.replaceAll('\r', '')}\nFirst.\n\n>From here on quoted.\n\nFrom here we walked at 12:30 on.\n\n` +
    `From e@example.com Wed Oct  2 12:34:56 2024\nFrom: Eve <e@example.com>\n\nSecond.\n`
  const document = await readContent('a.mbox', mbox)
  expect(document.pages.map(({ page, label, start, end }) => [page, label, document.text.slice(start, end)])).toEqual([
    [
      1,
      'Rent',
      'Rent (Jörg, 2024-10-01)\n\nDate: Tue, 1 Oct 2024 12:34:56 +0200\nFrom: Jörg <j@example.com>\nTo: Ann <a@example.com>\nSubject: Rent\n\nFirst.\n\nFrom here on quoted.\n\nFrom here we walked at 12:30 on.'
    ],
    [2, 'Message 2', 'Message 2 (Eve)\n\nFrom: Eve <e@example.com>\n\nSecond.']
  ])
})

it('lets the thread say that it is alive while a long mailbox is read', async () => {
  const message = (at: number): string => `From a@x.org Mon May  6 10:00:00 2024\nFrom: a@x.org\nSubject: Mail ${at}\n\nBody ${at}.\n\n`
  // Long is what takes a few of its turns (200 ms), on whatever machine this is.
  for (let messages = 8000, readMs = 0; readMs < 700; messages *= 2) {
    const mailbox = Array.from({ length: messages }, (_, at) => message(at)).join('')
    const file = { bytes: new TextEncoder().encode(mailbox), title: 'a', path: 'a.mbox', limits: PARSE_LIMITS }
    let turns = 0
    const timer = setInterval(() => turns++, 1)
    const began = performance.now()
    expect((await parseEmail(file)).ok).toBe(true)
    readMs = performance.now() - began
    clearInterval(timer)
    if (readMs >= 700) expect(turns).toBeGreaterThan(0)
  }
})
