import { join } from 'node:path'
import { z } from 'zod'
import { footnote } from '../cli.ts'
import type { Measure } from './measure.ts'
import { corpus, inTempFolder } from './setting.ts'

const run = z.object({ seconds: z.number(), chunks: z.number(), files: z.object({ indexed: z.number(), unchanged: z.number() }) })

/** (b) The command `index` on a folder, and once more when nothing has changed. */
export async function again(): Promise<Measure[]> {
  return await inTempFolder(async (base) => {
    const index = async (): Promise<z.infer<typeof run> & { wall: number }> => {
      const started = performance.now()
      for await (const line of footnote('index', corpus().folder, '--data', join(base, 'data')))
        return { ...run.parse(line), wall: (performance.now() - started) / 1000 }
      throw new Error('index printed nothing')
    }
    const first = await index()
    const second = await index()
    const { files, chunks } = first
    return [
      {
        part: 'b',
        what: 'first index',
        value: first.seconds,
        unit: 's',
        note: `${files.indexed} files, ${chunks} chunks, ${corpus().name}; process ${first.wall.toFixed(1)} s`
      },
      {
        part: 'b',
        what: 'second index',
        value: second.seconds,
        unit: 's',
        note: `${second.files.unchanged} unchanged; process ${second.wall.toFixed(1)} s`
      },
      { part: 'b', what: 'second against first', value: first.seconds / second.seconds, unit: '× faster', target: { atLeast: 50 } }
    ]
  })
}
