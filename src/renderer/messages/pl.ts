import { bytes, count, date, duration, elapsed, fileName, number, percent } from '../format.ts'
import type { Messages } from './en.ts'
import { askingPl } from './asking.pl.ts'
import { pageHeading, pageOfFile, type PageWords } from './page-heading.ts'

const FILES = { one: 'plik', few: 'pliki', many: 'plików', other: 'pliku' }
const PASSAGES = { one: 'fragment', few: 'fragmenty', many: 'fragmentów', other: 'fragmentu' }
/** After "of": always in the genitive. */
const OF_FILES = { one: 'pliku', other: 'plików' }
const OF_PASSAGES = { one: 'fragmentu', other: 'fragmentów' }

/** Every text that the window shows, in Polish. */
export const pl: Messages = {
  close: 'Zamknij',
  retry: 'Spróbuj ponownie',
  dismiss: 'Ukryj',
  or: 'lub',

  ...askingPl,
  library: {
    title: 'Biblioteka',
    addFolder: 'Dodaj folder',
    addSample: 'Dodaj przykładową bibliotekę',
    dropHere: 'Upuść folder, aby go dodać',
    empty: 'Nie ma jeszcze folderów.',
    folders: 'Foldery',
    remove: (name) => `Usuń ${name}`,
    removeQuestion: 'Usunąć z Footnote? Twoje pliki pozostaną na miejscu.',
    removeYes: 'Usuń',
    removeNo: 'Zostaw',
    folderState: { watching: '', scanning: 'Szukanie plików…', missing: 'Nie znaleziono', unreadable: 'Brak dostępu' },
    searchable: (files, passages) => `Do przeszukania: ${count(files, FILES)}, ${count(passages, PASSAGES)}`,
    meaning: (embedded, chunks) => `${percent(embedded / Math.max(1, chunks))} do przeszukania według znaczenia`,
    ready: 'Aktualne',
    files: (name) => `Pliki i reguły: ${name}`,
    filesHint: 'Pliki i reguły…'
  },
  pace: {
    title: 'Indeksowanie',
    of: { full: 'Pełne', gentle: 'Łagodne', paused: 'Pauza' },
    about: {
      full: 'Najszybciej, jak się da',
      gentle: 'Połowę czasu, aby inne programy działały szybko',
      paused: 'Zatrzymuje od razu; to, co zindeksowane, można nadal przeszukiwać'
    },
    because: {
      chosen: '',
      battery: 'Łagodne, dopóki komputer działa na baterii.',
      answering: 'Łagodne podczas pisania odpowiedzi.'
    },
    paused: 'Indeksowanie jest wstrzymane. To, co zindeksowane, można nadal przeszukiwać.'
  },
  adding: {
    title: { add: (name) => `Dodać „${name}”?`, change: (name) => `Reguły folderu „${name}”` },
    counting: 'Liczenie…',
    counted: 'Policzono. Żaden plik nie został jeszcze odczytany.',
    files: (files, capped) => `Do odczytania: ${capped ? 'ponad ' : ''}${count(files, FILES)}`,
    nothing: 'Niczego stąd nie trzeba by czytać. Poniżej widać, co jest pomijane i dlaczego.',
    words: 'Wyszukiwanie słów po',
    meaning: 'Wyszukiwanie znaczeń po',
    disk: 'Miejsce na indeks',
    types: 'Rodzaje',
    unread: (files) => `${count(files, FILES)} innych rodzajów`,
    unreadAbout: (kinds) => `nieczytane przez Footnote: ${kinds}`,
    images: (images) =>
      `${count(images, {
        one: 'obraz wymaga',
        few: 'obrazy wymagają',
        many: 'obrazów wymaga',
        other: 'obrazu wymaga'
      })} rozpoznawania tekstu.`,
    scans: (pdfs) => `Wśród ${count(pdfs, { one: 'pliku PDF', other: 'plików PDF' })} mogą być skany, które wymagają rozpoznawania tekstu.`,
    leftOut: 'Pominięte',
    entries: (entries) => count(entries, { one: 'pozycja', few: 'pozycje', many: 'pozycji', other: 'pozycji' }),
    nothingLeftOut: 'Nic.',
    forExample: (examples) => examples.join(', '),
    rules: 'Zmień, co jest czytane',
    exclude: 'Pomijaj także',
    excludeAbout: 'Jeden wzorzec w wierszu, jak w .gitignore: szkice/, *.log, Prywatne/**',
    include: 'Czytaj mimo pominięcia',
    includeAbout: 'Jeden wzorzec w wierszu: .notatki/, *.env',
    largest: 'Pomijaj pliki większe niż',
    megabytes: 'MB',
    useGitignore: 'Stosuj pliki .gitignore',
    secrets: 'Czytaj pliki, które mogą zawierać hasła lub klucze',
    poll: 'Dysk sieciowy: sprawdzaj zmiany co pół minuty',
    add: 'Dodaj',
    save: 'Zapisz reguły',
    cancel: 'Anuluj',
    more: (folders) => `jeszcze ${count(folders, { one: 'folder', few: 'foldery', many: 'folderów', other: 'folderu' })}`
  },
  exclusion: {
    'folder-rules': 'Twoje wzorce',
    footnoteignore: 'Pliki .footnoteignore',
    gitignore: 'Pliki .gitignore',
    hidden: 'Ukryte pliki i foldery',
    packages: 'Foldery pakietów i kompilacji',
    system: 'Pliki systemowe',
    temporary: 'Pliki tymczasowe i niedokończone',
    secrets: 'Mogą zawierać hasła lub klucze',
    type: 'Rodzaje, które wyłączono',
    size: 'Za duże',
    link: 'Dowiązania prowadzące gdzie indziej',
    'own-data': 'Własne dane Footnote'
  },
  format: {
    text: 'Tekst',
    markdown: 'Markdown',
    html: 'Strona internetowa',
    pdf: 'PDF',
    docx: 'Word',
    pptx: 'PowerPoint',
    xlsx: 'Excel',
    csv: 'CSV',
    odt: 'Tekst OpenDocument',
    ods: 'Arkusz OpenDocument',
    odp: 'Slajdy OpenDocument',
    epub: 'E-book',
    rtf: 'RTF',
    email: 'E-mail',
    json: 'JSON',
    yaml: 'YAML',
    xml: 'XML',
    code: 'Kod źródłowy',
    notebook: 'Notatnik',
    subtitles: 'Napisy',
    image: 'Obraz'
  },
  folderFiles: {
    title: (name) => `Pliki w „${name}”`,
    all: 'Wszystkie',
    states: 'Pokaż pliki w stanie',
    rules: 'Reguły…',
    none: 'Brak plików.',
    limit: (files) => `Wymieniono pierwsze ${number(files)}. Zawęź je według stanu.`,
    open: (name) => `Otwórz ${name}`,
    show: (name) => `Pokaż ${name} w folderze`,
    chunks: (chunks) => count(chunks, PASSAGES),
    retryAll: 'Odczytaj ponownie to, co się nie udało',
    list: 'Pliki'
  },
  ocr: {
    title: 'Rozpoznawanie tekstu',
    manage: 'Rozpoznawanie tekstu…',
    about: 'Odczytuje zeskanowane strony i obrazy na tym komputerze. Wybierz języki, w których są napisane; każdy kolejny spowalnia pracę.',
    waiting: (files) =>
      `${count(files, { one: 'plik czeka', few: 'pliki czekają', many: 'plików czeka', other: 'pliku czeka' })} na rozpoznanie tekstu.`,
    reading: (name, page, pages) => `Rozpoznawanie ${name}, strona ${number(page)} z ${number(pages)}`,
    off: 'Jest wyłączone: zeskanowane pliki są na liście, ale nie da się ich przeszukać.',
    size: (size) => `do pobrania ${bytes(size)}`,
    none: 'Brak dostępnych języków.'
  },
  fileState: {
    queued: 'czeka',
    reading: 'czytany',
    indexed: 'zindeksowany',
    skipped: 'pominięty',
    failed: 'nie do odczytania',
    'needs-ocr': 'wymaga rozpoznania tekstu',
    excluded: 'wykluczony'
  },
  work: {
    title: { scanning: 'Szukanie plików', reading: 'Czytanie plików', embedding: 'Poznawanie znaczeń' },
    progress: {
      scanning: (done) => `Znaleziono ${count(done, FILES)}`,
      reading: (done, total) => `${number(done)} z ${count(total, OF_FILES)}`,
      embedding: (done, total) => `${number(done)} z ${count(total, OF_PASSAGES)}`
    },
    failed: (files) => `nieudane: ${number(files)}`,
    left: (ms) => `pozostało ${duration(ms)}`
  },
  problems: {
    title: (files) => `${count(files, FILES)} bez możliwości przeszukania`,
    retryAll: 'Odczytaj wszystkie ponownie',
    retryFile: (path) => `Odczytaj ponownie ${fileName(path)}`,
    again: 'Odczytaj ponownie'
  },

  models: {
    title: 'Modele',
    manage: 'Wszystkie modele…',
    about: 'Modele działają na tym komputerze. Nic nie jest nigdzie wysyłane; sieci używa tylko pobieranie, które uruchomisz.',
    role: { generator: 'Pisze odpowiedzi', embedder: 'Znajduje według znaczenia', reranker: 'Ustawia najlepsze na początku' },
    missing: {
      generator: 'Brak: odpowiedzi są cytatami',
      embedder: 'Brak: wyszukiwanie tylko słów',
      reranker: 'Brak (opcjonalny)'
    },
    get: (size) => `Pobierz (${bytes(size)})`,
    getName: (name, size) => `Pobierz ${name} (${bytes(size)})`,
    use: 'Użyj',
    useName: (name) => `Użyj ${name}`,
    active: 'W użyciu',
    installed: 'Zainstalowany',
    recommended: 'Zalecany dla tego komputera',
    cancel: 'Anuluj',
    cancelName: (name) => `Anuluj pobieranie ${name}`,
    pick: 'Dodaj plik .gguf…',
    starting: 'Rozpoczynanie…',
    progress: (done, total) => `${bytes(done)} z ${bytes(total)}`,
    licence: (licence) => `Licencja: ${licence}`,
    app: (version) => `Footnote ${version}`,
    dataFolder: 'Indeks i ustawienia',
    modelFolder: 'Modele'
  },

  engine: { restart: 'Uruchom ponownie', loading: 'Wczytywanie modelu…' },

  ask: {
    title: 'Rozmowa',
    label: 'Pytanie',
    placeholder: 'Zapytaj swoje pliki…',
    searchPlaceholder: 'Przeszukaj swoje pliki…',
    ask: 'Zapytaj',
    search: 'Szukaj',
    open: 'Otwórz',
    modes: 'Co robi Enter',
    stop: 'Zatrzymaj',
    new: 'Nowa rozmowa',
    hint: 'Enter wysyła, Shift+Enter zaczyna nowy wiersz',
    extractive: 'Nie zainstalowano modelu językowego, więc odpowiedzi są cytatami z plików.',
    getModel: 'Pobierz model'
  },
  answer: {
    goOn: 'Dalej',
    unfinished: 'Jest więcej do powiedzenia.',
    forgotten: 'Część tej odpowiedzi usunięto, bo jej plik został zapomniany.',
    searching: 'Przeszukiwanie plików…',
    writing: 'Pisanie…',
    reading: (passages) => `Czytanie: ${count(passages, PASSAGES)}…`,
    stopped: 'Zatrzymano.',
    stoppedUnchecked: 'Zatrzymano. Szarego tekstu nie porównano z plikami.',
    extractive: 'Cytaty z plików',
    nearest: 'Najbliższe fragmenty',
    copy: 'Kopiuj z przypisami',
    copied: 'Skopiowano',
    footnote: (numbered, title) => `Przypis ${numbered}: ${title}`,
    question: 'Twoje pytanie',
    region: 'Odpowiedź'
  },
  trace: {
    title: (ms) => `Jak to znaleziono (${elapsed(ms)})`,
    stage: (name) => STAGES[name] ?? name,
    inOut: (from, to) => `${number(from)} → ${number(to)}`,
    skipped: 'pominięto',
    columns: {
      stage: 'Krok',
      count: 'Wejście → wyjście',
      time: 'Czas',
      passage: 'Fragment',
      words: 'Słowa',
      meaning: 'Znaczenie',
      total: 'Wynik'
    },
    stages: 'Kroki',
    passages: 'Przeczytane fragmenty',
    dropped: 'Napisane i wycofane',
    none: '–'
  },
  search: {
    results: (passages, query) => `${count(passages, PASSAGES)} dla „${query}”`,
    none: (query) => `Brak fragmentów dla „${query}”`,
    also: (word: string, words: readonly string[]) => `Szukano także: ${words.join(', ')} (wpisano „${word}”)`,
    noneRemedy: 'Użyj mniejszej liczby słów lub innych słów albo sprawdź w bibliotece, czy plik został odczytany.',
    running: 'Szukanie…',
    region: 'Wyniki',
    position: (index, total, name) => `${number(index)} z ${number(total)}: ${name}`,
    filters: 'Tylko',
    removeFilter: (filter) => `Usuń filtr ${filter}`,
    keys: '↑ ↓ wybór, Enter otwiera',
    closer: 'Przyjrzyj się',
    closerAbout: 'Czyta najlepsze fragmenty jeszcze raz za pomocą rerankera: wolniej, ale lepiej dla pytań',
    why: 'Skąd ten wynik',
    stage: (name) => CONTRIBUTIONS[name] ?? STAGES[name] ?? name,
    score: (score) => `Wynik ${number(score, 3)}`,
    adds: (adds) => `${adds < 0 ? '−' : '+'}${number(Math.abs(adds), 3)}`,
    help: {
      title: 'Wyniki pojawiają się podczas pisania.',
      about: 'Zwykłe słowa znajdują słowa i znaczenie. Te zawężają wyniki:',
      rows: [
        ['type:pdf', 'tylko PDF; także word, excel, slides, mail, notes, code'],
        ['folder:Podatki', 'tylko w folderze o tej nazwie'],
        ['file:faktura', 'tylko pliki z tym w nazwie'],
        ['after:2024', 'od dnia, miesiąca lub roku; także before:2025-03'],
        ['author:Anna', 'napisane lub wysłane przez'],
        ['lang:pl', 'tylko w tym języku'],
        ['tag:przepis', 'tylko z tym znacznikiem'],
        ['"ostatni prom"', 'dokładnie te słowa'],
        ['-szkic', 'bez tego słowa']
      ],
      use: (example) => `Wstaw ${example} do wyszukiwania`
    }
  },

  sources: {
    title: 'Źródła',
    empty: 'Tu pojawiają się fragmenty, na których opiera się odpowiedź.',
    count: (sources) => count(sources, { one: 'źródło', few: 'źródła', many: 'źródeł', other: 'źródła' }),
    page: (page, path = '') => pageOfFile(PAGE_WORDS, page, path).toLowerCase(),
    date: (ms) => date(ms)
  },
  reader: {
    title: 'Czytnik',
    loading: 'Otwieranie…',
    previous: 'Poprzednie źródło',
    next: 'Następne źródło',
    position: (index, total) => `${number(index)} z ${number(total)}`,
    previousPage: 'Poprzednia strona',
    nextPage: 'Następna strona',
    page: 'Strona',
    pageOf: (total) => `z ${number(total)}`,
    zoomIn: 'Większe',
    zoomOut: 'Mniejsze',
    pageHeading: (page, format, label) => pageHeading(PAGE_WORDS, page, format, label),
    picture: (title) => `Obraz: ${title}`,
    pictureText: 'Co odczytało z niego rozpoznawanie tekstu:',
    table: 'Tabela',
    openFile: 'Otwórz plik',
    showInFolder: 'Pokaż w folderze',
    close: 'Zamknij czytnik',
    asText: 'Tekst',
    asPage: 'Strona',
    view: 'Widok',
    changed: 'Plik zmienił się od czasu zacytowania. Widzisz zacytowaną wersję.',
    deleted: 'Plik został usunięty. Widzisz zacytowaną wersję.',
    quoteNotOnPage: 'Cytatu nie udało się zaznaczyć na stronie, dlatego widzisz tekst odczytany z pliku.',
    pdfFailed: 'Strony nie udało się narysować, dlatego widzisz tekst odczytany z pliku.',
    document: (title) => `Tekst: ${title}`,
    source: 'Tekst źródłowy',
    rendered: 'Sformatowany',
    pictureHere: (alt) => (alt === '' ? 'Obraz' : `Obraz: ${alt}`),
    task: (done) => (done ? 'Zrobione' : 'Do zrobienia'),
    copy: 'Kopiuj ze źródłem',
    copied: 'Skopiowano',
    toQuote: 'Wróć do cytowanego fragmentu',
    notIndexed: (name) => `Pliku „${name}” nie ma w bibliotece.`,
    notIndexedRemedy: 'Dodaj jego folder albo otwórz notatkę w jej własnym programie.',
    find: {
      open: 'Znajdź w tym dokumencie (Ctrl/⌘ F)',
      label: 'Znajdź w tym dokumencie',
      count: (index, total, capped) => (total === 0 ? 'nie znaleziono' : `${number(index)} z ${number(total)}${capped ? '+' : ''}`),
      previous: 'Poprzednie trafienie (Shift Enter)',
      next: 'Następne trafienie (Enter)',
      close: 'Zakończ szukanie (Esc)'
    },
    outline: {
      title: 'Spis treści',
      filter: 'Filtruj spis treści',
      more: (entries) => `Jeszcze ${number(entries)}. Pisz, aby je zawęzić.`,
      none: 'Nie ma takiego nagłówka.'
    },
    link: {
      title: 'Otworzyć ten odnośnik w przeglądarce?',
      about: 'Adres pochodzi z Twojego pliku. Połączy się z nim przeglądarka, a nie Footnote.',
      yes: 'Otwórz odnośnik',
      no: 'Anuluj'
    },
    versions: {
      title: 'Wersje',
      cited: 'Jak zacytowano',
      both: 'Obok siebie',
      today: 'Dziś',
      reading: 'Dzisiejsza wersja jest odczytywana…',
      same: 'Cytowany fragment brzmi dziś tak samo.',
      differs: 'Cytowany fragment brzmi dziś inaczej.',
      gone: 'Nie udało się odczytać dzisiejszej wersji.'
    }
  },

  firstRun: {
    title: 'Zapytaj własne pliki',
    about: 'Każde zdanie odpowiedzi ma przypis, który otwiera fragment w Twoim pliku. Wszystko pozostaje na tym komputerze.',
    folder: 'Dodaj folder',
    folderAbout: 'Notatki, listy, pliki PDF, dokumenty Word, strony internetowe, tabele.',
    model: 'Pobierz model językowy',
    chooseModel: 'Wybierz model…',
    modelAbout: 'Pisze odpowiedzi. Bez niego odpowiedzi są cytatami.',
    question: 'Zadaj pytanie',
    questionAbout: 'Kliknij przypis, aby przeczytać fragment, z którego pochodzi.',
    done: 'Gotowe'
  },
  ready: {
    title: 'Co chcesz wiedzieć?',
    about: 'Pytaj własnymi słowami. Jeśli w plikach tego nie ma, Footnote to powie.'
  },
  panes: { library: 'Szerokość biblioteki', sources: 'Szerokość źródeł' },
  shortcuts: {
    title: 'Klawiatura',
    keys: [
      ['Ctrl/⌘ K', 'Znajdź pliki, fragmenty, rozmowy, polecenia'],
      ['↑', 'W pustym polu: ostatnie pytanie ponownie'],
      ['/', 'Przejdź do pytania'],
      ['Enter', 'Zapytaj'],
      ['Ctrl/⌘ F', 'Szukaj podczas pisania'],
      ['Ctrl/⌘ Enter', 'Szukaj zamiast pytać'],
      ['↑  i  ↓', 'Wybierz wynik; Enter go otwiera'],
      ['Shift Enter', 'Nowy wiersz'],
      ['Esc', 'Zatrzymaj lub zamknij czytnik'],
      ['Ctrl/⌘ N', 'Nowa rozmowa'],
      ['[  i  ]', 'Poprzednie i następne źródło'],
      ['?', 'Ta lista']
    ]
  }
}

