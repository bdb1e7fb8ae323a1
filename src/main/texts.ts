import type { Preferences } from '../shared/preferences.ts'
import type { IndexWork } from '../shared/types.ts'

/** What menus, tray, dialogs and notifications say; the window's own texts are the renderer's. */
export interface Texts {
  readonly about: string
  readonly settings: string
  readonly hide: string
  readonly hideOthers: string
  readonly showAll: string
  readonly quit: string
  readonly file: string
  readonly newConversation: string
  readonly addFolder: string
  readonly saveAs: string
  readonly markdown: string
  readonly webPage: string
  readonly pdf: string
  readonly print: string
  readonly closeWindow: string
  readonly edit: string
  readonly undo: string
  readonly redo: string
  readonly cut: string
  readonly copy: string
  readonly paste: string
  readonly selectAll: string
  readonly search: string
  readonly view: string
  readonly zoomIn: string
  readonly zoomOut: string
  readonly resetZoom: string
  readonly fullScreen: string
  readonly models: string
  readonly window: string
  readonly minimize: string
  readonly help: string
  readonly shortcuts: string
  readonly open: string
  readonly quickAsk: string
  readonly pause: string
  readonly goOn: string
  readonly ready: string
  /** By what goes on; the total is not known while files are looked for. */
  readonly working: Readonly<Record<IndexWork['phase'], (done: string, total: string) => string>>
  readonly paused: string
  readonly indexed: string
  readonly indexedAbout: (files: string) => string
  readonly addModel: string
  readonly modelFiles: string
  readonly chooseBackupPlace: string
  readonly chooseBackup: string
  readonly chooseFile: string
  readonly chooseFolder: string
  readonly noSuggestion: string
}

const en: Texts = {
  about: 'About Footnote',
  settings: 'Settings…',
  hide: 'Hide Footnote',
  hideOthers: 'Hide Others',
  showAll: 'Show All',
  quit: 'Quit',
  file: 'File',
  newConversation: 'New conversation',
  addFolder: 'Add a folder…',
  saveAs: 'Save the conversation as',
  markdown: 'Markdown…',
  webPage: 'Web page…',
  pdf: 'PDF…',
  print: 'Print…',
  closeWindow: 'Close window',
  edit: 'Edit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
  search: 'Search',
  view: 'View',
  zoomIn: 'Larger',
  zoomOut: 'Smaller',
  resetZoom: 'Actual size',
  fullScreen: 'Full screen',
  models: 'Models…',
  window: 'Window',
  minimize: 'Minimise',
  help: 'Help',
  shortcuts: 'Keyboard shortcuts',
  open: 'Open Footnote',
  quickAsk: 'Quick question',
  pause: 'Pause indexing',
  goOn: 'Go on indexing',
  ready: 'Up to date',
  working: {
    scanning: (done) => `Looking for files: ${done} found`,
    reading: (done, total) => `Reading files: ${done} of ${total}`,
    embedding: (done, total) => `Learning meanings: ${done} of ${total} passages`
  },
  paused: 'Indexing is paused',
  indexed: 'Your files are indexed',
  indexedAbout: (files) => `Files searchable now: ${files}.`,
  addModel: 'Add a model',
  modelFiles: 'Models (GGUF)',
  chooseBackupPlace: 'Where to put the backup',
  chooseBackup: 'Choose a backup',
  chooseFile: 'Choose a file',
  chooseFolder: 'Choose a folder',
  noSuggestion: 'No suggestion'
}

