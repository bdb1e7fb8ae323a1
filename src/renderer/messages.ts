import type { FileState, ModelRole } from '../shared/types.ts'
import { bytes, count, date, duration, elapsed, fileName, number } from './format.ts'

/** Every text that the window shows. Another language is another file of the same shape. */
export const messages = {
  close: 'Close',
  retry: 'Try again',
  dismiss: 'Dismiss',
  or: 'or',

  library: {
    title: 'Library',
    addFolder: 'Add folder',
    addSample: 'Add the sample library',
    dropHere: 'Drop a folder to add it',
    empty: 'No folders yet.',
    folders: 'Folders',
    remove: (name: string) => `Remove ${name}`,
    removeQuestion: 'Remove from Footnote? Your files stay where they are.',
    removeYes: 'Remove',
    removeNo: 'Keep',
    folderState: { watching: '', scanning: 'Looking for files…', missing: 'Not found', unreadable: 'No permission' },
    searchable: (files: number, passages: number) =>
      `${count(files, { one: 'file', other: 'files' })}, ${count(passages, { one: 'passage', other: 'passages' })} searchable`,
    meaning: (embedded: number, chunks: number) => `${number(Math.floor((embedded / Math.max(1, chunks)) * 100))} % searchable by meaning`,
    ready: 'Up to date'
  },
  fileState: {
    queued: 'waiting',
    reading: 'reading',
    indexed: 'ready',
    skipped: 'skipped',
    failed: 'failed',
    'needs-ocr': 'scanned',
    excluded: 'left out'
  } satisfies Record<FileState, string>,
  work: {
    title: { scanning: 'Looking for files', reading: 'Reading files', embedding: 'Learning meanings' },
    progress: {
      scanning: (done: number) => `${count(done, { one: 'file', other: 'files' })} found`,
      reading: (done: number, total: number) => `${number(done)} of ${count(total, { one: 'file', other: 'files' })}`,
      embedding: (done: number, total: number) => `${number(done)} of ${count(total, { one: 'passage', other: 'passages' })}`
    },
    failed: (files: number) => `${number(files)} failed`,
    left: (ms: number) => `${duration(ms)} left`
  },
  problems: {
    title: (files: number) => count(files, { one: 'file is not searchable', other: 'files are not searchable' }),
    retryAll: 'Read all again',
    retryFile: (path: string) => `Read ${fileName(path)} again`,
    again: 'Read again'
  },

  models: {
    title: 'Models',
    manage: 'All models…',
    about: 'Models run on this computer. Nothing is sent anywhere; only a download that you start uses the network.',
    role: { generator: 'Writes answers', embedder: 'Finds by meaning', reranker: 'Puts the best first' } satisfies Record<
      ModelRole,
      string
    >,
    missing: {
      generator: 'None: answers are quotes',
      embedder: 'None: search by words only',
      reranker: 'None (optional)'
    } satisfies Record<ModelRole, string>,
    get: (size: number) => `Get (${bytes(size)})`,
    getName: (name: string, size: number) => `Download ${name} (${bytes(size)})`,
    use: 'Use',
    useName: (name: string) => `Use ${name}`,
    active: 'In use',
    installed: 'Installed',
    recommended: 'Recommended for this computer',
    cancel: 'Cancel',
    cancelName: (name: string) => `Cancel the download of ${name}`,
    pick: 'Add a .gguf file…',
    starting: 'Starting…',
    progress: (done: number, total: number) => `${bytes(done)} of ${bytes(total)}`,
    licence: (licence: string) => `Licence: ${licence}`,
    app: (version: string) => `Footnote ${version}`,
    dataFolder: 'Index and settings',
    modelFolder: 'Models'
  },

  engine: { restart: 'Restart', loading: 'Loading the model…' },

  ask: {
    title: 'Conversation',
    label: 'Question',
    placeholder: 'Ask your files…',
    searchPlaceholder: 'Search your files…',
    ask: 'Ask',
    search: 'Search',
    modes: 'What Enter does',
    stop: 'Stop',
    new: 'New conversation',
    hint: 'Enter to send, Shift+Enter for a new line',
    extractive: 'No language model is installed, so answers are quotes from your files.',
    getModel: 'Get one'
  },
  answer: {
    searching: 'Searching your files…',
    writing: 'Writing…',
    reading: (passages: number) => `Reading ${count(passages, { one: 'passage', other: 'passages' })}…`,
    stopped: 'Stopped.',
    stoppedUnchecked: 'Stopped. The grey text was not checked against your files.',
    extractive: 'Quoted from your files',
    nearest: 'The nearest passages',
    copy: 'Copy with footnotes',
    copied: 'Copied',
    footnote: (numbered: number, title: string) => `Footnote ${numbered}: ${title}`,
    question: 'You asked',
    region: 'Answer'
  },
  trace: {
    title: (ms: number) => `How this was found (${elapsed(ms)})`,
    stage: (name: string) => STAGES[name] ?? name,
    inOut: (from: number, to: number) => `${number(from)} → ${number(to)}`,
    skipped: 'left out',
    columns: { stage: 'Step', count: 'In → out', time: 'Time', passage: 'Passage', words: 'Words', meaning: 'Meaning', total: 'Score' },
    stages: 'Steps',
    passages: 'Passages that were read',
    dropped: 'Written and taken back',
    none: '–'
  },
  search: {
    results: (passages: number, query: string) => `${count(passages, { one: 'passage', other: 'passages' })} for “${query}”`,
    none: (query: string) => `No passage for “${query}”`,
    noneRemedy: 'Try fewer or other words, or check in the library that the file was read.',
    running: 'Searching…',
    scores: { bm25: 'words', vector: 'meaning', fused: 'together', rerank: 'closer look' } as Readonly<Record<string, string>>
  },

  sources: {
    title: 'Sources',
    empty: 'The passages behind an answer are listed here.',
    count: (sources: number) => count(sources, { one: 'source', other: 'sources' }),
    page: (page: number) => `page ${number(page)}`,
    date: (ms: number) => date(ms)
  },
  reader: {
    title: 'Reader',
    loading: 'Opening…',
    previous: 'Previous source',
    next: 'Next source',
    position: (index: number, total: number) => `${number(index)} of ${number(total)}`,
    previousPage: 'Previous page',
    nextPage: 'Next page',
    page: 'Page',
    pageOf: (total: number) => `of ${number(total)}`,
    zoomIn: 'Larger',
    zoomOut: 'Smaller',
    pageHeading: (page: number) => `Page ${number(page)}`,
    openFile: 'Open file',
    showInFolder: 'Show in folder',
    close: 'Close the reader',
    asText: 'Text',
    asPage: 'Page',
    view: 'View',
    changed: 'This file has changed since it was cited. You see the version that was cited.',
    deleted: 'This file was deleted. You see the version that was cited.',
    quoteNotOnPage: 'The quote could not be marked on the page, so you see the text that was read from the file.',
    pdfFailed: 'The page could not be drawn, so you see the text that was read from the file.',
    document: (title: string) => `Text of ${title}`
  },

  firstRun: {
    title: 'Ask your own files',
    about: 'Every sentence of an answer carries a footnote that opens the passage in your file. Everything stays on this computer.',
    folder: 'Add a folder',
    folderAbout: 'Notes, letters, PDFs, Word documents, web pages, tables.',
    model: 'Get a language model',
    chooseModel: 'Choose a model…',
    modelAbout: 'It writes the answers. Without one, answers are quotes.',
    question: 'Ask a question',
    questionAbout: 'Click a footnote to read the passage it came from.',
    done: 'Done'
  },
  ready: {
    title: 'What would you like to know?',
    about: 'Ask in your own words. If your files do not say, Footnote tells you so.'
  },
  panes: { library: 'Width of the library', sources: 'Width of the sources' },
  shortcuts: {
    title: 'Keyboard',
    keys: [
      ['Ctrl/⌘ K', 'Go to the question'],
      ['/', 'Go to the question'],
      ['Enter', 'Ask'],
      ['Ctrl/⌘ Enter', 'Search instead of asking'],
      ['Shift Enter', 'New line'],
      ['Esc', 'Stop, or close the reader'],
      ['Ctrl/⌘ N', 'New conversation'],
      ['[  and  ]', 'Previous and next source'],
      ['?', 'This list']
    ] as const
  }
} as const

/** The pipeline's own names of its stages, in plain words. */
const STAGES: Readonly<Record<string, string>> = {
  'resolve question': 'Read the question with the conversation before it',
  bm25: 'Search by words',
  'embed question': 'Understand the question',
  vector: 'Search by meaning',
  fuse: 'Put both results together',
  'fold copies': 'Leave out copies of the same text',
  'check files': 'Leave out what changed or was deleted',
  rerank: 'Look closer at the best',
  'load text': 'Open the files',
  'read sources': 'Let the model read the passages',
  write: 'Write the answer',
  generate: 'Write the answer',
  'check sentences': 'Check each sentence against the files',
  quote: 'Choose what to quote'
}
