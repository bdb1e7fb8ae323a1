import type { BlockKind, PageSpan } from '../../../shared/types.ts'
import type { BinaryFile } from './formats.ts'
import { openOdf } from './odf.ts'
import { readOdfText } from './odf-text.ts'
import { failed, type ParseOutcome, read, skipped } from './outcome.ts'
import { pageOf } from './page-span.ts'
import { TextBuilder } from './text-builder.ts'
import { attribute, oneLine, type XmlAttributes } from './xml-stream.ts'

/** Reads an OpenDocument presentation: a page is a slide, with its notes. */
export function parseOdp(file: BinaryFile): ParseOutcome {
  const { odf, problem } = openOdf(file, 'LibreOffice Impress')
  if (problem) return problem
  const slides = new Slides()
  const end = readOdfText(odf.content, odf.styles, slides)
  slides.end()
  if (slides.pages.length === 0) return end === 'damaged' ? DAMAGED : NO_TEXT
  return read({
    title: odf.title ?? slides.title ?? file.title,
    format: 'odp',
    text: slides.builder.text(),
    pages: slides.pages,
    blocks: slides.builder.blocks,
    ...(odf.facts ? { facts: odf.facts } : {}),
    warnings: end === 'damaged' ? ['The presentation is damaged and was read as far as possible.'] : []
  })
}

const DAMAGED = failed('The content of the presentation is damaged', 'Open it in LibreOffice, let it repair the file, and save it again')
const NO_TEXT = skipped('The presentation holds no text', 'If it holds pictures of text, save it as PDF and run text recognition on it')

interface SlideBlock {
  readonly kind: BlockKind
  readonly text: string
}

/** Gathers a slide, and writes it with its title first when it ends. */
class Slides {
  readonly builder = new TextBuilder()
  readonly pages: PageSpan[] = []
  /** Of the first slide that has one. */
  title: string | undefined
  #number = 0
  #heading: string[] = []
  #texts: SlideBlock[] = []
  #notes: SlideBlock[] = []
  #inNotes = false
  #frame = ''

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'page') {
      this.#write()
      this.#number++
    } else if (name === 'notes') this.#inNotes = true
    else if (name === 'frame' || name === 'custom-shape') this.#frame = attribute(attributes, 'class') ?? ''
  }

  close(name: string): void {
    if (name === 'notes') this.#inNotes = false
    else if (name === 'frame' || name === 'custom-shape') this.#frame = ''
    else if (name === 'page') this.#write()
  }

  block(kind: BlockKind, text: string): void {
    if (text === '') return
    if (this.#frame === 'title' && !this.#inNotes) this.#heading.push(oneLine(text))
    else (this.#inNotes ? this.#notes : this.#texts).push({ kind: kind === 'heading' ? 'paragraph' : kind, text })
  }

  end(): void {
    this.#write()
  }

  #write(): void {
    const heading = this.#heading.join(' ')
    this.title ??= heading === '' ? undefined : heading
    if (heading !== '' || this.#texts.length + this.#notes.length > 0) {
      const page = pageOf(this.builder, Math.max(1, this.#number), undefined, () => {
        this.builder.add('heading', heading || `Slide ${this.#number}`, 1)
        for (const { kind, text } of this.#texts) this.builder.add(kind, text)
        if (this.#notes.length > 0) this.builder.add('heading', 'Notes', 2)
        for (const { kind, text } of this.#notes) this.builder.add(kind, text)
      })
      if (page) this.pages.push(page)
    }
    this.#heading = []
    this.#texts = []
    this.#notes = []
  }
}
