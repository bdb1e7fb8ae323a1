import type { Translations } from '../language.svelte.ts'

/** What is said of conversations, collections, backups, the index, single files, and of what no one foresaw. */
export const KEEPING: Translations = {
  'Stopped.': { de: 'Angehalten.', pl: 'Zatrzymano.' },
  'Try again; if it happens again, report it with the log file from the data folder.': {
    de: 'Versuchen Sie es noch einmal; wenn es wieder geschieht, melden Sie es mit der Protokolldatei aus dem Datenordner.',
    pl: 'Spróbuj ponownie; jeśli to się powtórzy, zgłoś to, dołączając plik dziennika z folderu danych.'
  },
  'the disk is full ({})': { de: 'Die Festplatte ist voll ({})', pl: 'dysk jest pełny ({})' },
  'The process is gone.': { de: 'Der Prozess ist beendet.', pl: 'Proces już nie działa.' },
  'There is no method "{}".': { de: 'Es gibt keine Methode „{}“.', pl: 'Nie ma metody „{}”.' },
  'Update both sides to the same version.': {
    de: 'Bringen Sie beide Seiten auf dieselbe Version.',
    pl: 'Zaktualizuj obie strony do tej samej wersji.'
  },
  'The input of "{}" is not valid: {}.': { de: 'Die Eingabe von „{}“ ist ungültig: {}.', pl: 'Dane wejściowe „{}” są nieprawidłowe: {}.' },
  'Check the named fields.': { de: 'Prüfen Sie die genannten Felder.', pl: 'Sprawdź wymienione pola.' },
  // The index.
  'The index is being copied already.': { de: 'Der Index wird schon kopiert.', pl: 'Indeks jest już kopiowany.' },
  'Wait until that is done.': { de: 'Warten Sie, bis das fertig ist.', pl: 'Poczekaj, aż to się skończy.' },
  'The index rests for a moment.': { de: 'Der Index ruht einen Augenblick.', pl: 'Indeks przez chwilę odpoczywa.' },
  'The index was opened for reading only.': {
    de: 'Der Index wurde nur zum Lesen geöffnet.',
    pl: 'Indeks otwarto tylko do odczytu.'
  },
  'Close the other Footnote and try again.': {
    de: 'Schließen Sie das andere Footnote und versuchen Sie es noch einmal.',
    pl: 'Zamknij drugie Footnote i spróbuj ponownie.'
  },
  'Footnote is already running with this data folder ({}).': {
    de: 'Footnote läuft schon mit diesem Datenordner ({}).',
    pl: 'Footnote działa już z tym folderem danych ({}).'
  },
  'Use the window that is open, or close it first.': {
    de: 'Nehmen Sie das offene Fenster, oder schließen Sie es zuerst.',
    pl: 'Użyj otwartego okna albo najpierw je zamknij.'
  },
  'Searching and asking work beside it.': { de: 'Suchen und Fragen gehen auch daneben.', pl: 'Szukanie i pytanie działają także obok.' },
  'No file is open.': { de: 'Keine Datei ist geöffnet.', pl: 'Żaden plik nie jest otwarty.' },
  'Open one first.': { de: 'Öffnen Sie zuerst eine.', pl: 'Najpierw otwórz jakiś.' },
  // Single files.
  'The text of "{}" is not in the index.': { de: 'Der Text von „{}“ ist nicht im Index.', pl: 'Tekstu „{}” nie ma w indeksie.' },
  'Wait until it is read, or see its state in the library.': {
    de: 'Warten Sie, bis die Datei gelesen ist, oder sehen Sie in der Bibliothek nach ihr.',
    pl: 'Poczekaj, aż plik zostanie odczytany, albo sprawdź jego stan w bibliotece.'
  },
  '"{}" is too large for the page view.': { de: '„{}“ ist zu groß für die Seitenansicht.', pl: '„{}” jest za duży na widok stron.' },
  'Its text is shown instead; "Open file" opens it in its own program.': {
    de: 'Stattdessen sehen Sie den Text; „Datei öffnen“ öffnet die Datei in ihrem eigenen Programm.',
    pl: 'Zamiast tego widać tekst; „Otwórz plik” otwiera go w jego własnym programie.'
  },
  '"{}" could not be opened: {}.': { de: '„{}“ ließ sich nicht öffnen: {}.', pl: 'Nie udało się otworzyć „{}”: {}.' },
  'Use "Show in folder", and open it from there.': {
    de: 'Nehmen Sie „Im Ordner zeigen“ und öffnen Sie die Datei von dort.',
    pl: 'Użyj „Pokaż w folderze” i otwórz go stamtąd.'
  },
  '"{}" could not be saved.': { de: '„{}“ ließ sich nicht speichern.', pl: 'Nie udało się zapisać „{}”.' },
  'Choose another folder, or free some space.': {
    de: 'Wählen Sie einen anderen Ordner, oder schaffen Sie Platz.',
    pl: 'Wybierz inny folder albo zwolnij miejsce.'
  },
  // Conversations and collections.
  'This conversation is not there any more.': { de: 'Dieses Gespräch ist nicht mehr da.', pl: 'Tej rozmowy już nie ma.' },
  'Choose another one, or begin a new one.': {
    de: 'Wählen Sie ein anderes, oder beginnen Sie ein neues.',
    pl: 'Wybierz inną albo zacznij nową.'
  },
  'This conversation is too long to print.': { de: 'Dieses Gespräch ist zu lang zum Drucken.', pl: 'Ta rozmowa jest za długa do druku.' },
  'Save it as a web page, and print that.': {
    de: 'Speichern Sie es als Webseite, und drucken Sie diese.',
    pl: 'Zapisz ją jako stronę internetową i wydrukuj tę stronę.'
  },
  'It could not be printed: {}.': { de: 'Der Druck schlug fehl: {}.', pl: 'Drukowanie się nie udało: {}.' },
  'Save the conversation as PDF, and print that.': {
    de: 'Speichern Sie das Gespräch als PDF, und drucken Sie dieses.',
    pl: 'Zapisz rozmowę jako PDF i wydrukuj ten plik.'
  },
  'This collection is no longer there.': { de: 'Diese Sammlung ist nicht mehr da.', pl: 'Tej kolekcji już nie ma.' },
  'Choose another, or ask all your files.': {
    de: 'Wählen Sie eine andere, oder fragen Sie alle Ihre Dateien.',
    pl: 'Wybierz inną albo pytaj o wszystkie swoje pliki.'
  },
  'There is a collection "{}" already.': { de: 'Es gibt schon eine Sammlung „{}“.', pl: 'Kolekcja „{}” już istnieje.' },
  'Choose another name.': { de: 'Wählen Sie einen anderen Namen.', pl: 'Wybierz inną nazwę.' },
  '"{}" is no pattern that can be masked.': {
    de: '„{}“ ist kein Muster, das sich unkenntlich machen lässt.',
    pl: '„{}” nie jest wzorcem, który da się zamaskować.'
  },
  'Write a regular expression that needs at least one character, such as \\bPX-\\d{4}\\b.': {
    de: 'Schreiben Sie einen regulären Ausdruck, der mindestens ein Zeichen verlangt, etwa \\bPX-\\d{4}\\b.',
    pl: 'Wpisz wyrażenie regularne, które wymaga co najmniej jednego znaku, na przykład \\bPX-\\d{4}\\b.'
  },
  // Backups.
  'This is where Footnote keeps its own data.': {
    de: 'Hier bewahrt Footnote seine eigenen Daten auf.',
    pl: 'Tutaj Footnote przechowuje własne dane.'
  },
  'Choose another folder, best on another disk.': {
    de: 'Wählen Sie einen anderen Ordner, am besten auf einer anderen Festplatte.',
    pl: 'Wybierz inny folder, najlepiej na innym dysku.'
  },
  'The backup could not be written.': {
    de: 'Die Sicherung konnte nicht geschrieben werden.',
    pl: 'Nie udało się zapisać kopii zapasowej.'
  },
  'Choose a folder that you may write to, with enough space.': {
    de: 'Wählen Sie einen Ordner mit genug Platz, in den Sie schreiben dürfen.',
    pl: 'Wybierz folder, w którym możesz zapisywać i jest dość miejsca.'
  },
  'There is too little space: {} MB more are needed.': {
    de: 'Es ist zu wenig Platz: Es fehlen noch {} MB.',
    pl: 'Jest za mało miejsca: brakuje jeszcze {} MB.'
  },
  'Free some, or choose another disk.': {
    de: 'Schaffen Sie Platz, oder wählen Sie eine andere Festplatte.',
    pl: 'Zwolnij miejsce albo wybierz inny dysk.'
  },
  'This folder is no backup of Footnote.': {
    de: 'Dieser Ordner ist keine Sicherung von Footnote.',
    pl: 'Ten folder nie jest kopią zapasową Footnote.'
  },
  'Choose the folder that holds "{}".': { de: 'Wählen Sie den Ordner, der „{}“ enthält.', pl: 'Wybierz folder, który zawiera „{}”.' },
  'The backup is damaged: its list of files cannot be read, or was written by a newer Footnote.': {
    de: 'Die Sicherung ist beschädigt: Ihre Dateiliste kann nicht gelesen werden oder stammt von einem neueren Footnote.',
    pl: 'Kopia zapasowa jest uszkodzona: jej listy plików nie da się odczytać albo zapisało ją nowsze Footnote.'
  },
  'The backup is damaged: "{}" is missing.': {
    de: 'Die Sicherung ist beschädigt: „{}“ fehlt.',
    pl: 'Kopia zapasowa jest uszkodzona: brakuje „{}”.'
  },
  'The backup is damaged: "{}" is not as long as it was.': {
    de: 'Die Sicherung ist beschädigt: „{}“ ist nicht mehr so lang, wie sie war.',
    pl: 'Kopia zapasowa jest uszkodzona: „{}” nie ma już tej długości co wcześniej.'
  },
  'The backup is damaged: "{}" has changed since the backup was made.': {
    de: 'Die Sicherung ist beschädigt: „{}“ wurde seit der Sicherung geändert.',
    pl: 'Kopia zapasowa jest uszkodzona: „{}” zmieniono po jej utworzeniu.'
  },
  'Nothing was changed.': { de: 'Nichts wurde geändert.', pl: 'Nic nie zostało zmienione.' },
  'Choose another backup.': { de: 'Wählen Sie eine andere Sicherung.', pl: 'Wybierz inną kopię.' }
}
