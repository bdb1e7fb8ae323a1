import type { Api } from '../../shared/api.ts'
import type { ExportFormat } from '../../shared/commands.ts'
import { conversationHtml } from '../export/html.ts'
import { conversationMarkdown } from '../export/markdown.ts'
import { messages } from '../messages.ts'
import type { AnswerRun } from './answer.svelte.ts'
import type { Conversation } from './conversation.svelte.ts'
import { problemOf, type Problem } from './problem.ts'

/** A conversation as a file, on paper or in the clipboard. */
export class Exporter {
  readonly #api: Api
  readonly #conversation: Conversation
  problem = $state.raw<Problem>()
  #saved = $state.raw<{ readonly path: string; readonly runs: readonly AnswerRun[] }>()

  constructor(api: Api, conversation: Conversation) {
    this.#api = api
    this.#conversation = conversation
  }

  /** Where the conversation was saved, as long as it is the one that is shown. */
  get saved(): string | undefined {
    return this.#saved?.runs === this.#conversation.runs ? this.#saved.path : undefined
  }

  /** Asks where to, and writes it there. */
  save(format: ExportFormat): Promise<void> {
    return this.#export(async (runs) => {
      const text = format === 'md' ? conversationMarkdown(runs) : conversationHtml(runs)
      const path = await this.#api.saveText({ name: fileNameOf(runs[0]?.question ?? ''), format, text })
      if (path !== undefined) this.#saved = { path, runs }
    })
  }

  /** Brings up the system's dialog for printing. */
  print(): Promise<void> {
    return this.#export((runs) => this.#api.printPage({ html: conversationHtml(runs) }))
  }

  /** The whole conversation into the clipboard, as Markdown with footnotes. */
  copy(): Promise<void> {
    return this.#export((runs) => navigator.clipboard.writeText(conversationMarkdown(runs)))
  }

  dismiss(): void {
    this.problem = undefined
    this.#saved = undefined
  }

  async #export(write: (runs: readonly AnswerRun[]) => Promise<unknown>): Promise<void> {
    const { runs } = this.#conversation
    this.dismiss()
    try {
      if (runs.length === 0) this.problem = messages.exporting.nothing
      else await write(runs)
    } catch (thrown) {
      this.problem = problemOf(thrown)
    }
  }
}

/** A question as the name of a file, on any system. */
function fileNameOf(question: string): string {
  const name = question
    .replaceAll(/[^\p{L}\p{N} -]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return name.slice(0, 60).trim() || 'Footnote'
}
