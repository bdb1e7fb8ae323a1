import type { Translations } from '../language.svelte.ts'

/** Why a file, or a part of it, is not read, and what to do about it. */
export const READING: Translations = {
  // Any file.
  'The file is gone': { de: 'Die Datei ist nicht mehr da', pl: 'Pliku już nie ma' },
  'The folder is gone': { de: 'Der Ordner ist nicht mehr da', pl: 'Folderu już nie ma' },
  'Put it back if it should be found': {
    de: 'Legen Sie sie zurück, wenn sie gefunden werden soll',
    pl: 'Przywróć go, jeśli ma być wyszukiwany'
  },
  'No permission to read this file': { de: 'Kein Recht, diese Datei zu lesen', pl: 'Brak uprawnień do odczytu tego pliku' },
  'No permission to read this folder': { de: 'Kein Recht, diesen Ordner zu lesen', pl: 'Brak uprawnień do odczytu tego folderu' },
  'Give yourself the right to read the file; it is picked up then': {
    de: 'Geben Sie sich das Recht, die Datei zu lesen; sie wird dann aufgenommen',
    pl: 'Nadaj sobie prawo do odczytu pliku; zostanie wtedy uwzględniony'
  },
  'Give yourself the right to read the folder; it is picked up then': {
    de: 'Geben Sie sich das Recht, den Ordner zu lesen; er wird dann aufgenommen',
    pl: 'Nadaj sobie prawo do odczytu folderu; zostanie wtedy uwzględniony'
  },
  'Give yourself the right to read it; it is picked up then': {
    de: 'Geben Sie sich das Recht, ihn zu lesen; er wird dann aufgenommen',
    pl: 'Nadaj sobie prawo do odczytu; zostanie wtedy uwzględniony'
  },
  'The system could not read this file ({})': {
    de: 'Das System konnte diese Datei nicht lesen ({})',
    pl: 'System nie mógł odczytać tego pliku ({})'
  },
  'The system could not read this folder ({})': {
    de: 'Das System konnte diesen Ordner nicht lesen ({})',
    pl: 'System nie mógł odczytać tego folderu ({})'
  },
  'Check the disk or the network drive it lies on; it is tried again by itself': {
    de: 'Prüfen Sie die Festplatte oder das Netzlaufwerk; es wird von selbst noch einmal versucht',
    pl: 'Sprawdź dysk lub dysk sieciowy; kolejna próba nastąpi sama'
  },
  'The file could not be read ({})': { de: 'Die Datei konnte nicht gelesen werden ({})', pl: 'Nie udało się odczytać pliku ({})' },
  'The reader ended unexpectedly on this file ({})': {
    de: 'Das Lesen dieser Datei brach unerwartet ab ({})',
    pl: 'Odczyt tego pliku nieoczekiwanie się przerwał ({})'
  },
  'Reading took longer than {} s and was stopped': {
    de: 'Das Lesen dauerte länger als {} s und wurde beendet',
    pl: 'Odczyt trwał dłużej niż {} s i został przerwany'
  },
  'Reading needed more than {} MB of memory and was stopped': {
    de: 'Das Lesen brauchte mehr als {} MB Speicher und wurde beendet',
    pl: 'Odczyt wymagał więcej niż {} MB pamięci i został przerwany'
  },
  'Split the file, or save it again in the program that made it': {
    de: 'Teilen Sie die Datei, oder speichern Sie sie in dem Programm, das sie gemacht hat, neu',
    pl: 'Podziel plik albo zapisz go ponownie w programie, w którym powstał'
  },
  'Split the file into smaller ones': { de: 'Teilen Sie die Datei in kleinere', pl: 'Podziel plik na mniejsze' },
  'Split it into smaller files': { de: 'Teilen Sie sie in kleinere Dateien', pl: 'Podziel go na mniejsze pliki' },
  'The file is empty': { de: 'Die Datei ist leer', pl: 'Plik jest pusty' },
  'Nothing to do': { de: 'Es ist nichts zu tun', pl: 'Nie trzeba nic robić' },
  'Nothing to do; it is read again when it changes': {
    de: 'Es ist nichts zu tun; sie wird neu gelesen, wenn sie sich ändert',
    pl: 'Nie trzeba nic robić; po zmianie zostanie odczytany ponownie'
  },
  'Nothing to do; it is read again when something is written into it': {
    de: 'Es ist nichts zu tun; sie wird neu gelesen, sobald etwas darin steht',
    pl: 'Nie trzeba nic robić; zostanie odczytany ponownie, gdy coś się w nim pojawi'
  },
  'This is not a regular file': { de: 'Das ist keine gewöhnliche Datei', pl: 'To nie jest zwykły plik' },
  'Remove it from the folder, or leave it: it is not read': {
    de: 'Nehmen Sie sie aus dem Ordner, oder lassen Sie sie dort: Sie wird nicht gelesen',
    pl: 'Usuń go z folderu albo zostaw: nie jest czytany'
  },
  'Its name is not valid text': { de: 'Ihr Name ist kein gültiger Text', pl: 'Jego nazwa nie jest poprawnym tekstem' },
  'Rename it': { de: 'Benennen Sie sie um', pl: 'Zmień jego nazwę' },
  '{} files are not read': { de: '{}-Dateien werden nicht gelesen', pl: 'Pliki {} nie są czytane' },
  'Save it as PDF, Word or text': { de: 'Speichern Sie sie als PDF, Word oder Text', pl: 'Zapisz go jako PDF, Word lub tekst' },
  'Files without an extension are not read': {
    de: 'Dateien ohne Endung werden nicht gelesen',
    pl: 'Pliki bez rozszerzenia nie są czytane'
  },
  'If it is a text, give it the extension .txt': {
    de: 'Wenn sie ein Text ist, geben Sie ihr die Endung .txt',
    pl: 'Jeśli to tekst, nadaj mu rozszerzenie .txt'
  },
  '{} archives are not read': { de: '{}-Archive werden nicht gelesen', pl: 'Archiwa {} nie są czytane' },
  'Unpack it into a folder of your library, and its files are read': {
    de: 'Entpacken Sie es in einen Ordner Ihrer Bibliothek, dann werden seine Dateien gelesen',
    pl: 'Rozpakuj je do folderu swojej biblioteki, a jego pliki zostaną przeczytane'
  },
  'Sound and film ({}) are not read': { de: 'Ton und Film ({}) werden nicht gelesen', pl: 'Dźwięk i film ({}) nie są czytane' },
  'If there is a transcript, put it next to here as text or subtitles': {
    de: 'Wenn es eine Abschrift gibt, legen Sie sie als Text oder Untertitel daneben',
    pl: 'Jeśli istnieje zapis treści, umieść go obok jako tekst lub napisy'
  },
  'Old Office files ({}) are not read': {
    de: 'Alte Office-Dateien ({}) werden nicht gelesen',
    pl: 'Stare pliki Office ({}) nie są czytane'
  },
  'Open it in Office or LibreOffice and save it in the new format or as PDF': {
    de: 'Öffnen Sie sie in Office oder LibreOffice und speichern Sie sie im neuen Format oder als PDF',
    pl: 'Otwórz go w Office lub LibreOffice i zapisz w nowym formacie albo jako PDF'
  },
  'Open it in its own program and save it as PDF': {
    de: 'Öffnen Sie sie in ihrem eigenen Programm und speichern Sie sie als PDF',
    pl: 'Otwórz go w jego własnym programie i zapisz jako PDF'
  },
  '{} files hold no text to read': {
    de: '{}-Dateien enthalten keinen Text zum Lesen',
    pl: 'Pliki {} nie zawierają tekstu do czytania'
  },
  'Give it the extension of the program that made it, or unpack it': {
    de: 'Geben Sie ihr die Endung des Programms, das sie gemacht hat, oder entpacken Sie sie',
    pl: 'Nadaj mu rozszerzenie programu, w którym powstał, albo go rozpakuj'
  },
  'Unpack it into a watched folder, or give it the extension of the program that made it': {
    de: 'Entpacken Sie sie in einen Ihrer Ordner, oder geben Sie ihr die Endung des Programms, das sie gemacht hat',
    pl: 'Rozpakuj go do jednego ze swoich folderów albo nadaj mu rozszerzenie programu, w którym powstał'
  },
  'Get the file again from where it came from': {
    de: 'Holen Sie die Datei noch einmal von dort, woher sie kam',
    pl: 'Pobierz plik ponownie ze źródła'
  },
  'Get the file again from where it came from, or give it its right extension': {
    de: 'Holen Sie die Datei noch einmal von dort, woher sie kam, oder geben Sie ihr die richtige Endung',
    pl: 'Pobierz plik ponownie ze źródła albo nadaj mu właściwe rozszerzenie'
  },
  'Get the file again from where it came from, or restore it from a backup': {
    de: 'Holen Sie die Datei noch einmal von dort, woher sie kam, oder aus einer Sicherung',
    pl: 'Pobierz plik ponownie ze źródła lub przywróć go z kopii zapasowej'
  },
  'Open it in the program that made it and save it again': {
    de: 'Öffnen Sie sie in dem Programm, das sie gemacht hat, und speichern Sie sie neu',
    pl: 'Otwórz go w programie, w którym powstał, i zapisz ponownie'
  },
  'Open it in the program that made it and save it in a format Footnote reads': {
    de: 'Öffnen Sie sie in dem Programm, das sie gemacht hat, und speichern Sie sie in einem Format, das Footnote liest',
    pl: 'Otwórz go w programie, w którym powstał, i zapisz w formacie, który Footnote czyta'
  },
  'Open it in its own program and save it again': {
    de: 'Öffnen Sie sie in ihrem eigenen Programm und speichern Sie sie neu',
    pl: 'Otwórz go w jego programie i zapisz ponownie'
  },
  'The file is named {} but is not {}, or is damaged at its start': {
    de: 'Die Datei trägt die Endung {}, ist aber etwas anderes oder am Anfang beschädigt (erwartet: {text})',
    pl: 'Plik ma rozszerzenie {}, ale jest czymś innym albo jest uszkodzony na początku (oczekiwano: {text})'
  },
  'a text': { de: 'ein Text', pl: 'tekst' },
  'an image': { de: 'ein Bild', pl: 'obraz' },
  'an e-mail': { de: 'eine E-Mail', pl: 'wiadomość e-mail' },
  'an e-book': { de: 'ein E-Book', pl: 'e-book' },
  'an RTF document': { de: 'ein RTF-Dokument', pl: 'dokument RTF' },
  'an OpenDocument text': { de: 'ein OpenDocument-Text', pl: 'tekst OpenDocument' },
  'an OpenDocument spreadsheet': { de: 'eine OpenDocument-Tabelle', pl: 'arkusz OpenDocument' },
  'an OpenDocument presentation': { de: 'eine OpenDocument-Präsentation', pl: 'prezentacja OpenDocument' },
  'a PDF': { de: 'ein PDF', pl: 'plik PDF' },
  'a Word document': { de: 'ein Word-Dokument', pl: 'dokument Worda' },
  'a PowerPoint presentation': { de: 'eine PowerPoint-Präsentation', pl: 'prezentacja PowerPointa' },
  'an Excel workbook': { de: 'eine Excel-Arbeitsmappe', pl: 'skoroszyt Excela' },
  'The file is named {} but its content is not text': {
    de: 'Die Datei trägt die Endung {}, aber ihr Inhalt ist kein Text',
    pl: 'Plik ma rozszerzenie {}, ale jego treść nie jest tekstem'
  },
  'The file has {}, and Footnote reads at most {}': {
    de: 'Die Datei hat {}, und Footnote liest höchstens {}',
    pl: 'Plik ma {}, a Footnote czyta najwyżej {}'
  },
  'The file has {}, and Footnote reads at most {} of XML': {
    de: 'Die Datei hat {}, und Footnote liest höchstens {} XML',
    pl: 'Plik ma {}, a Footnote czyta najwyżej {} XML'
  },
  'The file has {}, and Footnote reads at most {} of this kind': {
    de: 'Die Datei hat {}, und Footnote liest von dieser Art höchstens {}',
    pl: 'Plik ma {}, a Footnote czyta z tego rodzaju najwyżej {}'
  },
  'If you trust it, open it in {} and save it in parts': {
    de: 'Wenn Sie ihr trauen, öffnen Sie sie in {} und speichern Sie sie in Teilen',
    pl: 'Jeśli mu ufasz, otwórz go w {} i zapisz w częściach'
  },
  'If you trust it, split it': { de: 'Wenn Sie ihr trauen, teilen Sie sie', pl: 'Jeśli mu ufasz, podziel go' },
  'Save it as plain text, or split it': {
    de: 'Speichern Sie sie als reinen Text, oder teilen Sie sie',
    pl: 'Zapisz go jako zwykły tekst albo podziel'
  },
  'The file unpacks to more than {}, which no ordinary document does': {
    de: 'Die Datei wird entpackt größer als {}; das wird kein gewöhnliches Dokument',
    pl: 'Plik po rozpakowaniu jest większy niż {}, co nie zdarza się zwykłym dokumentom'
  },
  'The file is protected with a password': { de: 'Die Datei ist mit einem Passwort geschützt', pl: 'Plik jest chroniony hasłem' },
  'The file is protected with a password, or is an old Office file named {}': {
    de: 'Die Datei ist mit einem Passwort geschützt oder eine alte Office-Datei mit dem Namen {}',
    pl: 'Plik jest chroniony hasłem albo jest starym plikiem Office o nazwie {}'
  },
  'Open it in Office, remove the password and save it as {}': {
    de: 'Öffnen Sie sie in Office, entfernen Sie das Passwort und speichern Sie sie als {}',
    pl: 'Otwórz go w Office, usuń hasło i zapisz go jako {}'
  },
  'Open it in LibreOffice and save a copy without the password ("Save with password" unticked)': {
    de: 'Öffnen Sie sie in LibreOffice und speichern Sie eine Kopie ohne Passwort (ohne Haken bei „Mit Kennwort speichern“)',
    pl: 'Otwórz go w LibreOffice i zapisz kopię bez hasła (bez zaznaczenia „Zapisz z hasłem”)'
  },
  'The file is damaged: its container is incomplete': {
    de: 'Die Datei ist beschädigt: ihr Ende fehlt',
    pl: 'Plik jest uszkodzony: jest niekompletny'
  },
  'The file is a zip archive without a document that Footnote reads in it': {
    de: 'Die Datei ist ein Zip-Archiv ohne ein Dokument, das Footnote liest',
    pl: 'Plik jest archiwum zip bez dokumentu, który Footnote czyta'
  },
  'The file is an old Microsoft Office file under another name': {
    de: 'Die Datei ist eine alte Datei von Microsoft Office unter anderem Namen',
    pl: 'Plik jest starym plikiem Microsoft Office pod inną nazwą'
  },
  'The file holds no text between its tags': {
    de: 'Die Datei enthält keinen Text zwischen ihren Tags',
    pl: 'Plik nie zawiera tekstu między znacznikami'
  },
  'The XML is damaged ({})': { de: 'Das XML ist beschädigt ({text})', pl: 'Kod XML jest uszkodzony ({text})' },
  'elements nest deeper than {}': { de: 'Elemente tiefer als {} ineinander', pl: 'elementy zagnieżdżone głębiej niż {}' },
  'The file is an OpenDocument container without its content': {
    de: 'Die Datei ist eine OpenDocument-Hülle ohne Inhalt',
    pl: 'Plik jest kontenerem OpenDocument bez treści'
  },
  'Open it in LibreOffice, let it repair the file, and save it again': {
    de: 'Öffnen Sie sie in LibreOffice, lassen Sie sie reparieren und speichern Sie sie neu',
    pl: 'Otwórz go w LibreOffice, pozwól go naprawić i zapisz ponownie'
  },
  // Documents.
  'The document holds no text': { de: 'Das Dokument enthält keinen Text', pl: 'Dokument nie zawiera tekstu' },
  'The content of the document is damaged': { de: 'Der Inhalt des Dokuments ist beschädigt', pl: 'Treść dokumentu jest uszkodzona' },
  'The file is a zip archive without a Word document in it': {
    de: 'Die Datei ist ein Zip-Archiv ohne ein Word-Dokument darin',
    pl: 'Plik jest archiwum zip bez dokumentu Worda'
  },
  'Open it in Office and save it as .docx': {
    de: 'Öffnen Sie sie in Office und speichern Sie sie als .docx',
    pl: 'Otwórz go w Office i zapisz jako .docx'
  },
  'Open it in Word, let it repair the file, and save it again': {
    de: 'Öffnen Sie sie in Word, lassen Sie sie reparieren und speichern Sie sie neu',
    pl: 'Otwórz go w Wordzie, pozwól go naprawić i zapisz ponownie'
  },
  // Spreadsheets.
  'The spreadsheet is empty': { de: 'Die Tabelle ist leer', pl: 'Arkusz jest pusty' },
  'The workbook is empty': { de: 'Die Arbeitsmappe ist leer', pl: 'Skoroszyt jest pusty' },
  'The workbook holds only formulas without results': {
    de: 'Die Arbeitsmappe enthält nur Formeln ohne Ergebnisse',
    pl: 'Skoroszyt zawiera tylko formuły bez wyników'
  },
  'The sheets of the workbook are damaged': { de: 'Die Blätter der Arbeitsmappe sind beschädigt', pl: 'Arkusze skoroszytu są uszkodzone' },
  'The content of the spreadsheet is damaged': { de: 'Der Inhalt der Tabelle ist beschädigt', pl: 'Treść arkusza jest uszkodzona' },
  'The file holds no sheets: it is damaged, or no workbook': {
    de: 'Die Datei enthält keine Blätter: Sie ist beschädigt oder keine Arbeitsmappe',
    pl: 'Plik nie zawiera arkuszy: jest uszkodzony albo nie jest skoroszytem'
  },
  'The file is a binary workbook (.xlsb), which Footnote does not read': {
    de: 'Die Datei ist eine binäre Arbeitsmappe (.xlsb), die Footnote nicht liest',
    pl: 'Plik jest skoroszytem binarnym (.xlsb), którego Footnote nie czyta'
  },
  'Open it in Excel and save it as .xlsx': {
    de: 'Öffnen Sie sie in Excel und speichern Sie sie als .xlsx',
    pl: 'Otwórz go w Excelu i zapisz jako .xlsx'
  },
  'Open it in Excel or Calc and save it again': {
    de: 'Öffnen Sie sie in Excel oder Calc und speichern Sie sie neu',
    pl: 'Otwórz go w Excelu lub Calcu i zapisz ponownie'
  },
  'Open it in Excel or Calc and save it, so that the results are stored': {
    de: 'Öffnen Sie sie in Excel oder Calc und speichern Sie sie, damit die Ergebnisse darin stehen',
    pl: 'Otwórz go w Excelu lub Calcu i zapisz, aby wyniki zostały zachowane'
  },
  'Open it in Excel or Calc, let it repair the file, and save it again': {
    de: 'Öffnen Sie sie in Excel oder Calc, lassen Sie sie reparieren und speichern Sie sie neu',
    pl: 'Otwórz go w Excelu lub Calcu, pozwól go naprawić i zapisz ponownie'
  },
  // Presentations.
  'The presentation holds no text': { de: 'Die Präsentation enthält keinen Text', pl: 'Prezentacja nie zawiera tekstu' },
  'The content of the presentation is damaged': {
    de: 'Der Inhalt der Präsentation ist beschädigt',
    pl: 'Treść prezentacji jest uszkodzona'
  },
  'The slides of the presentation are damaged': {
    de: 'Die Folien der Präsentation sind beschädigt',
    pl: 'Slajdy prezentacji są uszkodzone'
  },
  'The file holds no slides: it is damaged, or no presentation': {
    de: 'Die Datei enthält keine Folien: Sie ist beschädigt oder keine Präsentation',
    pl: 'Plik nie zawiera slajdów: jest uszkodzony albo nie jest prezentacją'
  },
  'If it holds pictures of text, save it as PDF and run text recognition on it': {
    de: 'Wenn sie Bilder von Text enthält, speichern Sie sie als PDF und lassen Sie deren Text erkennen',
    pl: 'Jeśli zawiera obrazy tekstu, zapisz ją jako PDF i uruchom na nim rozpoznawanie tekstu'
  },
  'Open it in PowerPoint or Impress and save it again': {
    de: 'Öffnen Sie sie in PowerPoint oder Impress und speichern Sie sie neu',
    pl: 'Otwórz go w PowerPoincie lub Impressie i zapisz ponownie'
  },
  'Open it in PowerPoint or Impress, let it repair the file, and save it again': {
    de: 'Öffnen Sie sie in PowerPoint oder Impress, lassen Sie sie reparieren und speichern Sie sie neu',
    pl: 'Otwórz go w PowerPoincie lub Impressie, pozwól go naprawić i zapisz ponownie'
  },
  // PDF.
  'The PDF holds no text': { de: 'Das PDF enthält keinen Text', pl: 'Plik PDF nie zawiera tekstu' },
  'The PDF holds pictures of pages and no text': {
    de: 'Das PDF enthält Bilder von Seiten und keinen Text',
    pl: 'Plik PDF zawiera obrazy stron, a nie tekst'
  },
  'Some pages hold no text and may be pictures': {
    de: 'Einige Seiten enthalten keinen Text und sind vielleicht Bilder',
    pl: 'Niektóre strony nie zawierają tekstu i mogą być obrazami'
  },
  'The PDF is damaged': { de: 'Das PDF ist beschädigt', pl: 'Plik PDF jest uszkodzony' },
  'The PDF is protected with a password': { de: 'Das PDF ist mit einem Passwort geschützt', pl: 'Plik PDF jest chroniony hasłem' },
  'Reading the PDF took too long': { de: 'Das Lesen des PDFs dauerte zu lange', pl: 'Odczyt pliku PDF trwał zbyt długo' },
  'Split it, or print it to a new PDF': {
    de: 'Teilen Sie es, oder drucken Sie es in ein neues PDF',
    pl: 'Podziel go albo wydrukuj do nowego pliku PDF'
  },
  'Open it in a PDF viewer and save it again': {
    de: 'Öffnen Sie es in einem PDF-Programm und speichern Sie es neu',
    pl: 'Otwórz go w przeglądarce PDF i zapisz ponownie'
  },
  'Open it in a PDF viewer and save it again, or get it again from where it came from': {
    de: 'Öffnen Sie es in einem PDF-Programm und speichern Sie es neu, oder holen Sie es noch einmal von dort, woher es kam',
    pl: 'Otwórz go w przeglądarce PDF i zapisz ponownie albo pobierz jeszcze raz ze źródła'
  },
  'Open it in a PDF viewer and save a copy without the password': {
    de: 'Öffnen Sie es in einem PDF-Programm und speichern Sie eine Kopie ohne Passwort',
    pl: 'Otwórz go w przeglądarce PDF i zapisz kopię bez hasła'
  },
  // Pages of the web, mail, notebooks, subtitles.
  'The page holds no readable text': { de: 'Die Seite enthält keinen lesbaren Text', pl: 'Strona nie zawiera czytelnego tekstu' },
  'The page has {}, and Footnote reads at most {} of HTML': {
    de: 'Die Seite hat {}, und Footnote liest höchstens {} HTML',
    pl: 'Strona ma {}, a Footnote czyta najwyżej {} HTML'
  },
  'Open it in a browser and save it again as a complete page': {
    de: 'Öffnen Sie sie in einem Browser und speichern Sie sie noch einmal als vollständige Seite',
    pl: 'Otwórz ją w przeglądarce i zapisz ponownie jako całą stronę'
  },
  'The file is named as an e-mail but has no header lines': {
    de: 'Die Datei heißt wie eine E-Mail, hat aber keine Kopfzeilen',
    pl: 'Plik ma nazwę wiadomości e-mail, ale nie ma nagłówków'
  },
  'Save the message again from your mail program': {
    de: 'Speichern Sie die Nachricht aus Ihrem Mailprogramm neu',
    pl: 'Zapisz wiadomość ponownie ze swojego programu pocztowego'
  },
  'The notebook holds no text': { de: 'Das Notebook enthält keinen Text', pl: 'Notatnik nie zawiera tekstu' },
  'The notebook has {}, and Footnote reads at most {} of it': {
    de: 'Das Notebook hat {}, und Footnote liest davon höchstens {}',
    pl: 'Notatnik ma {}, a Footnote czyta z niego najwyżej {}'
  },
  'The notebook is damaged: it is not what Jupyter writes': {
    de: 'Das Notebook ist beschädigt: So schreibt Jupyter keines',
    pl: 'Notatnik jest uszkodzony: Jupyter tak nie zapisuje'
  },
  'Clear its outputs in Jupyter and save it again': {
    de: 'Leeren Sie seine Ausgaben in Jupyter und speichern Sie es neu',
    pl: 'Wyczyść jego wyniki w Jupyterze i zapisz ponownie'
  },
  'Open it in Jupyter and save it again, or restore it from a backup': {
    de: 'Öffnen Sie es in Jupyter und speichern Sie es neu, oder holen Sie es aus einer Sicherung',
    pl: 'Otwórz go w Jupyterze i zapisz ponownie albo przywróć z kopii zapasowej'
  },
  'The subtitles hold no spoken text': { de: 'Die Untertitel enthalten keinen gesprochenen Text', pl: 'Napisy nie zawierają wypowiedzi' },
  'Check in a video player that the file is complete': {
    de: 'Prüfen Sie in einem Videoprogramm, ob die Datei vollständig ist',
    pl: 'Sprawdź w odtwarzaczu wideo, czy plik jest kompletny'
  },
  // Books.
  'The book holds no text': { de: 'Das Buch enthält keinen Text', pl: 'Książka nie zawiera tekstu' },
  'The book is locked by its seller (DRM)': {
    de: 'Das Buch ist von seinem Verkäufer gesperrt (DRM)',
    pl: 'Książka jest zablokowana przez sprzedawcę (DRM)'
  },
  'The book unpacks to more than {} of text, which no ordinary book does': {
    de: 'Das Buch wird entpackt zu mehr als {} Text; das wird kein gewöhnliches Buch',
    pl: 'Książka po rozpakowaniu ma ponad {} tekstu, co nie zdarza się zwykłym książkom'
  },
  'The file is a zip archive without a book in it': {
    de: 'Die Datei ist ein Zip-Archiv ohne ein Buch darin',
    pl: 'Plik jest archiwum zip bez książki'
  },
  'Footnote reads books without a lock; ask the seller for one, or leave this one in its own reader': {
    de: 'Footnote liest Bücher ohne Sperre; bitten Sie den Verkäufer um eines, oder lesen Sie dieses in seinem eigenen Programm',
    pl: 'Footnote czyta książki bez blokady; poproś sprzedawcę o taką albo czytaj tę w jej własnym programie'
  },
  'Get the book again from where it came from': {
    de: 'Holen Sie das Buch noch einmal von dort, woher es kam',
    pl: 'Pobierz książkę ponownie ze źródła'
  },
  'If it is a book of pictures, save it as PDF and run text recognition on it': {
    de: 'Wenn es ein Bilderbuch ist, speichern Sie es als PDF und lassen Sie dessen Text erkennen',
    pl: 'Jeśli to książka z obrazami, zapisz ją jako PDF i uruchom na nim rozpoznawanie tekstu'
  },
  // Images and text recognition.
  'The text of an image must be recognised before it can be found': {
    de: 'Der Text eines Bildes muss erst erkannt werden, bevor er gefunden wird',
    pl: 'Tekst obrazu trzeba najpierw rozpoznać, aby dało się go znaleźć'
  },
  'Switch text recognition (OCR) on and choose its languages': {
    de: 'Schalten Sie die Texterkennung ein und wählen Sie ihre Sprachen',
    pl: 'Włącz rozpoznawanie tekstu i wybierz jego języki'
  },
  'Text recognition found no text in it': {
    de: 'Die Texterkennung fand darin keinen Text',
    pl: 'Rozpoznawanie tekstu nie znalazło w nim tekstu'
  },
  'Nothing to do; if there is text, add its language': {
    de: 'Es ist nichts zu tun; wenn Text darin steht, fügen Sie dessen Sprache hinzu',
    pl: 'Nie trzeba nic robić; jeśli jest tam tekst, dodaj jego język'
  },
  'Text recognition did not get through this file ({})': {
    de: 'Die Texterkennung kam durch diese Datei nicht hindurch ({text})',
    pl: 'Rozpoznawanie tekstu nie poradziło sobie z tym plikiem ({text})'
  },
  'A page took longer than {} s': { de: 'Eine Seite dauerte länger als {} s', pl: 'Jedna strona zajęła ponad {} s' },
  'Text recognition cannot run on this machine': {
    de: 'Die Texterkennung läuft auf diesem Computer nicht',
    pl: 'Rozpoznawanie tekstu nie działa na tym komputerze'
  },
  'The language data cannot be used': { de: 'Die Sprachdaten sind nicht brauchbar', pl: 'Danych języka nie da się użyć' },
  'The page could not be read': { de: 'Die Seite konnte nicht gelesen werden', pl: 'Nie udało się odczytać strony' },
  'The pages of the file could not be drawn': {
    de: 'Die Seiten der Datei konnten nicht gezeichnet werden',
    pl: 'Nie udało się narysować stron pliku'
  },
  'The image is damaged': { de: 'Das Bild ist beschädigt', pl: 'Obraz jest uszkodzony' },
  'The image has more than {} million pixels': {
    de: 'Das Bild hat mehr als {} Millionen Bildpunkte',
    pl: 'Obraz ma więcej niż {} mln pikseli'
  },
  'The image is too small to hold text': {
    de: 'Das Bild ist zu klein, um Text zu enthalten',
    pl: 'Obraz jest zbyt mały, aby zawierać tekst'
  },
  'Save a smaller copy of it': { de: 'Speichern Sie eine kleinere Kopie davon', pl: 'Zapisz jego mniejszą kopię' },
  'Save a smaller copy of it, or retry it': {
    de: 'Speichern Sie eine kleinere Kopie davon, oder lassen Sie es noch einmal lesen',
    pl: 'Zapisz jego mniejszą kopię albo spróbuj ponownie'
  },
  'Open it in an image viewer and save it again, or get it again from where it came from': {
    de: 'Öffnen Sie es in einem Bildprogramm und speichern Sie es neu, oder holen Sie es noch einmal von dort, woher es kam',
    pl: 'Otwórz go w przeglądarce obrazów i zapisz ponownie albo pobierz jeszcze raz ze źródła'
  }
}
