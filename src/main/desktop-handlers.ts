import { backUp } from '../core/backup/back-up.ts'
import { stageRestore } from '../core/backup/restore.ts'
import { storageUsed } from '../core/backup/storage.ts'
import { latest } from '../core/latest.ts'
import type { ApiHandlers, DesktopMethod } from '../shared/api.ts'
import type { Command } from '../shared/commands.ts'
import type { Desktop } from '../shared/preferences.ts'
import type { BackupOutcome } from '../shared/storage.ts'
import type { CommandFeed } from './command-feed.ts'
import type { CoreLife } from './core-life.ts'
import type { PreferencesFile } from './preferences.ts'
import type { System } from './system.ts'
import type { Texts } from './texts.ts'

export interface DesktopParts {
  readonly dataFolder: string
  readonly modelFolder: string
  readonly preferences: PreferencesFile
  readonly commands: Pick<CommandFeed, 'watch'>
  readonly life: Pick<CoreLife, 'during'>
  readonly system: Pick<System, 'pick' | 'openPath'>
  readonly texts: () => Texts
  readonly desktop: () => Desktop
  /** Brings the main window up and hands it the command. */
  readonly run: (command: Command) => void
  readonly hideQuickAsk: () => void
}

/** The part of the contract that is answered while the core is still being opened, or rests. */
export function desktopHandlers(parts: DesktopParts): Pick<ApiHandlers, DesktopMethod> {
  const { dataFolder, modelFolder, preferences, life, system, texts } = parts
  const pickFolder = (title: string) => system.pick({ title, properties: ['openDirectory', 'createDirectory'] })
  return {
    watchDesktop: (_input, { signal }) => latest(parts.desktop, (changed) => preferences.onChange(changed), signal),
    setPreferences: (change) => preferences.change(given(change)),
    watchCommands: (_input, { signal }) => parts.commands.watch(signal),
    command: (command) => parts.run(command),
    hideQuickAsk: () => parts.hideQuickAsk(),
    async openOwnFolder({ which }) {
      await system.openPath(which === 'data' ? dataFolder : modelFolder)
    },
    storage: () => storageUsed(dataFolder, modelFolder),
    async backUp(): Promise<BackupOutcome> {
      const target = await pickFolder(texts().chooseBackupPlace)
      if (target === undefined) return { type: 'cancelled' }
      return { type: 'done', ...(await life.during(() => backUp(dataFolder, target))) }
    },
    async restore(): Promise<BackupOutcome> {
      const backup = await pickFolder(texts().chooseBackup)
      if (backup === undefined) return { type: 'cancelled' }
      // Checked while the core still answers; only the swap needs it to rest.
      const { swap, undo, finish, folder, files, bytes } = await stageRestore(dataFolder, backup)
      await life.during(() => swap().catch((thrown: unknown) => undo().then(() => Promise.reject(thrown))), undo)
      await finish()
      await preferences.reload()
      return { type: 'done', folder, files, bytes }
    }
  }
}

/** A change without what was handed over as undefined. */
function given<T extends object>(change: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as never // the same keys, less the undefined ones
}
