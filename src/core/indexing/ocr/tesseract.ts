import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { LanguageFile } from './contract.ts'
import type { Raster } from './raster.ts'

/** Reads print on grey pages with the languages it was opened with. */
export interface Recogniser {
  /** Tesseract's table: one row a block, paragraph, line and word, tab-separated. */
  table(raster: Raster): string
}

/**
 * The one importer of tesseract: the wasm build that tesseract.js runs, without tesseract.js, whose own part is fetching
 * language data over the network and a thread that we have already.
 */
export async function openRecogniser(languages: readonly LanguageFile[]): Promise<Recogniser> {
  const core = await loadCore()
  for (const { code, file } of languages)
    core.FS.writeFile(`${code}.traineddata`, await promisify(gunzip)(await readFile(file), { maxOutputLength: MAX_LANGUAGE_BYTES }))
  const api = new core.TessBaseAPI()
  if (api.Init(null, languages.map(({ code }) => code).join('+'), LSTM_ONLY) !== 0) throw new Error('The language data cannot be used.')
  return {
    table: ({ width, height, grey }) => {
      // The plainest image format: nothing is packed and unpacked again.
      core.FS.writeFile('/input', Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), grey]))
      if (api.SetImageFile(UPRIGHT, 0) !== 0) throw new Error('The page could not be handed over.')
      api.SetVariable('user_defined_dpi', '200')
      if (api.Recognize(null) !== 0) throw new Error('The page could not be read.')
      const table = api.GetTSVText(0)
      api.Clear()
      return table
    }
  }
}

const LSTM_ONLY = 1
const UPRIGHT = 1
/** The largest language unpacks to 20 MB. */
const MAX_LANGUAGE_BYTES = 100e6
/** Fastest first; an older processor lacks the later instructions. Measured: 4.3 s for a page of 40 lines on the first. */
const BUILDS = ['relaxedsimd-lstm', 'simd-lstm', 'lstm']

/** What is used of Emscripten's module; the package has no types. */
interface Core {
  readonly FS: { writeFile(path: string, data: Uint8Array): void }
  readonly TessBaseAPI: new () => {
    Init(path: null, languages: string, engine: number): number
    SetImageFile(exif: number, angle: number): number
    SetVariable(name: string, value: string): void
    Recognize(monitor: null): number
    GetTSVText(page: number): string
    Clear(): void
  }
}

async function loadCore(): Promise<Core> {
  const require = createRequire(import.meta.url)
  let reason: unknown
  for (const build of BUILDS) {
    try {
      // Typed by hand above, from tesseract.js's own use of it.
      const load = require(`tesseract.js-core/tesseract-core-${build}`) as (options: object) => Promise<Core>
      return await load({ print: () => undefined, printErr: () => undefined })
    } catch (thrown) {
      reason = thrown
    }
  }
  throw new Error('Text recognition cannot run on this machine.', { cause: reason })
}
