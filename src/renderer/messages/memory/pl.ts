import { bytes, count, date, elapsed, number, percent } from '../../format.ts'
import type { memory as english } from './en.ts'

/** What the view of memory and quality says, and thumbs and pins, in Polish. */
export const memory: typeof english = {
  title: 'Pamięć i jakość',
  manage: 'Pamięć i jakość…',
  tabs: { memory: 'Pamięć', ranking: 'Kolejność', quality: 'Jakość', speed: 'Szybkość', history: 'Dlaczego się pojawiło' },
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
      'Dzięki temu to, z czego korzystasz, pojawia się wcześniej, a jakość można zmierzyć na Twoich pytaniach. Zostaje na tym komputerze.',
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
    forgetQuestion: 'Zapomnieć wszystkie wyszukiwania, otwarcia, oceny i przypięcia? Tego nie da się cofnąć.',
    keep: 'Zachowaj',
    forgotten: 'Zapomniano.'
  },
  masking: {
    title: 'Ukrywane przed zapisem',
    kinds: { iban: 'Numery kont bankowych', card: 'Numery kart', email: 'Adresy e-mail' },
    own: 'Własne wzorce',
    ownAbout: 'Jedno wyrażenie regularne w wierszu, na przykład KD-\\d{6}. To, co już zapamiętano, też zostanie ukryte.',
    save: 'Zapisz wzorce'
  },
  ranking: {
    weights: 'Jak bardzo liczą się Twoje działania',
    weightsAbout: 'Dodawane do wyniku od 0 do 1. Wszystko na 0: każdy widzi to samo.',
    weight: {
      conversation: 'Cytowane w tej rozmowie',
      opened: 'Niedawno otwarte',
      pinned: 'Przypięte',
      thumbs: 'Twoje oceny',
      recency: 'Nowsze, gdy pytasz o stan obecny'
    },
    allOff: 'Wyłącz wszystko',
    defaults: 'Przywróć domyślne',
    stages: 'Kroki wyszukiwania',
    stagesAbout: 'Wyłączony krok jest pomijany w każdym wyszukiwaniu; „Jak to znaleziono” o tym mówi.'
  },
  quality: {
    about: 'Kciuk w górę albo otwarty wynik mówi, co odpowiada na pytanie. Na tych pytaniach mierzy się wyszukiwanie.',
    questions: (questions) =>
      count(questions, { one: 'własne pytanie', few: 'własne pytania', many: 'własnych pytań', other: 'własnego pytania' }),
    none: 'Jeszcze żadnych. Szukaj, otwieraj to, co pomaga, albo daj kciuk w górę.',
    measure: 'Zmierz teraz',
    measuring: 'Mierzenie…',
    runs: 'Dotychczasowe pomiary',
    columns: {
      when: 'Kiedy',
      questions: 'Pytania',
      recall5: 'W pierwszych 5',
      recall10: 'W pierwszych 10',
      mrr: 'MRR',
      time: 'Czas'
    },
    mrrAbout: 'Średnia odwrotność pozycji: 1, gdy właściwy plik zawsze jest pierwszy, 0,5, gdy jest drugi',
    share: (share) => percent(share),
    mrr: (value) => number(value, 2),
    time: (p50, p95) => `${elapsed(p50)}, najwyżej ${elapsed(p95)}`,
    chart: 'Właściwe pliki w pierwszej dziesiątce w kolejnych pomiarach'
  },
  drift: {
    title: 'Co zmieniło się w kolejności',
    about: 'Po zmianie modeli lub ustawień Twoje pytania są zadawane ponownie i porównywane.',
    none: 'Jeszcze nic nie porównano.',
    compare: 'Porównaj teraz',
    nothing: 'Nie ma jeszcze wcześniejszej kolejności; od teraz jest zachowywana.',
    same: (overlap) => `Zostało ${percent(overlap)} pierwszych dziesięciu plików`,
    changed: (parts) => (parts.length > 0 ? `Zmieniono: ${parts.join(', ')}` : 'Zmieniły się tylko pliki'),
    part: { embedder: 'model znaczenia', reranker: 'model kolejności', chunker: 'podział tekstów', weights: 'wagi', off: 'kroki' },
    up: 'wcześniej',
    down: 'później',
    lost: 'zniknęło',
    gained: 'nowe',
    move: (before, after) => `${before || '–'} → ${after || '–'}`
  },
  speed: {
    about: 'Czasy ostatnich 500 wyszukiwań i odpowiedzi: połowa była szybsza niż pierwsza liczba, 95 i 99 na 100 niż pozostałe.',
    none: 'Jeszcze nie szukano.',
    columns: { step: 'Krok', half: 'Połowa', most: '95 %', nearlyAll: '99 %', runs: 'Przebiegi', skipped: 'Pominięto' },
    whole: { 'whole search': 'Całe wyszukiwanie', 'whole answer': 'Cała odpowiedź' },
    days: 'Całe wyszukiwanie według dni: połowa i 95 %'
  },
  history: {
    label: 'Plik lub część jego nazwy',
    about: 'Każde pokazanie pliku: o co pytano, na którym miejscu i dlaczego.',
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
