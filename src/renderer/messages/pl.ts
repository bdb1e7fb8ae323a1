import type { FileState } from '../../shared/types.ts'
import { bytes, count, date, duration, elapsed, fileName, number, percent, type PluralForms } from '../format.ts'
import type { Messages } from './en.ts'
import { askingPl } from './asking.pl.ts'
import { memory } from './memory/pl.ts'
import { pageHeading, pageOfFile, type PageWords } from './page-heading.ts'

const FILES = { one: 'plik', few: 'pliki', many: 'plików', other: 'pliku' }
const PASSAGES = { one: 'fragment', few: 'fragmenty', many: 'fragmentów', other: 'fragmentu' }
/** After "of": always in the genitive. */
const OF_FILES = { one: 'pliku', other: 'plików' }
const OF_PASSAGES = { one: 'fragmentu', other: 'fragmentów' }

/** A number of files in a state: the word agrees with the number. */
const FILES_IN: Readonly<Record<FileState, PluralForms>> = {
  queued: { one: 'czeka', few: 'czekają', many: 'czeka', other: 'czeka' },
  reading: { one: 'czytany', few: 'czytane', many: 'czytanych', other: 'czytanego' },
  indexed: { one: 'do przeszukania', other: 'do przeszukania' },
  skipped: { one: 'pominięty', few: 'pominięte', many: 'pominiętych', other: 'pominiętego' },
  failed: { one: 'nie do odczytania', other: 'nie do odczytania' },
  'needs-ocr': { one: 'wymaga rozpoznania tekstu', few: 'wymagają rozpoznania tekstu', other: 'wymaga rozpoznania tekstu' },
  excluded: { one: 'wykluczony', few: 'wykluczone', many: 'wykluczonych', other: 'wykluczonego' }
}

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
    filesHint: 'Pliki i reguły…',
    byPath: 'Dodaj przez ścieżkę',
    pathLabel: 'Ścieżka folderu lub pliku',
    pathExample: '/home/anna/Dokumenty'
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
    title: {
      add: (name) => `Dodać „${name}”?`,
      change: (name) => `Reguły folderu „${name}”`,
      unread: (name) => `„${name}” nie jest czytane`
    },
    inLibrary: 'Ten folder jest już w Twojej bibliotece. Możesz zmienić, co jest z niego czytane.',
    partOf: (name, folder) =>
      `„${name}” leży w folderze „${folder}”, który jest w Twojej bibliotece. O tym, co jest z niego czytane, decydują te reguły.`,
    counting: 'Liczenie…',
    counted: 'Policzono. Żaden plik nie został jeszcze odczytany.',
    files: (files, capped) => `Do odczytania: ${capped ? 'ponad ' : ''}${count(files, FILES)}`,
    nothing: 'Niczego stąd nie trzeba by czytać. Poniżej widać, co jest pomijane i dlaczego.',
    words: 'Można pytać po',
    meaning: 'Najlepsze odpowiedzi po',
    disk: 'Miejsce na dysku',
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
    access: 'Kto może go widzieć',
    accessOf: { everyone: 'Wyszukiwanie i odpowiedzi', private: 'Tylko wyszukiwanie', muted: 'Tylko gdy go wymienię' },
    accessAbout: {
      everyone: 'Wyszukiwanie go znajduje, a model piszący odpowiedzi go czyta.',
      private: 'Wyszukiwanie go znajduje; model piszący odpowiedzi nigdy go nie dostaje.',
      muted: 'Pomijany w wyszukiwaniu i odpowiedziach, chyba że pytanie go wymienia: folder:Nazwa.'
    },
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
    list: 'Pliki',
    find: 'Znajdź po nazwie'
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
    indexed: 'do przeszukania',
    skipped: 'pominięty',
    failed: 'nie do odczytania',
    'needs-ocr': 'wymaga rozpoznania tekstu',
    excluded: 'wykluczony'
  },
  filesIn: (state, files) => count(files, FILES_IN[state]),
  work: {
    title: { scanning: 'Szukanie plików', reading: 'Czytanie plików', embedding: 'Poznawanie znaczeń' },
    progress: {
      scanning: (done) => `Znaleziono ${count(done, FILES)}`,
      reading: (done, total) => `${number(done)} z ${count(total, OF_FILES)}`,
      embedding: (done, total) => `${number(done)} z ${count(total, OF_PASSAGES)}`
    },
    left: (ms) => `pozostało ${duration(ms)}`,
    askable: 'Można już pytać. Do końca odpowiedzi będą coraz lepsze.'
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
    cancel: 'Wstrzymaj',
    cancelName: (name) => `Wstrzymaj pobieranie ${name}`,
    goOn: (done, total) => `Wznów (${bytes(done)} z ${bytes(total)})`,
    discard: 'Odrzuć',
    discardName: (name) => `Odrzuć pobraną część ${name}`,
    removeName: (name) => `Usuń ${name}`,
    removeQuestion: (size) => `Usunąć plik (${bytes(size)})?`,
    forgetQuestion: 'Usunąć z listy? Plik pozostanie.',
    machine: (memory, cores, device) =>
      `Ten komputer ma ${bytes(memory)} pamięci i ${count(cores, { one: 'rdzeń', few: 'rdzenie', many: 'rdzeni', other: 'rdzenia' })}. ${device === undefined ? '' : device === '' ? 'Modele działają na procesorze, bez karty graficznej.' : `Modele działają na ${device}.`}`,
    test: {
      title: 'Wypróbuj',
      name: (name) => `Wypróbuj ${name}`,
      line: 'Jedna linijka dla modelu',
      example: 'Powiedz jednym zdaniem, czym jest przypis.',
      figures: (perSecond, loadMs) => `${number(perSecond, 1)} tokenów na sekundę, gotowy po ${elapsed(loadMs)}`
    },
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
    lookingAgain: 'Żaden plik tego nie mówi. Szukam ponownie…',
    goOn: 'Dalej',
    unfinished: 'Jest więcej do powiedzenia.',
    forgotten: 'Część tej odpowiedzi usunięto, bo jej plik został zapomniany.',
    searching: 'Przeszukiwanie plików…',
    writing: 'Pisanie…',
    reading: (passages) => `Czytanie: ${count(passages, PASSAGES)}…`,
    stopped: 'Zatrzymano.',
    displaced: 'Zatrzymano, bo zadano inne pytanie.',
    unchecked: 'Szarego tekstu nie porównano z plikami.',
    extractive: 'Cytaty z plików',
    nearest: 'Najbliższe fragmenty',
    copy: 'Kopiuj z przypisami',
    copied: 'Skopiowano',
    footnote: (numbered, title) => `Przypis ${numbered}: ${title}`,
    question: 'Twoje pytanie',
    region: 'Odpowiedź'
  },
  trace: {
    title: (ms) => (ms === undefined ? 'Jak to znaleziono' : `Jak to znaleziono (${elapsed(ms)})`),
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
    more: 'Każdy krok, z czasami i wynikami',
    stages: 'Kroki',
    passages: 'Przeczytane fragmenty',
    dropped: 'Napisane i wycofane',
    none: '–'
  },
  search: {
    results: (passages, query) => `${count(passages, PASSAGES)} dla „${query}”`,
    none: (query) => `Brak fragmentów dla „${query}”`,
    near: (query) => `Żaden fragment nie zawiera „${query}”. Te są bliskie znaczeniem:`,
    showNear: (passages) =>
      `Pokaż jeszcze ${count(passages, { one: 'fragment o zbliżonym znaczeniu', few: 'fragmenty o zbliżonym znaczeniu', many: 'fragmentów o zbliżonym znaczeniu', other: 'fragmentu o zbliżonym znaczeniu' })}`,
    hideNear: 'Ukryj zbliżone tylko znaczeniem',
    onlyNarrows: (filter) => `„${filter}” zawęża wyszukiwanie. Dodaj słowa, których szukasz.`,
    noneNarrowed: 'Usuń to, co zawęża wyszukiwanie, albo użyj innych słów.',
    also: (word: string, words: readonly string[]) => `Szukano także: ${words.join(', ')} (wpisano „${word}”)`,
    noneRemedy: 'Użyj mniejszej liczby słów lub innych słów albo sprawdź w bibliotece, czy plik został odczytany.',
    running: 'Szukanie…',
    region: 'Wyniki',
    position: (index, total, name) => `${number(index)} z ${number(total)}: ${name}`,
    filters: 'Tylko',
    removeFilter: (filter) => `Usuń filtr ${filter}`,
    keys: '↑ ↓ wybór, Enter otwiera',
    closer: 'Przyjrzyj się',
    closerAbout: 'Czyta najlepsze fragmenty jeszcze raz i lepiej je porządkuje: wolniej, ale lepiej dla pytań',
    why: 'Skąd ten wynik',
    stage: (name) => CONTRIBUTIONS[name] ?? STAGES[name] ?? name,
    score: (score) => `Wynik ${number(score, 3)}`,
    adds: (adds) => `${adds < 0 ? '−' : '+'}${number(Math.abs(adds), 3)}`,
    help: {
      title: 'Wyniki pojawiają się podczas pisania.',
      more: 'Jak zawęzić wyszukiwanie',
      about: 'Wpisz słowa lub pytanie. Te zawężają wyszukiwanie:',
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

  memory,

  sources: {
    title: 'Źródła',
    empty: 'Tu pojawiają się fragmenty, na których opiera się odpowiedź. Kliknięcie otwiera fragment w jego pliku.',
    emptySearch: 'Tu pojawi się wynik, który otworzysz, w swoim pliku.',
    count: (sources) => count(sources, { one: 'źródło', few: 'źródła', many: 'źródeł', other: 'źródła' }),
    page: (page, path = '') => pageOfFile(PAGE_WORDS, page, path).toLowerCase(),
    modified: (ms) => (ms > 0 ? `zmieniono ${date(ms)}` : ''),
    modifiedToday: (time) => `zmieniono dzisiaj, ${time}`,
    since: {
      label: 'Pliki, które mówią już co innego',
      changed: 'zmieniony od tego czasu',
      deleted: 'już go nie ma',
      shows: { changed: 'Pokazuje cytowaną wersję obok dzisiejszej', deleted: 'Pokazuje cytowaną wersję' }
    }
  },
  reader: {
    title: 'Czytnik',
    loading: 'Otwieranie…',
    back: 'Wstecz (Alt ←)',
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
    deleted: 'Tego pliku nie ma już w Twojej bibliotece. Widzisz zacytowaną wersję.',
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
      open: (keys: string) => `Znajdź w tym dokumencie (${keys})`,
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
    preview: 'Zobacz, co będzie czytane',
    previewAbout: 'Zanim cokolwiek zostanie odczytane, widać liczbę plików, czas i to, co jest pomijane.',
    private:
      'Nic nie jest nigdzie wysyłane: pliki, pytania i odpowiedzi zostają na tym komputerze. Sieci używa tylko pobieranie, które uruchomisz.',
    modelNetwork: 'Wyszukiwanie słów działa bez niego już teraz. Sieci używa tylko pobieranie.',
    question: 'Zadaj pytanie',
    questionAbout: 'Kliknij przypis, aby przeczytać fragment, z którego pochodzi.',
    done: 'Gotowe'
  },
  ready: {
    title: 'Co chcesz wiedzieć?',
    first: 'Można pytać, gdy tylko pierwsze pliki zostaną odczytane.',
    about: 'Pytaj własnymi słowami. Jeśli w plikach tego nie ma, Footnote to powie.',
    hints: [
      ['@', 'plik lub folder'],
      ['/', 'streszczenie, porównanie…'],
      ['Mod K', 'znajdź cokolwiek']
    ]
  },
  collections: {
    title: 'Kolekcje',
    none: 'Foldery i pliki, które pytasz razem.',
    add: 'Nowa kolekcja',
    edit: (name) => `Zmień ${name}`,
    askAbout: 'Pytaj tylko te pliki; jeszcze raz pyta wszystkie',
    asks: (name) => `Pyta tylko „${name}”`,
    askAll: 'Pytaj wszystkie pliki',
    name: 'Nazwa',
    folders: 'Foldery',
    others: 'Inne foldery i pliki, jedna ścieżka w wierszu',
    instructions: 'Wskazówki do odpowiedzi',
    instructionsAbout: 'Własne słowa, przekazywane modelowi z każdym pytaniem: „Odpowiadaj po polsku”, „Kwoty są w złotych”.',
    save: 'Zapisz',
    remove: 'Usuń kolekcję'
  },
  pins: {
    title: 'Przypięte',
    pin: (name) => `Przypnij ${name}`,
    unpin: (name) => `Odepnij ${name}`,
    about: 'Przypięte pliki są widoczne w bibliotece i pojawiają się w wynikach nieco wcześniej'
  },
  settings: {
    title: 'Ustawienia',
    open: 'Ustawienia…',
    look: 'Wygląd',
    language: 'Język',
    languageAbout: 'Menu i tekstów. Pliki są czytane w każdym języku.',
    asSystem: 'Jak w systemie',
    theme: 'Motyw',
    themes: { system: 'Systemowy', light: 'Jasny', dark: 'Ciemny', contrast: 'Duży kontrast' },
    textSize: 'Rozmiar tekstu',
    textSizes: { small: 'Mały', medium: 'Średni', large: 'Duży', largest: 'Największy' },
    desktop: 'Pulpit',
    quickAsk: 'Szybkie pytanie z dowolnego miejsca',
    quickAskAbout: (keys) => `${keys} otwiera mały pasek nad każdym programem.`,
    quickAskTaken: (keys) => `${keys} należy teraz do innego programu. Zamknij go, a potem wyłącz i włącz tę opcję.`,
    background: 'Działaj po zamknięciu okna',
    backgroundAbout: 'Foldery są nadal śledzone; ikona w zasobniku pokazuje postęp.',
    startAtLogin: 'Uruchamiaj przy logowaniu',
    startAtLoginAbout: 'Razem z „Działaj po zamknięciu” uruchamia się bez okna.',
    notify: 'Powiadom, gdy skończy się długie indeksowanie',
    notifyAbout: 'Tylko gdy okno nie jest na wierzchu.',
    spellcheck: 'Sprawdzaj pisownię podczas pisania',
    spellcheckAbout: 'W językach systemu i okna; ich słowniki są pobierane raz. To, co piszesz, nie jest nigdzie wysyłane.',
    spellcheckAboutMac: 'Przez macOS, na tym komputerze.',
    answers: 'Odpowiedzi i wyszukiwanie',
    storage: 'Miejsce na dysku',
    parts: {
      index: 'Indeks wyszukiwania',
      texts: 'Teksty',
      models: 'Modele',
      memory: 'Pamięć',
      conversations: 'Rozmowy',
      window: 'Pamięć podręczna okna',
      other: 'Ustawienia i listy'
    },
    partsAbout: {
      index: 'Słowa i znaczenia z plików, do wyszukiwania',
      texts: 'Każda cytowana wersja tekstu, aby przypisy nadal się otwierały',
      models: 'Wspólne dla wszystkich folderów danych; można je pobrać ponownie',
      memory: 'Wyszukiwania, otwarcia i oceny',
      conversations: 'Pytania i odpowiedzi',
      window: 'Można usunąć, gdy Footnote jest zamknięty',
      other: ''
    },
    folders: { data: 'Folder danych', models: 'Folder modeli' },
    openFolder: 'Otwórz folder',
    backUp: 'Kopia zapasowa',
    backUpAbout: 'Kopiuje ustawienia, indeks, teksty i rozmowy do wybranego folderu. Bez modeli.',
    backUpButton: 'Utwórz kopię…',
    restore: 'Przywracanie',
    restoreAbout: 'Zastępuje obecne dane kopią zapasową. Najpierw ją sprawdza; jeśli coś jest nie tak, nic się nie zmienia.',
    restoreButton: 'Przywróć…',
    busy: {
      backUp: 'Tworzenie kopii. Wyszukiwanie wróci za chwilę.',
      restore: 'Sprawdzanie i przywracanie. Wyszukiwanie wróci za chwilę.'
    },
    done: {
      backUp: (size, folder) => `Skopiowano ${bytes(size)} do ${folder}.`,
      restore: (size, folder) => `Przywrócono ${bytes(size)} z ${folder}.`
    },
    reset: 'Przywróć ustawienia domyślne',
    resetAbout: 'Język, motyw, rozmiar tekstu i pulpit jak na początku. Foldery, modele i rozmowy pozostają.'
  },
  quickAsk: { title: 'Szybkie pytanie', keys: 'Enter pyta w oknie, Tab prowadzi do fragmentów, Esc zamyka' },
  panes: { library: 'Szerokość biblioteki', sources: 'Szerokość źródeł' },
  shortcuts: {
    title: 'Klawiatura',
    does: {
      ask: 'Zapytaj',
      newLine: 'Nowy wiersz',
      mention: 'W pytaniu: pytaj tylko o plik lub folder; wpisz początek nazwy',
      commands: 'Na początku pytania: streszczenie, porównanie, tłumaczenie, list…',
      last: 'W pustym polu: ostatnie pytanie ponownie',
      escape: 'Zatrzymaj odpowiedź lub zamknij czytnik; w wyszukiwaniu tylko czytnik',
      find: 'Znajdź pliki, fragmenty, rozmowy, polecenia',
      search: 'Przeszukuj wszystkie pliki podczas pisania',
      searchNow: 'Szukaj zamiast pytać',
      choose: 'Wybierz wynik; Enter go otwiera',
      sources: 'Poprzednie i następne źródło',
      findHere: 'Znajdź w otwartym dokumencie; bez niego przeszukaj wszystkie pliki',
      back: 'Wstecz, po odnośniku w notatce',
      toQuestion: 'Poza polem: przejdź do pytania',
      new: 'Nowa rozmowa',
      addFolder: 'Dodaj folder',
      print: 'Drukuj rozmowę',
      side: 'Rozmowy lub biblioteka',
      edit: 'Zmień nazwę rozmowy z listy lub ją usuń',
      settings: 'Ustawienia',
      quickAsk: 'Szybkie pytanie z dowolnego programu',
      sheet: 'Ta lista'
    }
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
  access: 'Uwzględnienie, kto co może widzieć',
  'judge sources': 'Sprawdzenie, czy fragmenty odpowiadają na pytanie',
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
