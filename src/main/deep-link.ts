import { commandSchema, type Command } from '../shared/commands.ts'

/** The scheme of links into the app: `footnote://ask?q=…`, `footnote://open?path=…`. */
export const SCHEME = 'footnote'

/** What a link asks for; undefined for anything else. A link can ask and open, never change something: any web page may hold one. */
export function parseDeepLink(link: string): Command | undefined {
  const url = URL.parse(link)
  if (url?.protocol !== `${SCHEME}:`) return undefined
  const found = (command: object): Command | undefined => commandSchema.safeParse(command).data
  switch (url.host) {
    case 'ask':
      return found({ type: 'ask', question: url.searchParams.get('q') })
    case 'open':
      return found({ type: 'open', path: url.searchParams.get('path') })
    default:
      return undefined
  }
}

/** What the arguments of a start ask for: a link, or a model file that was double-clicked. */
export function readArguments(argv: readonly string[]): { readonly command?: Command; readonly model?: string } {
  const link = argv.find((argument) => argument.startsWith(`${SCHEME}:`))
  const command = link === undefined ? undefined : parseDeepLink(link)
  const model = argv.slice(1).find((argument) => !argument.startsWith('-') && argument.toLowerCase().endsWith('.gguf'))
  return { ...(command ? { command } : {}), ...(model === undefined ? {} : { model }) }
}
