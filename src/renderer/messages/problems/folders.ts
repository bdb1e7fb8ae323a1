import type { Translations } from '../language.svelte.ts'

/** What is said of folders: why some are not read, what was left out of them, why indexing stopped. */
export const FOLDERS: Translations = {
  'There is no folder or file {}.': { de: 'Es gibt keinen Ordner und keine Datei {}.', pl: 'Nie ma folderu ani pliku {}.' },
  'Check the name, and whether the disk it lies on is connected.': {
    de: 'Prüfen Sie den Namen, und ob die Festplatte angeschlossen ist.',
    pl: 'Sprawdź nazwę i to, czy dysk jest podłączony.'
  },
  '{} is where Footnote keeps its own data.': {
    de: 'In {} bewahrt Footnote seine eigenen Daten auf.',
    pl: 'W {} Footnote przechowuje własne dane.'
  },
  'Choose a folder with your documents.': {
    de: 'Wählen Sie einen Ordner mit Ihren Dokumenten.',
    pl: 'Wybierz folder ze swoimi dokumentami.'
  },
  '{} is not one of your folders.': { de: '{} ist keiner Ihrer Ordner.', pl: '{} nie jest jednym z Twoich folderów.' },
  'Choose a folder from the list.': { de: 'Wählen Sie einen Ordner aus der Liste.', pl: 'Wybierz folder z listy.' },
  'Add the folder first.': { de: 'Fügen Sie den Ordner zuerst hinzu.', pl: 'Najpierw dodaj ten folder.' },
  '{} is not in the list of files.': { de: '{} steht nicht in der Liste der Dateien.', pl: 'Na liście plików nie ma {}.' },
  'Add its folder first.': { de: 'Fügen Sie zuerst seinen Ordner hinzu.', pl: 'Najpierw dodaj jego folder.' },
  '"{}" is in none of your folders.': { de: '„{}“ liegt in keinem Ihrer Ordner.', pl: '„{}” nie leży w żadnym z Twoich folderów.' },
  '"{}" is no file of its own.': { de: '„{}“ ist keine eigene Datei.', pl: '„{}” nie jest samodzielnym plikiem.' },
  'Add the folder it leads to.': { de: 'Fügen Sie den Ordner hinzu, in den sie führt.', pl: 'Dodaj folder, do którego prowadzi.' },
  'The folder is not there now; its files are kept in the index and not cited': {
    de: 'Der Ordner ist gerade nicht da; seine Dateien bleiben im Index und werden nicht zitiert',
    pl: 'Folderu teraz nie ma; jego pliki pozostają w indeksie i nie są cytowane'
  },
  'Connect the disk it lies on, or put the folder back; or remove it from Footnote to forget its files.': {
    de: 'Schließen Sie die Festplatte an, oder legen Sie den Ordner zurück; oder entfernen Sie ihn aus Footnote, um seine Dateien zu vergessen.',
    pl: 'Podłącz dysk albo przywróć folder; możesz też usunąć go z Footnote, aby zapomnieć jego pliki.'
  },
  'The folder cannot be read ({})': { de: 'Der Ordner kann nicht gelesen werden ({})', pl: 'Nie można odczytać folderu ({})' },
  'Give yourself the right to read it, or check the disk it lies on': {
    de: 'Geben Sie sich das Recht, ihn zu lesen, oder prüfen Sie die Festplatte',
    pl: 'Nadaj sobie prawo do jego odczytu albo sprawdź dysk'
  },
  '{} more places cannot be read': {
    de: 'Weitere Stellen, die nicht gelesen werden können: {}',
    pl: 'Inne miejsca, których nie można odczytać: {}'
  },
  'Give yourself the right to read them': { de: 'Geben Sie sich das Recht, sie zu lesen', pl: 'Nadaj sobie prawo do ich odczytu' },
  'These are very many files': { de: 'Das sind sehr viele Dateien', pl: 'To bardzo dużo plików' },
  'Leave folders out that you never search, or add single folders of it': {
    de: 'Lassen Sie Ordner weg, in denen Sie nie suchen, oder fügen Sie einzelne Ordner daraus hinzu',
    pl: 'Pomiń foldery, których nigdy nie przeszukujesz, albo dodaj pojedyncze foldery z niego'
  },
  'Not every file can be watched for changes; the folders are looked through from time to time instead': {
    de: 'Nicht jede Datei kann auf Änderungen beobachtet werden; die Ordner werden stattdessen von Zeit zu Zeit durchgesehen',
    pl: 'Nie każdy plik można obserwować pod kątem zmian; foldery są zamiast tego co jakiś czas przeglądane'
  },
  'Not every file can be watched for changes; the folders are looked through from time to time instead ({})': {
    de: 'Nicht jede Datei kann auf Änderungen beobachtet werden; die Ordner werden stattdessen von Zeit zu Zeit durchgesehen ({})',
    pl: 'Nie każdy plik można obserwować pod kątem zmian; foldery są zamiast tego co jakiś czas przeglądane ({})'
  },
  'Raise the limit: sudo sysctl fs.inotify.max_user_watches=1048576, then start Footnote again': {
    de: 'Erhöhen Sie die Grenze: sudo sysctl fs.inotify.max_user_watches=1048576, und starten Sie Footnote neu',
    pl: 'Podnieś limit: sudo sysctl fs.inotify.max_user_watches=1048576, a potem uruchom Footnote ponownie'
  },
  'Raise the limit of open files (ulimit -n 65536), then start Footnote again': {
    de: 'Erhöhen Sie die Grenze offener Dateien (ulimit -n 65536), und starten Sie Footnote neu',
    pl: 'Podnieś limit otwartych plików (ulimit -n 65536), a potem uruchom Footnote ponownie'
  },
  'Changes appear within half a minute; nothing needs to be done': {
    de: 'Änderungen erscheinen binnen einer halben Minute; es ist nichts zu tun',
    pl: 'Zmiany pojawiają się w ciągu pół minuty; nie trzeba nic robić'
  },
  // Why indexing stopped.
  'The disk is full: indexing has stopped.': {
    de: 'Die Festplatte ist voll: Das Indexieren ist angehalten.',
    pl: 'Dysk jest pełny: indeksowanie zostało zatrzymane.'
  },
  'What is indexed already can be searched.': {
    de: 'Was schon indexiert ist, kann durchsucht werden.',
    pl: 'To, co już zindeksowano, można przeszukiwać.'
  },
  'Free some space on the disk of the data folder, then choose "Try again".': {
    de: 'Schaffen Sie Platz auf der Festplatte des Datenordners, und wählen Sie dann „Noch einmal versuchen“.',
    pl: 'Zwolnij miejsce na dysku folderu danych, a potem wybierz „Spróbuj ponownie”.'
  },
  'Indexing has stopped: the system lets Footnote open too few files at a time.': {
    de: 'Das Indexieren ist angehalten: Das System lässt Footnote zu wenige Dateien zugleich öffnen.',
    pl: 'Indeksowanie zostało zatrzymane: system pozwala Footnote otworzyć naraz zbyt mało plików.'
  },
  'Raise the limit (in the terminal that starts Footnote: ulimit -n 4096), then start Footnote again.': {
    de: 'Erhöhen Sie die Grenze (im Terminal, das Footnote startet: ulimit -n 4096), und starten Sie Footnote neu.',
    pl: 'Podnieś limit (w terminalu, z którego uruchamiasz Footnote: ulimit -n 4096), a potem uruchom Footnote ponownie.'
  },
  'Indexing has stopped: {}': { de: 'Das Indexieren ist angehalten: {text}', pl: 'Indeksowanie zostało zatrzymane: {text}' },
  'Choose "Try again"; if it happens again, start Footnote anew: what is indexed stays.': {
    de: 'Wählen Sie „Noch einmal versuchen“; wenn es wieder geschieht, starten Sie Footnote neu: Was indexiert ist, bleibt.',
    pl: 'Wybierz „Spróbuj ponownie”; jeśli to się powtórzy, uruchom Footnote od nowa: to, co zindeksowano, zostaje.'
  },
  // What is left out of a folder, and why.
  'Left out: {}': { de: 'Ausgelassen: {text}', pl: 'Pominięto: {text}' },
  'in {}: {}': { de: 'unter {}: {text}', pl: 'w {}: {text}' },
  '{}, with more than {} files': { de: '{text}, mit mehr als {} Dateien', pl: '{text}, z ponad {} plikami' },
  '.gitignore of {}: {}': { de: '.gitignore von {}: {}', pl: '.gitignore z {}: {}' },
  '.footnoteignore of {}: {}': { de: '.footnoteignore von {}: {}', pl: '.footnoteignore z {}: {}' },
  'your rule {}': { de: 'Ihre Regel {}', pl: 'Twoja reguła {}' },
  'files of this type ({}) are switched off': { de: 'Dateien dieser Art ({}) sind ausgeschaltet', pl: 'pliki tego typu ({}) są wyłączone' },
  'larger than {}': { de: 'größer als {}', pl: 'większe niż {}' },
  hidden: { de: 'verborgen', pl: 'ukryte' },
  'may hold secrets': { de: 'enthält vielleicht Geheimnisse', pl: 'może zawierać tajne dane' },
  'a folder of Footnote itself': { de: 'ein Ordner von Footnote selbst', pl: 'folder samego Footnote' },
  'a folder of installed packages': { de: 'ein Ordner installierter Pakete', pl: 'folder zainstalowanych pakietów' },
  'a folder of the system': { de: 'ein Ordner des Systems', pl: 'folder systemowy' },
  'a file of the system': { de: 'eine Datei des Systems', pl: 'plik systemowy' },
  'a file that an editor keeps while it runs': {
    de: 'eine Datei, die ein Editor anlegt, solange er läuft',
    pl: 'plik, który edytor trzyma w czasie pracy'
  },
  'a lock file of an office program': { de: 'eine Sperrdatei eines Office-Programms', pl: 'plik blokady programu biurowego' },
  'a temporary file': { de: 'eine vorläufige Datei', pl: 'plik tymczasowy' },
  'an unfinished download': { de: 'ein unfertiger Download', pl: 'niedokończone pobieranie' },
  'a link to another place': { de: 'eine Verknüpfung mit einem anderen Ort', pl: 'dowiązanie do innego miejsca' },
  'not a regular file': { de: 'keine gewöhnliche Datei', pl: 'to nie jest zwykły plik' },
  'Nothing to do; switch it on in the rules of the folder if you want such files searched': {
    de: 'Es ist nichts zu tun; schalten Sie es in den Regeln des Ordners ein, wenn solche Dateien durchsucht werden sollen',
    pl: 'Nie trzeba nic robić; włącz to w regułach folderu, jeśli chcesz przeszukiwać takie pliki'
  },
  'Change the rules of the folder if you want it read': {
    de: 'Ändern Sie die Regeln des Ordners, wenn es gelesen werden soll',
    pl: 'Zmień reguły folderu, jeśli ma to być czytane'
  },
  'Add a line to .footnoteignore beside it (!name), or switch .gitignore off in the rules of the folder': {
    de: 'Schreiben Sie eine Zeile in .footnoteignore daneben (!name), oder schalten Sie .gitignore in den Regeln des Ordners aus',
    pl: 'Dopisz obok wiersz do .footnoteignore (!nazwa) albo wyłącz .gitignore w regułach folderu'
  },
  'Add the folder that it leads to, if you want it searched': {
    de: 'Fügen Sie den Ordner hinzu, in den sie führt, wenn er durchsucht werden soll',
    pl: 'Dodaj folder, do którego prowadzi, jeśli ma być przeszukiwany'
  }
}
