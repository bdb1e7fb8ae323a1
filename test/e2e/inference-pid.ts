import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import type { ElectronApplication } from 'playwright-core'

/** Process id of the running inference process, on either host; undefined while there is none. */
export async function inferencePid(app: ElectronApplication): Promise<number | undefined> {
  // Electron names its utility processes; the stand-in has none, and the core then forks Node with the program's path.
  const named = await app.evaluate(
    ({ app }) =>
      (app as Partial<typeof app>).getAppMetrics?.().find(({ name, serviceName }) => [name, serviceName].includes('Footnote inference'))
        ?.pid
  )
  if (named !== undefined) return named
  const main = await app.evaluate(() => process.pid)
  return processes().find(({ parent, command }) => parent === main && command.includes('inference.js'))?.pid
}

interface Process {
  readonly pid: number
  readonly parent: number
  readonly command: string
}

function processes(): Process[] {
  return existsSync('/proc/self/stat') ? globSync('/proc/[0-9]*').flatMap(readProcess) : listProcesses()
}

/** Small Linux images have no `ps`. */
function readProcess(folder: string): Process[] {
  try {
    const parent = /\) \S (\d+)/.exec(readFileSync(`${folder}/stat`, 'utf8'))?.[1]
    return [{ pid: Number(folder.slice('/proc/'.length)), parent: Number(parent), command: readFileSync(`${folder}/cmdline`, 'utf8') }]
  } catch {
    return [] // it ended while we looked
  }
}

function listProcesses(): Process[] {
  const lines = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n')
  return lines.flatMap((line) => {
    const [, pid, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []
    return command === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }]
  })
}
