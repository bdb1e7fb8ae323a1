import type { Surfacing } from '../../shared/memory.ts'
import { existsSync, realpathSync } from 'node:fs'
import type { Options } from '../options.ts'
import { open } from '../open.ts'
import { log as logLine, print, printJson } from '../output.ts'

/** `log [FILE]`: which questions a file's passages were shown for, at which rank and why; newest first. */
export async function log([file]: readonly string[], options: Options): Promise<number> {
  const kb = await open(options, 'read')
  try {
    // A file that lies here, by the name that the index knows it by (a link leads to it), or a part of a name.
    const path = file !== undefined && existsSync(file) ? realpathSync(file) : file
    const surfaced = await kb.memory.surfaced({ path, limit: options.top })
    const { on, damagedLines } = await kb.memory.status()
    if (options.json) for (const one of surfaced) printJson({ ...one, at: new Date(one.atMs).toISOString() })
    else surfaced.forEach(printSurfacing)
    if (!on) logLine('footnote: remembering is switched off, so nothing is told of what was shown.')
    if (damagedLines) logLine(`footnote: ${String(damagedLines)} lines of the log are damaged and were passed over.`)
    return 0
  } finally {
    await kb.close()
  }
}

function printSurfacing({ atMs, type, query, searched, rank, score, path, start, end, why, then }: Surfacing): void {
  const at = new Date(atMs).toISOString().slice(0, 16).replace('T', ' ')
  print(`${at} ${type === 'ask' ? 'asked' : 'searched'} "${query}"${searched.length ? `, looked for "${searched.join('", "')}"` : ''}`)
  print(`   ${String(rank)}. ${path} ${String(start)}–${String(end)}  (${score.toFixed(3)})${then.length ? `  ${then.join(', ')}` : ''}`)
  print(
    `   ${why.map(({ stage, adds, note }) => `${stage} ${adds < 0 ? '' : '+'}${adds.toFixed(3)}${note ? ` (${note})` : ''}`).join(' · ')}`
  )
}
