import type { Translations } from './language.svelte.ts'

/**
 * What the core remarks on answers and on the steps that led to them, as its English has it: `{}` is what it fills in, `(s)` may be
 * missing. `core-texts.ts` reads them.
 */
export const CORE_REMARKS: Translations = {
  // What an answer says of itself.
  'This is not in your files.': { de: 'Das steht nicht in Ihren Dateien.', pl: 'Tego nie ma w Twoich plikach.' },
  'Ask what your files say, in your own words, or have a file summed up, compared or translated.': {
    de: 'Fragen Sie in Ihren eigenen Worten, was in Ihren Dateien steht, oder lassen Sie eine Datei zusammenfassen, vergleichen oder übersetzen.',
    pl: 'Zapytaj własnymi słowami, co jest w Twoich plikach, albo poproś o streszczenie, porównanie lub przetłumaczenie pliku.'
  },
  'No file is indexed yet. Add a folder first.': {
    de: 'Noch ist keine Datei indexiert. Fügen Sie zuerst einen Ordner hinzu.',
    pl: 'Żaden plik nie jest jeszcze zindeksowany. Najpierw dodaj folder.'
  },
  'Nothing was found yet, but files are still being read. Ask again when indexing is finished.': {
    de: 'Noch wurde nichts gefunden, aber es werden noch Dateien gelesen. Fragen Sie noch einmal, wenn das Indexieren fertig ist.',
    pl: 'Na razie nic nie znaleziono, ale pliki są jeszcze odczytywane. Zapytaj ponownie, gdy indeksowanie się skończy.'
  },
  'A part of the answer was left out because no file supports it.': {
    de: 'Ein Teil der Antwort wurde weggelassen, weil keine Datei ihn stützt.',
    pl: 'Część odpowiedzi pominięto, bo nie potwierdza jej żaden plik.'
  },
  'Read as: {}.': { de: 'Gelesen als: {}.', pl: 'Odczytano jako: {}.' },
  'Not found in your files: {}.': { de: 'In Ihren Dateien nicht gefunden: {}.', pl: 'Nie znaleziono w Twoich plikach: {}.' },
  '{} file(s) not read yet when this was answered.': {
    de: 'Bei dieser Antwort noch nicht gelesene Dateien: {}.',
    pl: 'Pliki jeszcze nieprzeczytane w chwili tej odpowiedzi: {}.'
  },
  '{} file(s) could not be read: left out of the search.': {
    de: 'Nicht durchsucht, weil nicht lesbar: {} Datei(en).',
    pl: 'Nie przeszukano, bo nie udało się odczytać; liczba plików: {}.'
  },
  '{} could not be read: left out of the search.': {
    de: 'Nicht durchsucht, weil nicht lesbar: {}.',
    pl: 'Nie przeszukano, bo nie udało się odczytać: {}.'
  },
  'This is not in your files, as far as could be told.': {
    de: 'Das steht nicht in Ihren Dateien, soweit es sich sagen lässt.',
    pl: 'Tego nie ma w Twoich plikach, o ile dało się to ustalić.'
  },
  'The passages below come close.': { de: 'Die Stellen unten kommen dem nahe.', pl: 'Fragmenty poniżej są temu bliskie.' },
  'Another file may name somebody else.': {
    de: 'Eine andere Datei nennt vielleicht noch jemanden.',
    pl: 'Inny plik może wymieniać jeszcze kogoś.'
  },
  'It is said already.': { de: 'Das ist schon gesagt.', pl: 'To już zostało powiedziane.' },
  'Another file differs: “{}” ({}).': {
    de: 'Eine andere Datei sagt etwas anderes: „{}“ ({}).',
    pl: 'Inny plik mówi co innego: „{}” ({}).'
  },
  'The answer follows the newer one.': { de: 'Die Antwort folgt der neueren.', pl: 'Odpowiedź opiera się na nowszym.' },
  'It is the newer one.': { de: 'Sie ist die neuere.', pl: 'Jest on nowszy.' },
  '“{}” is not indexed yet.': { de: '„{}“ ist noch nicht indexiert.', pl: 'Plik „{}” nie jest jeszcze zindeksowany.' },
  '“{}” could not be read:': { de: '„{}“ konnte nicht gelesen werden:', pl: 'Nie udało się odczytać „{}”:' },
  '{} more files of it were not read.': {
    de: 'Weitere Dateien davon, die nicht gelesen wurden: {}.',
    pl: 'Dalsze nieodczytane pliki: {}.'
  },
  'No file of your folders that may be read here is called “{}”.': {
    de: 'Keine Datei Ihrer Ordner, die hier gelesen werden darf, heißt „{}“.',
    pl: 'Żaden plik z Twoich folderów, który wolno tu czytać, nie nazywa się „{}”.'
  },
  'Only figures of a translation are checked, not its meaning: compare it with the original in its footnotes.': {
    de: 'Von einer Übersetzung werden nur die Zahlen geprüft, nicht der Sinn: Vergleichen Sie sie mit dem Original in den Fußnoten.',
    pl: 'W tłumaczeniu sprawdzane są tylko liczby, nie sens: porównaj je z oryginałem w przypisach.'
  },
  'No sentence of the two files differs.': {
    de: 'Kein Satz der beiden Dateien unterscheidet sich.',
    pl: 'Żadne zdanie obu plików się nie różni.'
  },
  'Files that speak of it and are not listed: {}.': {
    de: 'Weitere Dateien, die davon sprechen und hier nicht stehen: {}.',
    pl: 'Inne pliki, które o tym mówią, a których tu nie ma: {}.'
  },
  'Only the first {} of {} rows have a footnote.': {
    de: 'Nur die ersten {} von {} Zeilen haben eine Fußnote.',
    pl: 'Tylko pierwsze {} z {} wierszy mają przypis.'
  },
  'Differing places that are not shown: {}.': {
    de: 'Weitere abweichende Stellen, die nicht gezeigt werden: {}.',
    pl: 'Dalsze różniące się miejsca, których nie pokazano: {}.'
  },
  // Why a sentence was taken back, or is to be read with care.
  'This was not translated.': { de: 'Das wurde nicht übersetzt.', pl: 'Tego nie przetłumaczono.' },
  'The cited file speaks of nothing that the question names.': {
    de: 'Die angeführte Datei spricht von nichts, was die Frage nennt.',
    pl: 'Przytoczony plik nie mówi o niczym, co wymienia pytanie.'
  },
  'The model found no answer in the sources.': {
    de: 'Das Modell fand in den Quellen keine Antwort.',
    pl: 'Model nie znalazł odpowiedzi w źródłach.'
  },
  'The model was close to finding no answer in the sources ({} %).': {
    de: 'Das Modell fand in den Quellen beinahe keine Antwort ({} %).',
    pl: 'Model był bliski uznania, że w źródłach nie ma odpowiedzi ({} %).'
  },
  'The model was not sure of “{}” ({} %).': {
    de: 'Das Modell war bei „{}“ unsicher ({} %).',
    pl: 'Model nie był pewien słowa „{}” ({} %).'
  },
  'It only repeats its instructions.': { de: 'Der Satz wiederholt nur die Anweisungen.', pl: 'To tylko powtórzenie poleceń.' },
  'It only announces what follows.': { de: 'Der Satz kündigt nur an, was folgt.', pl: 'To tylko zapowiedź tego, co następuje.' },
  'It only repeats the question.': { de: 'Der Satz wiederholt nur die Frage.', pl: 'To tylko powtórzenie pytania.' },
  'No source says this.': { de: 'Keine Quelle sagt das.', pl: 'Żadne źródło tego nie mówi.' },
  'No source denies this.': { de: 'Keine Quelle verneint das.', pl: 'Żadne źródło temu nie zaprzecza.' },
  'The cited file does not speak of “{}”.': { de: 'Die zitierte Datei spricht nicht von „{}“.', pl: 'Cytowany plik nie mówi o „{}”.' },
  'No source states {}.': { de: 'Keine Quelle nennt {}.', pl: 'Żadne źródło nie podaje: {}.' },
  'The source says the opposite: “{}”.': { de: 'Die Quelle sagt das Gegenteil: „{}“.', pl: 'Źródło mówi coś przeciwnego: „{}”.' },
  'The source gives another figure: “{}”.': { de: 'Die Quelle nennt eine andere Zahl: „{}“.', pl: 'Źródło podaje inną liczbę: „{}”.' },
  'The source says this of someone else: “{}”.': {
    de: 'Die Quelle sagt das von jemand anderem: „{}“.',
    pl: 'Źródło mówi to o kimś innym: „{}”.'
  },
  'The source says this of {}, not of {}.': { de: 'Die Quelle sagt dies von {}, nicht von {}.', pl: 'Źródło mówi to o {}, a nie o {}.' },
  'The source gives {} for another month.': {
    de: 'Die Quelle nennt {} für einen anderen Monat.',
    pl: 'Źródło podaje {} dla innego miesiąca.'
  },
  'The source gives {} for another day.': { de: 'Die Quelle nennt {} für einen anderen Tag.', pl: 'Źródło podaje {} dla innego dnia.' },
  'In the source it is {} who asks this.': { de: 'In der Quelle fragt das {}.', pl: 'W źródle pyta o to {}.' },
  'The date that it names falls on another day of the week.': {
    de: 'Das genannte Datum fällt auf einen anderen Wochentag.',
    pl: 'Podana data wypada w innym dniu tygodnia.'
  },
  'In the source it is {} who says this.': { de: 'In der Quelle sagt das {}.', pl: 'W źródle mówi to {}.' },
  'One row says this; no rows were added up or compared.': {
    de: 'So steht es in einer Zeile; es wurden keine Zeilen addiert oder verglichen.',
    pl: 'Tak mówi jeden wiersz; żadnych wierszy nie zsumowano ani nie porównano.'
  },
  'Another row of that name holds another figure.': {
    de: 'Eine andere Zeile dieses Namens nennt eine andere Zahl.',
    pl: 'Inny wiersz o tej nazwie podaje inną liczbę.'
  },
  'It names no day.': { de: 'Der Satz nennt keinen Tag.', pl: 'Zdanie nie podaje dnia.' },
  'It names no time.': { de: 'Der Satz nennt keine Uhrzeit.', pl: 'Zdanie nie podaje godziny.' },
  'It answers neither Yes nor No.': { de: 'Der Satz antwortet weder mit Ja noch mit Nein.', pl: 'Zdanie nie odpowiada ani tak, ani nie.' },
  'It names no amount.': { de: 'Der Satz nennt keinen Betrag.', pl: 'Zdanie nie podaje kwoty.' },
  'It names no number.': { de: 'Der Satz nennt keine Zahl.', pl: 'Zdanie nie podaje liczby.' },
  'It names none of those that were asked about.': {
    de: 'Der Satz nennt nichts von dem, wonach gefragt ist.',
    pl: 'Zdanie nie wymienia żadnej z możliwości podanych w pytaniu.'
  },
  'It gives the day on which this was written.': {
    de: 'Der Satz nennt den Tag, an dem das geschrieben wurde.',
    pl: 'Zdanie podaje dzień, w którym to napisano.'
  },
  'The file cited for “{}” may speak of another occasion.': {
    de: 'Die für „{}“ zitierte Datei spricht vielleicht von einer anderen Gelegenheit.',
    pl: 'Plik cytowany przy „{}” może mówić o innej okazji.'
  },
  'A file that said this was changed while the answer was written.': {
    de: 'Eine Datei, die das sagte, wurde geändert, während die Antwort entstand.',
    pl: 'Plik, który to mówił, zmienił się w trakcie pisania odpowiedzi.'
  },
  'Ask again.': { de: 'Fragen Sie noch einmal.', pl: 'Zapytaj ponownie.' },
  'Looking again.': { de: 'Es wird noch einmal gesucht.', pl: 'Szukam jeszcze raz.' },
  'Fill in what stands in brackets before you send it.': {
    de: 'Ergänzen Sie vor dem Absenden, was in Klammern steht.',
    pl: 'Przed wysłaniem uzupełnij to, co stoi w nawiasach.'
  },
  'No file says this; read it before you send it.': {
    de: 'Das sagt keine Datei; lesen Sie es, bevor Sie es senden.',
    pl: 'Nie mówi tego żaden plik; przeczytaj to przed wysłaniem.'
  },
  'This promises something in your name; read it before you send it.': {
    de: 'Das verspricht etwas in Ihrem Namen; lesen Sie es, bevor Sie es senden.',
    pl: 'To obietnica w Twoim imieniu; przeczytaj to przed wysłaniem.'
  },
  'The files say only a part of this; read it before you send it.': {
    de: 'Die Dateien sagen nur einen Teil davon; lesen Sie es, bevor Sie es senden.',
    pl: 'Pliki mówią tylko część tego; przeczytaj to przed wysłaniem.'
  },
  'It was not translated.': { de: 'Der Satz wurde nicht übersetzt.', pl: 'Zdanie nie zostało przetłumaczone.' },
  'The original does not state {}.': { de: 'Das Original nennt {} nicht.', pl: 'Oryginał nie podaje: {}.' },
  'The original also states {}.': { de: 'Das Original nennt außerdem {}.', pl: 'Oryginał podaje także: {}.' },
  // Why a question is answered as it is.
  'It asks which came first, or how long between: each side is looked up, the days are compared.': {
    de: 'Gefragt ist, was zuerst kam oder wie lange es dazwischen war: Jede Seite wird gesucht, die Tage werden verglichen.',
    pl: 'Pytanie dotyczy tego, co było pierwsze lub ile minęło: każda strona jest szukana, a dni są porównywane.'
  },
  'It asks {} things: each is looked up and answered in turn.': {
    de: 'Gefragt sind mehrere Dinge ({}): Jedes wird der Reihe nach gesucht und beantwortet.',
    pl: 'Pytanie obejmuje kilka spraw ({}): każda jest kolejno szukana i otrzymuje odpowiedź.'
  },
  'A part of the question: {}': { de: 'Ein Teil der Frage: {}', pl: 'Część pytania: {}' },
  'It compares or joins things that may stand in several files.': {
    de: 'Die Frage vergleicht oder verbindet Dinge, die in mehreren Dateien stehen können.',
    pl: 'Pytanie porównuje lub łączy rzeczy, które mogą być w kilku plikach.'
  },
  'The best passage holds only {} % of the question’s words.': {
    de: 'Die beste Stelle enthält nur {} % der Wörter der Frage.',
    pl: 'Najlepszy fragment zawiera tylko {} % słów pytania.'
  },
  'One passage speaks of all that is asked.': {
    de: 'Eine Stelle spricht von allem Gefragten.',
    pl: 'Jeden fragment mówi o wszystkim, o co pytasz.'
  },
  'It compares: each side gets its share of what is read.': {
    de: 'Die Frage vergleicht: Jede Seite bekommt ihren Teil dessen, was gelesen wird.',
    pl: 'Pytanie porównuje: każda strona dostaje swoją część tego, co jest czytane.'
  },
  'It asks which files speak of something: those that hold its words are listed, and no model is asked.': {
    de: 'Gefragt ist, welche Dateien von etwas sprechen: Die mit diesen Wörtern werden aufgezählt, ohne ein Modell zu fragen.',
    pl: 'Pytanie o to, które pliki o czymś mówią: wymieniono te, które zawierają te słowa, bez pytania modelu.'
  },
  'It asks who began a conversation: its first words are quoted, and no model is asked.': {
    de: 'Gefragt ist, wer ein Gespräch begonnen hat: Seine ersten Worte werden zitiert, ohne Modell.',
    pl: 'Pytanie dotyczy tego, kto zaczął rozmowę: cytowane są jej pierwsze słowa, bez modelu.'
  },
  'It asks who somebody is: the sentences that say it are quoted, and no model is asked.': {
    de: 'Gefragt ist, wer jemand ist: Die Sätze, die es sagen, werden zitiert, ohne ein Modell zu fragen.',
    pl: 'Pytanie o to, kim ktoś jest: cytowane są zdania, które to mówią, bez pytania modelu.'
  },
  'It asks for a figure that a row and a column of a table name: it is looked up, and no model is asked.': {
    de: 'Gefragt ist nach einer Zahl, die Zeile und Spalte einer Tabelle benennen: Sie wird nachgeschlagen, kein Modell wird gefragt.',
    pl: 'Pytanie dotyczy liczby, którą wskazują wiersz i kolumna tabeli: jest odszukiwana, żaden model nie jest pytany.'
  },
  'It asks what the rows of a table come to: they are reckoned up, and no model is asked.': {
    de: 'Gefragt ist, was die Zeilen einer Tabelle ergeben: Sie werden ausgerechnet, ohne ein Modell zu fragen.',
    pl: 'Pytanie dotyczy tego, co dają wiersze tabeli: są obliczane, bez pytania modelu.'
  },
  'It compares two versions of a text: their sentences are held against each other.': {
    de: 'Verglichen werden zwei Fassungen eines Textes: Ihre Sätze werden nebeneinandergehalten.',
    pl: 'Porównywane są dwie wersje tekstu: ich zdania zestawiono ze sobą.'
  },
  'It compares two files: each is summed up from its own text.': {
    de: 'Verglichen werden zwei Dateien: Jede wird aus ihrem eigenen Text zusammengefasst.',
    pl: 'Porównywane są dwa pliki: każdy streszczono z jego własnego tekstu.'
  },
  'A summary was asked for.': { de: 'Gewünscht ist eine Zusammenfassung.', pl: 'Chodzi o streszczenie.' },
  'A text was asked for: what it states is checked against the files, what is only polite is not.': {
    de: 'Gewünscht ist ein Text: Was er behauptet, wird mit den Dateien verglichen, bloße Höflichkeit nicht.',
    pl: 'Chodzi o napisanie tekstu: to, co stwierdza, jest porównywane z plikami, zwroty grzecznościowe nie.'
  },
  'A translation was asked for: names, numbers and dates are checked.': {
    de: 'Gewünscht ist eine Übersetzung: Namen, Zahlen und Daten werden geprüft.',
    pl: 'Chodzi o tłumaczenie: sprawdzane są nazwy, liczby i daty.'
  },
  'After every sentence.': { de: 'Nach jedem Satz.', pl: 'Po każdym zdaniu.' },
  // What a step did, or why it was left out.
  'No language model is installed; the answer quotes the files.': {
    de: 'Kein Sprachmodell ist installiert; die Antwort zitiert die Dateien.',
    pl: 'Nie zainstalowano modelu językowego; odpowiedź cytuje pliki.'
  },
  'No embedding model is installed; full-text search answers alone.': {
    de: 'Kein Modell für Bedeutungen ist installiert; gesucht wird nur nach Wörtern.',
    pl: 'Nie zainstalowano modelu znaczeń; szukanie odbywa się tylko po słowach.'
  },
  'No reranking model is installed; the first stage’s order stands.': {
    de: 'Kein Modell zum Ordnen ist installiert; die Reihenfolge der Suche bleibt.',
    pl: 'Nie zainstalowano modelu porządkującego; zostaje kolejność wyszukiwania.'
  },
  'Full-text search answers alone.': { de: 'Gesucht wird nur nach Wörtern.', pl: 'Szukanie odbywa się tylko po słowach.' },
  'Searched by words alone.': { de: 'Gesucht wurde nur nach Wörtern.', pl: 'Szukano tylko po słowach.' },
  'Neither the conversation nor the question gives a reason to reorder.': {
    de: 'Weder das Gespräch noch die Frage gibt Anlass, etwas vorzuziehen.',
    pl: 'Ani rozmowa, ani pytanie nie dają powodu do zmiany kolejności.'
  },
  'Switched off in the settings.': { de: 'In den Einstellungen ausgeschaltet.', pl: 'Wyłączone w ustawieniach.' },
  'Switched off.': { de: 'Ausgeschaltet.', pl: 'Wyłączone.' },
  'There is nothing to put in order.': { de: 'Es gibt nichts zu ordnen.', pl: 'Nie ma czego porządkować.' },
  'Nothing was found to follow names from.': {
    de: 'Es wurde nichts gefunden, dessen Namen man folgen könnte.',
    pl: 'Nie znaleziono niczego, za czego nazwami można by iść.'
  },
  'There is no list of the words in your files.': {
    de: 'Es gibt noch keine Liste der Wörter in Ihren Dateien.',
    pl: 'Nie ma jeszcze listy słów z Twoich plików.'
  },
  'Left out: it took longer than {} ms.': { de: 'Ausgelassen: Es dauerte länger als {} ms.', pl: 'Pominięto: trwało dłużej niż {} ms.' },
  'Left out by your folder rules: {}': { de: 'Durch Ihre Ordnerregeln ausgelassen: {}', pl: 'Pominięto zgodnie z regułami folderów: {}' },
  '{} passage(s) read': { de: 'Gelesene Stellen: {}', pl: 'Przeczytane fragmenty: {}' },
  '{} passage(s) of documents that the best ones name': {
    de: 'Stellen aus Dateien, die die besten nennen: {}',
    pl: 'Fragmenty z plików, które wymieniają najlepsze: {}'
  },
  '{} passage(s) of folders that are kept from it': {
    de: 'Stellen aus Ordnern, die es nicht lesen darf: {}',
    pl: 'Fragmenty z folderów, których nie wolno mu czytać: {}'
  },
  '{} tokens were still in memory': { de: 'Noch im Speicher: {} Tokens', pl: 'Jeszcze w pamięci: {} tokenów' },
  'Stopped at the length limit': { de: 'An der Längengrenze beendet', pl: 'Zakończono na granicy długości' },
  "Worth reading: no reranking model is installed, {} % of the question's words found": {
    de: 'Lesenswert: Kein Modell zum Ordnen ist installiert, {} % der Wörter der Frage gefunden',
    pl: 'Warto przeczytać: nie zainstalowano modelu porządkującego, znaleziono {} % słów pytania'
  },
  "Worth reading: best score {}, {} % of the question's words found": {
    de: 'Lesenswert: bester Wert {}, {} % der Wörter der Frage gefunden',
    pl: 'Warto przeczytać: najlepszy wynik {}, znaleziono {} % słów pytania'
  },
  "Nothing speaks of this: no reranking model is installed, {} % of the question's words found": {
    de: 'Nichts spricht davon: Kein Modell zum Ordnen ist installiert, {} % der Wörter der Frage gefunden',
    pl: 'Nic o tym nie mówi: nie zainstalowano modelu porządkującego, znaleziono {} % słów pytania'
  },
  "Nothing speaks of this: best score {}, {} % of the question's words found": {
    de: 'Nichts spricht davon: bester Wert {}, {} % der Wörter der Frage gefunden',
    pl: 'Nic o tym nie mówi: najlepszy wynik {}, znaleziono {} % słów pytania'
  },
  'The question names the file {}: it is summed up.': {
    de: 'Die Frage nennt die Datei {}: Sie wird zusammengefasst.',
    pl: 'Pytanie wymienia plik {}: zostanie streszczony.'
  },
  'Searched for: {}': { de: 'Gesucht wurde: {}', pl: 'Szukano: {}' },
  'Dropped: “{}”': { de: 'Verworfen: „{}“', pl: 'Odrzucono: „{}”' },
  'For “{}”': { de: 'Für „{}“', pl: 'Dla „{}”' },
  'for “{}”': { de: 'für „{}“', pl: 'dla „{}”' },
  // Why a passage came up.
  '“{}” names it': { de: '„{}“ nennt es', pl: '„{}” to wymienia' },
  'cited {} answers ago': { de: 'vor {} Antworten zitiert', pl: 'cytowane {} odpowiedzi temu' },
  'you opened it': { de: 'Sie haben es geöffnet', pl: 'otwarto to' },
  'you pinned it': { de: 'Sie haben es angeheftet', pl: 'przypięto to' },
  'you found it useful': { de: 'Sie fanden es nützlich', pl: 'uznano to za przydatne' },
  'you found it useless': { de: 'Sie fanden es nutzlos', pl: 'uznano to za nieprzydatne' },
  'the question asks about now': { de: 'die Frage gilt dem Heute', pl: 'pytanie dotyczy teraźniejszości' },
  'not read': { de: 'nicht gelesen', pl: 'nie przeczytano' }
}
