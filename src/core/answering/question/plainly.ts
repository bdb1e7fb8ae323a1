import { languageOf, type TextLanguage } from '../../text-language.ts'
import { capitalised } from '../text/words.ts'
import { directly } from './directly.ts'

/**
 * The question inside what is said around it: "Hi! Can you tell me when the lease ends, please?" asks "When does the lease end?", "I need
 * the plumber's number" asks "What is the plumber's number?". Unchanged where it says nothing around it. Taken as it stands, the first
 * asks for Yes or No, and its courtesies count as words that no file holds.
 */
export function plainly(said: string): string {
  const bare = withoutCourtesies(said)
  const language = languageOf(bare)
  const indirect = INDIRECT[language].exec(bare)
  if (indirect) return directly(bare.slice(indirect[0].length), language)
  if (language !== 'en') return bare
  if (TASK.test(bare)) return capitalised(bare.replace(TASK, ''))
  const { wish } = WISH.exec(bare)?.groups ?? {}
  if (wish !== undefined) return `How can I ${ended(wish)}?`
  const { thing, sought } = THING.exec(bare)?.groups ?? {}
  if (thing === undefined || FILES.test(thing)) return bare
  return sought ? capitalised(ended(thing)) : `What is ${ended(thing)}?`
}

/** A greeting before it, thanks behind it; what consists of nothing else stays. */
function withoutCourtesies(said: string): string {
  const whole = said.trim()
  const begun = whole.replace(OPENING, '')
  const closing = CLOSING.exec(begun)
  const rest = closing && closing.index > 0 ? begun.slice(0, closing.index) + (closing[0].includes('?') ? '?' : '') : begun
  return begun === whole ? rest : capitalised(rest)
}

const ended = (text: string): string => text.replace(/[?.!\s]+$/, '')

const GREETINGS =
  'hi|hey|hello|good (?:morning|afternoon|evening)|thanks|thank you|great|interesting|cool|nice|wow|oops|sorry|excuse me|well|right|alright|oh|ah|h?m+|hallo|guten (?:morgen|tag|abend)|moin|danke|entschuldigung|cześć|hej|witaj|dzień dobry|dzięki|dziękuję|przepraszam'
/** What only opens is told by its comma; a few words never begin a question themselves. */
const OPENING = new RegExp(
  `^(?:\\W*(?:(?:${GREETINGS})(?: (?:there|again|footnote|zusammen))?\\s*(?:[,!.…–-]+|:\\s)\\s*|(?:(?:hi|hey|hello|ok(?:ay)?|so|um+|uh+|please|bitte|also|hallo|proszę)[,!.…]*\\s+))+)(?=[\\p{L}\\p{N}“„"@])`,
  'iu'
)
const CLOSING =
  /(?:[?.!,;…]\s*(?:thanks|thank you|thx|cheers|danke|vielen dank|dzięki|dziękuję|z góry dziękuję)(?: (?:so |very )?much| a lot| in advance| schön| im voraus| bardzo)?|,?\s+(?:please|pls|bitte|proszę))[\s!?.…]*$/iu

const ASKING = {
  en: '(?:exactly )?(?:(?:at|on|in|for|from|(?:up )?to|with|by|until|of|under) (?:what|which|whom|whose|when)|who|whom|whose|what|when|where|which|why|how|if|whether)(?!\\p{L})',
  de: '(?:wer|wen|wem|wessen|was|wann|wo|woher|wohin|warum|wieso|wie|wieviele?|welche[rsnm]?|ob|(?:seit|bis|ab|von|mit|für|um|an|in|zu) (?:wann|wem|wen|welche[rsnm]?|wie))(?!\\p{L})',
  pl: '(?:kto|kogo|komu|co|czego|czemu|kiedy|gdzie|skąd|dokąd|dlaczego|jak\\p{L}*|ile|któr\\p{L}+|czyj\\p{L}*|czy|(?:do|od|o|w|na|za|z) (?:kiedy|ile|kogo|czego|czym|kim|jak\\p{L}+|któr\\p{L}+))(?!\\p{L})'
} as const

