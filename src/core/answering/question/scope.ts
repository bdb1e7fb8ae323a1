/** Where an answer may come from; default: all that is indexed. */
export interface Scope {
  /** Paths or names of folders. */
  readonly folders?: readonly string[]
  /** Names of files, or parts of them. */
  readonly files?: readonly string[]
  /** Paths of files, and of folders with all below them, that are left out. */
  readonly without?: readonly string[]
}

/** `@lease.pdf` or `@"rent 2025.pdf"` in a question pins a file. */
const MENTION = /(?<=^|\s)@("[^"]+"|[\p{L}\p{N}_.-]*[\p{L}\p{N}_-])/gu

/** The question without its mentions, and the files that they pin. */
export function pinnedIn(question: string): { readonly question: string; readonly files: readonly string[] } {
  const files = [...question.matchAll(MENTION)].map(([, name = '']) => name.replaceAll('"', ''))
  // The name stays, so that "summarise @lease.pdf" still says what.
  return { question: question.replaceAll(MENTION, (_, name: string) => name.replaceAll('"', '')), files }
}

/** The scope in the words of the search box, to be put behind any query. */
export function scopeWords({ folders = [], files = [], without = [] }: Scope): string {
  const quoted = (value: string): string => `"${value.replaceAll('"', '')}"`
  return [
    ...folders.map((folder) => ` folder:${quoted(folder)}`),
    ...files.map((file) => ` file:${quoted(file)}`),
    ...without.map((path) => ` -file:${quoted(path)}`)
  ].join('')
}
