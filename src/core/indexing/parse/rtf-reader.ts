import type { DocumentFacts } from '../../../shared/types.ts'
import { charsetPage, codePage, decodeBytes } from './rtf-charsets.ts'
import { RtfParagraphs } from './rtf-paragraphs.ts'
import type { RtfToken } from './rtf-tokens.ts'
import type { TextBuilder } from './text-builder.ts'

/** Where the text of a group goes. */
type Target = 'text' | 'skip' | 'aside' | 'marker' | 'fonts' | 'styles' | 'info' | 'title' | 'author'

/** Targets whose text is kept until the group ends. */
type Collected = 'aside' | 'marker' | 'styles' | 'title' | 'author'

/** What a group may change and its end restores. */
interface Group {
  target: Target
  /** Target around an `\upr` group, whose Unicode half goes there. */
  around?: Target
  font: number | undefined
  /** Bytes that stand after each `\u` for readers without Unicode. */
  fallback: number
  hidden: boolean
  inTable: boolean
  style: number | undefined
  outline: number | undefined
  list: boolean
}

/** Reads the tokens of an RTF file into blocks. */
export class RtfReader {
  readonly #paragraphs: RtfParagraphs
  readonly #fontPages = new Map<number, string | undefined>()
  readonly #outlines = new Map<number, number>()
  readonly #collected: Record<Collected, string> = { aside: '', marker: '', styles: '', title: '', author: '' }
  readonly #date: { yr?: number; mo?: number; dy?: number; hr?: number; min?: number } = {}
  readonly #groups: Group[] = []
  #group: Group = {
    target: 'text',
    font: undefined,
    fallback: 1,
    hidden: false,
    inTable: false,
    style: undefined,
    outline: undefined,
    list: false
  }
  /** Groups that were opened beyond the deepest that is followed. */
  #beyond = 0
  #page = 'cp1252'
  #defaultFont: number | undefined
  #bytes: number[] = []
  #toSkip = 0
  #starred = false

  constructor(builder: TextBuilder) {
    this.#paragraphs = new RtfParagraphs(builder)
  }

  get title(): string | undefined {
    return this.#collected.title.trim() || undefined
  }

  get facts(): DocumentFacts {
    const author = this.#collected.author.trim()
    const { yr, mo = 1, dy = 1, hr = 0, min = 0 } = this.#date
    return {
      ...(author === '' ? {} : { author }),
      // A time without a zone: that of this computer is the best guess.
      ...(yr !== undefined && yr > 1900 ? { writtenMs: new Date(yr, mo - 1, dy, hr, min).getTime() } : {})
    }
  }

  take(token: RtfToken): void {
    if (token.type === 'byte') return this.#byte(token.byte)
    this.#flushBytes()
    if (token.type === 'open') this.#open()
    else if (token.type === 'close') this.#close()
    else if (token.type === 'sign') this.#sign(token.sign)
    else this.#word(token.name, token.value)
  }

  end(): void {
    this.#flushBytes()
    if (this.#collected.aside !== '') this.#paragraphs.aside(this.#collected.aside)
    this.#paragraphs.end(this.#kind())
  }

  #byte(byte: number): void {
    if (this.#toSkip > 0) this.#toSkip--
    else if (this.#group.target !== 'skip' && !this.#group.hidden) this.#bytes.push(byte)
  }

  #flushBytes(): void {
    if (this.#bytes.length === 0) return
    const { font = this.#defaultFont } = this.#group
    this.#text(decodeBytes(this.#bytes, (font === undefined ? undefined : this.#fontPages.get(font)) ?? this.#page))
    this.#bytes = []
  }

  #text(text: string): void {
    const { target, hidden } = this.#group
    if (target === 'text' && !hidden) this.#paragraphs.text(text)
    else if (isCollected(target) && !hidden) this.#collected[target] += text
  }

  #open(): void {
    this.#toSkip = 0
    this.#starred = false
    if (this.#groups.length >= DEEPEST) this.#beyond++
    else {
      this.#groups.push(this.#group)
      this.#group = { ...this.#group }
    }
  }

  #close(): void {
    this.#toSkip = 0
    this.#starred = false
    if (this.#beyond > 0) {
      this.#beyond--
      return
    }
    const { target, style, outline } = this.#group
    this.#group = this.#groups.pop() ?? this.#group
    if (this.#group.target === target && target !== 'styles') return
    if (target === 'aside') this.#paragraphs.aside(this.#takeCollected('aside'))
    if (target === 'marker') this.#paragraphs.marker(this.#takeCollected('marker'))
    if (target === 'styles') this.#defineStyle(style, outline)
  }

  #takeCollected(name: 'aside' | 'marker' | 'styles'): string {
    const text = this.#collected[name]
    this.#collected[name] = ''
    return text
  }

  #defineStyle(style: number | undefined, outline: number | undefined): void {
    const name = this.#takeCollected('styles').replace(/;.*$/s, '').trim()
    const named = /^heading (\d)/i.exec(name)?.[1]
    const level = outline ?? (named ? Number(named) - 1 : /^title$/i.test(name) ? 0 : undefined)
    if (style !== undefined && level !== undefined) this.#outlines.set(style, level)
  }

  #sign(sign: string): void {
    if (sign === '*') this.#starred = true
    else if (sign === '~') this.#text('\u00a0')
    else if (sign === '_') this.#text('-')
    else if (sign === '\n' || sign === '\r') this.#paragraph()
    else if (sign === '\t') this.#text('\t')
  }

  #word(name: string, value: number | undefined): void {
    const starred = this.#starred
    this.#starred = false
    const target = TARGETS[name] ?? (starred && !SHOWN.has(name) ? 'skip' : undefined)
    if (name === 'ud') this.#group.target = this.#group.around ?? this.#group.target
    else if (name === 'upr') [this.#group.around, this.#group.target] = [this.#group.target, 'skip']
    else if (target !== undefined) this.#enter(target)
    else if (CHARACTERS[name] !== undefined) this.#text(CHARACTERS[name])
    else if (this.#group.target === 'info') this.#info(name, value)
    else if (!this.#format(name, value)) this.#property(name, value)
  }

  /** What is skipped stays skipped: a group inside it cannot come back. */
  #enter(target: Target): void {
    if (this.#group.target !== 'skip') this.#group.target = target
  }

  #info(name: string, value: number | undefined): void {
    if ((name === 'yr' || name === 'mo' || name === 'dy' || name === 'hr' || name === 'min') && value !== undefined)
      this.#date[name] = value
  }

  /** Control words that shape paragraphs; whether it was one. */
  #format(name: string, value: number | undefined): boolean {
    const inText = this.#group.target === 'text'
    if (name === 'par' || name === 'sect' || name === 'page') this.#paragraph()
    else if (name === 'cell' && inText) this.#paragraphs.cell()
    else if (name === 'row' && inText) this.#paragraphs.row()
    else if (name === 'pard') Object.assign(this.#group, { inTable: false, style: undefined, outline: undefined, list: false })
    else if (name === 'intbl') this.#group.inTable = value !== 0
    else if (name === 's') this.#group.style = value
    else if (name === 'outlinelevel') this.#group.outline = value
    else if (name === 'ls') this.#group.list = (value ?? 0) > 0
    else return false
    return true
  }

  #property(name: string, value: number | undefined): void {
    if (name === 'u' && value !== undefined) {
      this.#text(String.fromCharCode(value & 0xffff))
      this.#toSkip = this.#group.fallback
    } else if (name === 'uc') this.#group.fallback = Math.max(0, value ?? 1)
    else if (name === 'f') this.#group.font = value
    else if (name === 'plain') [this.#group.font, this.#group.hidden] = [undefined, false]
    else if (name === 'v' || name === 'deleted') this.#group.hidden = value !== 0
    else if (name === 'deff') this.#defaultFont = value
    else if (name === 'ansicpg' && value) this.#page = codePage(value)
    else if (name === 'mac') this.#page = 'macintosh'
    else if (name === 'pc') this.#page = 'cp437'
    else if (name === 'pca') this.#page = 'cp850'
    else if (this.#group.target === 'fonts' && this.#group.font !== undefined) {
      if (name === 'fcharset') this.#fontPages.set(this.#group.font, charsetPage(value ?? 0))
      else if (name === 'cpg' && value) this.#fontPages.set(this.#group.font, codePage(value))
    }
  }

  #paragraph(): void {
    const { target, inTable } = this.#group
    if (target === 'aside') this.#collected.aside += '\n'
    else if (target === 'text' && inTable) this.#paragraphs.text(' ')
    else if (target === 'text') this.#paragraphs.end(this.#kind())
  }

  /** What the paragraph that ends here is. */
  #kind(): { readonly level: number | undefined; readonly list: boolean } {
    const { outline, style, list } = this.#group
    const level = outline ?? (style === undefined ? undefined : this.#outlines.get(style))
    return { level: level !== undefined && level >= 0 && level < 6 ? level + 1 : undefined, list }
  }
}

