import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where Footnote keeps its data on this system: the same folder for the window and the terminal. FOOTNOTE_DATA overrides it. */
export function defaultDataFolder(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform
): string {
  if (environment['FOOTNOTE_DATA']) return environment['FOOTNOTE_DATA']
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Footnote')
  if (platform === 'win32') return join(environment['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Footnote')
  return join(environment['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'Footnote')
}

/** Models are large and shared between data folders, so they have a folder of their own. FOOTNOTE_MODELS overrides it. */
export function defaultModelFolder(environment: Readonly<Record<string, string | undefined>> = process.env): string {
  return environment['FOOTNOTE_MODELS'] ?? join(defaultDataFolder({ ...environment, FOOTNOTE_DATA: undefined }), 'models')
}
