/**
 * The nouns of the field, as every process of Footnote sees them. All offsets are UTF-16 indices into the
 * extracted text of a file (`Document.text`), `end` exclusive; all times are milliseconds since the epoch.
 */

/** Half-open range `[start, end)` in UTF-16 units of a document's text. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The part of a document's text that stands on one page (or slide, or sheet); pages count from 1. */
export interface PageSpan extends Span {
  readonly page: number
  /** What the page is called: a sheet's name, a page's printed number. */
  readonly label?: string
}

/** How a stretch of a document's text is built; the chunker cuts between blocks before it cuts inside one. */
export type BlockKind = 'heading' | 'paragraph' | 'list-item' | 'table-row' | 'code' | 'quote'

export interface Block extends Span {
  readonly kind: BlockKind
  /** 1–6, for what opens a section: headings, definitions in code, entries of data. */
  readonly level?: number
  /** Name of the section that a block opens, where its text is not its name; empty where it only ends the section before. */
  readonly label?: string
}

export const DOCUMENT_FORMATS = [
  'text',
  'markdown',
  'html',
  'pdf',
  'docx',
  'pptx',
  'xlsx',
  'csv',
  'odt',
  'ods',
  'odp',
  'epub',
  'rtf',
  'email',
  'json',
  'yaml',
  'xml',
  'code',
  'notebook',
  'subtitles',
  'image'
] as const
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number]

/** What a file says of itself; each is absent where it says nothing. */
export interface DocumentFacts {
  readonly author?: string
  /** When it was written or sent, as the document says: not the file's own time. */
  readonly writtenMs?: number
  /** ISO 639-1, lower case: "en", "de". */
  readonly language?: string
  readonly tags?: readonly string[]
}

