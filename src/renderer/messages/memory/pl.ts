import { bytes, count, date, elapsed, number, percent } from '../../format.ts'
import type { memory as english } from './en.ts'

/** What the view of memory and quality says, and thumbs and pins, in Polish. */
export const memory: typeof english = {
  title: 'Pamięć i jakość',
  manage: 'Pamięć i jakość…',
  tabs: { memory: 'Pamięć', history: 'Dlaczego się pojawiło', ranking: 'Kolejność', quality: 'Trafność', speed: 'Szybkość' },
  rating: {
    label: 'Czy ten fragment odpowiada na pytanie?',
    up: 'Ten fragment odpowiada na pytanie',
    down: 'Ten fragment nie pomógł',
    pin: 'Przypnij ten plik',
    unpin: 'Odepnij ten plik',
    why: 'Dlaczego to się pojawiło?'
  },
  remembered: {
    on: 'Zapamiętuj, czego szukam, co otwieram i oceniam',
    about:
      'Dzięki temu to, z czego korzystasz, pojawia się następnym razem wcześniej, a wyszukiwanie można sprawdzić na Twoich pytaniach. Zostaje na tym komputerze.',
    off: 'Wyłączone: nic nie jest zapisywane ani używane. To, co zapisano, zostaje, dopóki tego nie usuniesz.',
    facts: (events, size) => `${count(events, { one: 'wpis', few: 'wpisy', many: 'wpisów', other: 'wpisu' })}, ${bytes(size)}`,
    since: (ms) => `od ${date(ms)}`,
    nothing: 'Nic jeszcze nie zapamiętano.',
    damaged: (lines) => `Nie udało się odczytać: ${count(lines, { one: 'wpis', few: 'wpisy', many: 'wpisów', other: 'wpisu' })}.`,
    dropped: (events) =>
      `Pominięto, aby pamięć była mała: ${count(events, { one: 'starszy wpis', few: 'starsze wpisy', many: 'starszych wpisów', other: 'starszego wpisu' })}.`,
    forget: 'Zapomnij',
    forgetAll: 'Zapomnij wszystko…',
    forgetOne: 'Zapomnij plik lub folder',
    forgetPath: 'Ścieżka pliku lub folderu',
    choose: { file: 'Wybierz plik…', folder: 'Wybierz folder…' },
    forgetQuestion: 'Zapomnieć wszystkie wyszukiwania, otwarcia, oceny i przypięcia? Tego nie da się cofnąć.',
    keep: 'Zachowaj',
    forgotten: 'Zapomniano.'
  },
  masking: {
    title: 'Ukrywane, zanim cokolwiek zostanie zapamiętane',
    kinds: { iban: 'Numery kont bankowych', card: 'Numery kart', email: 'Adresy e-mail' },
    own: 'Własne wzorce (wyrażenia regularne)',
    ownAbout: 'Jeden w wierszu: KD-\\d{6} ukrywa numery klientów takie jak KD-204417. To, co już zapamiętano, też zostanie ukryte.',
    save: 'Zapisz wzorce'
  },
  ranking: {
    weights: 'Wysuń naprzód to, z czego korzystasz',
    weightsAbout: 'Im dalej w prawo, tym wcześniej pojawiają się takie pliki. Gdy wszystko jest wyłączone, liczą się tylko Twoje słowa.',
    weight: {
      conversation: 'Cytowane w tej rozmowie',
      opened: 'Niedawno otwarte',
      pinned: 'Przypięte',
      thumbs: 'Twoje oceny',
      recency: 'Nowsze, gdy pytasz o stan obecny'
    },
    strength: ['wyłączone', 'trochę', 'wyraźnie', 'mocno'],
    figure: (weight) => `Dodaje do ${number(weight, 2)} do wyniku od 0 do 1`,
    allOff: 'Wyłącz wszystko',
    defaults: 'Jak na początku',
    stages: 'Co jeszcze robi wyszukiwanie',
    stagesAbout: 'Każdy z tych kroków poprawia wyniki i spowalnia wyszukiwanie. Wyłącz któryś, aby zobaczyć, do czego służy.',
    stage: (name) => `Krok „${name}”`
  },
  quality: {
    about:
      'Kciuk w górę albo otwarty wynik mówi, który plik odpowiada na pytanie. Tutaj te pytania są zadawane ponownie, aby zobaczyć, jak często ten plik jest znajdowany.',
    last: (share) => `Dla ${percent(share)} Twoich pytań właściwy plik był w pierwszej dziesiątce.`,
    questions: (questions) =>
      count(questions, { one: 'własne pytanie', few: 'własne pytania', many: 'własnych pytań', other: 'własnego pytania' }),
    none: 'Jeszcze żadnych. Szukaj, otwieraj to, co pomaga, albo daj kciuk w górę.',
    measure: 'Sprawdź wyszukiwanie teraz',
    measuring: 'Sprawdzanie…',
    runs: 'Dotychczasowe sprawdziany',
    columns: {
      when: 'Dzień',
      questions: 'Pytania',
      recall5: 'Wśród pierwszych 5',
      recall10: 'Wśród pierwszych 10',
      mrr: 'Zwykłe miejsce',
      time: 'Czas'
    },
    hints: {
      recall5: 'Recall przy 5: jaka część właściwych plików jest wśród pierwszych pięciu wyników',
      recall10: 'Recall przy 10: jaka część właściwych plików jest wśród pierwszych dziesięciu wyników',
      mrr: 'Ze średniej odwrotności pozycji (MRR): miejsce 1, gdy właściwy plik zawsze jest pierwszy',
      time: 'Mediana i 95. percentyl (p50, p95)'
    },
    share: (share) => percent(share),
    place: (mrr) => (mrr > 0 ? number(1 / mrr, 1) : '–'),
    mrr: (mrr) => `MRR ${number(mrr, 2)}`,
    time: (p50, p95) => `${elapsed(p50)}, rzadko ponad ${elapsed(p95)}`,
    chart: 'Właściwe pliki w pierwszej dziesiątce w kolejnych sprawdzianach'
  },
  drift: {
    title: 'Po zmianie: co jest znajdowane inaczej',
    about:
      'Po zmianie modelu lub ustawienia Twoje pytania są zadawane ponownie: widać, które pliki pojawiają się teraz wcześniej lub później.',
    none: 'Jeszcze nic nie porównano.',
    compare: 'Porównaj teraz',
    nothing: 'Nie ma jeszcze z czym porównać; od teraz już jest.',
    same: (overlap) => `Zostało ${percent(overlap)} pierwszych dziesięciu plików`,
    changed: (parts) => (parts.length > 0 ? `Zmieniono: ${parts.join(', ')}` : 'Zmieniły się tylko pliki'),
    part: {
      embedder: 'model, który znajduje po znaczeniu',
      reranker: 'model, który ustawia najlepsze na początku',
      chunker: 'podział tekstów na fragmenty',
      weights: 'jak bardzo liczą się Twoje działania',
      off: 'co jeszcze robi wyszukiwanie'
    },
    up: 'wcześniej',
    down: 'później',
    lost: 'zniknęło',
    gained: 'nowe',
    move: (before, after) => `${before || '–'} → ${after || '–'}`
  },
  speed: {
    whole: { 'whole search': 'Całe wyszukiwanie', 'whole answer': 'Cała odpowiedź' },
    search: (usual, rarely) => `Wyszukiwanie trwa zwykle ${usual}${rarely === usual ? '' : `, rzadko dłużej niż ${rarely}`}.`,
    answer: (usual, rarely) => `Odpowiedź trwa zwykle ${usual}${rarely === usual ? '' : `, rzadko dłużej niż ${rarely}`}.`,
    about: 'Z ostatnich 500 wyszukiwań i odpowiedzi.',
    none: 'Jeszcze nie szukano.',
    steps: 'Co ile trwa',
    columns: {
      step: { title: 'Krok', hint: '' },
      half: { title: 'Zwykle', hint: 'Mediana (p50): połowa była szybsza' },
      most: { title: 'Rzadko ponad', hint: '95. percentyl (p95): 95 na 100 było szybszych' },
      nearlyAll: { title: 'Prawie nigdy ponad', hint: '99. percentyl (p99): 99 na 100 było szybszych' },
      runs: { title: 'Ile razy', hint: '' },
      skipped: { title: 'Pominięto', hint: 'Nie było nic do zrobienia, brak modelu albo krok jest wyłączony' }
    },
    days: 'Wyszukiwania dzień po dniu: zwykły czas i, linią przerywaną, rzadko przekraczany'
  },
  history: {
    label: 'Plik lub część jego nazwy',
    about: 'Każde pokazanie pliku: o co pytano, na którym miejscu stał i dlaczego.',
    none: 'Nic takiego jeszcze nie pokazano.',
    rank: (rank) => `miejsce ${number(rank)}`,
    kind: { search: 'Wyszukiwanie', ask: 'Pytanie' },
    then: {
      cited: 'cytowane',
      opened: 'otwarte',
      'thumb up': 'kciuk w górę',
      'thumb down': 'kciuk w dół',
      'thumb taken back': 'cofnięta ocena'
    }
  }
}
