import { parseArgs } from 'node:util'
import { resolve } from 'node:path'
import { z } from 'zod'
import { defaultDataFolder, defaultModelFolder } from '../core/data-folder.ts'
import { ANSWER_MODES } from '../core/answering/question/route.ts'
import { SEARCH_STAGES } from '../shared/types.ts'
import { UsageError } from './usage.ts'

const schema = z.object({
  data: z.string().min(1).optional(),
  models: z.string().min(1).optional(),
  generator: z.string().min(1).optional(),
  embedder: z.string().min(1).optional(),
  json: z.boolean().default(false),
  batch: z.string().min(1).optional(),
  top: z.coerce.number().int().min(1).max(200).default(10),
  without: z
    .string()
    .default('')
    .transform((names) => names.split(',').filter(Boolean)),
  stage: z.enum(SEARCH_STAGES).default('rerank'),
  mode: z.enum(ANSWER_MODES).default('interleaved'),
  help: z.boolean().default(false)
})

export type Options = Omit<z.infer<typeof schema>, 'data' | 'models'> & { readonly data: string; readonly models: string }

export interface CommandLine {
  readonly command: string
  readonly words: readonly string[]
  readonly options: Options
}

/** Reads the words after the program's name; throws a UsageError that says which word is wrong. */
export function parseCommandLine(argv: readonly string[]): CommandLine {
  const { values, positionals } = parse(argv)
  const options = schema.safeParse(values)
  if (!options.success) throw new UsageError(options.error.issues.map((issue) => `--${issue.path.join('.')}: ${issue.message}`).join('; '))
  const [command = options.data.help ? 'help' : '', ...words] = positionals
  return {
    command: options.data.help ? 'help' : command,
    words,
    options: {
      ...options.data,
      data: resolve(options.data.data ?? defaultDataFolder()),
      models: resolve(options.data.models ?? defaultModelFolder())
    }
  }
}

function parse(argv: readonly string[]): ReturnType<typeof parseArgs> {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        data: text,
        models: text,
        generator: text,
        embedder: text,
        batch: text,
        top: text,
        stage: text,
        without: text,
        mode: text,
        json: flag,
        help: { ...flag, short: 'h' }
      }
    })
  } catch (thrown) {
    throw new UsageError(thrown instanceof Error ? thrown.message : String(thrown))
  }
}
