import type { ExclusionRule } from '../../shared/folder-rules.ts'
import type { DocumentFormat, FileState, IndexPace, ModelRole, PaceStatus } from '../../shared/types.ts'
import type { Preferences } from '../../shared/preferences.ts'
import type { StoragePart } from '../../shared/storage.ts'
import { bytes, count, date, duration, elapsed, fileName, number, percent } from '../format.ts'
import type { SHORTCUTS } from '../shortcut-sheet.ts'
import { askingEn } from './asking.en.ts'
import { memory } from './memory/en.ts'
import { pageHeading, pageOfFile, type PageWords } from './page-heading.ts'

/** A pair of what is typed or pressed, and what it does. */
type Pairs = readonly (readonly [string, string])[]

const FILE_STATE: Readonly<Record<FileState, string>> = {
  queued: 'waiting',
  reading: 'reading',
  indexed: 'searchable',
  skipped: 'skipped',
  failed: 'could not be read',
  'needs-ocr': 'needs text recognition',
  excluded: 'left out'
}

/** Every text that the window shows, in English. The other languages are files of the same shape: see `Messages`. */
export const en = {
  close: 'Close',
  retry: 'Try again',
  dismiss: 'Dismiss',
  or: 'or',

  ...askingEn,
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
    meaning: (embedded: number, chunks: number) => `${percent(embedded / Math.max(1, chunks))} searchable by meaning`,
    ready: 'Up to date',
    files: (name: string) => `Files and rules of ${name}`,
    filesHint: 'Files and rules…',
    byPath: 'Add by path',
    pathLabel: 'Path of a folder or file',
    pathExample: '/home/anna/Papers'
  },
  pace: {
    title: 'Indexing',
    of: { full: 'Full', gentle: 'Gentle', paused: 'Pause' } satisfies Record<IndexPace, string>,
    about: {
      full: 'As fast as it goes',
      gentle: 'Half of the time, so that other programs stay quick',
      paused: 'Stops at once; what is indexed stays searchable'
    } satisfies Record<IndexPace, string>,
    because: {
      chosen: '',
      battery: 'Gentle while the computer runs on battery.',
      answering: 'Gentle while an answer is written.'
    } satisfies Record<PaceStatus['reason'], string>,
    paused: 'Indexing is paused. What is indexed stays searchable.'
  },
  adding: {
    title: {
      add: (name: string) => `Add “${name}”?`,
      change: (name: string) => `Rules of “${name}”`,
      unread: (name: string) => `“${name}” is not read`
    },
    inLibrary: 'This folder is in your library already. You can change what is read of it.',
    partOf: (name: string, folder: string) =>
      `“${name}” lies in “${folder}”, which is in your library. These rules decide what of it is read.`,
    counting: 'Counting…',
    counted: 'Counted. No file was read yet.',
    files: (files: number, capped: boolean) => `${capped ? 'More than ' : ''}${count(files, { one: 'file', other: 'files' })} will be read`,
    nothing: 'Nothing here would be read. See below what is left out, and why.',
    words: 'Ready to ask after',
    meaning: 'Best answers after',
    disk: 'Space on the disk',
    types: 'Types',
    unread: (files: number) => `${count(files, { one: 'file', other: 'files' })} of other types`,
    unreadAbout: (kinds: string) => `not read by Footnote: ${kinds}`,
    images: (images: number) => `${count(images, { one: 'picture needs', other: 'pictures need' })} text recognition.`,
    scans: (pdfs: number) => `Of ${count(pdfs, { one: 'PDF', other: 'PDFs' })}, some may be scans, which need text recognition.`,
    leftOut: 'Left out',
    entries: (entries: number) => count(entries, { one: 'entry', other: 'entries' }),
    nothingLeftOut: 'Nothing.',
    forExample: (examples: readonly string[]) => `${examples.join(', ')}`,
    rules: 'Change what is read',
    exclude: 'Also leave out',
    excludeAbout: 'One pattern a line, as in .gitignore: drafts/, *.log, Private/**',
    include: 'Read although it is left out',
    includeAbout: 'One pattern a line: .notes/, *.env',
    largest: 'Leave out files larger than',
    megabytes: 'MB',
    useGitignore: 'Follow .gitignore files',
    secrets: 'Read files that may hold passwords or keys',
    poll: 'Network drive: look for changes every half minute',
    access: 'Who may see it',
    accessOf: { everyone: 'Search and answers', private: 'Search only', muted: 'Only when I name it' },
    accessAbout: {
      everyone: 'Found by searching, and read by the model that writes answers.',
      private: 'Found by searching, and never given to the model that writes answers.',
      muted: 'Left out of searches and answers unless a question names it: folder:Name.'
    },
    add: 'Add',
    save: 'Save the rules',
    cancel: 'Cancel',
    more: (folders: number) => `${count(folders, { one: 'more folder', other: 'more folders' })} to come`
  },
  exclusion: {
    'folder-rules': 'Your own patterns',
    footnoteignore: '.footnoteignore files',
    gitignore: '.gitignore files',
    hidden: 'Hidden files and folders',
    packages: 'Packages and build folders',
    system: 'System files',
    temporary: 'Temporary and unfinished files',
    secrets: 'May hold passwords or keys',
    type: 'Types that you switched off',
    size: 'Too large',
    link: 'Links that lead elsewhere',
    'own-data': 'Footnote’s own data'
  } satisfies Record<ExclusionRule, string>,
  format: {
    text: 'Text',
    markdown: 'Markdown',
    html: 'Web page',
    pdf: 'PDF',
    docx: 'Word',
    pptx: 'PowerPoint',
    xlsx: 'Excel',
    csv: 'CSV',
    odt: 'OpenDocument text',
    ods: 'OpenDocument sheet',
    odp: 'OpenDocument slides',
    epub: 'E-book',
    rtf: 'RTF',
    email: 'E-mail',
    json: 'JSON',
    yaml: 'YAML',
    xml: 'XML',
    code: 'Source code',
    notebook: 'Notebook',
    subtitles: 'Subtitles',
    image: 'Picture'
  } satisfies Record<DocumentFormat, string>,
  folderFiles: {
    title: (name: string) => `Files of “${name}”`,
    all: 'All',
    states: 'Show files that are',
    rules: 'Rules…',
    none: 'No file.',
    limit: (files: number) => `The first ${number(files)} are listed. Narrow them by state.`,
    open: (name: string) => `Open ${name}`,
    show: (name: string) => `Show ${name} in its folder`,
    chunks: (chunks: number) => count(chunks, { one: 'passage', other: 'passages' }),
    retryAll: 'Read again what failed',
    list: 'Files',
    find: 'Find by name'
  },
  ocr: {
    title: 'Text recognition',
    manage: 'Text recognition…',
    about:
      'Reads scanned pages and pictures on this computer. Choose the languages that they are written in; each one more makes it slower.',
    waiting: (files: number) => `${count(files, { one: 'file waits', other: 'files wait' })} for text recognition.`,
    reading: (name: string, page: number, pages: number) => `Recognising ${name}, page ${number(page)} of ${number(pages)}`,
    off: 'It is off: scanned files are listed but not searchable.',
    size: (size: number) => `download ${bytes(size)}`,
    none: 'No language can be had here.'
  },
  fileState: FILE_STATE,
  filesIn: (state: FileState, files: number) =>
    state === 'needs-ocr'
      ? count(files, { one: 'needs text recognition', other: 'need text recognition' })
      : `${number(files)} ${FILE_STATE[state]}`,
  work: {
    title: { scanning: 'Looking for files', reading: 'Reading files', embedding: 'Learning meanings' },
    progress: {
      scanning: (done: number) => `${count(done, { one: 'file', other: 'files' })} found`,
      reading: (done: number, total: number) => `${number(done)} of ${count(total, { one: 'file', other: 'files' })}`,
      embedding: (done: number, total: number) => `${number(done)} of ${count(total, { one: 'passage', other: 'passages' })}`
    },
    left: (ms: number) => `${duration(ms)} left`,
    askable: 'You can ask already. Answers get better until this is done.'
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
    cancel: 'Pause',
    cancelName: (name: string) => `Pause the download of ${name}`,
    goOn: (done: number, total: number) => `Go on (${bytes(done)} of ${bytes(total)})`,
    discard: 'Discard',
    discardName: (name: string) => `Discard what was downloaded of ${name}`,
    removeName: (name: string) => `Remove ${name}`,
    removeQuestion: (size: number) => `Delete its file (${bytes(size)})?`,
    forgetQuestion: 'Take it off the list? The file stays.',
    machine: (memory: number, cores: number, device: string | undefined) =>
      `This computer has ${bytes(memory)} of memory and ${count(cores, { one: 'core', other: 'cores' })}. ${device === undefined ? '' : device === '' ? 'Models run on the processor; no graphics card is used.' : `Models run on ${device}.`}`,
    test: {
      title: 'Try it',
      name: (name: string) => `Try ${name}`,
      line: 'One line for the model',
      example: 'Say in one sentence what a footnote is.',
      figures: (perSecond: number, loadMs: number) => `${number(perSecond, 1)} tokens a second, ready after ${elapsed(loadMs)}`
    },
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
    open: 'Open',
    modes: 'What Enter does',
    stop: 'Stop',
    new: 'New conversation',
    hint: 'Enter to send, Shift+Enter for a new line',
    extractive: 'No language model is installed, so answers are quotes from your files.',
    getModel: 'Get one'
  },
  answer: {
    lookingAgain: 'No file says that. Looking again…',
    goOn: 'Continue',
    unfinished: 'There is more to say.',
    forgotten: 'A part of this answer was taken out, because its file was forgotten.',
    searching: 'Searching your files…',
    writing: 'Writing…',
    reading: (passages: number) => `Reading ${count(passages, { one: 'passage', other: 'passages' })}…`,
    stopped: 'Stopped.',
    displaced: 'Stopped, because you asked something else.',
    unchecked: 'The grey text was not checked against your files.',
    extractive: 'Quoted from your files',
    nearest: 'The nearest passages',
    copy: 'Copy with footnotes',
    copied: 'Copied',
    footnote: (numbered: number, title: string) => `Footnote ${numbered}: ${title}`,
    question: 'You asked',
    region: 'Answer'
  },
  trace: {
    title: (ms: number | undefined) => (ms === undefined ? 'How this was found' : `How this was found (${elapsed(ms)})`),
    stage: (name: string) => STAGES[name] ?? name,
    inOut: (from: number, to: number) => `${number(from)} → ${number(to)}`,
    skipped: 'left out',
    columns: { stage: 'Step', count: 'In → out', time: 'Time', passage: 'Passage', words: 'Words', meaning: 'Meaning', total: 'Score' },
    more: 'Every step, with times and scores',
    stages: 'Steps',
    passages: 'Passages that were read',
    dropped: 'Written and taken back',
    none: '–'
  },
  search: {
    results: (passages: number, query: string) => `${count(passages, { one: 'passage', other: 'passages' })} for “${query}”`,
    none: (query: string) => `No passage for “${query}”`,
    near: (query: string) => `No passage holds “${query}”. These are near in meaning:`,
    showNear: (passages: number) => `Show ${number(passages)} more that ${passages === 1 ? 'is' : 'are'} near in meaning`,
    hideNear: 'Hide what is only near in meaning',
    onlyNarrows: (filter: string) => `“${filter}” narrows a search. Add words to look for.`,
    noneNarrowed: 'Take away what narrows the search, or try other words.',
    also: (word: string, words: readonly string[]) => `Also searched for ${words.join(', ')} (you typed “${word}”)`,
    noneRemedy: 'Try fewer or other words, or check in the library that the file was read.',
    running: 'Searching…',
    region: 'Results',
    position: (index: number, total: number, name: string) => `${number(index)} of ${number(total)}: ${name}`,
    filters: 'Only',
    removeFilter: (filter: string) => `Remove the filter ${filter}`,
    keys: '↑ ↓ choose, Enter opens',
    closer: 'Look closer',
    closerAbout: 'Reads the best passages again and puts them into a better order: slower, and better for questions',
    why: 'Why this result',
    stage: (name: string) => CONTRIBUTIONS[name] ?? STAGES[name] ?? name,
    score: (score: number) => `Score ${number(score, 3)}`,
    adds: (adds: number) => `${adds < 0 ? '−' : '+'}${number(Math.abs(adds), 3)}`,
    help: {
      title: 'Results appear as you type.',
      more: 'How to narrow a search',
      about: 'Type words or a question. These narrow the search:',
      rows: [
        ['type:pdf', 'only PDFs; also word, excel, slides, mail, notes, code'],
        ['folder:Taxes', 'only below a folder of this name'],
        ['file:invoice', 'only files whose name holds this'],
        ['after:2024', 'since a day, a month or a year; also before:2025-03'],
        ['author:Anna', 'written or sent by'],
        ['lang:de', 'only in this language'],
        ['tag:recipe', 'only with this tag'],
        ['"last ferry"', 'exactly these words'],
        ['-draft', 'without this word']
      ] satisfies Pairs,
      use: (example: string) => `Put ${example} into the search`
    }
  },

  memory,

  sources: {
    title: 'Sources',
    empty: 'The passages behind an answer are listed here. A click opens one in its file.',
    emptySearch: 'A result that you open is shown here, in its file.',
    count: (sources: number) => count(sources, { one: 'source', other: 'sources' }),
    page: (page: number, path = '') => pageOfFile(PAGE_WORDS, page, path).toLowerCase(),
    /** Of the file: a mail or a letter may say another day itself. */
    modified: (ms: number) => (ms > 0 ? `modified ${date(ms)}` : ''),
    modifiedToday: (time: string) => `modified today, ${time}`,
    since: {
      label: 'Files that do not say the same any more',
      changed: 'changed since',
      deleted: 'no longer there',
      shows: { changed: 'Shows the version that was cited beside today’s', deleted: 'Shows the version that was cited' }
    }
  },
  reader: {
    title: 'Reader',
    loading: 'Opening…',
    back: 'Back (Alt ←)',
    previous: 'Previous source',
    next: 'Next source',
    position: (index: number, total: number) => `${number(index)} of ${number(total)}`,
    previousPage: 'Previous page',
    nextPage: 'Next page',
    page: 'Page',
    pageOf: (total: number) => `of ${number(total)}`,
    zoomIn: 'Larger',
    zoomOut: 'Smaller',
    pageHeading: (page: number, format: DocumentFormat, label?: string) => pageHeading(PAGE_WORDS, page, format, label),
    picture: (title: string) => `Picture: ${title}`,
    pictureText: 'What text recognition read in it:',
    table: 'Table',
    openFile: 'Open file',
    showInFolder: 'Show in folder',
    close: 'Close the reader',
    asText: 'Text',
    asPage: 'Page',
    view: 'View',
    changed: 'This file has changed since it was cited. You see the version that was cited.',
    deleted: 'This file is no longer in your library. You see the version that was cited.',
    quoteNotOnPage: 'The quote could not be marked on the page, so you see the text that was read from the file.',
    pdfFailed: 'The page could not be drawn, so you see the text that was read from the file.',
    document: (title: string) => `Text of ${title}`,
    source: 'Source text',
    rendered: 'Formatted',
    pictureHere: (alt: string) => (alt === '' ? 'Picture' : `Picture: ${alt}`),
    task: (done: boolean): string => (done ? 'Done' : 'To do'),
    copy: 'Copy with source',
    copied: 'Copied',
    toQuote: 'Back to the cited passage',
    notIndexed: (name: string) => `“${name}” is not in your library.`,
    notIndexedRemedy: 'Add its folder, or open the note in its own program.',
    find: {
      open: (keys: string) => `Find in this document (${keys})`,
      label: 'Find in this document',
      count: (index: number, total: number, capped: boolean) =>
        total === 0 ? 'not found' : `${number(index)} of ${number(total)}${capped ? '+' : ''}`,
      previous: 'Previous match (Shift Enter)',
      next: 'Next match (Enter)',
      close: 'End finding (Esc)'
    },
    outline: {
      title: 'Contents',
      filter: 'Filter the contents',
      more: (entries: number) => `${number(entries)} more. Type to narrow them.`,
      none: 'No heading like this.'
    },
    link: {
      title: 'Open this link in your browser?',
      about: 'The address comes from your file. Your browser will connect to it; Footnote does not.',
      yes: 'Open link',
      no: 'Cancel'
    },
    versions: {
      title: 'Versions',
      cited: 'As cited',
      both: 'Side by side',
      today: 'Today',
      reading: 'Today’s version is being read…',
      same: 'The cited passage still reads the same today.',
      differs: 'The cited passage reads differently today.',
      gone: 'Today’s version could not be read.'
    }
  },

  firstRun: {
    title: 'Ask your own files',
    about: 'Every sentence of an answer carries a footnote that opens the passage in your file. Everything stays on this computer.',
    folder: 'Add a folder',
    folderAbout: 'Notes, letters, PDFs, Word documents, web pages, tables.',
    model: 'Get a language model',
    chooseModel: 'Choose a model…',
    modelAbout: 'It writes the answers. Without one, answers are quotes.',
    preview: 'See what will be read',
    previewAbout: 'Before anything is read, you see how many files it is, how long it takes, and what is left out.',
    private:
      'Nothing is sent anywhere: files, questions and answers stay on this computer. Only a download that you start uses the network.',
    modelNetwork: 'Search by words works without it, already now. Only the download uses the network.',
    question: 'Ask a question',
    questionAbout: 'Click a footnote to read the passage it came from.',
    done: 'Done'
  },
  ready: {
    title: 'What would you like to know?',
    first: 'You can ask as soon as the first files are read.',
    about: 'Ask in your own words. If your files do not say, Footnote tells you so.',
    hints: [
      ['@', 'a file or folder'],
      ['/', 'summarise, compare…'],
      ['Mod K', 'find anything']
    ] satisfies Pairs
  },
  collections: {
    title: 'Collections',
    none: 'Folders and files that you ask together.',
    add: 'New collection',
    edit: (name: string) => `Change ${name}`,
    askAbout: 'Ask only these files; once more asks all',
    asks: (name: string) => `Asks only “${name}”`,
    askAll: 'Ask all files',
    name: 'Name',
    folders: 'Folders',
    others: 'Other folders and files, one path a line',
    instructions: 'Instructions for answers',
    instructionsAbout: 'Your own words, told to the model with every question: “Answer in German”, “Amounts are in euros”.',
    save: 'Save',
    remove: 'Remove the collection'
  },
  pins: {
    title: 'Pinned',
    pin: (name: string) => `Pin ${name}`,
    unpin: (name: string) => `Unpin ${name}`,
    about: 'Pinned files stand in the library and come a little earlier wherever they are found'
  },
  settings: {
    title: 'Settings',
    open: 'Settings…',
    look: 'Look',
    language: 'Language',
    languageAbout: 'Of menus and texts. Your files are read in any language.',
    asSystem: 'As the system',
    theme: 'Theme',
    themes: { system: 'System', light: 'Light', dark: 'Dark', contrast: 'High contrast' } satisfies Record<Preferences['theme'], string>,
    textSize: 'Text size',
    textSizes: { small: 'Small', medium: 'Medium', large: 'Large', largest: 'Largest' } satisfies Record<Preferences['textSize'], string>,
    desktop: 'Desktop',
    quickAsk: 'Quick question from anywhere',
    quickAskAbout: (keys: string) => `${keys} opens a small bar over any program.`,
    quickAskTaken: (keys: string) => `${keys} belongs to another program now. Close that program, then switch this off and on.`,
    background: 'Keep running when the window is closed',
    backgroundAbout: 'Folders are followed on; an icon in the tray shows how far it is.',
    startAtLogin: 'Start when you log in',
    startAtLoginAbout: 'With “Keep running”, it starts without a window.',
    notify: 'Tell when a long index is done',
    notifyAbout: 'Only while the window is not in front.',
    spellcheck: 'Check spelling as you type',
    spellcheckAbout:
      'In the languages of the system and of the window, whose dictionaries are downloaded once. What you type is sent nowhere.',
    spellcheckAboutMac: 'By macOS, on this computer.',
    answers: 'Answers and search',
    storage: 'Storage',
    parts: {
      index: 'Index',
      texts: 'Texts',
      models: 'Models',
      memory: 'Memory',
      conversations: 'Conversations',
      window: 'Caches of the window',
      other: 'Settings and lists'
    } satisfies Record<StoragePart, string>,
    partsAbout: {
      index: 'Words and meanings of your files, for the search',
      texts: 'Every version of a text that is cited, so that footnotes keep opening',
      models: 'Shared by all data folders; can be downloaded again',
      memory: 'Searches, openings and thumbs',
      conversations: 'Your questions and their answers',
      window: 'Can be deleted while Footnote is closed',
      other: ''
    } satisfies Record<StoragePart, string>,
    folders: { data: 'Data folder', models: 'Models folder' },
    openFolder: 'Open folder',
    backUp: 'Back up',
    backUpAbout: 'Copies settings, index, texts and conversations into a folder that you choose. Models stay out.',
    backUpButton: 'Back up…',
    restore: 'Restore',
    restoreAbout: 'Puts a backup in the place of what is here. It is checked first; if anything is wrong, nothing changes.',
    restoreButton: 'Restore…',
    busy: { backUp: 'Backing up. Search comes back in a moment.', restore: 'Checking and restoring. Search comes back in a moment.' },
    done: {
      backUp: (size: number, folder: string) => `Backed up ${bytes(size)} to ${folder}.`,
      restore: (size: number, folder: string) => `Restored ${bytes(size)} from ${folder}.`
    },
    reset: 'Reset settings',
    resetAbout: 'Language, theme, text size and desktop as they were at first. Folders, models and conversations stay.'
  },
  quickAsk: { title: 'Quick question', keys: 'Enter asks in the window, Tab reaches the passages, Esc closes' },
  panes: { library: 'Width of the library', sources: 'Width of the sources' },
  shortcuts: {
    title: 'Keyboard',
    does: {
      ask: 'Ask',
      newLine: 'New line',
      mention: 'In the question: ask only of a file or folder; type the start of its name',
      commands: 'At the start of the question: summarise, compare, translate, draft, …',
      last: 'In an empty box: the last question again',
      escape: 'Stop the answer, or close the reader; in a search the reader alone',
      find: 'Find files, passages, conversations, commands',
      search: 'Search all files as you type',
      searchNow: 'Search instead of asking',
      choose: 'Choose a result; Enter opens it',
      sources: 'Previous and next source',
      findHere: 'Find in the open document; without one, search all files',
      back: 'Back, after a link in a note',
      toQuestion: 'Outside the box: go to the question',
      new: 'New conversation',
      addFolder: 'Add a folder',
      print: 'Print the conversation',
      side: 'Conversations, or the library',
      edit: 'Rename or delete the conversation in the list',
      settings: 'Settings',
      quickAsk: 'Quick question from any program',
      sheet: 'This list'
    } satisfies Record<(typeof SHORTCUTS)[number]['id'], string>
  }
}

