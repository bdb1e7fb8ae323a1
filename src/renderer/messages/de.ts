import { bytes, count, date, duration, elapsed, fileName, number, percent } from '../format.ts'
import type { Messages } from './en.ts'
import { askingDe } from './asking.de.ts'
import { memory } from './memory/de.ts'
import { pageHeading, pageOfFile, type PageWords } from './page-heading.ts'

const FILES = { one: 'Datei', other: 'Dateien' }
const PASSAGES = { one: 'Textstelle', other: 'Textstellen' }

/** Every text that the window shows, in German. */
export const de: Messages = {
  close: 'Schließen',
  retry: 'Noch einmal versuchen',
  dismiss: 'Ausblenden',
  or: 'oder',

  ...askingDe,
  library: {
    title: 'Bibliothek',
    addFolder: 'Ordner hinzufügen',
    addSample: 'Beispielbibliothek hinzufügen',
    dropHere: 'Ordner hier ablegen, um ihn hinzuzufügen',
    empty: 'Noch keine Ordner.',
    folders: 'Ordner',
    remove: (name) => `${name} entfernen`,
    removeQuestion: 'Aus Footnote entfernen? Ihre Dateien bleiben, wo sie sind.',
    removeYes: 'Entfernen',
    removeNo: 'Behalten',
    folderState: { watching: '', scanning: 'Sucht nach Dateien …', missing: 'Nicht gefunden', unreadable: 'Kein Zugriff' },
    searchable: (files, passages) => `${count(files, FILES)}, ${count(passages, PASSAGES)} durchsuchbar`,
    meaning: (embedded, chunks) => `${percent(embedded / Math.max(1, chunks))} nach Bedeutung durchsuchbar`,
    ready: 'Auf dem neuesten Stand',
    files: (name) => `Dateien und Regeln von ${name}`,
    filesHint: 'Dateien und Regeln …',
    byPath: 'Über den Pfad hinzufügen',
    pathLabel: 'Pfad eines Ordners oder einer Datei',
    pathExample: '/home/anna/Papiere'
  },
  pace: {
    title: 'Indexieren',
    of: { full: 'Voll', gentle: 'Sanft', paused: 'Pause' },
    about: {
      full: 'So schnell es geht',
      gentle: 'Die halbe Zeit, damit andere Programme flott bleiben',
      paused: 'Hält sofort an; was indexiert ist, bleibt durchsuchbar'
    },
    because: {
      chosen: '',
      battery: 'Sanft, solange der Computer im Akkubetrieb läuft.',
      answering: 'Sanft, während eine Antwort geschrieben wird.'
    },
    paused: 'Das Indexieren ist angehalten. Was indexiert ist, bleibt durchsuchbar.'
  },
  adding: {
    title: {
      add: (name) => `„${name}“ hinzufügen?`,
      change: (name) => `Regeln von „${name}“`,
      unread: (name) => `„${name}“ wird nicht gelesen`
    },
    inLibrary: 'Dieser Ordner ist schon in Ihrer Bibliothek. Sie können ändern, was daraus gelesen wird.',
    partOf: (name, folder) =>
      `„${name}“ liegt in „${folder}“, und das ist in Ihrer Bibliothek. Was davon gelesen wird, sagen diese Regeln.`,
    counting: 'Wird gezählt …',
    counted: 'Gezählt. Noch wurde keine Datei gelesen.',
    files: (files, capped) => `${capped ? 'Mehr als ' : ''}${count(files, { one: 'Datei wird', other: 'Dateien werden' })} gelesen`,
    nothing: 'Hier würde nichts gelesen. Unten steht, was ausgelassen wird und warum.',
    words: 'Bereit für Fragen nach',
    meaning: 'Beste Antworten nach',
    disk: 'Platz auf der Festplatte',
    types: 'Arten',
    unread: (files) => `${count(files, FILES)} anderer Art`,
    unreadAbout: (kinds) => `von Footnote nicht gelesen: ${kinds}`,
    images: (images) => `${count(images, { one: 'Bild braucht', other: 'Bilder brauchen' })} Texterkennung.`,
    scans: (pdfs) => `Unter ${count(pdfs, { one: 'PDF', other: 'PDFs' })} können Scans sein, die Texterkennung brauchen.`,
    leftOut: 'Ausgelassen',
    entries: (entries) => count(entries, { one: 'Eintrag', other: 'Einträge' }),
    nothingLeftOut: 'Nichts.',
    forExample: (examples) => examples.join(', '),
    rules: 'Ändern, was gelesen wird',
    exclude: 'Auch auslassen',
    excludeAbout: 'Ein Muster je Zeile, wie in .gitignore: entwürfe/, *.log, Privat/**',
    include: 'Trotzdem lesen',
    includeAbout: 'Ein Muster je Zeile: .notizen/, *.env',
    largest: 'Auslassen, was größer ist als',
    megabytes: 'MB',
    useGitignore: '.gitignore-Dateien befolgen',
    secrets: 'Auch Dateien lesen, die Passwörter oder Schlüssel enthalten können',
    poll: 'Netzlaufwerk: jede halbe Minute nach Änderungen sehen',
    access: 'Wer es sehen darf',
    accessOf: { everyone: 'Suche und Antworten', private: 'Nur die Suche', muted: 'Nur wenn ich ihn nenne' },
    accessAbout: {
      everyone: 'Die Suche findet ihn, und das Modell, das Antworten schreibt, liest ihn.',
      private: 'Die Suche findet ihn; das Modell, das Antworten schreibt, bekommt ihn nie.',
      muted: 'Bleibt aus Suche und Antworten heraus, solange keine Frage ihn nennt: folder:Name.'
    },
    add: 'Hinzufügen',
    save: 'Regeln speichern',
    cancel: 'Abbrechen',
    more: (folders) => `noch ${count(folders, { one: 'weiterer Ordner', other: 'weitere Ordner' })}`
  },
  exclusion: {
    'folder-rules': 'Ihre eigenen Muster',
    footnoteignore: '.footnoteignore-Dateien',
    gitignore: '.gitignore-Dateien',
    hidden: 'Versteckte Dateien und Ordner',
    packages: 'Paket- und Build-Ordner',
    system: 'Systemdateien',
    temporary: 'Temporäre und unfertige Dateien',
    secrets: 'Können Passwörter oder Schlüssel enthalten',
    type: 'Arten, die Sie abgewählt haben',
    size: 'Zu groß',
    link: 'Verknüpfungen, die nach außen führen',
    'own-data': 'Daten von Footnote selbst'
  },
  format: {
    text: 'Text',
    markdown: 'Markdown',
    html: 'Webseite',
    pdf: 'PDF',
    docx: 'Word',
    pptx: 'PowerPoint',
    xlsx: 'Excel',
    csv: 'CSV',
    odt: 'OpenDocument-Text',
    ods: 'OpenDocument-Tabelle',
    odp: 'OpenDocument-Folien',
    epub: 'E-Book',
    rtf: 'RTF',
    email: 'E-Mail',
    json: 'JSON',
    yaml: 'YAML',
    xml: 'XML',
    code: 'Quelltext',
    notebook: 'Notebook',
    subtitles: 'Untertitel',
    image: 'Bild'
  },
  folderFiles: {
    title: (name) => `Dateien von „${name}“`,
    all: 'Alle',
    states: 'Nur Dateien zeigen, die',
    rules: 'Regeln …',
    none: 'Keine Datei.',
    limit: (files) => `Die ersten ${number(files)} sind aufgeführt. Grenzen Sie sie nach Zustand ein.`,
    open: (name) => `${name} öffnen`,
    show: (name) => `${name} im Ordner zeigen`,
    chunks: (chunks) => count(chunks, PASSAGES),
    retryAll: 'Fehlgeschlagene erneut lesen',
    list: 'Dateien',
    find: 'Nach Namen suchen'
  },
  ocr: {
    title: 'Texterkennung',
    manage: 'Texterkennung …',
    about:
      'Liest gescannte Seiten und Bilder auf diesem Computer. Wählen Sie die Sprachen, in denen sie geschrieben sind; jede weitere macht es langsamer.',
    waiting: (files) => `${count(files, { one: 'Datei wartet', other: 'Dateien warten' })} auf Texterkennung.`,
    reading: (name, page, pages) => `Erkennt ${name}, Seite ${number(page)} von ${number(pages)}`,
    off: 'Sie ist aus: gescannte Dateien sind aufgeführt, aber nicht durchsuchbar.',
    size: (size) => `Download ${bytes(size)}`,
    none: 'Hier gibt es keine Sprache.'
  },
  fileState: {
    queued: 'wartet',
    reading: 'wird gelesen',
    indexed: 'durchsuchbar',
    skipped: 'übersprungen',
    failed: 'nicht lesbar',
    'needs-ocr': 'braucht Texterkennung',
    excluded: 'ausgelassen'
  },
  filesIn: (state, files) =>
    state === 'needs-ocr'
      ? count(files, { one: 'braucht Texterkennung', other: 'brauchen Texterkennung' })
      : state === 'queued'
        ? count(files, { one: 'wartet', other: 'warten' })
        : state === 'reading'
          ? count(files, { one: 'wird gelesen', other: 'werden gelesen' })
          : `${number(files)} ${de.fileState[state]}`,
  work: {
    title: { scanning: 'Sucht nach Dateien', reading: 'Liest Dateien', embedding: 'Lernt Bedeutungen' },
    progress: {
      scanning: (done) => `${count(done, FILES)} gefunden`,
      reading: (done, total) => `${number(done)} von ${count(total, { one: 'Datei', other: 'Dateien' })}`,
      embedding: (done, total) => `${number(done)} von ${count(total, PASSAGES)}`
    },
    left: (ms) => `noch ${duration(ms)}`,
    askable: 'Sie können schon fragen. Bis das fertig ist, werden die Antworten besser.'
  },
  problems: {
    title: (files) => count(files, { one: 'Datei ist nicht durchsuchbar', other: 'Dateien sind nicht durchsuchbar' }),
    retryAll: 'Alle erneut lesen',
    retryFile: (path) => `${fileName(path)} erneut lesen`,
    again: 'Erneut lesen'
  },

  models: {
    title: 'Modelle',
    manage: 'Alle Modelle …',
    about: 'Modelle laufen auf diesem Computer. Nichts wird irgendwohin gesendet; nur ein Download, den Sie starten, nutzt das Netz.',
    role: { generator: 'Schreibt Antworten', embedder: 'Findet nach Bedeutung', reranker: 'Stellt das Beste voran' },
    missing: {
      generator: 'Keines: Antworten sind Zitate',
      embedder: 'Keines: Suche nur nach Wörtern',
      reranker: 'Keines (nicht nötig)'
    },
    get: (size) => `Holen (${bytes(size)})`,
    getName: (name, size) => `${name} herunterladen (${bytes(size)})`,
    use: 'Verwenden',
    useName: (name) => `${name} verwenden`,
    active: 'In Gebrauch',
    installed: 'Installiert',
    recommended: 'Für diesen Computer empfohlen',
    cancel: 'Anhalten',
    cancelName: (name) => `Download von ${name} anhalten`,
    goOn: (done, total) => `Weiter (${bytes(done)} von ${bytes(total)})`,
    discard: 'Verwerfen',
    discardName: (name) => `Verwerfen, was von ${name} heruntergeladen ist`,
    removeName: (name) => `${name} entfernen`,
    removeQuestion: (size) => `Die Datei löschen (${bytes(size)})?`,
    forgetQuestion: 'Von der Liste nehmen? Die Datei bleibt.',
    machine: (memory, cores, device) =>
      `Dieser Computer hat ${bytes(memory)} Speicher und ${count(cores, { one: 'Kern', other: 'Kerne' })}. ${device === undefined ? '' : device === '' ? 'Modelle laufen auf dem Prozessor; keine Grafikkarte wird benutzt.' : `Modelle laufen auf ${device}.`}`,
    test: {
      title: 'Ausprobieren',
      name: (name) => `${name} ausprobieren`,
      line: 'Eine Zeile für das Modell',
      example: 'Sag in einem Satz, was eine Fußnote ist.',
      figures: (perSecond, loadMs) => `${number(perSecond, 1)} Tokens je Sekunde, bereit nach ${elapsed(loadMs)}`
    },
    pick: '.gguf-Datei hinzufügen …',
    starting: 'Beginnt …',
    progress: (done, total) => `${bytes(done)} von ${bytes(total)}`,
    licence: (licence) => `Lizenz: ${licence}`,
    app: (version) => `Footnote ${version}`,
    dataFolder: 'Index und Einstellungen',
    modelFolder: 'Modelle'
  },

  engine: { restart: 'Neu starten', loading: 'Das Modell wird geladen …' },

  ask: {
    title: 'Gespräch',
    label: 'Frage',
    placeholder: 'Fragen Sie Ihre Dateien …',
    searchPlaceholder: 'Durchsuchen Sie Ihre Dateien …',
    ask: 'Fragen',
    search: 'Suchen',
    open: 'Öffnen',
    modes: 'Was die Eingabetaste tut',
    stop: 'Anhalten',
    new: 'Neues Gespräch',
    hint: 'Eingabe sendet, Umschalt+Eingabe beginnt eine Zeile',
    extractive: 'Es ist kein Sprachmodell installiert, deshalb sind Antworten Zitate aus Ihren Dateien.',
    getModel: 'Eines holen'
  },
  answer: {
    lookingAgain: 'Das steht in keiner Datei. Es wird noch einmal gesucht …',
    goOn: 'Weiter',
    unfinished: 'Es gibt noch mehr zu sagen.',
    forgotten: 'Ein Teil dieser Antwort wurde entfernt, weil seine Datei vergessen wurde.',
    searching: 'Durchsucht Ihre Dateien …',
    writing: 'Schreibt …',
    reading: (passages) => `Liest ${count(passages, PASSAGES)} …`,
    stopped: 'Angehalten.',
    displaced: 'Angehalten, weil Sie etwas anderes gefragt haben.',
    unchecked: 'Der graue Text wurde nicht mit Ihren Dateien verglichen.',
    extractive: 'Aus Ihren Dateien zitiert',
    nearest: 'Die nächstliegenden Textstellen',
    copy: 'Mit Fußnoten kopieren',
    copied: 'Kopiert',
    footnote: (numbered, title) => `Fußnote ${numbered}: ${title}`,
    question: 'Ihre Frage',
    region: 'Antwort'
  },
  trace: {
    title: (ms) => (ms === undefined ? 'Wie das gefunden wurde' : `Wie das gefunden wurde (${elapsed(ms)})`),
    stage: (name) => STAGES[name] ?? name,
    inOut: (from, to) => `${number(from)} → ${number(to)}`,
    skipped: 'ausgelassen',
    columns: {
      stage: 'Schritt',
      count: 'Ein → aus',
      time: 'Zeit',
      passage: 'Textstelle',
      words: 'Wörter',
      meaning: 'Bedeutung',
      total: 'Wert'
    },
    more: 'Jeder Schritt, mit Zeiten und Werten',
    stages: 'Schritte',
    passages: 'Gelesene Textstellen',
    dropped: 'Geschrieben und zurückgenommen',
    none: '–'
  },
  search: {
    results: (passages, query) => `${count(passages, PASSAGES)} zu „${query}“`,
    none: (query) => `Keine Textstelle zu „${query}“`,
    near: (query) => `Keine Textstelle enthält „${query}“. Diese kommen der Bedeutung nahe:`,
    showNear: (passages) => `Noch ${count(passages, PASSAGES)} zeigen, die der Bedeutung ${passages === 1 ? 'nahekommt' : 'nahekommen'}`,
    hideNear: 'Textstellen ausblenden, die nur der Bedeutung nahekommen',
    onlyNarrows: (filter) => `„${filter}“ grenzt eine Suche ein. Fügen Sie Wörter hinzu, nach denen gesucht wird.`,
    noneNarrowed: 'Nehmen Sie weg, was die Suche eingrenzt, oder versuchen Sie andere Wörter.',
    also: (word: string, words: readonly string[]) => `Auch gesucht: ${words.join(', ')} (getippt: „${word}“)`,
    noneRemedy: 'Versuchen Sie weniger oder andere Wörter, oder sehen Sie in der Bibliothek nach, ob die Datei gelesen wurde.',
    running: 'Sucht …',
    region: 'Ergebnisse',
    position: (index, total, name) => `${number(index)} von ${number(total)}: ${name}`,
    filters: 'Nur',
    removeFilter: (filter) => `Filter ${filter} entfernen`,
    keys: '↑ ↓ wählen, Eingabe öffnet',
    closer: 'Genauer ansehen',
    closerAbout: 'Liest die besten Stellen noch einmal und ordnet sie besser: langsamer, und besser für Fragen',
    why: 'Warum dieses Ergebnis',
    stage: (name) => CONTRIBUTIONS[name] ?? STAGES[name] ?? name,
    score: (score) => `Wert ${number(score, 3)}`,
    adds: (adds) => `${adds < 0 ? '−' : '+'}${number(Math.abs(adds), 3)}`,
    help: {
      title: 'Ergebnisse erscheinen beim Tippen.',
      more: 'Wie man eine Suche eingrenzt',
      about: 'Tippen Sie Wörter oder eine Frage. Diese grenzen die Suche ein:',
      rows: [
        ['type:pdf', 'nur PDFs; auch word, excel, slides, mail, notes, code'],
        ['folder:Steuern', 'nur unterhalb eines Ordners dieses Namens'],
        ['file:rechnung', 'nur Dateien, deren Name das enthält'],
        ['after:2024', 'seit einem Tag, Monat oder Jahr; auch before:2025-03'],
        ['author:Anna', 'geschrieben oder gesendet von'],
        ['lang:de', 'nur in dieser Sprache'],
        ['tag:rezept', 'nur mit diesem Schlagwort'],
        ['"letzte Fähre"', 'genau diese Wörter'],
        ['-entwurf', 'ohne dieses Wort']
      ],
      use: (example) => `${example} in die Suche übernehmen`
    }
  },

  memory,

  sources: {
    title: 'Quellen',
    empty: 'Hier stehen die Textstellen, auf denen eine Antwort beruht. Ein Klick öffnet eine in ihrer Datei.',
    emptySearch: 'Ein Ergebnis, das Sie öffnen, erscheint hier in seiner Datei.',
    count: (sources) => count(sources, { one: 'Quelle', other: 'Quellen' }),
    page: (page, path = '') => pageOfFile(PAGE_WORDS, page, path),
    modified: (ms) => (ms > 0 ? `geändert am ${date(ms)}` : ''),
    modifiedToday: (time) => `heute um ${time} geändert`,
    since: {
      label: 'Dateien, die nicht mehr dasselbe sagen',
      changed: 'seither geändert',
      deleted: 'nicht mehr da',
      shows: { changed: 'Zeigt die zitierte Fassung neben der heutigen', deleted: 'Zeigt die zitierte Fassung' }
    }
  },
  reader: {
    title: 'Leser',
    loading: 'Wird geöffnet …',
    back: 'Zurück (Alt ←)',
    previous: 'Vorige Quelle',
    next: 'Nächste Quelle',
    position: (index, total) => `${number(index)} von ${number(total)}`,
    previousPage: 'Vorige Seite',
    nextPage: 'Nächste Seite',
    page: 'Seite',
    pageOf: (total) => `von ${number(total)}`,
    zoomIn: 'Größer',
    zoomOut: 'Kleiner',
    pageHeading: (page, format, label) => pageHeading(PAGE_WORDS, page, format, label),
    picture: (title) => `Bild: ${title}`,
    pictureText: 'Was die Texterkennung darin las:',
    table: 'Tabelle',
    openFile: 'Datei öffnen',
    showInFolder: 'Im Ordner zeigen',
    close: 'Leser schließen',
    asText: 'Text',
    asPage: 'Seite',
    view: 'Ansicht',
    changed: 'Diese Datei wurde geändert, seit sie zitiert wurde. Sie sehen die zitierte Fassung.',
    deleted: 'Diese Datei ist nicht mehr in Ihrer Bibliothek. Sie sehen die zitierte Fassung.',
    quoteNotOnPage: 'Das Zitat ließ sich auf der Seite nicht markieren; Sie sehen deshalb den Text, der aus der Datei gelesen wurde.',
    pdfFailed: 'Die Seite ließ sich nicht zeichnen; Sie sehen deshalb den Text, der aus der Datei gelesen wurde.',
    document: (title) => `Text von ${title}`,
    source: 'Quelltext',
    rendered: 'Formatiert',
    pictureHere: (alt) => (alt === '' ? 'Bild' : `Bild: ${alt}`),
    task: (done) => (done ? 'Erledigt' : 'Offen'),
    copy: 'Mit Quelle kopieren',
    copied: 'Kopiert',
    toQuote: 'Zurück zur zitierten Stelle',
    notIndexed: (name) => `„${name}“ ist nicht in Ihrer Bibliothek.`,
    notIndexedRemedy: 'Fügen Sie ihren Ordner hinzu oder öffnen Sie die Notiz in ihrem eigenen Programm.',
    find: {
      open: (keys: string) => `In diesem Dokument suchen (${keys})`,
      label: 'In diesem Dokument suchen',
      count: (index, total, capped) => (total === 0 ? 'nicht gefunden' : `${number(index)} von ${number(total)}${capped ? '+' : ''}`),
      previous: 'Voriger Treffer (Umschalt Eingabe)',
      next: 'Nächster Treffer (Eingabe)',
      close: 'Suche beenden (Esc)'
    },
    outline: {
      title: 'Inhalt',
      filter: 'Inhalt filtern',
      more: (entries) => `${number(entries)} weitere. Tippen Sie, um sie einzugrenzen.`,
      none: 'Keine solche Überschrift.'
    },
    link: {
      title: 'Diesen Link im Browser öffnen?',
      about: 'Die Adresse steht in Ihrer Datei. Ihr Browser wird sich mit ihr verbinden, Footnote nicht.',
      yes: 'Link öffnen',
      no: 'Abbrechen'
    },
    versions: {
      title: 'Fassungen',
      cited: 'Wie zitiert',
      both: 'Nebeneinander',
      today: 'Heute',
      reading: 'Die heutige Fassung wird gelesen …',
      same: 'Die zitierte Stelle lautet heute noch gleich.',
      differs: 'Die zitierte Stelle lautet heute anders.',
      gone: 'Die heutige Fassung ließ sich nicht lesen.'
    }
  },

  firstRun: {
    title: 'Fragen Sie Ihre eigenen Dateien',
    about: 'Jeder Satz einer Antwort trägt eine Fußnote, die die Stelle in Ihrer Datei öffnet. Alles bleibt auf diesem Computer.',
    folder: 'Einen Ordner hinzufügen',
    folderAbout: 'Notizen, Briefe, PDFs, Word-Dokumente, Webseiten, Tabellen.',
    model: 'Ein Sprachmodell holen',
    chooseModel: 'Modell wählen …',
    modelAbout: 'Es schreibt die Antworten. Ohne eines sind Antworten Zitate.',
    preview: 'Sehen, was gelesen wird',
    previewAbout: 'Bevor etwas gelesen wird, sehen Sie, wie viele Dateien es sind, wie lange es dauert und was ausgelassen wird.',
    private:
      'Nichts wird irgendwohin gesendet: Dateien, Fragen und Antworten bleiben auf diesem Computer. Nur ein Download, den Sie starten, nutzt das Netz.',
    modelNetwork: 'Die Suche nach Wörtern geht ohne, schon jetzt. Nur der Download nutzt das Netz.',
    question: 'Eine Frage stellen',
    questionAbout: 'Ein Klick auf eine Fußnote zeigt die Stelle, aus der sie stammt.',
    done: 'Fertig'
  },
  ready: {
    title: 'Was möchten Sie wissen?',
    first: 'Sie können fragen, sobald die ersten Dateien gelesen sind.',
    about: 'Fragen Sie in eigenen Worten. Steht es nicht in Ihren Dateien, sagt Footnote das.',
    hints: [
      ['@', 'Datei oder Ordner'],
      ['/', 'zusammenfassen, vergleichen …'],
      ['Mod K', 'alles finden']
    ]
  },
  collections: {
    title: 'Sammlungen',
    none: 'Ordner und Dateien, die Sie gemeinsam fragen.',
    add: 'Neue Sammlung',
    edit: (name) => `${name} ändern`,
    askAbout: 'Nur diese Dateien fragen; noch einmal fragt alle',
    asks: (name) => `Fragt nur „${name}“`,
    askAll: 'Alle Dateien fragen',
    name: 'Bezeichnung',
    folders: 'Ordner',
    others: 'Andere Ordner und Dateien, ein Pfad je Zeile',
    instructions: 'Anweisungen für Antworten',
    instructionsAbout: 'Ihre eigenen Worte, dem Modell mit jeder Frage gesagt: „Antworte auf Deutsch“, „Beträge sind in Euro“.',
    save: 'Speichern',
    remove: 'Sammlung entfernen'
  },
  pins: {
    title: 'Angeheftet',
    pin: (name) => `${name} anheften`,
    unpin: (name) => `${name} lösen`,
    about: 'Angeheftete Dateien stehen in der Bibliothek und kommen überall ein wenig früher'
  },
  settings: {
    title: 'Einstellungen',
    open: 'Einstellungen …',
    look: 'Aussehen',
    language: 'Sprache',
    languageAbout: 'Der Menüs und Texte. Ihre Dateien werden in jeder Sprache gelesen.',
    asSystem: 'Wie das System',
    theme: 'Farben',
    themes: { system: 'System', light: 'Hell', dark: 'Dunkel', contrast: 'Hoher Kontrast' },
    textSize: 'Schriftgröße',
    textSizes: { small: 'Klein', medium: 'Mittel', large: 'Groß', largest: 'Sehr groß' },
    desktop: 'Arbeitsplatz',
    quickAsk: 'Schnelle Frage von überall',
    quickAskAbout: (keys) => `${keys} öffnet eine kleine Leiste über jedem Programm.`,
    quickAskTaken: (keys) => `${keys} gehört gerade einem anderen Programm. Schließen Sie es, dann schalten Sie dies aus und wieder ein.`,
    background: 'Weiterlaufen, wenn das Fenster geschlossen ist',
    backgroundAbout: 'Ordner werden weiter verfolgt; ein Symbol in der Leiste zeigt, wie weit es ist.',
    startAtLogin: 'Bei der Anmeldung starten',
    startAtLoginAbout: 'Zusammen mit „Weiterlaufen“ startet es ohne Fenster.',
    notify: 'Melden, wenn ein langer Index fertig ist',
    notifyAbout: 'Nur solange das Fenster nicht vorn ist.',
    spellcheck: 'Rechtschreibung beim Tippen prüfen',
    spellcheckAbout:
      'In den Sprachen des Systems und des Fensters, deren Wörterbücher einmal geladen werden. Was Sie tippen, wird nirgendwohin gesendet.',
    spellcheckAboutMac: 'Durch macOS, auf diesem Computer.',
    answers: 'Antworten und Suche',
    storage: 'Speicher',
    parts: {
      index: 'Suchindex',
      texts: 'Texte',
      models: 'Modelle',
      memory: 'Gedächtnis',
      conversations: 'Gespräche',
      window: 'Zwischenspeicher des Fensters',
      other: 'Einstellungen und Listen'
    },
    partsAbout: {
      index: 'Wörter und Bedeutungen Ihrer Dateien, für die Suche',
      texts: 'Jede zitierte Fassung eines Textes, damit Fußnoten weiter öffnen',
      models: 'Von allen Datenordnern geteilt; können wieder heruntergeladen werden',
      memory: 'Suchen, Öffnungen und Daumen',
      conversations: 'Ihre Fragen und deren Antworten',
      window: 'Kann gelöscht werden, solange Footnote geschlossen ist',
      other: ''
    },
    folders: { data: 'Datenordner', models: 'Ordner der Modelle' },
    openFolder: 'Ordner öffnen',
    backUp: 'Sichern',
    backUpAbout: 'Kopiert Einstellungen, Index, Texte und Gespräche in einen Ordner Ihrer Wahl. Modelle bleiben außen vor.',
    backUpButton: 'Sichern …',
    restore: 'Wiederherstellen',
    restoreAbout: 'Setzt eine Sicherung an die Stelle dessen, was hier ist. Sie wird erst geprüft; stimmt etwas nicht, ändert sich nichts.',
    restoreButton: 'Wiederherstellen …',
    busy: { backUp: 'Sichert. Die Suche ist gleich zurück.', restore: 'Prüft und stellt wieder her. Die Suche ist gleich zurück.' },
    done: {
      backUp: (size, folder) => `${bytes(size)} nach ${folder} gesichert.`,
      restore: (size, folder) => `${bytes(size)} aus ${folder} wiederhergestellt.`
    },
    reset: 'Einstellungen zurücksetzen',
    resetAbout: 'Sprache, Farben, Schriftgröße und Arbeitsplatz wie am Anfang. Ordner, Modelle und Gespräche bleiben.'
  },
  quickAsk: { title: 'Schnelle Frage', keys: 'Eingabe fragt im Fenster, Tab erreicht die Textstellen, Esc schließt' },
  panes: { library: 'Breite der Bibliothek', sources: 'Breite der Quellen' },
  shortcuts: {
    title: 'Tastatur',
    does: {
      ask: 'Fragen',
      newLine: 'Neue Zeile',
      mention: 'In der Frage: nur eine Datei oder einen Ordner fragen; tippen Sie den Anfang des Namens',
      commands: 'Am Anfang der Frage: zusammenfassen, vergleichen, übersetzen, entwerfen …',
      last: 'Im leeren Feld: die letzte Frage noch einmal',
      escape: 'Die Antwort anhalten oder den Leser schließen; in einer Suche nur den Leser',
      find: 'Dateien, Textstellen, Gespräche, Befehle finden',
      search: 'Alle Dateien beim Tippen durchsuchen',
      searchNow: 'Suchen statt fragen',
      choose: 'Ergebnis wählen; die Eingabetaste öffnet es',
      sources: 'Vorige und nächste Quelle',
      findHere: 'Im geöffneten Dokument suchen; ohne eines in allen Dateien',
      back: 'Zurück, nach einem Link in einer Notiz',
      toQuestion: 'Außerhalb des Feldes: zur Frage',
      new: 'Neues Gespräch',
      addFolder: 'Ordner hinzufügen',
      print: 'Das Gespräch drucken',
      side: 'Gespräche oder Bibliothek',
      edit: 'Das Gespräch in der Liste umbenennen oder löschen',
      settings: 'Einstellungen',
      quickAsk: 'Schnelle Frage aus jedem Programm',
      sheet: 'Diese Liste'
    }
  }
}

