import type { Preferences } from '../shared/preferences.ts'
import { matchLanguage, useLanguage } from './messages/language.svelte.ts'

/** What the page is drawn by, as attributes of its root; styles/tokens.css reads them. */
export interface Root {
  lang: string
  readonly dataset: DOMStringMap
}

/** Shows the window in this language, theme and size from now on. `wished`: the system's languages, best first. */
export function applyAppearance(
  root: Root,
  { language, theme, textSize }: Preferences,
  wished: readonly string[],
  moreContrast: boolean
): void {
  const chosen = language === 'system' ? matchLanguage(wished) : language
  useLanguage(chosen)
  root.lang = chosen
  root.dataset['text'] = textSize
  set(root, 'theme', theme === 'light' || theme === 'dark' ? theme : undefined)
  set(root, 'contrast', theme === 'contrast' || moreContrast ? 'more' : undefined)
}

function set(root: Root, name: string, value: string | undefined): void {
  if (value === undefined) Reflect.deleteProperty(root.dataset, name)
  else root.dataset[name] = value
}
