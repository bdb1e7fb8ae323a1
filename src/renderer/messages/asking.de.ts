import { count, number } from '../format.ts'
import type { askingEn } from './asking.en.ts'

const PASSAGES = { one: 'Textstelle', other: 'Textstellen' }
const FILES = { one: 'Datei', other: 'Dateien' }

/** Texts around asking, in German. */
export const askingDe: typeof askingEn = {
  side: { label: 'Linker Bereich', conversations: 'Gespräche', library: 'Bibliothek' },
  conversations: {
    title: 'Gespräche',
    search: 'Gespräche durchsuchen',
    empty: 'Was Sie fragen, bleibt hier, nur auf diesem Computer.',
    none: (query) => `Kein Gespräch mit „${query}“.`,
    groups: { today: 'Heute', yesterday: 'Gestern', week: 'Letzte 7 Tage', month: 'Letzte 30 Tage', older: 'Älter' },
    rename: (title) => `${title} umbenennen`,
    renameHint: 'Umbenennen (F2)',
    delete: (title) => `${title} löschen`,
    deleteHint: 'Löschen (Entf)',
    deleteQuestion: 'Endgültig löschen?',
    deleteYes: 'Löschen',
    deleteNo: 'Behalten'
  },
  composer: {
    tooLong: (room, kept, of) =>
      `Platz ist für ${number(room)} Zeichen: Von ${number(of)} werden nur die ersten ${number(kept)} verwendet.`,
    completions: 'Vorschläge',
    only: 'Nur',
    removeOnly: (name) => `Nicht auf ${name} beschränken`,
    notFound: (name) => `Keine Datei und kein Ordner heißt „${name}“. Mit @ wählen Sie aus.`
  },
  asked: {
    showAll: 'Alles zeigen',
    showLess: 'Weniger zeigen',
    edit: 'Frage ändern',
    editAbout: 'Die Antworten nach dieser Frage werden mit ersetzt.',
    cancel: 'Abbrechen',
    delete: 'Frage und Antwort löschen',
    deleteQuestion: 'Frage und Antwort endgültig löschen?'
  },
  gaps: {
    show: 'In der Bibliothek zeigen:',
    waiting: (files) => `${count(files, { one: 'Datei wird', other: 'Dateien werden' })} noch gelesen.`,
    askThen: 'Noch einmal fragen, wenn sie gelesen sind',
    willAsk: 'Dann wird noch einmal gefragt. Abbrechen',
    allRead: 'Jetzt sind alle Dateien gelesen.',
    again: 'Noch einmal fragen'
  },
  askAgain: {
    title: 'Noch einmal fragen …',
    atOnce: 'Noch einmal fragen',
    everything: 'In allen Dateien',
    only: (name) => `Nur in ${name}`,
    pinned: (files) => `Nur in ${count(files, { one: 'angehefteten Datei', other: 'angehefteten Dateien' })}`
  },
  suggestions: {
    title: 'Das lässt sich fragen',
    question: ({ words, isQuestion, needsTitle, title }, nth) => {
      if (isQuestion) return words
      if (needsTitle) return `Was steht in „${title}“ zum Thema ${words}?`
      return nth % 2 === 0 ? `Was steht in meinen Dateien zum Thema ${words}?` : `Was finde ich zum Thema ${words}?`
    }
  },
  timeline: {
    title: 'Wie die Antwort entstand',
    found: (passages) => `Ihre Dateien durchsucht: ${passages === 0 ? 'nichts' : count(passages, PASSAGES)} gefunden`,
    looked: (query, passages) => `Nach „${query}“ gesucht: ${count(passages, PASSAGES)} gelesen`,
    again: (query, passages) =>
      `Noch einmal nach „${query}“ gesucht: ${passages === 0 ? 'nichts Neues' : count(passages, { one: 'neue Textstelle', other: 'neue Textstellen' })}`,
    wrote: (sentences) => `${count(sentences, { one: 'Satz', other: 'Sätze' })} in Ihren Dateien gefunden und behalten`,
    dropped: 'Zurückgenommen:'
  },
  slash: {
    names: {
      summarise: 'zusammenfassen',
      compare: 'vergleichen',
      translate: 'übersetzen',
      draft: 'entwerfen',
      only: 'nur',
      search: 'suchen',
      new: 'neu',
      export: 'sichern'
    },
    about: {
      summarise: 'Das Wichtigste aus einer Datei oder einem Ordner',
      compare: 'Was zwei Dateien gemeinsam haben und worin sie abweichen',
      translate: 'Eine Datei in einer anderen Sprache: @Datei into English',
      draft: 'Ein Brief oder eine Notiz aus dem, was in Ihren Dateien steht',
      only: 'Was folgt, auf eine Datei oder einen Ordner beschränken',
      search: 'Suchen statt fragen',
      new: 'Ein neues Gespräch beginnen',
      export: 'Das Gespräch sichern: md, html oder pdf'
    },
    needs: {
      summarise: 'Was: /zusammenfassen @Datei',
      compare: 'Zwei davon: /vergleichen @Datei and @Datei',
      translate: 'Was und in welche Sprache: /übersetzen @Datei into English',
      draft: 'Was: /entwerfen a letter to the landlord'
    }
  },
  palette: {
    title: 'Alles finden',
    label: 'Dateien, Textstellen, Gespräche und Befehle finden',
    placeholder: 'Dateien, Textstellen, Gespräche, Befehle …',
    list: 'Gefunden',
    preview: 'Vorschau',
    none: (query) => `Nichts zu „${query}“.`,
    keys: '↑ ↓ wählen   Eingabe öffnet   Esc schließt',
    near: 'Keine Textstelle enthält diese Wörter; die aufgeführten kommen der Bedeutung nahe.',
    count: (rows) => count(rows, { one: 'Eintrag', other: 'Einträge' }),
    kinds: { command: 'Befehl', name: 'Datei oder Ordner', conversation: 'Gespräch', passage: 'Textstelle' },
    conversation: (turns, day) => `${count(turns, { one: 'Frage', other: 'Fragen' })} · ${day}`,
    folder: (files) => `${count(files, FILES)} durchsuchbar`,
    folderDoes: 'Die Eingabetaste beschränkt die nächsten Fragen auf diesen Ordner.',
    passages: (passages) => `${number(passages)} ${passages === 1 ? 'Textstelle' : 'Textstellen'} durchsuchbar`
  },
  commands: {
    new: 'Neues Gespräch',
    ask: 'Eine Frage stellen',
    search: 'Dateien durchsuchen',
    addFolder: 'Ordner hinzufügen …',
    conversations: 'Gespräche zeigen',
    library: 'Bibliothek zeigen',
    stop: 'Antwort anhalten',
    again: 'Die letzte Frage noch einmal stellen',
    copy: 'Gespräch als Markdown kopieren',
    exportMarkdown: 'Gespräch als Markdown sichern …',
    exportHtml: 'Gespräch als Webseite sichern …',
    exportPdf: 'Gespräch als PDF sichern …',
    print: 'Gespräch drucken …',
    nextSource: 'Nächste Quelle',
    previousSource: 'Vorige Quelle',
    back: 'Zurück zum vorigen Dokument',
    openFile: 'Datei im eigenen Programm öffnen',
    showInFolder: 'Datei im Ordner zeigen',
    closeReader: 'Lesebereich schließen',
    pause: 'Indexieren anhalten',
    gentle: 'Sanft indexieren',
    full: 'Mit voller Kraft indexieren',
    retryFiles: 'Fehlgeschlagenes noch einmal lesen',
    models: 'Modelle …',
    pickModel: 'Modelldatei hinzufügen …',
    ocr: 'Texterkennung …',
    restartEngine: 'Sprachmodell neu starten',
    addSample: 'Beispielbibliothek hinzufügen',
    themeDark: 'Farben: dunkel',
    themeLight: 'Farben: hell',
    themeContrast: 'Farben: hoher Kontrast',
    themeSystem: 'Farben: wie das System',
    settings: 'Einstellungen …',
    shortcuts: 'Tastenkürzel'
  },
  commandWords: {
    new: 'Chat anfangen leeren beginnen',
    ask: 'Frage Chat',
    search: 'finden Suche suchen',
    addFolder: 'importieren Dateien Verzeichnis Dokumente hochladen öffnen einlesen Pfad',
    conversations: 'Verlauf Chats frühere Seitenleiste',
    library: 'Ordner Dateien Quellen Seitenleiste',
    stop: 'abbrechen stoppen beenden',
    again: 'wiederholen neu erneut nochmal',
    copy: 'exportieren Zwischenablage teilen',
    exportMarkdown: 'exportieren speichern herunterladen teilen md Datei',
    exportHtml: 'exportieren speichern herunterladen teilen html Internetseite Datei',
    exportPdf: 'exportieren speichern herunterladen teilen Dokument Datei',
    print: 'exportieren Ausdruck Papier PDF',
    nextSource: 'Fußnote Beleg Zitat weiter',
    previousSource: 'Fußnote Beleg Zitat zurück',
    back: 'zurück vorher',
    openFile: 'extern Original starten',
    showInFolder: 'Explorer Finder Speicherort Pfad anzeigen',
    closeReader: 'Dokument Leser ausblenden',
    pause: 'Pause stoppen unterbrechen',
    gentle: 'langsam Hintergrund Akku Tempo',
    full: 'schnell fortsetzen weiter Tempo',
    retryFiles: 'Fehler neu einlesen wiederholen unlesbar',
    models: 'KI LLM Sprachmodell herunterladen Grafikkarte',
    pickModel: 'gguf importieren KI LLM eigenes',
    ocr: 'Scan Bild Foto PDF OCR Sprachen',
    restartEngine: 'KI LLM Absturz hängt',
    addSample: 'Demo Beispiel ausprobieren',
    themeDark: 'Nacht Design Theme Aussehen',
    themeLight: 'Tag Design Theme Aussehen',
    themeContrast: 'barrierefrei Design Theme Aussehen',
    themeSystem: 'automatisch Design Theme Aussehen',
    settings: 'Optionen Konfiguration Aussehen dunkel Sprache Sicherung Backup wiederherstellen Speicher',
    shortcuts: 'Tasten Hilfe Tastatur F1'
  },
  exporting: {
    menu: 'Sichern oder drucken',
    nothing: { message: 'In diesem Gespräch gibt es noch keine Antwort.', remedy: 'Stellen Sie zuerst eine Frage.' },
    saved: (path) => `Gesichert als ${path}`,
    madeBy: 'Von Footnote aus den Dateien dieses Computers beantwortet. Jeder Satz wurde mit den Zitaten darunter verglichen.'
  }
}
