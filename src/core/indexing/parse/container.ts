import type { BinaryFile } from './formats.ts'
import { megabytes } from './limits.ts'
import { failed, type ParseProblem } from './outcome.ts'
import { type Repacked, repack } from './zip.ts'

export type Container = Extract<Repacked, { state: 'ready' }>

/** Opens a zip container within its limits, or says what is wrong with it. `program`: what the user would open it in. */
export function openContainer(
  { bytes, limits }: BinaryFile,
  program: string,
  wanted: (name: string) => boolean
): { readonly container: Container; readonly problem?: undefined } | { readonly container?: undefined; readonly problem: ParseProblem } {
  const zip = repack(bytes, limits.inflatedBytes, wanted)
  if (zip.state === 'ready') return { container: zip }
  return {
    problem:
      zip.state === 'damaged'
        ? failed(
            'The file is damaged: its container is incomplete',
            'Get the file again from where it came from, or restore it from a backup'
          )
        : failed(
            `The file unpacks to more than ${megabytes(limits.inflatedBytes)}, which no ordinary document does`,
            `If you trust it, open it in ${program} and save it in parts`
          )
  }
}
