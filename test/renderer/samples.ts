import type { FolderPreview } from '../../src/shared/folder-rules.ts'
import type {
  Answer,
  AnswerEvent,
  Citation,
  DocumentView,
  EngineStatus,
  FileState,
  LibraryStatus,
  ModelEntry,
  Passage
} from '../../src/shared/types.ts'

/** 12 March 2026, noon UTC: the same day in every time zone that tests run in. */
const MODIFIED_MS = Date.UTC(2026, 2, 12, 12)

export const kitchen: DocumentView = document('/home/anna/kitchen.md', 'markdown', [
  '# Kitchen',
  '',
  'Baumann offered 14,200 euros.',
  'We took the offer of Baumann on 12 March.',
  'The works begin on 4 May.'
])
export const letter: DocumentView = document('/home/anna/letter.docx', 'docx', ['Dear Anna,', 'the works take nine days.'])

export function document(path: string, format: DocumentView['format'], lines: readonly string[]): DocumentView {
  return {
    path,
    title: path,
    format,
    text: lines.join('\n'),
    pages: [],
    blocks: [],
    modifiedMs: MODIFIED_MS,
    document: `hash-of${path}`.slice(0, 64),
    freshness: 'current'
  }
}

/** A citation of a quote that stands in the document. */
export function citation(number: number, view: DocumentView, quote: string): Citation {
  const start = view.text.indexOf(quote)
  if (start < 0) throw new Error(`"${quote}" is not in ${view.path}`)
  const { path, title, modifiedMs } = view
  return { number, path, document: view.document, title, headings: [], quote, start, end: start + quote.length, modifiedMs, support: 1 }
}

export function passage(rank: number, view: DocumentView, quoted: string): Passage {
  const { path, document, title, headings, start, end, quote, modifiedMs } = citation(rank, view, quoted)
  return {
    ...{ path, document, title, headings, start, end, modifiedMs },
    ...{ id: `${document}:${rank}`, ordinal: rank, text: quote, context: '' },
    ...{ rank, score: 1 / rank, scores: { bm25: 2, fused: 1 / rank }, why: [{ stage: 'bm25', adds: 1 / rank, note: 'all words' }] }
  }
}

const TRACE = { stages: [{ name: 'bm25', ms: 3, in: 10, out: 2 }], totalMs: 12 }

export const offer = citation(1, kitchen, 'We took the offer of Baumann on 12 March.')
export const works = citation(2, letter, 'the works take nine days.')

/** The events of an answer of two sentences, as the core sends them. */
export const answerEvents: readonly AnswerEvent[] = [
  { type: 'retrieved', passages: [passage(1, kitchen, offer.quote)], trace: TRACE },
  { type: 'token', text: 'You took ' },
  { type: 'token', text: 'Baumann.' },
  { type: 'sentence', index: 0, text: 'You took Baumann.' },
  { type: 'citation', sentence: 0, citation: offer },
  { type: 'token', text: 'Felix paid for it.' },
  { type: 'dropped', text: 'Felix paid for it.', reason: 'No source says so.' },
  { type: 'token', text: 'It takes nine days.' },
  { type: 'sentence', index: 1, text: 'It takes nine days.' },
  { type: 'citation', sentence: 1, citation: works },
  { type: 'citation', sentence: 1, citation: offer },
  {
    type: 'done',
    answer: answer({
      sentences: [
        { text: 'You took Baumann.', citations: [offer] },
        { text: 'It takes nine days.', citations: [works, offer] }
      ]
    })
  }
]

export function answer(given: Partial<Answer>): Answer {
  return {
    question: 'Whom did we take?',
    text: 'You took Baumann. It takes nine days.',
    abstained: false,
    reason: '',
    limits: { missing: [], conflicts: [], waiting: 0, failed: 0, unfinished: false },
    mode: 'generated',
    sentences: [],
    nearest: [],
    trace: TRACE,
    ...given
  }
}

export function counts(given: Partial<Record<FileState, number>> = {}): Record<FileState, number> {
  return { queued: 0, reading: 0, indexed: 0, skipped: 0, failed: 0, 'needs-ocr': 0, excluded: 0, ...given }
}

export function library(given: Partial<LibraryStatus> = {}): LibraryStatus {
  const all = given.counts ?? counts({ indexed: 2 })
  return {
    folders: [{ path: '/home/anna/Notes', state: 'watching', reason: '', remedy: '', counts: all }],
    counts: all,
    chunks: 9,
    embedded: 9,
    work: undefined,
    ...given
  }
}

export function engine(given: Partial<EngineStatus> = {}): EngineStatus {
  return { state: 'ready', message: '', remedy: '', generator: 'tiny', embedder: 'minilm', ...given }
}

export function model(given: Partial<ModelEntry> = {}): ModelEntry {
  return {
    id: 'tiny',
    name: 'Tiny',
    role: 'generator',
    licence: 'MIT',
    bytes: 92_000_000,
    description: 'Small.',
    state: 'available',
    file: '',
    fits: true,
    fitReason: '',
    recommended: true,
    active: false,
    ...given
  }
}

/** What adding a folder of three notes and a key would mean. */
export function preview(given: Partial<FolderPreview> = {}): FolderPreview {
  return {
    path: '/home/anna/Notes',
    done: true,
    capped: false,
    readable: { files: 3, bytes: 12_000 },
    types: [
      { format: 'markdown', files: 2, bytes: 4000 },
      { format: 'pdf', files: 1, bytes: 8000 }
    ],
    unreadTypes: [{ extension: '.mp4', files: 2, bytes: 9_000_000 }],
    unread: { files: 2, bytes: 9_000_000 },
    leftOut: [
      { rule: 'gitignore', reason: '.gitignore of Notes: *.log', entries: 4, examples: ['a.log'] },
      { rule: 'secrets', reason: 'may hold secrets', entries: 1, examples: ['id_rsa'] }
    ],
    mayNeedOcr: { images: 0, pdfs: 1 },
    estimate: { tokens: 3000, readMs: 2000, embedMs: 95_000, indexBytes: 400_000 },
    problems: [],
    ...given
  }
}