/** What a question is wrapped in. */
const WRAPPED = {
  en: [
    '(?:(?:can|could|would|will) you (?:please |kindly |perhaps )?|please )?(?:tell|remind|show|help|let) (?:me|us)(?: know| find out| see| remember)?(?: please)?',
    '(?:(?:can|could|would) you (?:please )?)?(?:please )?(?:find out|look up|check|look)(?: for me)?',
    '(?:do|would|does) (?:you|anyone|anybody)(?: happen to| still)? (?:know|remember|recall)',
    "(?:i|we)(?:['’]d| would| just)? (?:like|love|want|need|have|wanted|needed) to (?:know|find out|see|check|understand|ask(?: you)?|learn|remember)",
    "(?:i|we)(?:['’]m| am|['’]re| are| was| were)? (?:just )?(?:wonder|wondering|curious|asking|trying to (?:find out|remember|understand|work out))",
    "(?:i|we) (?:forgot|forget|have forgotten|(?:ca|do|did)n['’]t (?:remember|know|recall)|cannot remember|do not (?:know|remember)|meant|asked)",
    '(?:have you )?(?:got )?any idea'
  ],
  de: [
    '(?:kannst du|könntest du|können sie|könnten sie|würdest du|würden sie)(?: mir| uns)?(?: bitte| mal| vielleicht)* (?:sagen|verraten|zeigen|heraussuchen|nachsehen|nachschauen|herausfinden)',
    '(?:weißt|weisst) du|wissen sie|erinnerst du dich',
    '(?:sage?|verrate?|zeige?|sagen sie) (?:mir|uns)',
    'ich (?:möchte|will|würde|wollte)(?: gerne?| nur| mal)* wissen',
    'ich (?:frage mich|weiß nicht(?: mehr)?|habe vergessen)',
    '(?:hast du|haben sie) (?:eine|ne) ahnung|keine ahnung'
  ],
  pl: [
    '(?:czy )?(?:możesz|mógłbyś|mogłabyś|może pani?)(?: mi| nam)?(?: proszę)? (?:powiedzieć|przypomnieć|sprawdzić|podać)',
    '(?:powiedz|przypomnij|sprawdź|podaj)(?: mi| nam| proszę)*',
    '(?:czy )?(?:wiesz|pamiętasz|wie pani?)(?: może)?',
    '(?:chcę|chciał(?:a)?bym)(?: się)? (?:wiedzieć|dowiedzieć(?: się)?)',
    'zastanawiam się|nie (?:pamiętam|wiem)|zapomniał[ae]m'
  ]
} as const

const indirect = (language: TextLanguage, between: string): RegExp =>
  new RegExp(
    `^\\W*(?:${WRAPPED[language].join('|')})(?: (?:please|again|noch|bitte|mal|vielleicht|zufällig))*${between}(?=${ASKING[language]})`,
    'iu'
  )

const INDIRECT: Readonly<Record<TextLanguage, RegExp>> = {
  en: indirect('en', '[,:]?\\s+(?:about\\s+)?'),
  de: indirect('de', '[,:]?\\s+'),
  pl: indirect('pl', '[,:]?\\s+')
}

/** "I'd like you to summarise …": the task is what stands behind it. */
const TASK =
  /^\W*(?:i|we)(?:['’]d| would)? (?:like|love|want|need)(?: you)? to (?=(?:summari[sz]e|sum up|write|draft|compose|translate|compare)(?!\p{L}))/iu
/** "I want to list the images": how it is done. Whoever wants to see or have something wants no instructions. */
const WISH =
  /^\W*(?:i|we)(?:['’]d| would)? (?:like|love|want|need|have|am trying|are trying|['’]m trying)(?: to)? (?<=to )(?!(?:know|see|have|be|ask|find|go|talk|say|tell|thank|get|look|read|hear|explore|learn|understand)(?!\p{L}))(?<wish>\p{Ll}+ .+)$/iu
/** Whoever looks for something may want to know where it is or what: it is taken as a subject. */
const THING =
  /^\W*(?:(?:(?:can|could|would) you )?(?:please )?(?:give|show|find|get|send|tell) (?:me|us)|(?:i|we)(?:['’]d| would)? (?:like |love |want |need )?(?:to (?:know|see)|need|want)|(?:i|we)(?:['’]m| am|['’]re| are) (?<sought>looking|searching) for) (?<thing>(?:the|my|our|his|her|their|\p{Lu}[\p{L}'’-]+['’]s?)(?!\p{L}) [^?!.]+)[?!.\s]*$/iu
/** What is shown, listed or summed up, not told. */
const FILES =
  /(?<!\p{L})(?:files?|documents?|letters?|notes?|e?-?mails?|messages?|lists?|summary|overview|outline|passages?|pages?|papers?|folders?|everything|all|chats?|conversations?|about)(?!\p{L})/iu