const STAGES: Readonly<Record<string, string>> = {
  'expand words': 'Vertippte und halbe Wörter erraten',
  'resolve question': 'Die Frage mit dem Gespräch davor lesen',
  bm25: 'Nach Wörtern suchen',
  'embed question': 'Die Frage verstehen',
  vector: 'Nach Bedeutung suchen',
  fuse: 'Beide Ergebnisse zusammenlegen',
  'fold copies': 'Abschriften desselben Textes auslassen',
  'check files': 'Auslassen, was geändert oder gelöscht wurde',
  rerank: 'Die besten genauer ansehen',
  search: 'Nach Wörtern und Bedeutung suchen',
  filter: 'Die Filter einhalten',
  context: 'Vorziehen, was Sie öffneten, anhefteten und besprachen',
  'follow names': 'Namen dorthin folgen, wo sie erklärt werden',
  diversify: 'Abschriften desselben Textes auslassen',
  pack: 'Auswählen, was hineinpasst',
  'load text': 'Die Dateien öffnen',
  access: 'Beachten, wer was sehen darf',
  'judge sources': 'Prüfen, ob die Textstellen die Frage beantworten',
  'read sources': 'Das Modell die Textstellen lesen lassen',
  write: 'Die Antwort schreiben',
  generate: 'Die Antwort schreiben',
  'check sentences': 'Jeden Satz mit den Dateien vergleichen',
  quote: 'Wählen, was zitiert wird'
}

const CONTRIBUTIONS: Readonly<Record<string, string>> = {
  bm25: 'Ihre Wörter stehen darin',
  vector: 'Es bedeutet etwas Ähnliches',
  dated: 'Es handelt von der Zeit, die Sie nannten',
  'follow names': 'Ein gutes Ergebnis nennt es',
  rerank: 'Ein genauerer Blick auf Frage und Stelle',
  recency: 'Es ist neu',
  conversation: 'Ihr Gespräch handelte davon',
  opened: 'Sie haben es geöffnet',
  pinned: 'Sie haben es angeheftet',
  thumbs: 'Ihre Daumen'
}

const PAGE_WORDS: PageWords = {
  page: 'Seite',
  sheet: 'Blatt',
  slide: 'Folie',
  chapter: 'Kapitel',
  message: 'Nachricht',
  printed: (label) => `(gedruckt: ${label})`
}
