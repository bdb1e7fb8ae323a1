import type { Api } from '../../shared/api.ts'
import { conversationHtml } from '../export/html.ts'
import { conversationMarkdown } from '../export/markdown.ts'
import type { Conversation } from './conversation.svelte.ts'
import { problemOf, type Problem } from './problem.ts'

export type ExportFormat = 'md' | 'html' | 'pdf'

/** A conversation as a file. */
export class Exporter {
  readonly #api: Api
  readonly #conversation: Conversation
  problem = $state.raw<Problem>()
  /** Where the last one was saved; undefined before, and once it was read. */
  saved = $state<string>()
  running = $state(false)

  constructor(api: Api, conversation: Conversation) {
    this.#api = api
    this.#conversation = conversation
  }

  /** Asks where to, and writes it there. */
  async save(format: ExportFormat): Promise<void> {
    const { runs } = this.#conversation
    this.dismiss()
    this.running = true
    try {
      const text = format === 'md' ? conversationMarkdown(runs) : conversationHtml(runs)
      this.saved = await this.#api.saveText({ name: fileNameOf(runs[0]?.question ?? ''), format, text })
    } catch (thrown) {
      this.problem = problemOf(thrown)
    } finally {
      this.running = false
    }
  }

  /** The whole conversation into the clipboard, as Markdown with footnotes. */
  async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(conversationMarkdown(this.#conversation.runs))
    } catch (thrown) {
      this.problem = problemOf(thrown)
    }
  }

  dismiss(): void {
    this.problem = undefined
    this.saved = undefined
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