/** Where a stretch of text stands on its page: PDF points (an image's pixels, upright as EXIF turns it) from the page's top left corner. */
export interface TextBox extends Span {
  readonly page: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What a parser makes of a file. For text and Markdown, `text` is the decoded file itself. */
export interface Document {
  readonly title: string
  readonly format: DocumentFormat
  readonly text: string
  /** In order, without gaps inside a page; empty where the format has no pages. */
  readonly pages: readonly PageSpan[]
  /** In order, never overlapping; white space between blocks belongs to none. */
  readonly blocks: readonly Block[]
  /** Header lines such as "Time: …" or "From: …" at the top, which every chunk of the file needs to be understood. */
  readonly preamble?: Span
  readonly facts?: DocumentFacts
  /** One a line of a page, in the order of the text; only formats with fixed pages have them. */
  readonly boxes?: readonly TextBox[]
  readonly warnings: readonly string[]
}

/** Why a file is not searchable, and what its owner can do about it. */
export interface FileProblem {
  readonly reason: string
  readonly remedy: string
}

/** Every file below a watched folder is in exactly one of these. */
export type FileState = 'queued' | 'reading' | 'indexed' | 'skipped' | 'failed' | 'needs-ocr' | 'excluded'
export const FILE_STATES = [
  'queued',
  'reading',
  'indexed',
  'skipped',
  'failed',
  'needs-ocr',
  'excluded'
] as const satisfies readonly FileState[]

/** One line of the ledger. */
export interface FileEntry {
  readonly path: string
  readonly folder: string
  readonly state: FileState
  /** Empty for `indexed`, `queued` and `reading`. */
  readonly reason: string
  readonly remedy: string
  readonly bytes: number
  readonly chunks: number
  readonly modifiedMs: number
  /** 0 until the file was indexed once. */
  readonly indexedMs: number
  readonly title: string
}

/** A stored piece of a document: at most about 200 tokens, cut at the document's own structure. */
export interface Chunk extends Span {
  /** `${document}:${ordinal}`. */
  readonly id: string
  readonly path: string
  /** SHA-256 (hex) of the extracted text: names the exact version that the offsets belong to. */
  readonly document: string
  readonly ordinal: number
  readonly text: string
  readonly title: string
  /** Outermost first; empty where the text has no headings. */
  readonly headings: readonly string[]
  /** What the chunk needs from elsewhere in its file to be understood (title, header lines); embedded and searched with it, never quoted. */
  readonly context: string
  /** First page the chunk stands on; absent without pages. */
  readonly page?: number
  readonly modifiedMs: number
}

/** Scores of one passage, each named by the stage that gave it; higher is better. */
export interface PassageScores {
  /** LanceDB BM25, 0 and up. */
  readonly bm25?: number
  /** Cosine similarity, -1 to 1. */
  readonly vector?: number
  /** The first stage's score, 0 to 1. */
  readonly fused?: number
  /** The cross-encoder's, 0 to 1. */
  readonly rerank?: number
}

/** What one stage added to a passage's score, and why. */
export interface Contribution {
  readonly stage: string
  readonly adds: number
  readonly note?: string
}

/** A chunk that was found, with its score and its rank (from 1). */
export interface Passage extends Chunk {
  readonly rank: number
  readonly score: number
  readonly scores: PassageScores
  /** Why it stands where it stands: the score is the sum of these. */
  readonly why: readonly Contribution[]
}

/** A span of a passage that supports a sentence; `quote` is `text.slice(start, end)` of the stored text, character by character. */
export interface Citation extends Span {
  /** The footnote's number in its answer, from 1. */
  readonly number: number
  readonly path: string
  readonly document: string
  readonly title: string
  readonly headings: readonly string[]
  readonly page?: number
  readonly quote: string
  readonly modifiedMs: number
  /** 0 to 1: how much of the sentence's content the quote carries. */
  readonly support: number
}

/** One step of a retrieval or an answer: what went in, what came out, how long it took, and why it was left out if it was. */
export interface TraceStage {
  readonly name: string
  readonly ms: number
  readonly in: number
  readonly out: number
  readonly note?: string
  readonly skipped?: boolean
  /** It was left out because there was nothing to do or it is switched off: nobody need be told. */
  readonly idle?: boolean
}

export interface Trace {
  readonly stages: readonly TraceStage[]
  readonly totalMs: number
  /** How an answer was written, round by round; absent for a search. */
  readonly rounds?: readonly AnswerRound[]
}

/** One look into the files while an answer is written, and what was written from it. */
export interface AnswerRound {
  /** What triggered it, in plain words. */
  readonly why: string
  readonly query: string
  /** Texts that the model was given in addition, in its order. */
  readonly cameIn: readonly { readonly path: string; readonly title: string; readonly text: string; readonly score?: number }[]
  readonly written: readonly WrittenSentence[]
  /** Tokens of the prompts; `reusedTokens` of them were still in memory. */
  readonly promptTokens: number
  readonly reusedTokens: number
  readonly writtenTokens: number
  readonly ms: number
}

/** What became of a sentence: `marked` stands although the model wavered, `rewritten` was taken back to look again. */
export interface WrittenSentence {
  readonly text: string
  readonly outcome: 'kept' | 'marked' | 'dropped' | 'rewritten' | 'not-found'
  /** In plain words; empty where it was kept. */
  readonly reason: string
  /** 0 to 1: share of its content that its footnotes carry. */
  readonly support: number
  /** Words that the model was least sure of. */
  readonly doubtful: readonly { readonly word: string; readonly probability: number }[]
  /** Milliseconds after the question; absent in answers of earlier versions. */
  readonly atMs?: number | undefined
}

/** `hybrid` is the first stage with everything that needs no cross-encoder, `rerank` the same with it. */
export const SEARCH_STAGES = ['bm25', 'vector', 'hybrid', 'rerank'] as const
export type SearchStage = (typeof SEARCH_STAGES)[number]

/** A word of a query and the words that it was searched as besides: misspelt, or the beginning of these. */
export interface Expansion {
  readonly word: string
  readonly as: readonly string[]
  /** Neither the files nor the language have the word: the first of `as` is what was meant. */
  readonly slip?: true
}

export interface SearchResult {
  readonly passages: readonly Passage[]
  readonly expansions?: readonly Expansion[]
  /** The filters that were read out of the query, as they were typed. */
  readonly filters: readonly string[]
  readonly trace: Trace
}

export interface AnswerSentence {
  readonly text: string
  readonly citations: readonly Citation[]
  /** Why it is to be read with care, in one plain sentence; absent otherwise. */
  readonly caution?: string
  /** It begins a new line: a section of a summary, a paragraph of a letter. */
  readonly paragraph?: true
  /** The file's own words in quotation marks, under what was written from them; it stands on a line of its own. */
  readonly verbatim?: true
}

/**
 * Why an answer abstained. `nothing-indexed` and `still-indexing` are told apart from `not-in-files`,
 * because only the last one is a statement about the user's files.
 */
export type AbstainReason = 'not-in-files' | 'not-surely' | 'nothing-indexed' | 'still-indexing' | 'asks-nothing'

/** What another file says where the answer says something else; which of them is right is for the reader to say. */
export interface Conflict {
  /** Index of the sentence that it contradicts. */
  readonly sentence: number
  readonly path: string
  readonly document: string
  readonly start: number
  readonly end: number
  readonly quote: string
  /** Day of the file that contradicts, and of the one that is cited, as "2025-03-01"; absent where it has none. */
  readonly day?: string
  readonly citedDay?: string
}

/** What an answer leaves open, apart from its text. */
export interface AnswerLimits {
  /** Parts of the question that nothing was found for, in the question's own words. */
  readonly missing: readonly string[]
  readonly conflicts: readonly Conflict[]
  /** Files that were not indexed yet when it was answered: not the same as not there. */
  readonly waiting: number
  /** Files that could not be read. */
  readonly failed: number
  /** Paths of the first of them, at most three, where nothing was found. */
  readonly unreadable?: readonly string[]
  /** It ended at a limit of length, not because all is said: `continues` brings more. */
  readonly unfinished: boolean
}

export interface Answer {
  readonly question: string
  /** Sentences joined; on abstention the plain sentence that says so. */
  readonly text: string
  readonly abstained: boolean
  readonly abstainReason?: AbstainReason
  /** Plain sentences: why it abstained, or what limits the answer (`limits` in words); empty otherwise. */
  readonly reason: string
  readonly limits: AnswerLimits
  /** `extractive` when no generator was there and sentences are quotes from the files. */
  readonly mode: 'generated' | 'extractive'
  readonly sentences: readonly AnswerSentence[]
  /** The nearest passages, best first; what a reader looks at when the answer abstains. */
  readonly nearest: readonly Passage[]
  readonly trace: Trace
}

/**
 * The answer as a stream. `token` is unchecked text; a `sentence` replaces the tokens before it, and its `citation`s
 * follow it. `dropped` takes the tokens before it back: no source said that. `looked-again` tells what a further look into
 * the files was for, and the file of each passage that came in.
 */
export type AnswerEvent =
  | { readonly type: 'retrieved'; readonly passages: readonly Passage[]; readonly trace: Trace }
  | { readonly type: 'token'; readonly text: string }
  | { readonly type: 'sentence'; readonly index: number; readonly text: string; readonly paragraph?: true; readonly verbatim?: true }
  | { readonly type: 'citation'; readonly sentence: number; readonly citation: Citation }
  | { readonly type: 'dropped'; readonly text: string; readonly reason: string }
  | { readonly type: 'looked-again'; readonly query: string; readonly paths: readonly string[] }
  | { readonly type: 'done'; readonly answer: Answer }
  | { readonly type: 'error'; readonly message: string; readonly remedy: string }

export interface Turn {
  readonly question: string
  readonly answer: string
}

export interface FolderEntry {
  readonly path: string
  /** `missing`: unmounted or deleted; its index is kept. `unreadable`: no permission. */
  readonly state: 'watching' | 'scanning' | 'missing' | 'unreadable'
  readonly reason: string
  readonly remedy: string
  readonly counts: Readonly<Record<FileState, number>>
}

/** How hard indexing works: as fast as it goes, half of the time, or not at all. */
export const INDEX_PACES = ['full', 'gentle', 'paused'] as const
export type IndexPace = (typeof INDEX_PACES)[number]

export interface PaceStatus {
  readonly chosen: IndexPace
  readonly now: IndexPace
  /** Why `now` differs from `chosen`, if it does. */
  readonly reason: 'chosen' | 'battery' | 'answering'
}

/** What the library is doing now, as one snapshot. */
export interface LibraryStatus {
  readonly folders: readonly FolderEntry[]
  readonly counts: Readonly<Record<FileState, number>>
  readonly chunks: number
  /** Chunks that have a vector of the current embedder; the rest are found by full text only. */
  readonly embedded: number
  readonly work: IndexWork | undefined
  readonly pace?: PaceStatus
}

export interface IndexWork {
  readonly phase: 'scanning' | 'reading' | 'embedding'
  /** Files of kinds that are read in `reading`, chunks in `embedding`. */
  readonly done: number
  readonly total: number
  /** Path of the file in hand; empty between files. */
  readonly current: string
  readonly failed: number
  /** Milliseconds left at the speed of the last half minute; undefined until it can be estimated, and while indexing is paused. */
  readonly leftMs: number | undefined
}

/** A document as the reader shows it. */
export interface DocumentView {
  readonly path: string
  readonly title: string
  readonly format: DocumentFormat
  readonly text: string
  readonly pages: readonly PageSpan[]
  readonly blocks: readonly Block[]
  /** As in `Document`; absent where there are none, or too many to hand to a window. */
  readonly boxes?: readonly TextBox[]
  readonly modifiedMs: number
  readonly document: string
  /** `changed`: the file was edited since the citation; the text is the version that was cited. */
  readonly freshness: 'current' | 'changed' | 'deleted'
}

/** What became of the file of an open document. */
export type DocumentState = Pick<DocumentView, 'path' | 'modifiedMs' | 'freshness'>

export type ModelRole = 'generator' | 'embedder' | 'reranker'

/** A model as the user sees it: a catalogue entry, or a file of their own. */
export interface ModelEntry {
  readonly id: string
  readonly name: string
  readonly role: ModelRole
  readonly licence: string
  readonly bytes: number
  readonly description: string
  readonly state: 'installed' | 'available' | 'downloading'
  /** Where the file is; empty unless installed. */
  readonly file: string
  /** Whether this machine has the memory for it, and why not. */
  readonly fits: boolean
  readonly fitReason: string
  /** The one that Footnote would choose for this machine. */
  readonly recommended: boolean
  /** In use now. */
  readonly active: boolean
  /** Bytes that an interrupted download has; it goes on from there. Absent: none. */
  readonly partBytes?: number
  /** Whether removing it deletes the file: it lies in Footnote's own folder. */
  readonly own?: boolean
}

/** What a model says to one line, and how fast it said it. `loadMs`: until it began to read. */
export type TestDriveEvent =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'end'; readonly tokensPerSecond: number; readonly loadMs: number }

