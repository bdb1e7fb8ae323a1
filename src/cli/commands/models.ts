import { FootnoteError } from '../../shared/errors.ts'
import type { Options } from '../options.ts'
import { open } from '../open.ts'
import { log, print, printJson } from '../output.ts'
import { UsageError } from '../usage.ts'

/** `models list | get ID | add FILE`. */
export async function models([action, subject]: readonly string[], options: Options, signal: AbortSignal): Promise<number> {
  const kb = await open(options, 'read')
  try {
    if (action === 'list') {
      const entries = await kb.models.list()
      if (options.json) printJson({ models: entries })
      else
        for (const { id, role, state, bytes, recommended, fitReason } of entries)
          print(
            `${id.padEnd(28)} ${role.padEnd(9)} ${size(bytes).padStart(9)}  ${state}${recommended ? ', recommended' : ''}${fitReason ? `  (${fitReason})` : ''}`
          )
    } else if (action === 'get' && subject) await get(kb.models.download(subject, signal), options)
    else if (action === 'add' && subject) {
      const entry = await kb.models.add(subject)
      if (options.json) printJson(entry)
      else print(`${entry.id}: ${entry.role}, ${size(entry.bytes)}`)
    } else throw new UsageError('models list, models get ID or models add FILE')
    return 0
  } finally {
    await kb.close()
  }
}

async function get(events: ReturnType<Awaited<ReturnType<typeof open>>['models']['download']>, options: Options): Promise<void> {
  let shown = 0
  for await (const event of events) {
    if (event.type === 'failed') throw new FootnoteError('internal', event.reason, event.remedy)
    if (event.type === 'installed') {
      if (options.json) printJson({ id: event.id, file: event.file })
      else print(`${event.id} is installed: ${event.file}`)
    } else if (Date.now() - shown >= 1000) {
      shown = Date.now()
      log(`${event.id}: ${event.step} ${size(event.doneBytes)} of ${size(event.totalBytes)} from ${event.source}`)
    }
  }
}

/** 1,117,320,768 bytes read as "1.1 GB". */
function size(bytes: number): string {
  return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${String(Math.round(bytes / 1e6))} MB`
}
