import type { Block, BlockKind } from '../../../shared/types.ts'

/** Builds a document's text block by block, so that every block knows where it stands. */
export class TextBuilder {
  readonly blocks: Block[] = []
  readonly #parts: string[] = []
  #length = 0

  get length(): number {
    return this.#length
  }

  /** Adds a block after a blank line, or after a line break where it goes on with a list or a table. */
  add(kind: BlockKind, text: string, level?: number): void {
    if (text === '') return
    const before = this.blocks.at(-1)
    if (this.#length > 0) this.#append(before?.kind === kind && (kind === 'list-item' || kind === 'table-row') ? '\n' : '\n\n')
    const start = this.#length
    this.#append(text)
    this.blocks.push({ kind, start, end: this.#length, ...(level === undefined ? {} : { level }) })
  }

  /** Adds a text whose blocks are known already, after a blank line; its headings go down by `deeper` levels. */
  addPart(text: string, blocks: readonly Block[], deeper = 0): void {
    if (text.trim() === '') return
    if (this.#length > 0) this.#append('\n\n')
    const at = this.#length
    this.#append(text)
    for (const { kind, start, end, level } of blocks) {
      this.blocks.push({ kind, start: at + start, end: at + end, ...(level === undefined ? {} : { level: Math.min(6, level + deeper) }) })
    }
  }

  text(): string {
    return this.#parts.join('')
  }

  #append(text: string): void {
    this.#parts.push(text)
    this.#length += text.length
  }
}
