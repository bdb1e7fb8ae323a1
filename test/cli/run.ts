import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '../..')
export const SAMPLES = join(ROOT, 'resources/sample-library/files')
const SOURCE = join(ROOT, 'src/cli/index.ts')

/** What a finished process left. */
export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
  /** All of stdout, one JSON value a line; throws when anything else stands there. */
  readonly lines: readonly unknown[]
}

export interface Run {
  /** Default: the sources, which start quicker than the launcher. */
  readonly program?: string
  readonly env?: Readonly<Record<string, string>>
  /** The user to run as; only the superuser may choose. */
  readonly uid?: number
}

const running = new Set<ReturnType<typeof spawn>>()

/** Runs the command line as a process of its own, as a user would. */
export async function footnote(words: readonly string[], { program = SOURCE, env = {}, uid }: Run = {}): Promise<Ran> {
  const child = spawn(process.execPath, [program, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
    ...(uid === undefined ? {} : { uid, gid: uid })
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  // A test that ran out of time must not leave its process behind, using the cores of the next one.
  running.add(child)
  await once(child, 'close')
  running.delete(child)
  return {
    code: child.exitCode ?? -1,
    stdout,
    stderr,
    get lines() {
      return stdout
        .split('\n')
        .filter((line) => line !== '')
        .map((line): unknown => JSON.parse(line))
    }
  }
}

/** A folder for one test file's runs, and the words that keep a run inside it. */
export interface Place {
  readonly base: string
  readonly files: string
  /** `--data … --models …`; the models folder is empty, and so is the home that other programs' models lie in. */
  readonly bare: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** One call with `--json` and without models; its only line of output. Fails when the code is not 0. */
  json<T>(...words: readonly string[]): Promise<T>
  remove(): Promise<void>
}

export async function place(): Promise<Place> {
  const base = await mkdtemp(join(tmpdir(), 'footnote-cli-'))
  const bare = ['--data', join(base, 'data'), '--models', join(base, 'models')]
  const env = { HOME: base, USERPROFILE: base }
  return {
    base,
    files: join(base, 'files'),
    bare,
    env,
    async json<T>(...words: readonly string[]) {
      const ran = await footnote([...words, ...bare, '--json'], { env })
      if (ran.code !== 0 || ran.lines.length !== 1)
        throw new Error(`footnote ${words.join(' ')}: code ${ran.code}\n${ran.stdout}${ran.stderr}`)
      // The test that asked says what it expects, and compares it.
      return ran.lines[0] as T
    },
    async remove() {
      for (const child of running) child.kill('SIGKILL')
      await rm(base, { recursive: true, force: true })
    }
  }
}

export interface IndexJson {
  readonly files: Readonly<Record<'indexed' | 'unchanged' | 'skipped' | 'failed', number>>
  readonly chunks: number
  readonly tokensEmbedded: number
  readonly seconds: number
  readonly embedTokensPerSecond: number
}

export interface StatusJson {
  readonly folders: readonly { readonly path: string; readonly state: string; readonly reason: string; readonly remedy: string }[]
  readonly files: readonly {
    readonly path: string
    readonly state: string
    readonly reason: string
    readonly remedy: string
    readonly bytes: number
    readonly chunks: number
    readonly modifiedMs: number
    readonly indexedMs: number
  }[]
  readonly totals: Readonly<Record<string, number>>
}

export interface PassageJson {
  readonly rank: number
  readonly score: number
  readonly path: string
  readonly page: number | null
  readonly start: number
  readonly end: number
  readonly heading: string
  readonly title: string
  readonly text: string
  readonly scores: Readonly<Record<string, number>>
}

export interface TraceJson {
  readonly stages: readonly {
    readonly name: string
    readonly ms: number
    readonly in: number
    readonly out: number
    readonly note?: string
    readonly skipped?: boolean
  }[]
  readonly totalMs: number
}

export interface SearchJson {
  readonly id?: string
  readonly passages: readonly PassageJson[]
  readonly trace: TraceJson
}

export interface TextJson {
  readonly title: string
  readonly text: string
  readonly pages: readonly { readonly page: number; readonly start: number; readonly end: number }[]
  readonly warnings: readonly string[]
}

export interface AnswerJson {
  readonly id?: string
  readonly answer: string
  readonly abstained: boolean
  readonly reason: string
  readonly mode: string
  readonly sentences: readonly {
    readonly text: string
    readonly citations: readonly {
      readonly path: string
      readonly page: number | null
      readonly start: number
      readonly end: number
      readonly quote: string
    }[]
  }[]
  readonly nearest: readonly PassageJson[]
  readonly trace: TraceJson
}
