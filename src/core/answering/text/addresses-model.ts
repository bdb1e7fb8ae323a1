/**
 * Sentences in a file that speak to a language model and not to a person. They are neither read by the model nor quoted
 * as support; the person still finds them. The check of every sentence is what protects; this only keeps a small model
 * from being talked into repeating "PWNED", which such a file does contain.
 */
export function addressesModel(text: string): boolean {
  return [text, ...text.split('\n').map((line) => line.replace(LABEL, ''))].some((part) => ADDRESS.some((pattern) => pattern.test(part)))
}

/** "author: " before what a header line says. */
const LABEL = /^\W*[\p{L}_-]{1,20}\s*:\s*/u

/** Narrow on purpose: "run the command", "the model will be replaced" and "send your answers to Anna" are ordinary text. */
const ADDRESS = [
  /\b(?:ignore|disregard|forget|override|bypass)\b[^.]{0,40}\b(?:instructions?|prompts?|previous|prior|above|other (?:sources|documents)|the (?:sources|question)|all (?:rules|sources)|restrictions)\b/i,
  /\b(?:system|developer|hidden|initial) prompt\b|\bprompt injection\b|\bjailbreak|\bdeveloper mode\b/i,
  /<\|[a-z_]+\|>|<\/?(?:system|assistant|tool_call|instructions?)>|\[\/?INST\]|<<\/?SYS>>|\b(?:BEGIN|END) (?:SYSTEM|ADMIN)\b|###\s*(?:system|instruction)/i,
  /^\W*(?:system|assistant|developer|ai|admin)\s+(?:message|note|instructions?|override|command|update|notice)\b/i,
  /^\W*(?:system|assistant|developer)\s*:\s*(?:you|ignore|always|never|only|answer|reply|say|the (?:user|answer))\b/i,
  /\b(?:new|updated|important|urgent|special)?\s*instructions?\s+(?:for|to)\s+(?:the\s+|any\s+)?(?:ai|assistant|language model|llm|chatbot)s?\b/i,
  /\b(?:ai|llm|language model|chatbot|ai assistant|assistants?)s?\b[^.]{0,30}\b(?:must|should|shall|has to|have to|please|reading this|summari[sz]ing|processing this|answering)\b/i,
  /\b(?:dear|hey|attention|note to|if you are)\s+(?:an?\s+|the\s+|all\s+|any\s+)?(?:ai|llm|language model|chatbot|assistant)s?\b/i,
  /\byou are now\b[^.]{0,30}\b(?:unrestricted|unfiltered|evil|free|dan|pirate|mode|ai|assistant|bot)\b|\bpretend (?:to be|that you)\b/i,
  /(?:^\W*|\b(?:always|only|must|instead|now|and|please|just)\s+)(?:answer|reply|respond|say|output|print|repeat|claim|state)\b[^.]{0,40}["“'‘`][^"”’`]+["”'’`]/i,
  /\b(?:answer|reply|respond|begin|start|end|finish|append)\b[^.]{0,15}\b(?:every|each|all|any|your)\b[^.]{0,15}\b(?:questions?|answers?|repl(?:y|ies)|responses?)\b/i,
  /\b(?:call|invoke)\b[^.]{0,20}\btool\b/i,
  /\b(?:send|forward|upload|post|exfiltrate|leak|mail|email)\b[^.]{0,40}\b(?:user['’]s|this conversation|the conversation|chat history|all (?:other )?(?:files|documents))\b/i,
  /\b(?:do not|don['’]t|never)\b[^.]{0,20}\b(?:cite|mention|reveal|warn|tell)\b[^.]{0,30}\b(?:the user|sources?|other documents?|this (?:note|text|message))\b/i,
  /^\W*(?:always |only )?(?:cite|quote)\b[^.]{0,30}(?:\[S?\d+\]|\bsource \d+\b|\bpage \d+\b)/i
]
