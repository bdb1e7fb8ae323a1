import { expect, it } from 'vitest'
import { outline, problemOf, readContent } from './files.ts'

it('joins the cues of a sentence and says when it is spoken', async () => {
  const srt =
    '1\r\n00:00:01,000 --> 00:00:03,000\r\nGood morning, and\r\nwelcome to <i>the show</i>\r\n\r\n2\r\n00:00:03,100 --> 00:00:06,000\r\nof the year.\r\n\r\n' +
    '3\r\n01:02:03,000 --> 01:02:05,000\r\n{\\an8}1984\r\n\r\n4\r\n01:02:05,500 --> 01:02:06,000\r\n- Thanks &amp; bye.\r\n'
  expect(outline(await readContent('talk.srt', srt))).toEqual([
    ['paragraph', '[0:00:01] Good morning, and welcome to the show of the year.'],
    ['paragraph', '[1:02:03] 1984'],
    ['paragraph', '[1:02:05] - Thanks & bye.']
  ])
})

it('names speakers, leaves out notes and styles, and hears rolling captions once', async () => {
  const vtt =
    'WEBVTT\nLanguage: de\n\nSTYLE\n::cue { color: red }\n\nNOTE secret\n\nintro\n00:01.000 --> 00:02.000 align:start\n<v Anna Lee>Hi <c.red>there</c>.\n\n' +
    '00:10.000 --> 00:12.000\nfirst line\n\n00:12.000 --> 00:14.000\nfirst line\nsecond line\n'
  const document = await readContent('talk.vtt', vtt)
  expect(outline(document)).toEqual([
    ['paragraph', '[0:00:01] Anna Lee: Hi there.'],
    ['paragraph', '[0:00:10] first line second line']
  ])
  expect(document.facts).toEqual({ language: 'de' })
})

it('skips subtitles without words', async () => {
  expect(await problemOf('a.srt', '1\n00:00:01,000 --> 00:00:02,000\n\n')).toMatchObject({ state: 'skipped' })
})
