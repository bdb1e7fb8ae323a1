import type { DocumentFormat, FileProblem } from './types.ts'

/** What of a watched folder is read, as its owner set it. Everything absent has the default. */
export interface FolderRules {
  /** Patterns of what is left out, in the syntax of .gitignore, relative to the folder. */
  readonly exclude: readonly string[]
  /** Patterns of what is read although another rule leaves it out: `.notes`, `*.env`. */
  readonly include?: readonly string[]
  /** Formats that are not read. */
  readonly types?: { readonly off: readonly DocumentFormat[] }
  /** Larger files are left out. Default: no limit but the parsers' own. */
  readonly maxBytes?: number
  /** Whether .gitignore files count. Default true; .footnoteignore files always do. */
  readonly useGitignore: boolean
  /** Whether files that may hold passwords or keys are read. Default false. */
  readonly secrets?: boolean
  /** Looks through the folder every half minute instead of watching it: for network drives, which report no changes. Default false. */
  readonly poll?: boolean
  /** Who may see it: `private` is found by searching and never given to a model that writes; `muted` is left out unless a question names it (`folder:Name`). Default: everyone. */
  readonly access?: FolderAccess
}

export const FOLDER_ACCESS = ['private', 'muted'] as const
export type FolderAccess = (typeof FOLDER_ACCESS)[number]

export const DEFAULT_RULES: FolderRules = { exclude: [], useGitignore: true }

/** Why something is left out; `folder-rules` are the owner's own patterns. */
export const EXCLUSION_RULES = [
  'folder-rules',
  'footnoteignore',
  'gitignore',
  'hidden',
  'packages',
  'system',
  'temporary',
  'secrets',
  'type',
  'size',
  'link',
  'own-data'
] as const
export type ExclusionRule = (typeof EXCLUSION_RULES)[number]

/** A number of files and their size. */
export interface FileTotals {
  readonly files: number
  readonly bytes: number
}

export interface LeftOut {
  readonly rule: ExclusionRule
  /** The same in words, with the place where the rule stands: ".gitignore of Projects/foo: *.log". */
  readonly reason: string
  /** Files, and folders that were not entered. */
  readonly entries: number
  /** Up to five, relative to the folder; folders end in a slash. */
  readonly examples: readonly string[]
}

/** What adding a folder would mean. The last one of a stream has `done: true`. */
export interface FolderPreview {
  readonly path: string
  readonly done: boolean
  /** Counting stopped at its limit: every figure is "more than". */
  readonly capped: boolean
  /** What would be read. */
  readonly readable: FileTotals
  /** The same by format, most files first. */
  readonly types: readonly (FileTotals & { readonly format: DocumentFormat })[]
  /** Files of formats that Footnote does not read, by extension, most files first; at most 12. */
  readonly unreadTypes: readonly (FileTotals & { readonly extension: string })[]
  /** All files of formats that Footnote does not read. */
  readonly unread: FileTotals
  /** By rule, most entries first. */
  readonly leftOut: readonly LeftOut[]
  /** Images; and PDF files, of which some may be scans. */
  readonly mayNeedOcr: { readonly images: number; readonly pdfs: number }
  /** From measured figures; a machine without a GPU may be twice as fast or slow. */
  readonly estimate: {
    readonly tokens: number
    /** Until everything is found by its words. */
    readonly readMs: number
    /** Until everything is found by its meaning. */
    readonly embedMs: number
    readonly indexBytes: number
  }
  readonly problems: readonly FileProblem[]
}
