import type { App } from '../state/app.svelte.ts'
import type { CompletionItem } from '../state/completion.svelte.ts'

interface BoxActions {
  readonly submit: () => void
  readonly choose: (item?: CompletionItem) => Promise<void>
}

/** Keys of the question box: first what is offered above it takes them, then the results of a search, then the earlier questions. */
export function boxKey(event: KeyboardEvent, app: App, { submit, choose }: BoxActions): void {
  // While an input method composes a word, Enter and the arrows belong to it.
  if (event.isComposing) return
  const action =
    completionKey(event, app, choose) ??
    (app.mode === 'search' ? searchKey(event, app) : recallKey(event, app)) ??
    enterKey(event, app, submit)
  if (!action) return
  event.preventDefault()
  action()
}

type Action = (() => void) | undefined

function completionKey({ key, shiftKey }: KeyboardEvent, { composer }: App, choose: BoxActions['choose']): Action {
  const { completion } = composer
  if (completion.items.length === 0 || shiftKey) return undefined
  switch (key) {
    case 'ArrowDown':
      return () => completion.move(1)
    case 'ArrowUp':
      return () => completion.move(-1)
    case 'Enter':
    case 'Tab':
      return () => void choose()
    case 'Escape':
      return () => completion.close()
    default:
      return undefined
  }
}

function searchKey({ key, shiftKey }: KeyboardEvent, { search, draft }: App): Action {
  if (shiftKey || draft.includes('\n') || (key !== 'ArrowDown' && key !== 'ArrowUp')) return undefined
  return () => search.select(search.selected + (key === 'ArrowDown' ? 1 : -1))
}

/** ↑ in an empty box brings back the last question, once more the one before; in a box with text it moves the caret. */
function recallKey({ key, shiftKey }: KeyboardEvent, app: App): Action {
  if (shiftKey || (key !== 'ArrowUp' && key !== 'ArrowDown')) return undefined
  const here = app.conversation.runs.map(({ question }) => question).toReversed()
  const earlier = app.conversations.entries.filter(({ id }) => id !== app.conversation.id).map(({ title }) => title)
  return app.composer.recall(key === 'ArrowUp' ? 1 : -1, [...here, ...earlier]) ? () => undefined : undefined
}

function enterKey({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent, app: App, submit: () => void): Action {
  if (key !== 'Enter' || shiftKey) return undefined
  if (!(ctrlKey || metaKey) || app.mode === 'search') return submit
  return () => {
    app.searchFor(app.draft)
    void app.search.run(app.draft)
  }
}
