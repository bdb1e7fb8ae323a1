import { bytes, count, date, elapsed, number, percent } from '../../format.ts'
import type { memory as english } from './en.ts'

/** What the view of memory and quality says, and thumbs and pins, in German. */
export const memory: typeof english = {
  title: 'Gedächtnis und Qualität',
  manage: 'Gedächtnis und Qualität …',
  tabs: { memory: 'Gedächtnis', ranking: 'Rangfolge', quality: 'Qualität', speed: 'Tempo', history: 'Warum es kam' },
  rating: {
    label: 'Hat diese Stelle geantwortet?',
    up: 'Diese Stelle hat geantwortet',
    down: 'Diese Stelle half nicht',
    pin: 'Diese Datei anheften',
    unpin: 'Diese Datei lösen',
    why: 'Warum kam das?'
  },
  remembered: {
    on: 'Merken, was ich suche, öffne und bewerte',
    about:
      'Damit früher kommt, was Sie brauchen, und die Suche an Ihren eigenen Fragen gemessen werden kann. Es bleibt auf diesem Rechner.',
    off: 'Aus: Nichts wird geschrieben und nichts davon benutzt. Was geschrieben ist, bleibt, bis Sie es vergessen lassen.',
    facts: (events, size) => `${count(events, { one: 'Eintrag', other: 'Einträge' })}, ${bytes(size)}`,
    since: (ms) => `seit ${date(ms)}`,
    nothing: 'Noch ist nichts gemerkt.',
    damaged: (lines) => `${count(lines, { one: 'Eintrag war', other: 'Einträge waren' })} nicht lesbar und wurden übergangen.`,
    dropped: (events) =>
      `${count(events, { one: 'älterer Eintrag wurde', other: 'ältere Einträge wurden' })} zurückgelassen, damit es klein bleibt.`,
    forget: 'Vergessen',
    forgetAll: 'Alles vergessen…',
    forgetOne: 'Eine Datei oder einen Ordner vergessen',
    forgetPath: 'Pfad der Datei oder des Ordners',
    forgetQuestion: 'Alle Suchen, Öffnungen, Daumen und Anheftungen vergessen? Das lässt sich nicht zurücknehmen.',
    keep: 'Behalten',
    forgotten: 'Vergessen.'
  },
  masking: {
    title: 'Vor dem Schreiben unkenntlich gemacht',
    kinds: { iban: 'Kontonummern', card: 'Kartennummern', email: 'E-Mail-Adressen' },
    own: 'Eigene Muster',
    ownAbout: 'Ein regulärer Ausdruck je Zeile, etwa KD-\\d{6}. Auch was schon gemerkt ist, wird unkenntlich.',
    save: 'Muster speichern'
  },
  ranking: {
    weights: 'Wie viel Ihr Tun zählt',
    weightsAbout: 'Kommt zu einem Wert von 0 bis 1 hinzu. Alles auf 0: Alle bekommen dieselben Ergebnisse.',
    weight: {
      conversation: 'In diesem Gespräch zitiert',
      opened: 'Kürzlich geöffnet',
      pinned: 'Angeheftet',
      thumbs: 'Ihre Daumen',
      recency: 'Neueres, wo Sie nach dem Stand fragen'
    },
    allOff: 'Alles aus',
    defaults: 'Auf die Vorgaben zurück',
    stages: 'Schritte einer Suche',
    stagesAbout: 'Ein ausgeschalteter Schritt fehlt in jeder Suche; „So wurde das gefunden“ sagt es.'
  },
  quality: {
    about: 'Ein Daumen nach oben oder ein geöffnetes Ergebnis sagt, was eine Frage beantwortet. An diesen Fragen wird die Suche gemessen.',
    questions: (questions) => count(questions, { one: 'eigene Frage', other: 'eigene Fragen' }),
    none: 'Noch keine. Suchen Sie, öffnen Sie, was hilft, oder geben Sie einen Daumen nach oben.',
    measure: 'Jetzt messen',
    measuring: 'Messung läuft…',
    runs: 'Bisher gemessen',
    columns: {
      when: 'Wann',
      questions: 'Fragen',
      recall5: 'In den ersten 5',
      recall10: 'In den ersten 10',
      mrr: 'MRR',
      time: 'Zeit'
    },
    mrrAbout: 'Mittlerer Kehrwert des Rangs: 1, wenn die richtige Datei immer zuerst kommt, 0,5, wenn sie als zweite kommt',
    share: (share) => percent(share),
    mrr: (value) => number(value, 2),
    time: (p50, p95) => `${elapsed(p50)}, höchstens ${elapsed(p95)}`,
    chart: 'Richtige Dateien unter den ersten zehn, über die Messungen'
  },
  drift: {
    title: 'Was sich an der Rangfolge änderte',
    about: 'Nach einem Wechsel von Modellen oder Einstellungen werden Ihre Fragen neu gestellt und verglichen.',
    none: 'Noch wurde nichts verglichen.',
    compare: 'Jetzt vergleichen',
    nothing: 'Es gibt noch keine frühere Rangfolge; von jetzt an wird eine behalten.',
    same: (overlap) => `${percent(overlap)} der ersten zehn Dateien blieben`,
    changed: (parts) => (parts.length > 0 ? `Geändert: ${parts.join(', ')}` : 'Nur Dateien änderten sich'),
    part: {
      embedder: 'Modell für Bedeutung',
      reranker: 'Modell für die Reihenfolge',
      chunker: 'Schnitt der Texte',
      weights: 'Gewichte',
      off: 'Schritte'
    },
    up: 'früher',
    down: 'später',
    lost: 'weg',
    gained: 'neu',
    move: (before, after) => `${before || '–'} → ${after || '–'}`
  },
  speed: {
    about:
      'Zeiten der letzten 500 Suchen und Antworten: Die Hälfte war schneller als die erste Zahl, 95 und 99 von 100 schneller als die anderen.',
    none: 'Noch keine Suche.',
    columns: { step: 'Schritt', half: 'Hälfte', most: '95 %', nearlyAll: '99 %', runs: 'Läufe', skipped: 'Ausgelassen' },
    whole: { 'whole search': 'Ganze Suche', 'whole answer': 'Ganze Antwort' },
    days: 'Ganze Suche je Tag: Hälfte und 95 %'
  },
  history: {
    label: 'Datei oder Teil ihres Namens',
    about: 'Jedes Mal, wenn eine Datei gezeigt wurde: was gefragt war, an welcher Stelle sie kam und warum.',
    none: 'So etwas wurde noch nicht gezeigt.',
    rank: (rank) => `Platz ${number(rank)}`,
    kind: { search: 'Suche', ask: 'Frage' },
    then: {
      cited: 'zitiert',
      opened: 'geöffnet',
      'thumb up': 'Daumen hoch',
      'thumb down': 'Daumen runter',
      'thumb taken back': 'Daumen zurückgenommen'
    }
  }
}
