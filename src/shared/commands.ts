import { z } from 'zod'
import { MAX_QUESTION } from './question.ts'

/** Views of the window that a menu can bring up. */
export const VIEWS = ['settings', 'models', 'shortcuts', 'search'] as const

/** Kinds of files that a conversation is saved as. */
export const EXPORT_FORMATS = ['md', 'html', 'pdf'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** A passage in the file; default: its beginning. */
const place = z.strictObject({
  document: z.string().max(64),
  title: z.string(),
  start: z.number().int().min(0),
  end: z.number().int().min(0),
  page: z.number().optional(),
  id: z.string().optional()
})

/** What a menu, the tray, a link or the quick-ask bar wants of the window. */
export const commandSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ask'), question: z.string().trim().min(1).max(MAX_QUESTION) }),
  /** A file below a watched folder; any other is refused by the core. */
  z.strictObject({ type: z.literal('open'), path: z.string().min(1).max(32_767), place: place.optional() }),
  z.strictObject({ type: z.literal('show'), view: z.enum(VIEWS) }),
  z.strictObject({ type: z.literal('new') }),
  z.strictObject({ type: z.literal('add-folder') }),
  /** The conversation as a file, or on paper. */
  z.strictObject({ type: z.literal('save'), format: z.enum(EXPORT_FORMATS) }),
  z.strictObject({ type: z.literal('print') })
])
export type Command = z.infer<typeof commandSchema>