export type DownloadEvent =
  | {
      readonly type: 'progress'
      readonly id: string
      readonly doneBytes: number
      readonly totalBytes: number
      readonly source: string
      readonly step: string
    }
  | { readonly type: 'installed'; readonly id: string; readonly file: string }
  | { readonly type: 'failed'; readonly id: string; readonly reason: string; readonly remedy: string }

/** The inference process and what it has loaded. */
export interface EngineStatus {
  /** `off`: no model installed. `restarting`: it ended unexpectedly and is coming back by itself. `down`: it gave up. */
  readonly state: 'off' | 'idle' | 'loading' | 'ready' | 'restarting' | 'down'
  readonly message: string
  readonly remedy: string
  readonly generator: string
  readonly embedder: string
}

export interface AppInfo {
  readonly version: string
  readonly dataFolder: string
  readonly modelFolder: string
  readonly host: string
  /** Of this computer, as models are chosen by it. */
  readonly memoryBytes: number
  readonly cores: number
}

/** A language of text recognition. */
export interface OcrLanguage {
  /** What `downloadModel` takes: "ocr-eng". */
  readonly id: string
  /** ISO 639-2, as tesseract names it: "eng". */
  readonly code: string
  readonly name: string
  readonly bytes: number
  readonly installed: boolean
}

/** Text recognition: which languages are switched on, and the file in hand. */
export interface OcrStatus {
  /** Codes; empty: switched off. */
  readonly languages: readonly string[]
  /** Files that wait for it, or would if it were on. */
  readonly waiting: number
  /** Path of the file in hand; empty between files. */
  readonly current: string
  readonly page: number
  readonly pages: number
}

/** A file or a folder that was looked for by its name. */
export interface NameMatch {
  readonly kind: 'file' | 'folder'
  readonly path: string
  /** The document's title; empty for a folder, and for a file without one. */
  readonly title: string
  readonly state: FileState
  readonly bytes: number
  readonly modifiedMs: number
  /** Passages of a file; searchable files below a folder. */
  readonly count: number
  /** 0 to 1: how well the name fits what was typed. */
  readonly score: number
}

/** Something that the library can be asked, with a passage that answers it. */
export interface Suggestion {
  readonly path: string
  readonly title: string
  /** What the section that answers it is about, as it reads in a sentence; a whole question where `isQuestion`. */
  readonly words: string
  /** English wants "the" before the words. */
  readonly article: boolean
  readonly isQuestion: boolean
  /** The words find the section only with the title of its file. */
  readonly needsTitle: boolean
}
