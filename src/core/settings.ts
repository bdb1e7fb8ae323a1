import { unwatchFile, watchFile } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { REDACTION_KINDS } from '../shared/memory.ts'
import { preferencesSchema } from '../shared/preferences.ts'
import { INDEX_PACES } from '../shared/types.ts'
import { isAbsent } from './indexing/file-access.ts'
import { createSerial } from './store/serial.ts'

const weight = z.number().min(0).max(1)
const schema = z.object({
  /** Model ids the user chose; absent: what suits the machine. */
  generator: z.string().optional(),
  embedder: z.string().optional(),
  /** How hard indexing works; absent: as fast as it goes. */
  pace: z.enum(INDEX_PACES).optional(),
  /** Text recognition in these languages; absent or none: off. */
  ocr: z.object({ languages: z.array(z.string()) }).optional(),
  /** Whether searches, openings and thumbs are remembered and used; absent: on. */
  memory: z.enum(['on', 'off']).optional(),
  /** How much the person's doings may add to a score; absent: `CONTEXT_WEIGHTS`. */
  context: z.object({ conversation: weight, opened: weight, pinned: weight, thumbs: weight, recency: weight }).optional(),
  /** Stages of retrieval that are left out, by their names in the trace. */
  stagesOff: z.array(z.string()).optional(),
  /** What is masked before it is remembered; absent: account and card numbers and e-mail addresses. `own` are regular expressions. */
  redact: z.object({ builtIn: z.array(z.enum(REDACTION_KINDS)), own: z.array(z.string()) }).optional(),
  /** What the window's host keeps of the desktop; absent: `DEFAULT_PREFERENCES`. */
  desktop: preferencesSchema.partial().optional()
})
export type Settings = z.infer<typeof schema>

/**
 * The user's choices, one small JSON file in the data folder; a damaged one counts as empty and is kept beside. One that cannot be
 * read for a moment (too many open files, a backup program's lock) is not empty: who switched the memory off did not switch it on.
 */
export class SettingsFile {
  readonly #path: string
  /** One after the other: a look in the middle of a change would take it back. */
  readonly #serial = createSerial()
  #value: Settings

  private constructor(path: string, value: Settings) {
    this.#path = path
    this.#value = value
  }

  static async open(dataFolder: string): Promise<SettingsFile> {
    const path = join(dataFolder, 'settings.json')
    const parsed = schema.safeParse(await readJson(path))
    if (!parsed.success) await rename(path, `${path}.damaged`)
    return new SettingsFile(path, parsed.success ? parsed.data : {})
  }

  get value(): Settings {
    return this.#value
  }

  /** Changes some of the choices; what a command has written meanwhile is kept. */
  async change(change: Settings): Promise<void> {
    await this.#serial(async () => {
      const written = schema.safeParse(await readJson(this.#path).catch(() => undefined)) // then what is known holds
      const next = { ...(written.success ? written.data : this.#value), ...change }
      await mkdir(dirname(this.#path), { recursive: true })
      // Written beside and renamed: a crash leaves the old file or the new one, never half of one.
      await writeFile(`${this.#path}.new`, `${JSON.stringify(next, undefined, 2)}\n`)
      await rename(`${this.#path}.new`, this.#path)
      this.#value = next
    })
  }

  /**
   * Tells what another process has changed, a second later at most, and returns how to stop. A stat a second instead of a watch: it costs
   * nothing, needs none of the system's watches, and works on every file system.
   */
  follow(onChange: (now: Settings, before: Settings) => void, lookMs = LOOK_MS): () => void {
    const look = async (): Promise<void> => {
      const written = schema.safeParse(await readJson(this.#path).catch(() => undefined))
      // Damaged, half written by hand, or locked: what is known holds until it can be read.
      if (!written.success || isDeepStrictEqual(written.data, this.#value)) return
      const before = this.#value
      this.#value = written.data
      onChange(written.data, before)
    }
    const listener = (): void => void this.#serial(look)
    watchFile(this.#path, { interval: lookMs, persistent: false }, listener)
    return () => unwatchFile(this.#path, listener)
  }
}

/** How often the file is looked at: a command in a terminal and the window beside it are one program to their user. */
const LOOK_MS = 1000

/** The file's JSON, `{}` when there is none, undefined when it is not JSON; throws where it cannot be read. */
async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined
    if (isAbsent(thrown)) return {}
    throw thrown
  }
}
