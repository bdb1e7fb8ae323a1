import type { Api } from '../../shared/api.ts'
import type { NameMatch } from '../../shared/types.ts'
import { fileName } from '../format.ts'
import type { Scope } from './answer.svelte.ts'

/** `@lease.pdf`, `@"rent 2025.pdf"`; a folder ends in a slash: `@Taxes/`. */
const MENTION = /(?<=^|\s)@("[^"]+"|[^\s"@]*[^\s"@.,;:?!])/gu

/** How a file or a folder is written into a question. */
export function mentionOf({ path, kind }: Pick<NameMatch, 'path' | 'kind'>): string {
  const name = kind === 'folder' ? `${fileName(path)}/` : fileName(path)
  return /[\s"@]|[.,;:?!]$/.test(name) ? `@"${name.replaceAll('"', '')}"` : `@${name}`
}

/** A question without its signs, and what they limit it to: the chosen ones, else the best match of the name. What nothing is called stays as it is. */
export async function resolveMentions(
  api: Pick<Api, 'findNames'>,
  text: string,
  chosen: ReadonlyMap<string, NameMatch>
): Promise<{ readonly question: string; readonly scope: Scope }> {
  const found = new Map<string, NameMatch>()
  for (const [token, name = ''] of text.matchAll(MENTION)) {
    const target = chosen.get(token) ?? (await bestMatch(api, name.replaceAll('"', '')))
    if (target) found.set(token, target)
  }
  const question = text.replaceAll(MENTION, (token, name: string) => (found.has(token) ? name.replaceAll('"', '') : token))
  return { question, scope: scopeOf([...found.values()]) }
}

async function bestMatch(api: Pick<Api, 'findNames'>, name: string): Promise<NameMatch | undefined> {
  const isFolder = name.endsWith('/')
  const plain = isFolder ? name.slice(0, -1) : name
  const matches = await api.findNames({ query: plain, limit: 20 })
  return matches.find(({ kind, path }) => (kind === 'folder') === isFolder && fileName(path).toLowerCase() === plain.toLowerCase())
}

/** Both conditions of a scope must hold: a file beside a folder that it does not lie in is widened to its own folder. */
function scopeOf(targets: readonly NameMatch[]): Scope {
  const folders = targets.filter(({ kind }) => kind === 'folder').map(({ path }) => path)
  const files = targets.filter(({ kind }) => kind === 'file').map(({ path }) => path)
  if (folders.length === 0 || files.length === 0) return { folders, files }
  const outside = files.filter((file) => !folders.some((folder) => file.startsWith(folder)))
  return outside.length === 0 ? { folders: [], files } : { folders: [...folders, ...outside.map(folderOf)], files: [] }
}

const folderOf = (path: string): string => path.slice(0, Math.max(1, path.length - fileName(path).length - 1))