function isCollected(target: Target): target is Collected {
  return target === 'aside' || target === 'marker' || target === 'styles' || target === 'title' || target === 'author'
}

/** Word nests groups about 20 deep; hostile files by the million. */
const DEEPEST = 2000

/** Groups whose text is not the document's, or not at this place. Starred groups that are not known are skipped as well. */
const TARGETS: Readonly<Record<string, Target>> = {
  fonttbl: 'fonts',
  stylesheet: 'styles',
  info: 'info',
  title: 'title',
  author: 'author',
  listtext: 'marker',
  pntext: 'marker',
  footnote: 'aside',
  shptxt: 'aside',
  ...Object.fromEntries(
    (
      'colortbl pict header headerl headerr headerf footer footerl footerr footerf ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn filetbl ' +
      'listtable listoverridetable revtbl rsidtbl xe tc tcn rxe bkmkstart bkmkend objdata objclass objname nonshppict sp nonesttables ' +
      'fldinst annotation atnid atnauthor atnref atndate falt panose mmathPr pn pnseclvl template subject operator keywords comment doccomm ' +
      'hlinkbase printim buptim category manager company private themedata colorschememapping datastore latentstyles'
    )
      .split(' ')
      .map((name) => [name, 'skip' as const])
  )
}

/** Starred groups that hold the document's own text. */
const SHOWN: ReadonlySet<string> = new Set(['shpinst', 'moMath', 'moMathPara', 'mmath'])

const CHARACTERS: Readonly<Record<string, string>> = {
  tab: '\t',
  line: '\n',
  softline: '\n',
  nestcell: '; ',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: ' ',
  enspace: ' ',
  qmspace: ' '
}
