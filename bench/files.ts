import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ROOT } from './cli.ts'
import { readManifest } from './files/manifest.ts'
import { readEach, readThroughLibrary, type FileResult } from './files/read-all.ts'
import { watchMemory } from './process-memory.ts'
import { machine } from './speed/measure.ts'

/** Usage: npm run bench:files [-- DIR]. Reads every file of a folder with a manifest.csv and says how many gave what they should. */
const PARSER = join(ROOT, 'src/core/indexing/parse/worker.ts')
/** The whole process, whatever the files are. */
const MOST_BYTES = 1.5 * 1024 ** 3

const { positionals } = parseArgs({ allowPositionals: true })
const given = positionals[0] ?? join(ROOT, '../shared/files')
if (!existsSync(join(given, 'manifest.csv'))) {
  console.error(`There is no manifest.csv in ${given}. Name a folder that has one: npm run bench:files -- DIR`)
  process.exit(1)
}
const folder = await realpath(given)
const rows = await readManifest(folder)
const memory = watchMemory()
const dataFolder = await mkdtemp(join(tmpdir(), 'footnote-files-'))
try {
  const started = performance.now()
  const each = await readEach(folder, rows, PARSER, ({ path, met, ms, note, harm }) =>
    console.log(
      `${met ? ' ok ' : 'MISS'} ${String(ms).padStart(6)} ms  ${path}${harm ? `  ${harm.toUpperCase()}` : ''}${note ? `  (${note})` : ''}`
    )
  )
  const seconds = (performance.now() - started) / 1000
  const parsePeak = memory.peakBytes()
  const whole = await readThroughLibrary(folder, rows, PARSER, dataFolder)
  const differs = whole.results.filter(({ met }, index) => met !== each[index]?.met)
  memory.stop()

  const formats = rates(each)
  const harmed = each.filter(({ harm }) => harm)
  const peakMb = Math.round(memory.peakBytes() / 1024 ** 2)
  const total = { met: each.filter(({ met }) => met).length, of: each.length }
  console.table(formats)
  for (const { path, note } of differs) console.log(`Not the same through the library: ${path} (${note})`)
  console.log(
    `${total.met} of ${total.of} as the manifest wants it (through the library: ${whole.results.filter(({ met }) => met).length}), ` +
      `${seconds.toFixed(1)} s file by file, ${whole.seconds.toFixed(1)} s through the library (${whole.chunks} chunks), ` +
      `peak memory ${Math.round(parsePeak / 1024 ** 2)} MB reading, ${peakMb} MB in all, crashes and hangs: ${harmed.length}`
  )
  await mkdir(join(ROOT, 'bench/results'), { recursive: true })
  const report = { machine: machine(), total, seconds, librarySeconds: whole.seconds, peakMb, formats, files: each }
  await writeFile(join(ROOT, 'bench/results/files.json'), `${JSON.stringify(report, undefined, 2)}\n`)
  if (harmed.length || memory.peakBytes() > MOST_BYTES) process.exitCode = 1
} finally {
  await rm(dataFolder, { recursive: true, force: true })
}

function rates(results: readonly FileResult[]): object[] {
  return [...Map.groupBy(results, ({ group }) => group)].map(([format, of]) => ({
    format,
    met: of.filter(({ met }) => met).length,
    of: of.length,
    slowestMs: Math.max(...of.map(({ ms }) => ms))
  }))
}
