import { language, type Language } from './language.svelte.ts'

/**
 * What the core says, in the language of the window. The core writes English, because its texts are the terminal's as
 * well; those that a reader of a library meets most are known here word for word, any other is shown as it came.
 */
export function coreText(text: string): string {
  const code = language()
  if (code === 'en') return text
  const plain = text.replace(/\.$/, '')
  const extension = EXTENSION.exec(plain)?.[0] ?? ''
  return TEXTS[plain]?.[code] ?? TEXTS[plain.replace(extension, '.*')]?.[code]?.replace('.*', extension) ?? text
}

/** Where a text names the kind of file it speaks of; "for all of them" is written `.*` below. */
const EXTENSION = /\.[a-z]{3,4}\b/

const TEXTS: Readonly<Record<string, Readonly<Record<Exclude<Language, 'en'>, string>>>> = {
  'The PDF holds pictures of pages and no text': {
    de: 'Das PDF enthält Bilder von Seiten und keinen Text',
    pl: 'Plik PDF zawiera obrazy stron, a nie tekst'
  },
  'The text of an image must be recognised before it can be found': {
    de: 'Der Text eines Bildes muss erst erkannt werden, bevor er gefunden wird',
    pl: 'Tekst obrazu trzeba najpierw rozpoznać, aby dało się go znaleźć'
  },
  'The file is protected with a password': {
    de: 'Die Datei ist mit einem Passwort geschützt',
    pl: 'Plik jest chroniony hasłem'
  },
  'The PDF is protected with a password': { de: 'Das PDF ist mit einem Passwort geschützt', pl: 'Plik PDF jest chroniony hasłem' },
  'Open it in a PDF viewer and save a copy without the password': {
    de: 'Öffnen Sie es in einem PDF-Programm und speichern Sie eine Kopie ohne Passwort',
    pl: 'Otwórz go w przeglądarce PDF i zapisz kopię bez hasła'
  },
  'The file is protected with a password, or is an old Office file named .*': {
    de: 'Die Datei ist mit einem Passwort geschützt oder eine alte Office-Datei mit dem Namen .*',
    pl: 'Plik jest chroniony hasłem albo jest starym plikiem Office o nazwie .*'
  },
  'Open it in Office, remove the password and save it as .*': {
    de: 'Öffnen Sie sie in Office, entfernen Sie das Passwort und speichern Sie sie als .*',
    pl: 'Otwórz go w Office, usuń hasło i zapisz go jako .*'
  },
  'Open it in LibreOffice and save a copy without the password ("Save with password" unticked)': {
    de: 'Öffnen Sie sie in LibreOffice und speichern Sie eine Kopie ohne Passwort (ohne Haken bei „Mit Kennwort speichern“)',
    pl: 'Otwórz go w LibreOffice i zapisz kopię bez hasła (bez zaznaczenia „Zapisz z hasłem”)'
  },
  'Switch text recognition (OCR) on and choose its languages': {
    de: 'Schalten Sie die Texterkennung ein und wählen Sie ihre Sprachen',
    pl: 'Włącz rozpoznawanie tekstu i wybierz jego języki'
  },
  'The file is damaged: its container is incomplete': {
    de: 'Die Datei ist beschädigt: ihr Ende fehlt',
    pl: 'Plik jest uszkodzony: jest niekompletny'
  },
  'Get the file again from where it came from, or restore it from a backup': {
    de: 'Holen Sie die Datei noch einmal von dort, woher sie kam, oder aus einer Sicherung',
    pl: 'Pobierz plik ponownie ze źródła lub przywróć go z kopii zapasowej'
  },
  'Open it in the program that made it and save it again': {
    de: 'Öffnen Sie sie in dem Programm, das sie gemacht hat, und speichern Sie sie neu',
    pl: 'Otwórz go w programie, w którym powstał, i zapisz ponownie'
  },
  'The file is gone': { de: 'Die Datei ist nicht mehr da', pl: 'Pliku już nie ma' },
  'No permission to read this file': { de: 'Kein Recht, diese Datei zu lesen', pl: 'Brak uprawnień do odczytu tego pliku' },
  'No permission to read this folder': { de: 'Kein Recht, diesen Ordner zu lesen', pl: 'Brak uprawnień do odczytu tego folderu' },
  'Give yourself the right to read the file; it is picked up then': {
    de: 'Geben Sie sich das Recht, die Datei zu lesen; sie wird dann aufgenommen',
    pl: 'Nadaj sobie prawo do odczytu pliku; zostanie wtedy uwzględniony'
  },
  'Give yourself the right to read it; it is picked up then': {
    de: 'Geben Sie sich das Recht, ihn zu lesen; er wird dann aufgenommen',
    pl: 'Nadaj sobie prawo do odczytu; zostanie wtedy uwzględniony'
  },
  'The folder is not there now; its files are kept in the index and not cited': {
    de: 'Der Ordner ist gerade nicht da; seine Dateien bleiben im Index und werden nicht zitiert',
    pl: 'Folderu teraz nie ma; jego pliki pozostają w indeksie i nie są cytowane'
  },
  'These are very many files': { de: 'Das sind sehr viele Dateien', pl: 'To bardzo dużo plików' },
  'The language model process ended unexpectedly and is starting again': {
    de: 'Der Prozess des Sprachmodells endete unerwartet und startet neu.',
    pl: 'Proces modelu językowego zakończył się nieoczekiwanie i uruchamia się ponownie.'
  },
  'Ask again in a few seconds': { de: 'Fragen Sie in ein paar Sekunden noch einmal.', pl: 'Zapytaj ponownie za kilka sekund.' },
  'Add its folder first': { de: 'Fügen Sie zuerst seinen Ordner hinzu.', pl: 'Najpierw dodaj jego folder.' },
  'Nothing was changed. Choose another backup': {
    de: 'Nichts wurde geändert. Wählen Sie eine andere Sicherung.',
    pl: 'Nic nie zostało zmienione. Wybierz inną kopię.'
  }
}
