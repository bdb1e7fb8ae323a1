import type { Translations } from '../language.svelte.ts'

/** What is said of models: what each is good for, how its download goes, why it cannot be used, how the engine is. */
export const MODELS: Translations = {
  // The catalogue.
  'Writes short answers from your sources, most of them in 5 to 15 s on two slow cores.': {
    de: 'Schreibt kurze Antworten aus Ihren Quellen, die meisten davon in 5 bis 15 s auf zwei langsamen Kernen.',
    pl: 'Pisze krótkie odpowiedzi na podstawie Twoich źródeł, większość z nich w 5 do 15 s na dwóch wolnych rdzeniach.'
  },
  'Small and fast; answers simple questions, mixes up file names at times.': {
    de: 'Klein und schnell; beantwortet einfache Fragen, verwechselt manchmal Dateinamen.',
    pl: 'Mały i szybki; odpowiada na proste pytania, czasem myli nazwy plików.'
  },
  'The choice for machines from {} GB.': { de: 'Die Wahl für Computer ab {} GB.', pl: 'Wybór dla komputerów od {} GB.' },
  'The choice for machines below {} GB.': { de: 'Die Wahl für Computer unter {} GB.', pl: 'Wybór dla komputerów poniżej {} GB.' },
  'For trying whether generation runs at all; its answers are not reliable.': {
    de: 'Zum Probieren, ob das Schreiben überhaupt läuft; seine Antworten sind nicht verlässlich.',
    pl: 'Do sprawdzenia, czy pisanie w ogóle działa; jego odpowiedzi nie są wiarygodne.'
  },
  'Clearly better answers in many languages; wants a recent machine with 16 GB or a graphics card.': {
    de: 'Deutlich bessere Antworten in vielen Sprachen; braucht einen neueren Computer mit 16 GB oder eine Grafikkarte.',
    pl: 'Wyraźnie lepsze odpowiedzi w wielu językach; wymaga nowszego komputera z 16 GB lub karty graficznej.'
  },
  'Good prose in many languages; wants a recent machine with 16 GB or a graphics card.': {
    de: 'Schreibt gut in vielen Sprachen; braucht einen neueren Computer mit 16 GB oder eine Grafikkarte.',
    pl: 'Pisze dobrze w wielu językach; wymaga nowszego komputera z 16 GB lub karty graficznej.'
  },
  'Finds passages by meaning; English, small and fast (about 1,300 tokens a second on two slow cores).': {
    de: 'Findet Stellen nach ihrer Bedeutung; Englisch, klein und schnell (etwa 1.300 Tokens je Sekunde auf zwei langsamen Kernen).',
    pl: 'Znajduje fragmenty po znaczeniu; angielski, mały i szybki (około 1300 tokenów na sekundę na dwóch wolnych rdzeniach).'
  },
  'Finds passages by meaning in over 100 languages, better than the small one and about four times slower.': {
    de: 'Findet Stellen nach ihrer Bedeutung in über 100 Sprachen, besser als das kleine und etwa viermal langsamer.',
    pl: 'Znajduje fragmenty po znaczeniu w ponad 100 językach, lepiej niż mały i około cztery razy wolniej.'
  },
  'Finds passages by meaning in over 100 languages; for fast machines or a graphics card.': {
    de: 'Findet Stellen nach ihrer Bedeutung in über 100 Sprachen; für schnelle Computer oder eine Grafikkarte.',
    pl: 'Znajduje fragmenty po znaczeniu w ponad 100 językach; dla szybkich komputerów lub karty graficznej.'
  },
  'Puts found passages into a better order; English, small.': {
    de: 'Bringt gefundene Stellen in eine bessere Reihenfolge; Englisch, klein.',
    pl: 'Ustawia znalezione fragmenty w lepszej kolejności; angielski, mały.'
  },
  'Puts found passages into a better order in many languages; for fast machines or a graphics card.': {
    de: 'Bringt gefundene Stellen in vielen Sprachen in eine bessere Reihenfolge; für schnelle Computer oder eine Grafikkarte.',
    pl: 'Ustawia znalezione fragmenty w lepszej kolejności w wielu językach; dla szybkich komputerów lub karty graficznej.'
  },
  'Needs a machine with about {} of memory; this one has {}.': {
    de: 'Braucht einen Computer mit etwa {} Speicher; dieser hat {}.',
    pl: 'Wymaga komputera z około {} pamięci; ten ma {}.'
  },
  'Your own file {}': { de: 'Ihre eigene Datei {}', pl: 'Twój własny plik {}' },
  // Steps of a download.
  'Downloading from the package registry': { de: 'Wird von der Paketquelle geladen', pl: 'Pobieranie z rejestru pakietów' },
  'Downloading part {} of {} from the package registry': {
    de: 'Teil {} von {} wird von der Paketquelle geladen',
    pl: 'Pobieranie części {} z {} z rejestru pakietów'
  },
  'Downloading from {}': { de: 'Wird von {} geladen', pl: 'Pobieranie z {}' },
  'Getting the converter': { de: 'Der Umwandler wird geholt', pl: 'Pobieranie konwertera' },
  Converting: { de: 'Wird umgewandelt', pl: 'Konwertowanie' },
  Checking: { de: 'Wird geprüft', pl: 'Sprawdzanie' },
  'The connection broke off; trying again': {
    de: 'Die Verbindung brach ab; neuer Versuch',
    pl: 'Połączenie zostało przerwane; kolejna próba'
  },
  'the package registry': { de: 'die Paketquelle', pl: 'rejestr pakietów' },
  'Trying {}': { de: 'Neuer Versuch: {text}', pl: 'Kolejna próba: {text}' },
  // Why a download failed.
  'The model hub cannot be reached.': { de: 'Die Modellquelle ist nicht erreichbar.', pl: 'Serwis z modelami jest nieosiągalny.' },
  'The connection to the model hub broke off.': {
    de: 'Die Verbindung zur Modellquelle brach ab.',
    pl: 'Połączenie z serwisem z modelami zostało przerwane.'
  },
  'The model hub sends from one address to the next without end.': {
    de: 'Die Modellquelle verweist endlos von einer Adresse auf die nächste.',
    pl: 'Serwis z modelami bez końca odsyła z adresu na adres.'
  },
  'The model hub answered with an error ({}).': {
    de: 'Die Modellquelle antwortete mit einem Fehler ({}).',
    pl: 'Serwis z modelami odpowiedział błędem ({}).'
  },
  'The model hub does not give the file ({}).': {
    de: 'Die Modellquelle gibt die Datei nicht heraus ({}).',
    pl: 'Serwis z modelami nie udostępnia pliku ({}).'
  },
  'The model hub has another version of this file than the one that was tested.': {
    de: 'Die Modellquelle hat eine andere Fassung dieser Datei als die geprüfte.',
    pl: 'Serwis z modelami ma inną wersję tego pliku niż sprawdzona.'
  },
  'The model hub sent more than the file holds.': {
    de: 'Die Modellquelle schickte mehr, als die Datei enthält.',
    pl: 'Serwis z modelami przysłał więcej, niż zawiera plik.'
  },
  'The model hub cannot be reached, and Python is not there to fetch the model from the package registry.': {
    de: 'Die Modellquelle ist nicht erreichbar, und Python fehlt, um das Modell von der Paketquelle zu holen.',
    pl: 'Serwis z modelami jest nieosiągalny, a bez Pythona nie da się pobrać modelu z rejestru pakietów.'
  },
  'Connect to the internet and try again, install Python 3, or add a .gguf file that you already have.': {
    de: 'Verbinden Sie sich mit dem Internet und versuchen Sie es noch einmal, installieren Sie Python 3, oder fügen Sie eine .gguf-Datei hinzu, die Sie schon haben.',
    pl: 'Połącz się z internetem i spróbuj ponownie, zainstaluj Pythona 3 albo dodaj plik .gguf, który już masz.'
  },
  'Python is there, but its package installer pip is not.': {
    de: 'Python ist da, aber sein Paketprogramm pip fehlt.',
    pl: 'Python jest, ale brakuje jego instalatora pakietów pip.'
  },
  'Install pip (on Debian and Ubuntu: the package python3-pip) and try again.': {
    de: 'Installieren Sie pip (bei Debian und Ubuntu das Paket python3-pip) und versuchen Sie es noch einmal.',
    pl: 'Zainstaluj pip (w Debianie i Ubuntu: pakiet python3-pip) i spróbuj ponownie.'
  },
  'The package registry did not give the model ({}).': {
    de: 'Die Paketquelle gab das Modell nicht heraus ({text}).',
    pl: 'Rejestr pakietów nie wydał modelu ({text}).'
  },
  'Python failed without a message': { de: 'Python brach ohne Meldung ab', pl: 'Python zakończył się bez komunikatu' },
  'The package registry did not give the file.': {
    de: 'Die Paketquelle gab die Datei nicht heraus.',
    pl: 'Rejestr pakietów nie wydał pliku.'
  },
  'The package registry gave no wheel for "{}".': {
    de: 'Die Paketquelle gab für „{}“ kein Paket heraus.',
    pl: 'Rejestr pakietów nie wydał pakietu dla „{}”.'
  },
  'Try again later, or add a .gguf file that you already have.': {
    de: 'Versuchen Sie es später noch einmal, oder fügen Sie eine .gguf-Datei hinzu, die Sie schon haben.',
    pl: 'Spróbuj ponownie później albo dodaj plik .gguf, który już masz.'
  },
  'The package "{}" is not the one that was tested.': {
    de: 'Das Paket „{}“ ist nicht das geprüfte.',
    pl: 'Pakiet „{}” nie jest tym, który sprawdzono.'
  },
  'The package "{}" does not hold the model any more.': {
    de: 'Das Paket „{}“ enthält das Modell nicht mehr.',
    pl: 'Pakiet „{}” nie zawiera już modelu.'
  },
  'The package "{}" does not hold the file any more.': {
    de: 'Das Paket „{}“ enthält die Datei nicht mehr.',
    pl: 'Pakiet „{}” nie zawiera już pliku.'
  },
  'GitHub cannot be reached, and npm is not there to fetch the file instead.': {
    de: 'GitHub ist nicht erreichbar, und npm fehlt, um die Datei anders zu holen.',
    pl: 'GitHub jest nieosiągalny, a bez npm nie da się pobrać pliku inaczej.'
  },
  'Connect to the internet and try again.': {
    de: 'Verbinden Sie sich mit dem Internet und versuchen Sie es noch einmal.',
    pl: 'Połącz się z internetem i spróbuj ponownie.'
  },
  'Check the internet connection and try again.': {
    de: 'Prüfen Sie die Internetverbindung und versuchen Sie es noch einmal.',
    pl: 'Sprawdź połączenie z internetem i spróbuj ponownie.'
  },
  'Check the internet connection and try again; a download goes on where it stopped.': {
    de: 'Prüfen Sie die Internetverbindung und versuchen Sie es noch einmal; ein Download geht dort weiter, wo er aufhörte.',
    pl: 'Sprawdź połączenie z internetem i spróbuj ponownie; pobieranie ruszy od miejsca, w którym się zatrzymało.'
  },
  'Check the internet connection and try again, or add a .gguf file that you already have.': {
    de: 'Prüfen Sie die Internetverbindung und versuchen Sie es noch einmal, oder fügen Sie eine .gguf-Datei hinzu, die Sie schon haben.',
    pl: 'Sprawdź połączenie z internetem i spróbuj ponownie albo dodaj plik .gguf, który już masz.'
  },
  'Update Footnote.': { de: 'Aktualisieren Sie Footnote.', pl: 'Zaktualizuj Footnote.' },
  'Update Footnote, or choose another model.': {
    de: 'Aktualisieren Sie Footnote, oder wählen Sie ein anderes Modell.',
    pl: 'Zaktualizuj Footnote albo wybierz inny model.'
  },
  'The downloaded file is not the published one (its SHA-256 is wrong) and was deleted.': {
    de: 'Die geladene Datei ist nicht die veröffentlichte (ihr SHA-256 ist falsch) und wurde gelöscht.',
    pl: 'Pobrany plik nie jest tym, który opublikowano (niezgodny SHA-256), i został usunięty.'
  },
  'Try again; if it happens again, choose another model.': {
    de: 'Versuchen Sie es noch einmal; wenn es wieder geschieht, wählen Sie ein anderes Modell.',
    pl: 'Spróbuj ponownie; jeśli to się powtórzy, wybierz inny model.'
  },
  'The downloaded file is no language data.': {
    de: 'Die geladene Datei enthält keine Sprachdaten.',
    pl: 'Pobrany plik nie zawiera danych języka.'
  },
  'Try again.': { de: 'Versuchen Sie es noch einmal.', pl: 'Spróbuj ponownie.' },
  'The download was stopped.': { de: 'Der Download wurde angehalten.', pl: 'Pobieranie zostało zatrzymane.' },
  'Start it again; it goes on where it stopped.': {
    de: 'Starten Sie ihn noch einmal; er geht dort weiter, wo er aufhörte.',
    pl: 'Uruchom je ponownie; ruszy od miejsca, w którym się zatrzymało.'
  },
  'There is not enough room for "{}": it needs {}, and {} are free in {}.': {
    de: 'Für „{}“ ist nicht genug Platz: Nötig sind {}, frei sind {} in {}.',
    pl: 'Brakuje miejsca na „{}”: potrzeba {}, a wolne jest {} w {}.'
  },
  'Free some space, or choose another folder for models, and try again.': {
    de: 'Schaffen Sie Platz, oder wählen Sie einen anderen Ordner für Modelle, und versuchen Sie es noch einmal.',
    pl: 'Zwolnij miejsce albo wybierz inny folder na modele i spróbuj ponownie.'
  },
  'The model could not be written: the disk is full or not writable.': {
    de: 'Das Modell konnte nicht geschrieben werden: Die Festplatte ist voll oder nicht beschreibbar.',
    pl: 'Nie udało się zapisać modelu: dysk jest pełny albo nie można na nim zapisywać.'
  },
  'Free some space and try again; it goes on where it stopped.': {
    de: 'Schaffen Sie Platz und versuchen Sie es noch einmal; es geht dort weiter, wo es aufhörte.',
    pl: 'Zwolnij miejsce i spróbuj ponownie; pobieranie ruszy od miejsca, w którym się zatrzymało.'
  },
  '"{}" is being downloaded already.': { de: '„{}“ wird schon geladen.', pl: '„{}” jest już pobierany.' },
  'Wait until it is done.': { de: 'Warten Sie, bis das fertig ist.', pl: 'Poczekaj, aż to się skończy.' },
  'There is no model "{}".': { de: 'Es gibt kein Modell „{}“.', pl: 'Nie ma modelu „{}”.' },
  'Choose one from the list of models.': { de: 'Wählen Sie eines aus der Liste der Modelle.', pl: 'Wybierz model z listy.' },
  'There is no language "{}".': { de: 'Es gibt keine Sprache „{}“.', pl: 'Nie ma języka „{}”.' },
  'Choose one from the list.': { de: 'Wählen Sie eine aus der Liste.', pl: 'Wybierz z listy.' },
  'The language data "ocr-{}" is not installed.': {
    de: 'Die Sprachdaten „ocr-{}“ sind nicht installiert.',
    pl: 'Dane języka „ocr-{}” nie są zainstalowane.'
  },
  'Download it first.': { de: 'Laden Sie sie zuerst.', pl: 'Najpierw je pobierz.' },
  // Files of models.
  '"{}" belongs to another program.': { de: '„{}“ gehört einem anderen Programm.', pl: '„{}” należy do innego programu.' },
  'Remove it there; Footnote only reads it.': {
    de: 'Entfernen Sie es dort; Footnote liest es nur.',
    pl: 'Usuń go tam; Footnote tylko go czyta.'
  },
  'There is no file "{}", or it is empty.': {
    de: 'Es gibt keine Datei „{}“, oder sie ist leer.',
    pl: 'Nie ma pliku „{}” albo jest pusty.'
  },
  'Choose a .gguf file.': { de: 'Wählen Sie eine .gguf-Datei.', pl: 'Wybierz plik .gguf.' },
  '"{}" cannot be used.': { de: '„{}“ lässt sich nicht verwenden.', pl: 'Pliku „{}” nie da się użyć.' },
  'Choose another .gguf file.': { de: 'Wählen Sie eine andere .gguf-Datei.', pl: 'Wybierz inny plik .gguf.' },
  '"{}" is not a GGUF model file, or it is damaged.': {
    de: '„{}“ ist keine GGUF-Modelldatei oder beschädigt.',
    pl: '„{}” nie jest plikiem modelu GGUF albo jest uszkodzony.'
  },
  'Choose a complete .gguf file, or download it again.': {
    de: 'Wählen Sie eine vollständige .gguf-Datei, oder laden Sie sie noch einmal.',
    pl: 'Wybierz kompletny plik .gguf albo pobierz go ponownie.'
  },
  'The model file "{}" is damaged or is not a model that Footnote can read ({}).': {
    de: 'Die Modelldatei „{}“ ist beschädigt oder kein Modell, das Footnote lesen kann ({}).',
    pl: 'Plik modelu „{}” jest uszkodzony albo nie jest modelem, który Footnote umie odczytać ({}).'
  },
  'Delete it and download it again, or choose another model.': {
    de: 'Löschen Sie sie und laden Sie sie noch einmal, oder wählen Sie ein anderes Modell.',
    pl: 'Usuń go i pobierz ponownie albo wybierz inny model.'
  },
  'The model "{}" needs more memory than is free.': {
    de: 'Das Modell „{}“ braucht mehr Speicher, als frei ist.',
    pl: 'Model „{}” potrzebuje więcej pamięci, niż jest wolne.'
  },
  'Close other programs, or choose a smaller model.': {
    de: 'Schließen Sie andere Programme, oder wählen Sie ein kleineres Modell.',
    pl: 'Zamknij inne programy albo wybierz mniejszy model.'
  },
  'This model is not installed, or writes no text.': {
    de: 'Dieses Modell ist nicht installiert oder schreibt keinen Text.',
    pl: 'Ten model nie jest zainstalowany albo nie pisze tekstu.'
  },
  'Choose one that writes answers.': { de: 'Wählen Sie eines, das Antworten schreibt.', pl: 'Wybierz taki, który pisze odpowiedzi.' },
  // The engine.
  'Loading the model …': { de: 'Das Modell wird geladen …', pl: 'Wczytywanie modelu …' },
  'No model is installed.': { de: 'Kein Modell ist installiert.', pl: 'Żaden model nie jest zainstalowany.' },
  'Download one in the settings; searching by words works without.': {
    de: 'Laden Sie eines in den Einstellungen; die Suche nach Wörtern geht auch ohne.',
    pl: 'Pobierz go w ustawieniach; szukanie po słowach działa i bez niego.'
  },
  'The language model process ended unexpectedly and is starting again.': {
    de: 'Der Prozess des Sprachmodells endete unerwartet und startet neu.',
    pl: 'Proces modelu językowego zakończył się nieoczekiwanie i uruchamia się ponownie.'
  },
  'Ask again in a few seconds.': { de: 'Fragen Sie in ein paar Sekunden noch einmal.', pl: 'Zapytaj ponownie za kilka sekund.' },
  'The language model process ended five times within a minute and was not started again.': {
    de: 'Der Prozess des Sprachmodells endete fünfmal in einer Minute und wurde nicht wieder gestartet.',
    pl: 'Proces modelu językowego zakończył się pięć razy w ciągu minuty i nie został uruchomiony ponownie.'
  },
  'Restart it, or choose a smaller model.': {
    de: 'Starten Sie ihn neu, oder wählen Sie ein kleineres Modell.',
    pl: 'Uruchom go ponownie albo wybierz mniejszy model.'
  },
  'Searching by words works meanwhile.': { de: 'Die Suche nach Wörtern geht inzwischen.', pl: 'Szukanie po słowach tymczasem działa.' },
  '{} ended unexpectedly ({}).': { de: '{text} endete unerwartet ({}).', pl: 'Nieoczekiwany koniec: {text} ({}).' },
  '{} ended {} times within a minute and was not started again.': {
    de: '{text} endete {}-mal in einer Minute und startet nicht wieder.',
    pl: 'Zbyt częsty koniec: {text} ({} razy w ciągu minuty); nie uruchomiono go ponownie.'
  },
  'The language model process': { de: 'Der Prozess des Sprachmodells', pl: 'proces modelu językowego' },
  'Text recognition': { de: 'Die Texterkennung', pl: 'rozpoznawanie tekstu' },
  'It restarts by itself; try again.': {
    de: 'Das startet von selbst neu; versuchen Sie es noch einmal.',
    pl: 'Uruchomi się samo; spróbuj ponownie.'
  },
  'Restart it in the settings.': { de: 'Starten Sie das in den Einstellungen neu.', pl: 'Uruchom to ponownie w ustawieniach.' },
  'If it keeps happening, choose a smaller model; searching by words works meanwhile.': {
    de: 'Wenn es immer wieder geschieht, wählen Sie ein kleineres Modell; die Suche nach Wörtern geht inzwischen.',
    pl: 'Jeśli to się powtarza, wybierz mniejszy model; szukanie po słowach tymczasem działa.'
  },
  'It was loading "{}".': { de: 'Dabei wurde „{}“ geladen.', pl: 'Wczytywany był wtedy „{}”.' },
  'The question with its sources is too long for this model: {} tokens, and it reads {}.': {
    de: 'Die Frage ist mit ihren Quellen zu lang für dieses Modell: {} Tokens, und es liest {}.',
    pl: 'Pytanie wraz ze źródłami jest za długie dla tego modelu: {} tokenów, a czyta on {}.'
  },
  'Ask a shorter question, or choose a model with a longer context.': {
    de: 'Stellen Sie eine kürzere Frage, oder wählen Sie ein Modell mit längerem Kontext.',
    pl: 'Zadaj krótsze pytanie albo wybierz model z dłuższym kontekstem.'
  }
}
