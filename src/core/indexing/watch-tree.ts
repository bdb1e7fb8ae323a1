import { watch, type FSWatcher } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { disk, isAbsent } from './file-access.ts'
import { isInside } from './exclude.ts'
import { watchProblem, type WatchFolders } from './file-watcher.ts'
import { createHints } from './hints.ts'
import { IGNORE_FILES } from './ignore-file.ts'
import { createLeftOut } from './left-out.ts'
import type { Rules, Scope } from './rules.ts'

/**
 * Watches each folder of a tree for itself, and of those that are left out the small ones. Made for Linux, where a watch on a folder reports what happens
 * to the files in it: 20,000 files in 421 folders take 421 of the system's watches.
 */
export const watchTree: WatchFolders = (roots, events, rulesOf) => {
  const hints = createHints((paths) => events.onHints(paths), roots)
  const watchers = new Map<string, FSWatcher>()
  /** Folders that may not be looked into; a change of their rights is reported by the folder above. */
  const closedToUs = new Set<string>()
  let told = false
  let closed = false
  let work: Promise<unknown> = Promise.resolve()

  const problem = (thrown: unknown) => {
    if (!told && !closed) events.onProblem(watchProblem(thrown))
    told = true
  }
  /** One thing after the other: two walks of one folder would watch it twice. */
  const inTurn = (task: () => Promise<unknown>) => {
    work = work.then(() => (closed ? undefined : task())).catch(problem)
  }

  const leftOut = createLeftOut((folder) => hints.add(folder))
  const forget = (folder: string) => {
    leftOut.forget(folder)
    for (const [path, watcher] of watchers) {
      if (!isInside(folder, path)) continue
      watcher.close()
      watchers.delete(path)
    }
  }
  const watchOne = (folder: string, onChange: (type: string, name: string | null) => void, key = folder): boolean => {
    // Whoever was looking at the disk meanwhile: nobody would close it any more.
    if (closed) return false
    try {
      const watcher = watch(folder, { persistent: true }, onChange)
      watcher.on('error', problem)
      watchers.set(key, watcher)
      closedToUs.delete(folder)
      return true
    } catch (thrown) {
      if (isAbsent(thrown)) return false
      const code = thrown instanceof Error && 'code' in thrown ? thrown.code : ''
      // Not a limit: the scan marks the folder, and it is tried again when its rights change.
      if (code === 'EACCES' || code === 'EPERM') closedToUs.add(folder)
      else problem(thrown)
      return false
    }
  }

  /** The watch comes before the list: what appears in between is in one of them. */
  const watchBelow = async (rules: Rules, top: Scope) => {
    const waiting: (() => Scope | Promise<Scope>)[] = [() => top]
    const aside: string[] = []
    for (let next = waiting.pop(); next !== undefined && !closed; next = waiting.pop()) {
      const scope = await next()
      const { folder } = scope
      if (watchers.has(folder) || !watchOne(folder, (type, name) => onEvent(rules, folder, type, name))) continue
      const entries = await disk.list(folder).catch(() => []) // gone, or not to be seen: the scan says which
      for (const entry of entries) {
        if (!entry.isDirectory()) continue
        if (rules.judge(scope, { name: entry.name, kind: 'folder' })) aside.push(join(folder, entry.name))
        else waiting.push(() => rules.enter(scope, entry.name))
      }
    }
    // After what is wanted, so that they never take the last of the system's watches from it.
    for (const folder of aside) if (!closed) await leftOut.watch(folder, rules.own)
  }
  const watchFolder = async (rules: Rules, folder: string) => {
    const scope = await rules.scopeOf(folder)
    if (scope) await watchBelow(rules, scope)
    else if ((await rules.leftOutAbove(folder)) === undefined) await leftOut.watch(folder, rules.own)
  }

  const onEvent = (rules: Rules, folder: string, type: string, name: string | null) => {
    // Linux names a folder that itself changed or went like an entry of its own.
    if (name === null || name === basename(folder)) hints.add(folder)
    if (name === null) return
    const path = join(folder, name)
    hints.add(path)
    if (IGNORE_FILES.some((one) => one === name)) {
      inTurn(async () => {
        forget(folder)
        await watchFolder(rules, folder)
      })
    } else if (type === 'rename' || closedToUs.has(path)) {
      inTurn(async () => {
        // It may be another folder of the same name by now; then it is watched anew.
        if (watchers.has(path) || leftOut.has(path)) forget(path)
        const stat = await disk.stat(path).catch(() => undefined)
        if (stat?.kind !== 'folder') return
        await watchFolder(rules, path)
        // What appeared below it before it was watched.
        hints.add(path)
      })
    }
  }

  /** A file of its own is seen through its folder: editors save by putting another file in its place. */
  const watchRoot = async (root: string) => {
    const stat = await disk.stat(root).catch(() => undefined)
    const onChange = (_type: string, name: string | null) => {
      if (name === null || name === basename(root)) hints.add(root)
    }
    if (stat?.kind === 'file') watchOne(dirname(root), onChange, root)
    else await watchFolder(rulesOf(root), root)
  }

  const ready = Promise.all(roots.map((root) => watchRoot(root))).then(() => undefined, problem)
  return {
    ready,
    async close() {
      closed = true
      hints.stop()
      for (const watcher of watchers.values()) watcher.close()
      watchers.clear()
      leftOut.stop()
      await ready
      await work
    }
  }
}
