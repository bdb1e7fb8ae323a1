import { constants, setPriority } from 'node:os'
import { FootnoteError } from '../../../shared/errors.ts'
import { serve, type Handlers } from '../../../shared/rpc/index.ts'
import { parentPort } from '../../process/parent-port.ts'
import { recognition } from './contract.ts'
import { linesFrom } from './lines.ts'
import { endAbove } from './memory-guard.ts'
import { openPages } from './open-pages.ts'
import type { PageSource } from './raster.ts'
import { openRecogniser, type Recogniser } from './tesseract.ts'

/**
 * The text recognition process. A process and not a thread: image decoders are native code that a damaged file may take
 * down, neither their memory nor wasm's falls under a thread's limits, and only a process can be killed in the middle.
 */

try {
  // Whatever else wants the processor goes first.
  setPriority(constants.priority.PRIORITY_LOW)
} catch (thrown) {
  console.error('The priority could not be lowered:', thrown) // slower for others, not wrong
}

/** The largest image that is let in (100 million pixels) is 400 MB decoded, twice that while it is turned and made smaller. */
const MOST_MEMORY_BYTES = 1.5e9
endAbove(MOST_MEMORY_BYTES)

let source: PageSource | undefined
let recogniser: { readonly key: string; readonly value: Promise<Recogniser> } | undefined

const close = async (): Promise<void> => {
  const open = source
  source = undefined
  await open?.close()
}

const handlers: Handlers<typeof recognition> = {
  open: async ({ path }) => {
    await close()
    const opened = await openPages(path)
    if ('ok' in opened) return opened
    source = opened.source
    return { ok: true, format: opened.format, pages: opened.source.pages }
  },
  page: async ({ page, languages }) => {
    if (!source) throw new FootnoteError('invalid-input', 'No file is open.', 'Open one first.')
    const key = JSON.stringify(languages)
    if (recogniser?.key !== key) recogniser = { key, value: openRecogniser(languages) }
    const raster = await source.draw(page)
    return linesFrom((await recogniser.value).table(raster), raster.scale)
  },
  close: async () => close()
}

serve(recognition, handlers, parentPort())
