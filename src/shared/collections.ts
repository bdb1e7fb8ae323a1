import { z } from 'zod'

/** Longest instructions, in UTF-16 units: about 250 tokens of the prompt of every question. */
export const MAX_INSTRUCTIONS = 1000

export const collectionSchema = z.strictObject({
  id: z.string().min(1).max(64),
  name: z.string().trim().min(1).max(100),
  /** Folders and files, as absolute paths; what lies below a folder belongs to it. */
  paths: z.array(z.string().min(1).max(32_767)).max(200),
  /** What the user tells the model about questions to these files; empty: nothing. */
  instructions: z.string().max(MAX_INSTRUCTIONS)
})

/** Folders and files under a name, to be asked together, with instructions of their own. */
export type Collection = z.infer<typeof collectionSchema>
