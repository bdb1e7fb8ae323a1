import { z } from 'zod'
import { call } from '../../../shared/rpc/index.ts'
import type { ParseProblem } from '../parse/outcome.ts'

/** A language's data on the disk: `eng` and the path of its `.traineddata.gz`. */
const language = z.strictObject({ code: z.string().regex(/^\w+$/), file: z.string().min(1) })
export type LanguageFile = z.infer<typeof language>

/** One printed line as it was recognised, in the page's points (pixels for an image) from its top left corner. */
export interface OcrLine {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** 0 to 100, mean of its words. */
  readonly confidence: number
  /** Lines of one number belong together. */
  readonly paragraph: number
}

export interface OpenedPages {
  readonly ok: true
  readonly format: 'image' | 'pdf'
  readonly pages: number
}

/** What the host and the text recognition process say to each other. One file is open at a time. */
export const recognition = {
  open: call(z.strictObject({ path: z.string().min(1) })).returns<OpenedPages | ParseProblem>(),
  /** A page of the open file, from 1. */
  page: call(z.strictObject({ page: z.number().int().min(1), languages: z.array(language).min(1) })).returns<readonly OcrLine[]>(),
  close: call(z.strictObject({})).returns<void>()
} as const
