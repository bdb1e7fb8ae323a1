import { messages } from '../messages.ts'
import { language } from '../messages/language.svelte.ts'
import type { AnswerRun } from '../state/answer.svelte.ts'
import { exportedTurns, type ExportedTurn } from './notes.ts'

/**
 * A conversation as one HTML page that needs nothing else and runs nothing: every text is escaped, and its own policy forbids
 * scripts, frames and anything from the network.
 */
export function conversationHtml(runs: readonly AnswerRun[]): string {
  const turns = exportedTurns(runs)
  const title = escaped(turns[0]?.question ?? messages.ask.title)
  return `<!doctype html>
<html lang="${language()}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${turns.map(turnHtml).join('\n')}
<footer>${escaped(messages.exporting.madeBy)}</footer>
</main>
</body>
</html>
`
}

function turnHtml({ question, sentences, remark, notes }: ExportedTurn): string {
  return [
    '<section>',
    `<h2>${escaped(question)}</h2>`,
    sentences.length > 0 ? `<p>${sentences.map(sentenceHtml).join('').trim()}</p>` : '',
    remark ? `<p class="remark">${escaped(remark)}</p>` : '',
    notes.length > 0 ? `<dl>${notes.map(noteHtml).join('')}</dl>` : '',
    '</section>'
  ]
    .filter(Boolean)
    .join('\n')
}

function sentenceHtml({ text, notes, caution, opens }: ExportedTurn['sentences'][number]): string {
  const marks = notes.map((number) => `<sup><a href="#note-${number}">${number}</a></sup>`).join('')
  return `${opens ? '\n\n' : ' '}${escaped(text)}${marks}${caution ? ` <span class="remark">(${escaped(caution)})</span>` : ''}`
}

// No path: a file that is handed on says nothing of the computer that it was made on.
function noteHtml({ number, quote, place }: ExportedTurn['notes'][number]): string {
  return `<dt id="note-${number}">${number}</dt><dd><q>${escaped(quote)}</q> <cite>${escaped(place)}</cite></dd>`
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** A text of a file or a model: never markup. */
function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '')
}

const STYLE = `
:root { color-scheme: light dark }
body { margin: 0; font: 16px/1.65 system-ui, sans-serif }
main { max-width: 44rem; margin: 0 auto; padding: 2rem 1.5rem }
section + section { margin-top: 2rem; border-top: 1px solid #8884; padding-top: 1rem }
h2 { font-size: 1.15rem; white-space: pre-wrap; break-after: avoid }
p { white-space: pre-line }
sup { line-height: 0; margin-inline-start: 1px }
a { color: inherit; text-decoration: none; font-weight: 600 }
.remark, footer { opacity: .7 }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .35rem .75rem; font-size: .875rem; line-height: 1.5 }
dt { font-weight: 600 }
dd { margin: 0; break-inside: avoid }
dd:target, dt:target { outline: 2px solid #2c56c4 }
cite { display: block; opacity: .7; font-style: normal }
footer { margin-top: 3rem; font-size: .8rem }
@media print { body { font-size: 11pt } main { max-width: none; padding: 0 } }
`