const de: Texts = {
  about: 'Über Footnote',
  settings: 'Einstellungen …',
  hide: 'Footnote ausblenden',
  hideOthers: 'Andere ausblenden',
  showAll: 'Alle einblenden',
  quit: 'Beenden',
  file: 'Datei',
  newConversation: 'Neues Gespräch',
  addFolder: 'Ordner hinzufügen …',
  saveAs: 'Gespräch sichern als',
  markdown: 'Markdown …',
  webPage: 'Webseite …',
  pdf: 'PDF …',
  print: 'Drucken …',
  closeWindow: 'Fenster schließen',
  edit: 'Bearbeiten',
  undo: 'Rückgängig',
  redo: 'Wiederholen',
  cut: 'Ausschneiden',
  copy: 'Kopieren',
  paste: 'Einfügen',
  selectAll: 'Alles auswählen',
  search: 'Suchen',
  view: 'Ansicht',
  zoomIn: 'Größer',
  zoomOut: 'Kleiner',
  resetZoom: 'Originalgröße',
  fullScreen: 'Vollbild',
  models: 'Modelle …',
  window: 'Fenster',
  minimize: 'Minimieren',
  help: 'Hilfe',
  shortcuts: 'Tastaturkürzel',
  open: 'Footnote öffnen',
  quickAsk: 'Schnelle Frage',
  pause: 'Indexieren anhalten',
  goOn: 'Weiter indexieren',
  ready: 'Auf dem neuesten Stand',
  working: {
    scanning: (done) => `Dateien werden gesucht: ${done} gefunden`,
    reading: (done, total) => `Dateien werden gelesen: ${done} von ${total}`,
    embedding: (done, total) => `Bedeutungen werden gelernt: ${done} von ${total} Textstellen`
  },
  paused: 'Das Indexieren ist angehalten',
  indexed: 'Ihre Dateien sind indexiert',
  indexedAbout: (files) => `Jetzt durchsuchbare Dateien: ${files}.`,
  addModel: 'Ein Modell hinzufügen',
  modelFiles: 'Modelle (GGUF)',
  chooseBackupPlace: 'Wohin die Sicherung soll',
  chooseBackup: 'Eine Sicherung wählen',
  chooseFile: 'Eine Datei wählen',
  chooseFolder: 'Einen Ordner wählen',
  noSuggestion: 'Kein Vorschlag'
}

const pl: Texts = {
  about: 'O programie Footnote',
  settings: 'Ustawienia…',
  hide: 'Ukryj Footnote',
  hideOthers: 'Ukryj inne',
  showAll: 'Pokaż wszystko',
  quit: 'Zakończ',
  file: 'Plik',
  newConversation: 'Nowa rozmowa',
  addFolder: 'Dodaj folder…',
  saveAs: 'Zapisz rozmowę jako',
  markdown: 'Markdown…',
  webPage: 'Strona internetowa…',
  pdf: 'PDF…',
  print: 'Drukuj…',
  closeWindow: 'Zamknij okno',
  edit: 'Edycja',
  undo: 'Cofnij',
  redo: 'Ponów',
  cut: 'Wytnij',
  copy: 'Kopiuj',
  paste: 'Wklej',
  selectAll: 'Zaznacz wszystko',
  search: 'Szukaj',
  view: 'Widok',
  zoomIn: 'Powiększ',
  zoomOut: 'Pomniejsz',
  resetZoom: 'Rozmiar rzeczywisty',
  fullScreen: 'Pełny ekran',
  models: 'Modele…',
  window: 'Okno',
  minimize: 'Minimalizuj',
  help: 'Pomoc',
  shortcuts: 'Skróty klawiszowe',
  open: 'Otwórz Footnote',
  quickAsk: 'Szybkie pytanie',
  pause: 'Wstrzymaj indeksowanie',
  goOn: 'Wznów indeksowanie',
  ready: 'Aktualne',
  working: {
    scanning: (done) => `Szukanie plików: znaleziono ${done}`,
    reading: (done, total) => `Czytanie plików: ${done} z ${total}`,
    embedding: (done, total) => `Poznawanie znaczeń: ${done} z ${total} fragmentów`
  },
  paused: 'Indeksowanie jest wstrzymane',
  indexed: 'Pliki są zindeksowane',
  indexedAbout: (files) => `Do przeszukania: ${files}.`,
  addModel: 'Dodaj model',
  modelFiles: 'Modele (GGUF)',
  chooseBackupPlace: 'Gdzie zapisać kopię',
  chooseBackup: 'Wybierz kopię zapasową',
  chooseFile: 'Wybierz plik',
  chooseFolder: 'Wybierz folder',
  noSuggestion: 'Brak propozycji'
}

const TEXTS = { en, de, pl } as const
export type TextLanguage = keyof typeof TEXTS

/** The language that was chosen, else the first of the system's that there is, else English. */
export function languageOf(choice: Preferences['language'], system: readonly string[]): TextLanguage {
  if (choice !== 'system') return choice
  const found = system.map((tag) => tag.split('-', 1)[0]?.toLowerCase()).find((tag) => tag !== undefined && tag in TEXTS)
  return (found ?? 'en') as TextLanguage // a key of TEXTS: looked up in the line above
}

export const textsOf = (language: TextLanguage): Texts => TEXTS[language]
