import type { Command } from '../shared/commands.ts'
import { startOver, startSearch } from './shortcuts.ts'
import type { App } from './state/app.svelte.ts'
import type { Place } from './state/reader.svelte.ts'

/** Does what a menu, the tray, a link or the quick-ask bar asked for. */
export function runCommand(app: App, command: Command): void {
  switch (command.type) {
    case 'ask':
      app.mode = 'ask'
      void app.conversation.ask(command.question)
      break
    case 'open':
      void app.openPath(command.path, command.place && placeOf(command.place))
      break
    case 'new':
      startOver(app)
      break
    case 'add-folder':
      void app.addFolder()
      break
    case 'save':
      void app.exporter.save(command.format)
      break
    case 'print':
      void app.exporter.print()
      break
    case 'show':
      showView(app, command.view)
  }
}

/** A contract's optional field may be there and undefined; a place's is absent. */
function placeOf({ page, id, ...place }: NonNullable<Extract<Command, { type: 'open' }>['place']>): Omit<Place, 'path'> {
  return { ...place, ...(page === undefined ? {} : { page }), ...(id === undefined ? {} : { id }) }
}

function showView(app: App, view: Extract<Command, { type: 'show' }>['view']): void {
  switch (view) {
    case 'settings':
      return app.settings.show()
    case 'models':
      void app.models.load()
      app.models.open = true
      return
    case 'shortcuts':
      app.shortcutsOpen = true
      return
    case 'search':
      startSearch(app)
  }
}
