import { expect, test } from 'vitest'
import { conversationHtml } from '../../src/renderer/export/html.ts'
import { conversationMarkdown } from '../../src/renderer/export/markdown.ts'
import { asMarkdown } from '../../src/renderer/reading/copy-markdown.ts'
import { AnswerRun } from '../../src/renderer/state/answer.svelte.ts'
import { Conversation } from '../../src/renderer/state/conversation.svelte.ts'
import { Exporter } from '../../src/renderer/state/exporter.svelte.ts'
import { coreInMemory } from './core-in-memory.ts'
import { answer, answerEvents, citation, document } from './samples.ts'

const hostile = document('/home/anna/<script>.md', 'markdown', ['Call <img src=x onerror=alert(1)> "now" & here.'])

function runs(): AnswerRun[] {
  const first = new AnswerRun(1, 'Whom did we take?')
  for (const event of answerEvents) first.apply(event)
  const second = new AnswerRun(2, 'What to <b>call</b>?')
  const cited = citation(1, hostile, hostile.text)
  second.apply({
    type: 'done',
    answer: answer({ sentences: [{ text: 'Call <img src=x>.', citations: [cited] }], reason: 'A part is missing.' })
  })
  const third = new AnswerRun(3, 'My blood group?')
  third.apply({ type: 'done', answer: answer({ abstained: true, text: 'This is not in your files.' }) })
  return [first, second, third]
}

test('where it was saved is told until another question is asked', async () => {
  const core = coreInMemory([], { saveText: () => '/home/anna/kitchen.html' })
  const conversation = new Conversation(core.api)
  conversation.runs = runs()
  const exporter = new Exporter(core.api, conversation)
  await exporter.save('html')
  expect(exporter.saved).toBe('/home/anna/kitchen.html')
  void conversation.ask('And when?')
  expect(exporter.saved).toBeUndefined()
  conversation.stop()
})

test('as Markdown: a heading a question, footnotes counted through, an abstention in its place', () => {
  expect(conversationMarkdown(runs())).toBe(
    [
      '## Whom did we take?',
      'You took Baumann.[^1] It takes nine days.[^2][^1]',
      '## What to <b>call</b>?',
      'Call <img src=x>.[^3]',
      '*A part is missing.*',
      '## My blood group?',
      '*This is not in your files.*',
      [
        '[^1]: “We took the offer of Baumann on 12 March.” — kitchen.md, modified Mar 12, 2026',
        '[^2]: “the works take nine days.” — letter.docx, modified Mar 12, 2026',
        '[^3]: “Call <img src=x onerror=alert(1)> "now" & here.” — <script>.md, modified Mar 12, 2026'
      ].join('\n')
    ].join('\n\n') + '\n'
  )
})

test("the file's own words stand apart as a quotation", () => {
  const run = new AnswerRun(1, 'Whom?')
  const cited = citation(1, hostile, hostile.text)
  const quote = { text: '“Call.”', citations: [cited], paragraph: true as const, verbatim: true as const }
  run.apply({ type: 'done', answer: answer({ sentences: [{ text: 'You call.', citations: [cited] }, quote] }) })
  expect(conversationMarkdown([run])).toContain('You call.[^1]\n\n> “Call.”[^1]\n')
  expect(asMarkdown(run.sentences, run.sources)).toContain('You call.[^1]\n\n> “Call.”[^1]\n')
})

test('as HTML: one page that loads and runs nothing, whatever stands in files and answers', () => {
  const page = new DOMParser().parseFromString(conversationHtml(runs()), 'text/html')
  expect(page.querySelectorAll('script, img, b, link, iframe, [onerror]')).toHaveLength(0)
  expect(page.querySelector('meta[http-equiv=Content-Security-Policy]')?.getAttribute('content')).toBe(
    "default-src 'none'; style-src 'unsafe-inline'"
  )
  expect(page.title).toBe('Whom did we take?')
  expect([...page.querySelectorAll('dd q')].map((quote) => quote.textContent)).toEqual([
    'We took the offer of Baumann on 12 March.',
    'the works take nine days.',
    hostile.text
  ])
  expect([...page.querySelectorAll('sup a')].map((link) => page.querySelector(link.getAttribute('href') ?? '')?.textContent)).toEqual([
    '1',
    '2',
    '1',
    '3'
  ])
  expect(page.documentElement.outerHTML).not.toContain('/home/anna') // what is handed on does not tell where it came from
})
