import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron'
import type { Texts } from './texts.ts'

export type TextAt = Pick<ContextMenuParams, 'misspelledWord' | 'dictionarySuggestions' | 'isEditable' | 'selectionText'>

/** The menu of a text: corrections of a misspelt word, and what the clipboard can do; empty where it has nothing to offer. */
export function textMenu(
  { misspelledWord, dictionarySuggestions, isEditable, selectionText }: TextAt,
  { cut, copy, paste, selectAll, noSuggestion }: Texts,
  correct: (word: string) => void
): MenuItemConstructorOptions[] {
  const corrections: MenuItemConstructorOptions[] = dictionarySuggestions.map((word) => ({ label: word, click: () => correct(word) }))
  const spelling = corrections.length > 0 ? corrections : [{ label: noSuggestion, enabled: false }]
  return [
    ...(misspelledWord ? [...spelling, { type: 'separator' } as const] : []),
    ...(isEditable ? [{ role: 'cut', label: cut } as const] : []),
    ...(isEditable || selectionText ? [{ role: 'copy', label: copy } as const] : []),
    ...(isEditable ? [{ role: 'paste', label: paste } as const, { role: 'selectAll', label: selectAll } as const] : [])
  ]
}
