import { open } from '../open.ts'
import type { Options } from '../options.ts'
import { log, print, printJson } from '../output.ts'
import { UsageError } from '../usage.ts'
import { counted } from '../../shared/counted.ts'

/** `ocr`, `ocr on LANG…`, `ocr off`: text recognition; `index` reads what waits for it. */
export async function ocr([action, ...codes]: readonly string[], options: Options): Promise<number> {
  if (!(action === undefined || (action === 'on' && codes.length > 0) || (action === 'off' && codes.length === 0)))
    throw new UsageError('ocr, ocr on LANG… or ocr off')
  const kb = await open(options, 'read')
  try {
    if (action) await kb.ocr.set(codes)
    if (action === 'on') log('footnote: `footnote index DIR` recognises what waits; an open window does so by itself.')
    // Waiting files are counted in the ledger: a reader's recognition was never started.
    const waiting = kb.library.status().counts['needs-ocr']
    const on = kb.ocr.status().languages
    const languages = await kb.ocr.languages()
    if (options.json) printJson({ on, waiting, languages })
    else {
      for (const { id, code, name, bytes, installed } of languages)
        print(
          `${id.padEnd(10)} ${name.padEnd(12)} ${(bytes / 1e6).toFixed(1)} MB  ${installed ? 'installed' : 'available'}${on.includes(code) ? ', on' : ''}`
        )
      print(`Text recognition is ${on.length ? `on: ${on.join(', ')}` : 'off'}; ${counted(waiting, 'file waits', 'files wait')} for it`)
    }
    return 0
  } finally {
    await kb.close()
  }
}
