import type { PageSpan } from '../../../shared/types.ts'
import { openContainer } from './container.ts'
import { bodyTexts, type DrawnText, drawnTexts } from './drawing-text.ts'
import type { BinaryFile } from './formats.ts'
import { coreProperties, OfficePackage, relationId } from './ooxml.ts'
import { failed, type ParseOutcome, read, skipped } from './outcome.ts'
import { pageOf } from './page-span.ts'
import { TextBuilder } from './text-builder.ts'
import { oneLine } from './xml-stream.ts'
import { descendants, elementAt, textOf, type XmlElement } from './xml-tree.ts'

/** Reads a presentation: a page is a slide, hidden ones too, with its tables, charts, notes and comments. */
export function parsePptx(file: BinaryFile): ParseOutcome {
  const { container, problem } = openContainer(file, 'PowerPoint', (name) => READ.test(name))
  if (problem) return problem
  const office = new OfficePackage(container)
  const { slides, warnings } = slideParts(office)
  if (slides.length === 0) return NO_SLIDES
  const builder = new TextBuilder()
  const pages: PageSpan[] = []
  const broken: number[] = []
  const languages = new Languages()
  const footers = new Set<string>()
  let title: string | undefined
  for (const [index, part] of slides.entries()) {
    const { root, damaged } = office.tree(part)
    if (damaged) broken.push(index + 1)
    if (root) languages.count(root)
    const slide = readSlide(office, part, root, footers)
    title ??= slide.title
    const page = pageOf(builder, index + 1, undefined, () => writeSlide(builder, slide, index + 1))
    if (page) pages.push(page)
  }
  if (pages.length === 0) return broken.length > 0 ? DAMAGED : NO_TEXT
  if (broken.length > 0) warnings.push(`Damaged, and read as far as possible: slide ${broken.slice(0, 20).join(', ')}.`)
  const core = coreProperties(office.bytes('docProps/core.xml'), languages.most())
  return read({
    title: core.title ?? title ?? file.title,
    format: 'pptx',
    text: builder.text(),
    pages,
    blocks: builder.blocks,
    ...(core.facts ? { facts: core.facts } : {}),
    warnings
  })
}

/** Members that text comes from; layouts, pictures, films and embedded files stay packed. */
const READ =
  /^(?:_rels\/\.rels|docProps\/core\.xml|ppt\/(?:_rels\/)?presentation\.xml(?:\.rels)?|ppt\/(?:slides|notesSlides|comments|charts|diagrams)\/(?:_rels\/)?[^/]+\.(?:xml|rels))$/

const NO_SLIDES = failed(
  'The file holds no slides: it is damaged, or no presentation',
  'Open it in PowerPoint or Impress and save it again'
)
const DAMAGED = failed(
  'The slides of the presentation are damaged',
  'Open it in PowerPoint or Impress, let it repair the file, and save it again'
)
const NO_TEXT = skipped('The presentation holds no text', 'If it holds pictures of text, save it as PDF and run text recognition on it')

/** The slides in the order of the presentation; in the order of their names if it does not tell. */
function slideParts(office: OfficePackage): { slides: string[]; warnings: string[] } {
  const main = office.mainPart('ppt/presentation.xml')
  const targets = new Map(office.relations(main).map(({ id, target }) => [id, target]))
  const { root, damaged } = office.tree(main)
  const slides = [...descendants(root, 'sldId')].flatMap((slide) => targets.get(relationId(slide) ?? '') ?? [])
  if (slides.length > 0) return { slides, warnings: damaged ? ['The list of slides is damaged; some may be missing.'] : [] }
  const found = office.numbered(/^ppt\/slides\/[^/]+\.xml$/)
  return { slides: found, warnings: found.length > 0 ? ['The list of slides is damaged; slides stand in the order of their numbers.'] : [] }
}

interface Slide {
  readonly title: string | undefined
  readonly texts: readonly DrawnText[]
  readonly notes: readonly DrawnText[]
  readonly comments: readonly string[]
}

/** `footers`: what stood at the foot of slides before; it is read once. */
function readSlide(office: OfficePackage, part: string, root: XmlElement | undefined, footers: Set<string>): Slide {
  const relations = office.relations(part)
  const related = (id: string): XmlElement | undefined => office.tree(relations.find((one) => one.id === id)?.target ?? '').root
  const all = [...drawnTexts(elementAt(root, 'sld', 'cSld', 'spTree'), related)]
  const isTitle = ({ place }: DrawnText): boolean => place === 'title' || place === 'ctrTitle'
  const title = oneLine(
    all
      .filter(isTitle)
      .map(({ text }) => text)
      .join(' ')
  )
  const texts = all.filter((one) => {
    if (isTitle(one) || one.place === 'sldNum') return false
    if (one.place !== 'dt' && one.place !== 'ftr' && one.place !== 'hdr') return true
    return !footers.has(one.text) && footers.add(one.text)
  })
  const notes = relations
    .filter(({ type }) => type === 'notesSlide')
    .flatMap(({ target }) => [...drawnTexts(elementAt(office.tree(target).root, 'notes', 'cSld', 'spTree'), () => undefined)])
    .filter(({ place }) => place === undefined || place === 'body' || place === '')
  const comments = relations.filter(({ type }) => type === 'comments').flatMap(({ target }) => commentTexts(office.tree(target).root))
  return { title: title || undefined, texts, notes, comments }
}

/** Comments have their words in a `text` element, threaded ones in a text body. */
function commentTexts(root: XmlElement | undefined): string[] {
  const plain = [...descendants(root, 'text')].map((text) => oneLine(textOf(text)))
  const threaded = [...descendants(root, 'txBody')].map((body) => oneLine([...bodyTexts(body)].map(({ text }) => text).join(' ')))
  return [...plain, ...threaded].filter((text) => text !== '')
}

function writeSlide(builder: TextBuilder, { title, texts, notes, comments }: Slide, number: number): void {
  if (title === undefined && texts.length + notes.length + comments.length === 0) return
  // Without a heading of its own, a slide would stand under that of the slide before.
  builder.add('heading', title ?? `Slide ${number}`, 1)
  for (const { kind, text } of texts) builder.add(kind, text)
  if (notes.length > 0) builder.add('heading', 'Notes', 2)
  for (const { kind, text } of notes) builder.add(kind, text)
  if (comments.length > 0) builder.add('heading', 'Comments', 2)
  for (const text of comments) builder.add('paragraph', text)
}

/** The language that most of the text is marked as. */
class Languages {
  readonly #units = new Map<string, number>()

  count(root: XmlElement): void {
    for (const run of descendants(root, 'r')) {
      const tag = elementAt(run, 'rPr')?.attributes['lang']
      if (tag) this.#units.set(tag, (this.#units.get(tag) ?? 0) + textOf(elementAt(run, 't')).length)
    }
  }

  most(): string | undefined {
    return [...this.#units].toSorted(([, a], [, b]) => b - a)[0]?.[0]
  }
}
