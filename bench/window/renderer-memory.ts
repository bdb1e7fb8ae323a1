import { readdirSync, readFileSync } from 'node:fs'
import type { ElectronApplication, Page } from 'playwright-core'

export interface RendererBytes {
  readonly heap: number
  readonly resident: number | undefined
}

/** Memory of the window: what its scripts hold after a collection, and all that its process holds alone, where the system tells (Linux). */
export async function rendererBytes(app: ElectronApplication, page: Page): Promise<RendererBytes> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  const own = descendantsOf(app.process().pid ?? 0).filter((pid) => read(`/proc/${pid}/cmdline`).includes('--type=renderer'))
  const resident = own.map(privateBytes).toSorted((a, b) => b - a)[0]
  return { heap: usedSize, resident }
}

/** Pages that no other process shares. */
function privateBytes(pid: number): number {
  const rollup = read(`/proc/${pid}/smaps_rollup`)
  return [...rollup.matchAll(/^Private_\w+:\s+(\d+) kB/gm)].reduce((sum, [, kilobytes]) => sum + Number(kilobytes) * 1024, 0)
}

function descendantsOf(pid: number): readonly number[] {
  const children = listed(`/proc/${pid}/task`).flatMap((task) =>
    read(`/proc/${pid}/task/${task}/children`).split(' ').filter(Boolean).map(Number)
  )
  return children.flatMap((child) => [child, ...descendantsOf(child)])
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (thrown) {
    // Not Linux, or the process ended while we looked.
    if (thrown instanceof Error) return ''
    throw thrown
  }
}

function listed(path: string): readonly string[] {
  try {
    return readdirSync(path)
  } catch (thrown) {
    // As above.
    if (thrown instanceof Error) return []
    throw thrown
  }
}
