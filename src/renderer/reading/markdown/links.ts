/** What a link of a note leads to; undefined for what is never followed (scripts, programs, files by address). */
export type LinkTarget =
  | { readonly type: 'web'; readonly url: string }
  | { readonly type: 'heading'; readonly slug: string }
  | { readonly type: 'file'; readonly path: string }

/** Where a link leads, seen from the note at `from`. */
export function linkTarget(url: string, from: string): LinkTarget | undefined {
  if (/^(?:https?|mailto):/i.test(url)) return { type: 'web', url }
  if (url.startsWith('#')) return { type: 'heading', slug: decoded(url.slice(1)).toLowerCase() }
  // A scheme has two letters at least: one is a drive.
  if (/^[a-z][\w+.-]+:|^\/\//i.test(url)) return undefined
  const path = resolved(decoded(url.split(/[?#]/, 1)[0] ?? ''), from)
  return path === undefined ? undefined : { type: 'file', path }
}

/** The name that a heading has in links, as Markdown hosts make it. */
export function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-')
}

function resolved(relative: string, from: string): string | undefined {
  if (relative === '') return undefined
  const separator = from.includes('\\') ? '\\' : '/'
  const parts = /^(?:[/\\]|[a-z]:)/i.test(relative) ? [] : from.split(/[/\\]/).slice(0, -1)
  for (const part of relative.split(/[/\\]/)) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join(separator)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A stray "%" is a character of a file's name.
    return text
  }
}
