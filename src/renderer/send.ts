import type { ExportFormat } from '../shared/commands.ts'
import { messages } from './messages.ts'
import { readSlash, slashQuestion, type Slash } from './slash.ts'
import { startOver, startSearch } from './shortcuts.ts'
import type { Scope } from './state/answer.svelte.ts'
import type { App } from './state/app.svelte.ts'
import { resolveMentions } from './state/mentions.ts'

/** Sends what stands in the question box: a question, limited to the files it names, or a command behind a slash. */
export async function send(app: App): Promise<void> {
  const { composer } = app
  const typed = app.draft.trim()
  if (typed === '') return
  const slash = readSlash(typed)
  if (slash && (await runSlash(app, slash))) return
  app.draft = ''
  composer.begin(app.conversation.id)
  composer.completion.close()
  const { question, scope } = await resolveMentions(app.api, (slash && slashQuestion(slash)) ?? typed, composer.completion.chosen)
  await app.conversation.ask(question, isEmpty(scope) ? composer.scope : scope)
}

/** Does what a command says at once; false where it stands for a question. */
async function runSlash(app: App, { command, rest }: Slash): Promise<boolean> {
  const done = (): true => {
    app.draft = ''
    app.composer.completion.close()
    return true
  }
  switch (command) {
    case 'new':
      done()
      startOver(app)
      return true
    case 'search':
      done()
      if (rest === '') startSearch(app)
      else app.searchFor(rest)
      return true
    case 'export':
      done()
      void app.exporter.save(formatOf(rest))
      return true
    case 'only': {
      const { scope } = await resolveMentions(app.api, rest, app.composer.completion.chosen)
      if (isEmpty(scope) && rest !== '') {
        app.composer.remark = messages.composer.notFound(rest)
        return true
      }
      app.limitTo(scope)
      return done()
    }
    case 'compare':
    case 'draft':
    case 'summarise':
    case 'translate':
      if (rest !== '') return false
      app.composer.remark = messages.slash.needs[command]
      return true
  }
}

function formatOf(word: string): ExportFormat {
  const wanted = word.toLowerCase()
  return wanted.startsWith('h') ? 'html' : wanted.startsWith('p') ? 'pdf' : 'md'
}

const isEmpty = ({ folders, files }: Scope): boolean => folders.length === 0 && files.length === 0
