import type { App } from './state/app.svelte.ts'

/** The question box, wherever the focus is now. */
export function focusQuestion(): void {
  document.getElementById('question')?.focus()
}

/** Keys that work in the whole window; a dialog or a field keeps the keys that are its own. */
export function onShortcut(event: KeyboardEvent, app: App): void {
  if (event.defaultPrevented || document.querySelector('dialog[open]')) return
  const command = event.ctrlKey || event.metaKey
  const action = command ? commandKey(event, app) : plainKey(event, app)
  if (!action) return
  event.preventDefault()
  action()
}

function commandKey(event: KeyboardEvent, app: App): (() => void) | undefined {
  if (event.altKey) return undefined
  if (event.shiftKey) return shiftedKey(event, app)
  switch (event.key.toLowerCase()) {
    case 'k':
      return () => app.palette.show()
    case 'f':
      return () => (app.reader.place ? app.reader.find.show() : startSearch(app))
    case 'n':
      return () => startOver(app)
    case 'o':
      return () => void app.addFolder()
    case 'p':
      return () => void app.exporter.print()
    case ',':
      return () => app.settings.show()
    case '/':
      return () => (app.shortcutsOpen = true)
    default:
      return undefined
  }
}

function shiftedKey(event: KeyboardEvent, app: App): (() => void) | undefined {
  switch (event.key.toLowerCase()) {
    case 'f':
      return () => startSearch(app)
    case 'l':
      return () => app.layout.showSide('conversations')
    case 'b':
      return () => app.layout.showSide('library')
    default:
      return undefined
  }
}

function plainKey(event: KeyboardEvent, app: App): (() => void) | undefined {
  if (event.key === 'Escape') return escape(app)
  if (event.key === 'F1') return () => (app.shortcutsOpen = true)
  if (isTyping(event.target)) return undefined
  if (event.altKey) return event.key === 'ArrowLeft' && app.reader.hasBack ? () => void app.reader.back() : undefined
  switch (event.key) {
    case '/':
      return focusQuestion
    case '[':
      return () => void app.reader.step(-1)
    case ']':
      return () => void app.reader.step(1)
    case '?':
      return () => (app.shortcutsOpen = true)
    default:
      return undefined
  }
}

/** What is in front goes first: in a search the reader, else the answer that is being written. Never an answer behind a search. */
export function escapeDoes({ conversation, reader, search, showsSearch }: App): 'closeReader' | 'stop' | 'stopSearch' | undefined {
  if (showsSearch && reader.place) return 'closeReader'
  if (!showsSearch && conversation.running) return 'stop'
  if (search.running) return 'stopSearch'
  return reader.place && 'closeReader'
}

function escape(app: App): (() => void) | undefined {
  const { conversation, reader, search } = app
  const does = escapeDoes(app)
  return does && { closeReader: () => reader.close(), stop: () => conversation.stop(), stopSearch: () => search.stop() }[does]
}

/** Empties conversation, search and reader, ready for the next question. */
export function startOver(app: App): void {
  app.newConversation()
  focusQuestion()
}

/** Search as you type: as it was left, or with what stands in the question box. */
export function startSearch(app: App): void {
  app.showSearch()
  focusQuestion()
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}
