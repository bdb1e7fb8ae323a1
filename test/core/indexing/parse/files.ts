import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseFile, type ParseOptions, type ParseOutcome, type ParseProblem } from '../../../../src/core/indexing/parse/parse.ts'
import type { Block, Document } from '../../../../src/shared/types.ts'

/** Writes one file into a folder of its own and reads it. */
export async function parseContent(name: string, content: string | Uint8Array, options?: ParseOptions): Promise<ParseOutcome> {
  const folder = await mkdtemp(join(tmpdir(), 'footnote-parse-'))
  try {
    await writeFile(join(folder, name), content)
    return await parseFile(join(folder, name), options)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** The document of a file that must be readable. */
export async function readContent(name: string, content: string | Uint8Array): Promise<Document> {
  const outcome = await parseContent(name, content)
  if (!outcome.ok) throw new Error(`${name}: ${outcome.reason}`)
  return outcome.document
}

/** The problem of a file that must not be readable. */
export async function problemOf(name: string, content: string | Uint8Array, options?: ParseOptions): Promise<ParseProblem> {
  const outcome = await parseContent(name, content, options)
  if (outcome.ok) throw new Error(`${name} was read`)
  return outcome
}

/** Blocks as kind (with level) and text, which is what a reader of a test wants to see. */
export function outline({ text, blocks }: Document): [string, string][] {
  return blocks.map((block: Block) => [block.level ? `${block.kind} ${block.level}` : block.kind, text.slice(block.start, block.end)])
}
