import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron } from 'playwright-core'

export const STAND_IN = resolve(import.meta.dirname, '../../stand-in/electron.sh')
export const APP = resolve(import.meta.dirname, 'app')

/** The toy app in a data folder of its own, driven by Playwright, with the lines that it printed. */
export async function startToy(env: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-toy-'))
  const app = await _electron.launch({
    executablePath: STAND_IN,
    args: [APP, `--user-data-dir=${folder}`],
    env: { ...process.env, STAND_IN_HEADLESS: '1', ...env } as Record<string, string> // Playwright's type knows no unset variables
  })
  const child = app.process()
  const lines = linesOf(child.stdout)
  const page = await app.firstWindow()
  await page.getByRole('heading', { name: 'Ready' }).waitFor()
  return {
    app,
    page,
    folder,
    lines,
    child,
    async [Symbol.asyncDispose]() {
      await app.close()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    }
  }
}

const running = new Set<ChildProcess>()

/** Ends what a test left behind when it failed: vitest would wait for it for ever. */
export async function endToys(): Promise<void> {
  for (const child of running) child.kill('SIGKILL')
  await Promise.all([...running].map((child) => new Promise((resolve) => child.once('exit', resolve))))
}

/** The toy app as a plain process, until its page is loaded; for tests that end it the hard way. */
export async function spawnToy(folder: string, ...args: string[]) {
  const env = { ...process.env, STAND_IN_HEADLESS: '1' }
  const child = spawn(STAND_IN, [APP, `--user-data-dir=${folder}`, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  running.add(child)
  child.once('exit', () => running.delete(child))
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const lines = linesOf(child.stdout)
  return { child, ended, lines }
}

/** Ids of the processes whose command line names a folder; Linux only. */
export function processesOf(folder: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((id) => Number.isInteger(id) && id !== process.pid && commandLine(id).includes(folder))
}

function commandLine(id: number): string {
  try {
    return readFileSync(`/proc/${String(id)}/cmdline`, 'utf8')
  } catch {
    return '' // it ended between the two reads
  }
}

function linesOf(stream: NodeJS.ReadableStream | null): string[] {
  const lines: string[] = []
  stream?.on('data', (chunk: Buffer) => lines.push(...chunk.toString().split('\n').filter(Boolean)))
  return lines
}
