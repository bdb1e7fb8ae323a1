import { z } from 'zod'

export const LANGUAGE_CHOICES = ['system', 'en', 'de', 'pl'] as const
export const THEMES = ['system', 'light', 'dark', 'contrast'] as const
export const TEXT_SIZES = ['small', 'medium', 'large', 'largest'] as const

/** How the window looks and what the desktop does; the core knows none of it. */
export const preferencesSchema = z.strictObject({
  /** `system`: the first language of the system that the window has. */
  language: z.enum(LANGUAGE_CHOICES),
  /** `contrast` follows the system's light or dark. */
  theme: z.enum(THEMES),
  textSize: z.enum(TEXT_SIZES),
  startAtLogin: z.boolean(),
  /** Goes on following folders, with an icon in the tray, when the window is closed. */
  background: z.boolean(),
  /** Tells when a long index ended while the window was not in front. */
  notify: z.boolean(),
  /** Whether the hotkey of the quick-ask bar is taken from the system. */
  quickAsk: z.boolean(),
  spellcheck: z.boolean()
})
export type Preferences = z.infer<typeof preferencesSchema>

/** Spelling is checked only where asked for: but on macOS, Electron downloads a dictionary for it. */
export const DEFAULT_PREFERENCES: Preferences = {
  language: 'system',
  theme: 'system',
  textSize: 'medium',
  startAtLogin: false,
  background: false,
  notify: true,
  quickAsk: true,
  spellcheck: false
}

/** The preferences, and what the desktop made of them. */
export interface Desktop {
  readonly preferences: Preferences
  /** As it is printed on keys: "Ctrl+Shift+Space". */
  readonly hotkey: string
  /** False where another program holds it, or the system gives none. */
  readonly hotkeyWorks: boolean
  readonly platform: 'mac' | 'windows' | 'linux'
}
