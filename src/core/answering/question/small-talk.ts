/** "Hello", "thanks!", "What can you do?": nothing that a file could answer. In the languages of the window. */
export function isSmallTalk(question: string): boolean {
  const words = question
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}' ’-]+/gu, ' ')
    .replaceAll('’', "'")
    .replaceAll(/\s+/g, ' ')
    .trim()
  return words !== '' && SAID.test(words)
}

const HELLO =
  'hello|hi|hey|hi there|hello there|hey there|good (?:morning|afternoon|evening)|hallo|guten (?:morgen|tag|abend)|moin|servus|grüß gott|cześć|witaj|hej|dzień dobry|dobry wieczór'
const THANKS =
  'thanks?(?: you)?(?: (?:so|very) much| a lot)?|thx|danke(?: schön| sehr)?|vielen dank|dzięki|dziękuję(?: bardzo)?|ok(?:ay)?|great|perfect|super|bye|goodbye|tschüss|na razie'
const YOU =
  "how are you(?: doing)?(?: today)?|who are you|what are you|what can you do(?: for me)?|what do you do|how do you work|help(?: me)?|wie geht(?:'s| es(?: dir| ihnen)?)|wer bist du|was kannst du(?: tun)?|was können sie|hilfe|jak się masz|kim jesteś|co potrafisz|co umiesz|pomoc"
const SAID = new RegExp(`^(?:(?:${HELLO}|${THANKS}|${YOU})(?: footnote)?(?:\\s|$))+$`, 'u')
