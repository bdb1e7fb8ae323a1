import { SettingsFile } from '../core/settings.ts'
import { DEFAULT_PREFERENCES, type Preferences } from '../shared/preferences.ts'

/** The preferences of the window and the desktop, kept in the settings file of the data folder. */
export class PreferencesFile {
  readonly #folder: string
  readonly #listeners = new Set<() => void>()
  #file: SettingsFile

  private constructor(folder: string, file: SettingsFile) {
    this.#folder = folder
    this.#file = file
  }

  static async open(dataFolder: string): Promise<PreferencesFile> {
    return new PreferencesFile(dataFolder, await SettingsFile.open(dataFolder))
  }

  get value(): Preferences {
    // A setting that was never made is absent, or there and undefined.
    const made = Object.entries(this.#file.value.desktop ?? {}).filter(([, value]) => value !== undefined)
    return { ...DEFAULT_PREFERENCES, ...Object.fromEntries(made) }
  }

  async change(change: Partial<Preferences>): Promise<void> {
    await this.#file.change({ desktop: { ...this.value, ...change } })
    this.#tell()
  }

  /** Reads the file again: a restore has put another in its place. */
  async reload(): Promise<void> {
    this.#file = await SettingsFile.open(this.#folder)
    this.#tell()
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}
