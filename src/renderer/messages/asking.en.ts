import type { Suggestion } from '../../shared/types.ts'
import { count, number } from '../format.ts'

const PASSAGES = { one: 'passage', other: 'passages' }
const FILES = { one: 'file', other: 'files' }

/** Texts around asking: conversations, the question box, the palette, exports. In English. */
export const askingEn = {
  side: { label: 'Left pane', conversations: 'Conversations', library: 'Library' },
  conversations: {
    title: 'Conversations',
    search: 'Search conversations',
    empty: 'What you ask is kept here, on this computer only.',
    none: (query: string) => `No conversation with “${query}”.`,
    groups: { today: 'Today', yesterday: 'Yesterday', week: 'Last 7 days', month: 'Last 30 days', older: 'Older' },
    rename: (title: string) => `Rename ${title}`,
    renameHint: 'Rename (F2)',
    delete: (title: string) => `Delete ${title}`,
    deleteHint: 'Delete (Del)',
    deleteQuestion: 'Delete for good?',
    deleteYes: 'Delete',
    deleteNo: 'Keep'
  },
  composer: {
    tooLong: (room: number, kept: number, of: number) =>
      `There is room for ${number(room)} characters: only the first ${number(kept)} of ${number(of)} are used.`,
    completions: 'Completions',
    only: 'Only',
    removeOnly: (name: string) => `Do not limit to ${name}`,
    notFound: (name: string) => `No file or folder is called “${name}”. Type @ to choose one.`
  },
  asked: {
    showAll: 'Show all',
    showLess: 'Show less',
    edit: 'Edit the question',
    editAbout: 'The answers after this question are replaced too.',
    cancel: 'Cancel',
    delete: 'Delete question and answer',
    deleteQuestion: 'Delete question and answer for good?'
  },
  gaps: {
    show: 'Show in the library:',
    waiting: (files: number) => `${count(files, { one: 'file is', other: 'files are' })} still being read.`,
    askThen: 'Ask again when they are read',
    willAsk: 'It is asked again then. Cancel',
    allRead: 'All files are read now.',
    again: 'Ask again'
  },
  askAgain: {
    title: 'Ask again…',
    atOnce: 'Ask again',
    everything: 'In all files',
    only: (name: string) => `Only in ${name}`,
    pinned: (files: number) => `Only in ${count(files, { one: 'pinned file', other: 'pinned files' })}`
  },
  suggestions: {
    title: 'Your files can be asked',
    /** In frames that the core knows (`answering/subject.ts`), so that nothing but the topic is looked for. */
    question: ({ words, article, isQuestion, needsTitle, title }: Suggestion, nth: number) => {
      const topic = `${article ? 'the ' : ''}${words}`
      if (isQuestion) return words
      if (needsTitle) return `What does “${title}” say about ${topic}?`
      return nth % 2 === 0 ? `What do my files say about ${topic}?` : `What can you tell me about ${topic}?`
    }
  },
  timeline: {
    title: 'How the answer came about',
    found: (passages: number) => `Searched your files: ${passages === 0 ? 'nothing' : count(passages, PASSAGES)} found`,
    looked: (query: string, passages: number) => `Looked for “${query}”: ${count(passages, PASSAGES)} read`,
    again: (query: string, passages: number) =>
      `Looked again for “${query}”: ${passages === 0 ? 'nothing new' : count(passages, { one: 'new passage', other: 'new passages' })}`,
    wrote: (sentences: number) => `${count(sentences, { one: 'sentence', other: 'sentences' })} found in your files, and kept`,
    dropped: 'Taken back:'
  },
  slash: {
    names: {
      summarise: 'summarise',
      compare: 'compare',
      translate: 'translate',
      draft: 'draft',
      only: 'only',
      search: 'search',
      new: 'new',
      export: 'export'
    },
    about: {
      summarise: 'The main points of a file or a folder',
      compare: 'What two files have in common, and where they differ',
      translate: 'A text in another language: /translate @file into German',
      draft: 'A letter or a note from what your files say',
      only: 'Limit what follows to a file or a folder',
      search: 'Search instead of asking',
      new: 'Begin a new conversation',
      export: 'Save the conversation: md, html or pdf'
    },
    needs: {
      summarise: 'What: /summarise @file',
      compare: 'Two of them: /compare @file and @file',
      translate: 'What, and into which language: /translate @file into German',
      draft: 'What: /draft a letter to the landlord about the rent'
    }
  },
  palette: {
    title: 'Go to anything',
    label: 'Find files, passages, conversations and commands',
    placeholder: 'Files, passages, conversations, commands…',
    list: 'Found',
    preview: 'Preview',
    none: (query: string) => `Nothing for “${query}”.`,
    keys: '↑ ↓ choose   Enter opens   Esc closes',
    near: 'No passage holds these words; those listed are near in meaning.',
    count: (rows: number) => count(rows, { one: 'entry', other: 'entries' }),
    kinds: { command: 'Command', name: 'File or folder', conversation: 'Conversation', passage: 'Passage' },
    conversation: (turns: number, day: string) => `${count(turns, { one: 'question', other: 'questions' })} · ${day}`,
    folder: (files: number) => `${count(files, FILES)} searchable`,
    folderDoes: 'Enter limits the next questions to this folder.',
    passages: (passages: number) => `${number(passages)} ${passages === 1 ? 'passage' : 'passages'} searchable`
  },
  commands: {
    new: 'New conversation',
    ask: 'Ask a question',
    search: 'Search your files',
    addFolder: 'Add a folder…',
    conversations: 'Show the conversations',
    library: 'Show the library',
    stop: 'Stop the answer',
    again: 'Ask the last question again',
    copy: 'Copy the conversation as Markdown',
    exportMarkdown: 'Save the conversation as Markdown…',
    exportHtml: 'Save the conversation as a web page…',
    exportPdf: 'Save the conversation as PDF…',
    print: 'Print the conversation…',
    nextSource: 'Next source',
    previousSource: 'Previous source',
    back: 'Back to the document before',
    openFile: 'Open the file in its own program',
    showInFolder: 'Show the file in its folder',
    closeReader: 'Close the reader',
    pause: 'Pause indexing',
    gentle: 'Index gently',
    full: 'Index at full speed',
    retryFiles: 'Read again what failed',
    models: 'Models…',
    pickModel: 'Add a model file…',
    ocr: 'Text recognition…',
    restartEngine: 'Restart the language model',
    addSample: 'Add the sample library',
    themeDark: 'Theme: dark',
    themeLight: 'Theme: light',
    themeContrast: 'Theme: high contrast',
    themeSystem: 'Theme: like the system',
    settings: 'Settings…',
    shortcuts: 'Keyboard shortcuts'
  },
  /** Other words by which the commands are looked for. */
  commandWords: {
    new: 'chat start clear fresh',
    ask: 'question prompt chat',
    search: 'find look for query',
    addFolder: 'import files directory documents upload open index path',
    conversations: 'history chats previous sidebar',
    library: 'folders files sources sidebar',
    stop: 'cancel abort halt',
    again: 'retry repeat regenerate redo',
    copy: 'export clipboard share',
    exportMarkdown: 'export download share md file',
    exportHtml: 'export download share html website file',
    exportPdf: 'export download share document file',
    print: 'export paper pdf',
    nextSource: 'citation footnote forward',
    previousSource: 'citation footnote',
    back: 'return go previous',
    openFile: 'external original launch',
    showInFolder: 'reveal explorer finder location path',
    closeReader: 'hide document viewer',
    pause: 'stop indexing hold',
    gentle: 'slow background battery speed',
    full: 'fast resume continue speed',
    retryFiles: 'error failed reindex retry again unreadable',
    models: 'ai llm language model download gpu',
    pickModel: 'gguf import ai llm own',
    ocr: 'scan picture image pdf text recognition languages',
    restartEngine: 'ai llm crash hang reload',
    addSample: 'demo example try',
    themeDark: 'night mode appearance colours',
    themeLight: 'day mode appearance colours',
    themeContrast: 'accessible appearance colours',
    themeSystem: 'automatic appearance colours',
    settings: 'preferences options configuration theme dark language backup restore storage',
    shortcuts: 'keys help hotkeys keyboard f1'
  },
  exporting: {
    menu: 'Save or print',
    nothing: { message: 'There is no answer in this conversation yet.', remedy: 'Ask a question first.' },
    saved: (path: string) => `Saved as ${path}`,
    madeBy: 'Answered by Footnote from the files of this computer. Every sentence was checked against the quotes below it.'
  }
}