/** What another language must bring. */
export type Messages = typeof en

/** The pipeline's own names of its stages, in plain words. */
const STAGES: Readonly<Record<string, string>> = {
  'expand words': 'Guess at misspelt and unfinished words',
  'resolve question': 'Read the question with the conversation before it',
  bm25: 'Search by words',
  'embed question': 'Understand the question',
  vector: 'Search by meaning',
  fuse: 'Put both results together',
  'fold copies': 'Leave out copies of the same text',
  'check files': 'Leave out what changed or was deleted',
  rerank: 'Look closer at the best',
  search: 'Search by words and by meaning',
  filter: 'Keep to the filters',
  context: 'Prefer what you opened, pinned and spoke of',
  'follow names': 'Follow names to where they are explained',
  diversify: 'Leave out copies of the same text',
  pack: 'Choose what fits',
  'load text': 'Open the files',
  access: 'Keep to who may see what',
  'judge sources': 'See whether the passages answer it',
  'read sources': 'Let the model read the passages',
  write: 'Write the answer',
  generate: 'Write the answer',
  'check sentences': 'Check each sentence against the files',
  quote: 'Choose what to quote'
}

/** What a stage gave a passage its points for. */
const CONTRIBUTIONS: Readonly<Record<string, string>> = {
  bm25: 'Your words stand in it',
  vector: 'It means something similar',
  dated: 'It is about the time you named',
  'follow names': 'A good result names it',
  rerank: 'A closer look at question and passage',
  recency: 'It is recent',
  conversation: 'Your conversation was about it',
  opened: 'You opened it',
  pinned: 'You pinned it',
  thumbs: 'Your thumbs'
}

const PAGE_WORDS: PageWords = {
  page: 'Page',
  sheet: 'Sheet',
  slide: 'Slide',
  chapter: 'Chapter',
  message: 'Message',
  printed: (label) => `(printed: ${label})`
}
