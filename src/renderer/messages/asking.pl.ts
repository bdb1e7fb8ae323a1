import { count, number } from '../format.ts'
import type { askingEn } from './asking.en.ts'

const PASSAGES = { one: 'fragment', few: 'fragmenty', many: 'fragmentów', other: 'fragmentu' }
const FILES = { one: 'plik', few: 'pliki', many: 'plików', other: 'pliku' }

/** Texts around asking, in Polish. */
export const askingPl: typeof askingEn = {
  side: { label: 'Lewy panel', conversations: 'Rozmowy', library: 'Biblioteka' },
  conversations: {
    title: 'Rozmowy',
    search: 'Szukaj w rozmowach',
    empty: 'Pytania i odpowiedzi zostają tutaj, tylko na tym komputerze.',
    none: (query) => `Brak rozmowy z „${query}”.`,
    groups: { today: 'Dzisiaj', yesterday: 'Wczoraj', week: 'Ostatnie 7 dni', month: 'Ostatnie 30 dni', older: 'Starsze' },
    rename: (title) => `Zmień nazwę: ${title}`,
    renameHint: 'Zmień nazwę (F2)',
    delete: (title) => `Usuń: ${title}`,
    deleteHint: 'Usuń (Del)',
    deleteQuestion: 'Usunąć na zawsze?',
    deleteYes: 'Usuń',
    deleteNo: 'Zostaw'
  },
  composer: {
    tooLong: (room, kept, of) => `Jest miejsce na ${number(room)} znaków: z ${number(of)} użyte zostaną tylko pierwsze ${number(kept)}.`,
    completions: 'Podpowiedzi',
    only: 'Tylko',
    removeOnly: (name) => `Nie ograniczaj do ${name}`,
    notFound: (name) => `Żaden plik ani folder nie nazywa się „${name}”. Wpisz @, aby wybrać.`
  },
  asked: {
    showAll: 'Pokaż całość',
    showLess: 'Pokaż mniej',
    edit: 'Zmień pytanie',
    editAbout: 'Odpowiedzi po tym pytaniu też zostaną zastąpione.',
    cancel: 'Anuluj',
    delete: 'Usuń pytanie z odpowiedzią',
    deleteQuestion: 'Usunąć pytanie z odpowiedzią na zawsze?'
  },
  gaps: {
    show: 'Pokaż w bibliotece:',
    waiting: (files) => `${count(files, { one: 'plik jest', few: 'pliki są', other: 'plików jest' })} jeszcze w trakcie czytania.`,
    askThen: 'Zapytaj ponownie, gdy będą przeczytane',
    willAsk: 'Pytanie zostanie wtedy powtórzone. Anuluj',
    allRead: 'Wszystkie pliki są już przeczytane.',
    again: 'Zapytaj ponownie'
  },
  askAgain: {
    title: 'Zapytaj ponownie…',
    atOnce: 'Zapytaj ponownie',
    everything: 'We wszystkich plikach',
    only: (name) => `Tylko w ${name}`,
    pinned: (files) =>
      `Tylko w ${count(files, { one: 'przypiętym pliku', few: 'przypiętych plikach', many: 'przypiętych plikach', other: 'przypiętych plikach' })}`
  },
  suggestions: {
    title: 'O to można zapytać',
    question: ({ words, isQuestion, needsTitle, title }, nth) => {
      if (isQuestion) return words
      if (needsTitle) return `Co mówi „${title}” na temat „${words}”?`
      return nth % 2 === 0 ? `Co moje pliki mówią na temat „${words}”?` : `Co znajdę na temat „${words}”?`
    }
  },
  timeline: {
    title: 'Jak powstała odpowiedź',
    found: (passages) => `Przeszukano pliki: ${passages === 0 ? 'nic nie znaleziono' : `znaleziono ${count(passages, PASSAGES)}`}`,
    looked: (query, passages) => `Szukano „${query}”: przeczytano ${count(passages, PASSAGES)}`,
    again: (query, passages) =>
      `Szukano ponownie „${query}”: ${
        passages === 0
          ? 'nic nowego'
          : count(passages, { one: 'nowy fragment', few: 'nowe fragmenty', many: 'nowych fragmentów', other: 'nowego fragmentu' })
      }`,
    wrote: (sentences) =>
      `Potwierdzono w plikach i zachowano ${count(sentences, { one: 'zdanie', few: 'zdania', many: 'zdań', other: 'zdania' })}`,
    dropped: 'Cofnięto:'
  },
  slash: {
    names: {
      summarise: 'streść',
      compare: 'porównaj',
      translate: 'przetłumacz',
      draft: 'szkic',
      only: 'tylko',
      search: 'szukaj',
      new: 'nowa',
      export: 'zapisz'
    },
    about: {
      summarise: 'Najważniejsze treści pliku lub folderu',
      compare: 'Co łączy dwa pliki, a czym się różnią',
      translate: 'Plik w innym języku: @plik into German',
      draft: 'List lub notatka z tego, co jest w plikach',
      only: 'Ogranicz kolejne pytania do pliku lub folderu',
      search: 'Szukaj zamiast pytać',
      new: 'Zacznij nową rozmowę',
      export: 'Zapisz rozmowę: md, html lub pdf'
    },
    needs: {
      summarise: 'Co: /streść @plik',
      compare: 'Dwa z nich: /porównaj @plik and @plik',
      translate: 'Co i na jaki język: /przetłumacz @plik into German',
      draft: 'Co: /szkic a letter to the landlord'
    }
  },
  palette: {
    title: 'Przejdź dokądkolwiek',
    label: 'Znajdź pliki, fragmenty, rozmowy i polecenia',
    placeholder: 'Pliki, fragmenty, rozmowy, polecenia…',
    list: 'Znaleziono',
    preview: 'Podgląd',
    none: (query) => `Nic dla „${query}”.`,
    keys: '↑ ↓ wybór   Enter otwiera   Esc zamyka',
    near: 'Żaden fragment nie zawiera tych słów; wymienione są bliskie znaczeniem.',
    count: (rows) => count(rows, { one: 'pozycja', few: 'pozycje', many: 'pozycji', other: 'pozycji' }),
    kinds: { command: 'Polecenie', name: 'Plik lub folder', conversation: 'Rozmowa', passage: 'Fragment' },
    conversation: (turns, day) => `${count(turns, { one: 'pytanie', few: 'pytania', many: 'pytań', other: 'pytania' })} · ${day}`,
    folder: (files) => `Do przeszukania: ${count(files, FILES)}`,
    folderDoes: 'Enter ogranicza kolejne pytania do tego folderu.',
    passages: (passages) => `${number(passages)} — fragmenty do przeszukania`
  },
  commands: {
    new: 'Nowa rozmowa',
    ask: 'Zadaj pytanie',
    search: 'Szukaj w plikach',
    addFolder: 'Dodaj folder…',
    conversations: 'Pokaż rozmowy',
    library: 'Pokaż bibliotekę',
    stop: 'Zatrzymaj odpowiedź',
    again: 'Zadaj ostatnie pytanie ponownie',
    copy: 'Kopiuj rozmowę jako Markdown',
    exportMarkdown: 'Zapisz rozmowę jako Markdown…',
    exportHtml: 'Zapisz rozmowę jako stronę WWW…',
    exportPdf: 'Zapisz rozmowę jako PDF…',
    print: 'Drukuj rozmowę…',
    nextSource: 'Następne źródło',
    previousSource: 'Poprzednie źródło',
    back: 'Wróć do poprzedniego dokumentu',
    openFile: 'Otwórz plik w jego programie',
    showInFolder: 'Pokaż plik w folderze',
    closeReader: 'Zamknij czytnik',
    pause: 'Wstrzymaj indeksowanie',
    gentle: 'Indeksuj łagodnie',
    full: 'Indeksuj z pełną szybkością',
    retryFiles: 'Przeczytaj ponownie, co się nie udało',
    models: 'Modele…',
    pickModel: 'Dodaj plik modelu…',
    ocr: 'Rozpoznawanie tekstu…',
    restartEngine: 'Uruchom model językowy ponownie',
    addSample: 'Dodaj przykładową bibliotekę',
    themeDark: 'Motyw: ciemny',
    themeLight: 'Motyw: jasny',
    themeContrast: 'Motyw: duży kontrast',
    themeSystem: 'Motyw: jak w systemie',
    settings: 'Ustawienia…',
    shortcuts: 'Skróty klawiszowe'
  },
  commandWords: {
    new: 'czat zacznij wyczyść',
    ask: 'pytanie czat',
    search: 'znajdź wyszukaj',
    addFolder: 'importuj pliki katalog dokumenty otwórz indeksuj ścieżka',
    conversations: 'historia czaty poprzednie panel',
    library: 'foldery pliki źródła panel',
    stop: 'anuluj przerwij stop',
    again: 'powtórz ponów jeszcze raz',
    copy: 'eksportuj schowek udostępnij',
    exportMarkdown: 'eksportuj pobierz udostępnij md plik',
    exportHtml: 'eksportuj pobierz udostępnij html witryna plik',
    exportPdf: 'eksportuj pobierz udostępnij dokument plik',
    print: 'eksportuj wydruk papier PDF',
    nextSource: 'przypis cytat dalej',
    previousSource: 'przypis cytat wstecz',
    back: 'cofnij powrót',
    openFile: 'zewnętrzny oryginał uruchom',
    showInFolder: 'eksplorator Finder położenie ścieżka',
    closeReader: 'dokument ukryj',
    pause: 'pauza stop przerwij',
    gentle: 'wolno tło bateria tempo',
    full: 'szybko wznów kontynuuj tempo',
    retryFiles: 'błąd ponów nieczytelne jeszcze raz',
    models: 'AI LLM model językowy pobierz karta graficzna',
    pickModel: 'gguf importuj AI LLM własny',
    ocr: 'skan obraz zdjęcie PDF OCR języki',
    restartEngine: 'AI LLM awaria zawiesza',
    addSample: 'demo przykład wypróbuj',
    themeDark: 'noc tryb wygląd kolory',
    themeLight: 'dzień tryb wygląd kolory',
    themeContrast: 'dostępność wygląd kolory',
    themeSystem: 'automatyczny wygląd kolory',
    settings: 'opcje preferencje konfiguracja motyw ciemny język kopia zapasowa przywróć',
    shortcuts: 'klawisze pomoc klawiatura F1'
  },
  exporting: {
    menu: 'Zapisz lub drukuj',
    nothing: { message: 'W tej rozmowie nie ma jeszcze odpowiedzi.', remedy: 'Najpierw zadaj pytanie.' },
    saved: (path) => `Zapisano jako ${path}`,
    madeBy: 'Odpowiedzi programu Footnote z plików tego komputera. Każde zdanie porównano z cytatami pod nim.'
  }
}
