import { bytes, count, date, elapsed, number, percent } from '../../format.ts'
import type { memory as english } from './en.ts'

/** What the view of memory and quality says, and thumbs and pins, in German. */
export const memory: typeof english = {
  title: 'Gedächtnis und Qualität',
  manage: 'Gedächtnis und Qualität …',
  tabs: { memory: 'Gedächtnis', history: 'Warum es kam', ranking: 'Reihenfolge', quality: 'Treffer', speed: 'Tempo' },
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
      'Damit nächstes Mal zuerst kommt, was Sie brauchen, und die Suche an Ihren eigenen Fragen geprüft werden kann. Es bleibt auf diesem Rechner.',
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
    choose: { file: 'Datei wählen …', folder: 'Ordner wählen …' },
    forgetQuestion: 'Alle Suchen, Öffnungen, Daumen und Anheftungen vergessen? Das lässt sich nicht zurücknehmen.',
    keep: 'Behalten',
    forgotten: 'Vergessen.'
  },
  masking: {
    title: 'Unkenntlich gemacht, bevor etwas gemerkt wird',
    kinds: { iban: 'Kontonummern', card: 'Kartennummern', email: 'E-Mail-Adressen' },
    own: 'Eigene Muster (reguläre Ausdrücke)',
    ownAbout: 'Eines je Zeile: KD-\\d{6} verbirgt Kundennummern wie KD-204417. Auch was schon gemerkt ist, wird unkenntlich.',
    save: 'Muster speichern'
  },
  ranking: {
    weights: 'Nach vorn holen, was Sie benutzen',
    weightsAbout: 'Je weiter rechts, desto früher kommen solche Dateien. Sind alle aus, zählen nur Ihre Wörter.',
    weight: {
      conversation: 'In diesem Gespräch zitiert',
      opened: 'Kürzlich geöffnet',
      pinned: 'Angeheftet',
      thumbs: 'Ihre Daumen',
      recency: 'Neueres, wo Sie nach dem Stand fragen'
    },
    strength: ['aus', 'ein wenig', 'deutlich', 'stark'],
    figure: (weight) => `Bringt bis zu ${number(weight, 2)} zu einem Wert von 0 bis 1 hinzu`,
    allOff: 'Alles aus',
    defaults: 'Wie am Anfang',
    stages: 'Was eine Suche außerdem tut',
    stagesAbout: 'Jedes davon macht Ergebnisse besser und Suchen langsamer. Schalten Sie eines aus, um zu sehen, wozu es gut ist.',
    stage: (name) => `Schritt „${name}“`
  },
  quality: {
    about:
      'Ein Daumen nach oben oder ein geöffnetes Ergebnis sagt, welche Datei eine Frage beantwortet. Hier werden diese Fragen noch einmal gestellt: Wie oft wird die Datei gefunden?',
    last: (share) => `Bei ${percent(share)} Ihrer Fragen war die richtige Datei unter den ersten zehn.`,
    questions: (questions) => count(questions, { one: 'eigene Frage', other: 'eigene Fragen' }),
    none: 'Noch keine. Suchen Sie, öffnen Sie, was hilft, oder geben Sie einen Daumen nach oben.',
    measure: 'Die Suche jetzt prüfen',
    measuring: 'Prüfung läuft…',
    runs: 'Bisherige Prüfungen',
    columns: {
      when: 'Tag',
      questions: 'Fragen',
      recall5: 'Unter den ersten 5',
      recall10: 'Unter den ersten 10',
      mrr: 'Üblicher Platz',
      time: 'Zeit'
    },
    hints: {
      recall5: 'Recall bei 5: Anteil der richtigen Dateien, die unter den ersten fünf Ergebnissen stehen',
      recall10: 'Recall bei 10: Anteil der richtigen Dateien, die unter den ersten zehn Ergebnissen stehen',
      mrr: 'Aus dem mittleren Kehrwert des Rangs (MRR): Platz 1, wenn die richtige Datei immer zuerst kommt',
      time: 'Median und 95. Perzentil (p50, p95)'
    },
    share: (share) => percent(share),
    place: (mrr) => (mrr > 0 ? number(1 / mrr, 1) : '–'),
    mrr: (mrr) => `MRR ${number(mrr, 2)}`,
    time: (p50, p95) => `${elapsed(p50)}, selten über ${elapsed(p95)}`,
    chart: 'Richtige Dateien unter den ersten zehn, Prüfung für Prüfung'
  },
  drift: {
    title: 'Nach einer Änderung: was anders gefunden wird',
    about:
      'Wurde ein Modell oder eine Einstellung geändert, werden Ihre Fragen noch einmal gestellt: Sie sehen, welche Dateien jetzt früher oder später kommen.',
    none: 'Noch wurde nichts verglichen.',
    compare: 'Jetzt vergleichen',
    nothing: 'Es gibt noch nichts Früheres zum Vergleichen; von jetzt an schon.',
    same: (overlap) => `${percent(overlap)} der ersten zehn Dateien blieben`,
    changed: (parts) => (parts.length > 0 ? `Geändert: ${parts.join(', ')}` : 'Nur Dateien änderten sich'),
    part: {
      embedder: 'das Modell, das nach Bedeutung findet',
      reranker: 'das Modell, das die besten nach vorn stellt',
      chunker: 'wie Texte in Stellen geteilt werden',
      weights: 'wie viel Ihr Tun zählt',
      off: 'was eine Suche außerdem tut'
    },
    up: 'früher',
    down: 'später',
    lost: 'weg',
    gained: 'neu',
    move: (before, after) => `${before || '–'} → ${after || '–'}`
  },
  speed: {
    whole: { 'whole search': 'Ganze Suche', 'whole answer': 'Ganze Antwort' },
    search: (usual, rarely) => `Eine Suche dauert meist ${usual}${rarely === usual ? '' : `, selten länger als ${rarely}`}.`,
    answer: (usual, rarely) => `Eine Antwort dauert meist ${usual}${rarely === usual ? '' : `, selten länger als ${rarely}`}.`,
    about: 'Aus den letzten 500 Suchen und Antworten.',
    none: 'Noch keine Suche.',
    steps: 'Was wie lange dauert',
    columns: {
      step: { title: 'Schritt', hint: '' },
      half: { title: 'Meist', hint: 'Median (p50): die Hälfte war schneller' },
      most: { title: 'Selten über', hint: '95. Perzentil (p95): 95 von 100 waren schneller' },
      nearlyAll: { title: 'Fast nie über', hint: '99. Perzentil (p99): 99 von 100 waren schneller' },
      runs: { title: 'Wie oft', hint: '' },
      skipped: { title: 'Ausgelassen', hint: 'Es gab nichts zu tun, kein Modell dafür, oder es ist ausgeschaltet' }
    },
    days: 'Suchen Tag für Tag: die übliche Zeit und, gestrichelt, die selten überschrittene'
  },
  history: {
    label: 'Datei oder Teil ihres Namens',
    about: 'Jedes Mal, wenn eine Datei gezeigt wurde: was Sie fragten, an welcher Stelle sie stand und warum.',
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
