import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'

export interface PageScripts {
  /** For the page's own world: the receiving end of contextBridge, and no pop-ups. */
  readonly mainWorld: string
  /** For the isolated world: Electron's preload environment, then the preload itself. */
  readonly isolatedWorld: string
}

/** Builds the two scripts that run in every new document's top frame, before its own scripts. */
export function pageScripts(preload: string): PageScripts {
  // New names for each window: the page cannot guess the events by which its two worlds speak.
  const [toMain, toPreload] = [randomUUID(), randomUUID()]
  const versions = JSON.stringify(process.versions)
  return {
    mainWorld: script(
      ['browser/bridge.ts', 'browser/popups.ts'],
      `redirectPopups(createBridge('${toPreload}', '${toMain}', () => {}).open)`
    ),
    isolatedWorld: script(
      ['codec.ts', 'browser/bridge.ts', 'browser/preload-host.ts'],
      `const send = globalThis.standInSend
      const bridge = createBridge('${toMain}', '${toPreload}', (url) => send(JSON.stringify({ t: 'open', url })))
      const process = { platform: '${process.platform}', arch: '${process.arch}', versions: ${versions}, env: {}, argv: [], type: 'renderer', sandboxed: true, contextIsolated: true }
      const module = { exports: {} }
      ;((require, module, exports, process) => {\n${preload}\n})(preloadElectron(createCodec(), bridge), module, module.exports, process)`
    )
  }
}

function script(files: readonly string[], start: string): string {
  return `(() => { if (window !== window.top) return\n${files.map(source).join('\n')}\n${start}\n})()\n//# sourceURL=stand-in`
}

/** A module of this folder as the body of a function: without types, without `export` (it imports types only). */
function source(file: string): string {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8')
  return stripTypeScriptTypes(text).replaceAll(/^export (?=function)/gm, '')
}