const STAGES: Readonly<Record<string, string>> = {
  'expand words': 'Odgadnięcie błędnych i niepełnych słów',
  'resolve question': 'Odczytanie pytania wraz z wcześniejszą rozmową',
  bm25: 'Szukanie słów',
  'embed question': 'Zrozumienie pytania',
  vector: 'Szukanie znaczenia',
  fuse: 'Połączenie obu wyników',
  'fold copies': 'Pominięcie kopii tego samego tekstu',
  'check files': 'Pominięcie tego, co zmieniono lub usunięto',
  rerank: 'Dokładniejsze spojrzenie na najlepsze',
  search: 'Szukanie słów i znaczenia',
  filter: 'Zastosowanie filtrów',
  context: 'Pierwszeństwo tego, co otwierano, przypięto i omawiano',
  'follow names': 'Podążanie za nazwami do ich wyjaśnień',
  diversify: 'Pominięcie kopii tego samego tekstu',
  pack: 'Wybór tego, co się mieści',
  'load text': 'Otwarcie plików',
  'read sources': 'Czytanie fragmentów przez model',
  write: 'Pisanie odpowiedzi',
  generate: 'Pisanie odpowiedzi',
  'check sentences': 'Porównanie każdego zdania z plikami',
  quote: 'Wybór cytatów'
}

const CONTRIBUTIONS: Readonly<Record<string, string>> = {
  bm25: 'Zawiera Twoje słowa',
  vector: 'Ma podobne znaczenie',
  dated: 'Dotyczy podanego czasu',
  'follow names': 'Wymienia to dobry wynik',
  rerank: 'Dokładniejsze spojrzenie na pytanie i fragment',
  recency: 'Jest niedawne',
  conversation: 'Dotyczyła tego rozmowa',
  opened: 'Otwierano to',
  pinned: 'Przypięto to',
  thumbs: 'Twoje oceny'
}

const PAGE_WORDS: PageWords = {
  page: 'Strona',
  sheet: 'Arkusz',
  slide: 'Slajd',
  chapter: 'Rozdział',
  message: 'Wiadomość',
  printed: (label) => `(wydrukowano: ${label})`
}
