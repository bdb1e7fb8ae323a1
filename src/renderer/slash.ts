import { messages } from './messages.ts'

/** What can be asked for by a word behind a slash, as it is listed. */
export const SLASH_COMMANDS = ['summarise', 'compare', 'translate', 'draft', 'only', 'search', 'new', 'export'] as const
export type SlashCommand = (typeof SLASH_COMMANDS)[number]

/** Those that name files: behind them the names of files are offered. */
const TAKES_NAMES: ReadonlySet<SlashCommand> = new Set(['summarise', 'compare', 'translate', 'only'])
/** Those that need nothing more. */
const TAKES_NOTHING: ReadonlySet<SlashCommand> = new Set(['new'])

export interface Slash {
  readonly command: SlashCommand
  readonly rest: string
}

/** Reads `/compare a and b`, in English or in the window's language; undefined for any other text. */
export function readSlash(text: string): Slash | undefined {
  const [, word = '', rest = ''] = /^\/(\p{L}+)(?:\s+([\s\S]*))?$/u.exec(text.trim()) ?? []
  const command = SLASH_COMMANDS.find((one) => namesOf(one).includes(word.toLowerCase()))
  return command && { command, rest: rest.trim() }
}

/** The commands whose name begins so. */
export function slashCommands(begun: string): readonly SlashCommand[] {
  const word = begun.toLowerCase()
  return SLASH_COMMANDS.filter((command) => namesOf(command).some((name) => name.startsWith(word)))
}

/** What stands in the box once a command is chosen. */
export function slashText(command: SlashCommand): string {
  const name = `/${messages.slash.names[command]}`
  return TAKES_NOTHING.has(command) ? name : TAKES_NAMES.has(command) ? `${name} @` : `${name} `
}

/**
 * The question that a command stands for; undefined for one that asks nothing. In English in every language of the window: by
 * these words the core knows what is wanted (`intentOf` in core/answering/question/intent.ts).
 */
export function slashQuestion({ command, rest }: Slash): string | undefined {
  switch (command) {
    case 'summarise':
      return `Summarise ${rest}`
    case 'compare':
      return `Compare ${rest}`
    case 'translate':
      return `Translate ${rest}`
    case 'draft':
      return /\b(?:e-?mail|letter|message|reply|note|text|post)\b/i.test(rest) ? `Draft ${rest}` : `Draft a note: ${rest}`
    case 'export':
    case 'new':
    case 'only':
    case 'search':
      return undefined
  }
}

const namesOf = (command: SlashCommand): readonly string[] => [command, messages.slash.names[command]]
