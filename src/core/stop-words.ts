import { fold } from './fold.ts'
import type { TextLanguage } from './text-language.ts'

/** Whether a word, in lower case and without accents, carries no content by itself in a language. */
export function isStopWord(language: TextLanguage, folded: string): boolean {
  return STOP_WORDS[language].has(folded)
}

/**
 * Short on purpose: a word that is missing here only makes a
 * support score a little stricter, a content word that stands here makes it blind.
 */
const STOP_WORDS: Readonly<Record<TextLanguage, ReadonlySet<string>>> = {
  en: stopWords(
    'a about after again all also am an and any are as at be because been before being between both but by can could did do does doing ' +
      'down during each few for from further had has have having he her here hers him his how i if in into is it its itself just let me more ' +
      'most my no nor not now of off on once only or other our out over own s same she should so some such t than that the their theirs them ' +
      'then there these they this those through to too under until up us very was we were what when where which while who whom why will with ' +
      'would yes mr mrs ms you your yours according file files note notes source sources document documents say says said stated mentioned'
  ),
  de: stopWords(
    'aber alle alles als also am an auch auf aus bei beim bin bis bitte da damit dann das dass davon dazu dein dem den denn der des die dies ' +
      'diese dieser diesem diesen doch dort du durch ein eine einem einen einer eines er es etwas euch euer finden findet für gab genau gibt habe haben hat ' +
      'hatte hatten heißt hoch ich ihm ihn ihr ihre ihrem ihren ihrer im in ins ist ja jede jeder jedes jetzt kann kein keine keinen können laut man mein ' +
      'meine meinem meinen meiner mich mir mit muss müssen nach nein nicht noch nun nur ob oder ohne schon sehr sein seine seinem seinen seiner ' +
      'seit sich sie sind so soll sollen sollte sowie statt steht uhr um und uns unser unsere unserem unseren unserer unter viel viele vom von vor wann war ' +
      'waren warum was wegen weil welche welchem welchen welcher welches wem wen wenn wer werden weshalb wie wieso wieviel wieviele wir wird wo ' +
      'wofür woher wohin womit wurde wurden zu zum zur herr herrn frau datei dateien notiz notizen quelle quellen dokument dokumente'
  ),
  pl: stopWords(
    'a aby albo ale ani az bez bo być był była było były będzie będą chyba ci co coś czemu czy dla dlaczego do gdy gdzie go i ich ile im ja jak ' +
      'jaka jaki jakich jakie jakiego jakiej jaką jego jej jeszcze jest jestem już kiedy kogo kto która które którego której który których którym ' +
      'lub ma mają mam mamy mi miał miała mnie mój moja moje mojego mojej mu my na nad nam nas nasz nasza nasze naszego naszej naszym nie nim nią ' +
      'o od on ona one oni oraz po pod przed przez przy są się swój swoje ta tak także tam te tego tej ten teraz to tu tych tylko tym u w we wtedy ' +
      'z za ze że żeby pan pana pani panu pliku plik pliki notatki notatka źródło źródła dokument dokumenty'
  )
}

function stopWords(words: string): ReadonlySet<string> {
  return new Set(words.split(' ').map(fold))
}
