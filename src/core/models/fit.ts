import type { ModelRole } from '../../shared/types.ts'
import type { CatalogueEntry } from './catalogue.ts'

export interface Machine {
  readonly memoryBytes: number
  readonly cores: number
}

/** What llama.cpp needs beside the weights, as a share of them: scratch buffers and the mapped file's overhead. */
const WEIGHTS_FACTOR = 1.2
/** Bytes of cache per token and per byte of weights, from the models measured: 28 KB at 1.1 GB, 147 KB at 2.5 GB; rounded up. */
const CACHE_SHARE_PER_TOKEN = 6e-5
/** The rest of the memory belongs to the system, the index and the user's other programs. */
const USABLE_SHARE = 0.75

/** The generator of a machine with at least this much memory and this many cores (measured: 1.5B writes 28 tokens/s on two). */
const LARGER_FROM = { memoryBytes: 7.5e9, cores: 2 }
const DEFAULTS = {
  larger: 'qwen2.5-coder-1.5b',
  smaller: 'qwen2.5-coder-0.5b',
  embedder: 'bge-small-en-v1.5',
  reranker: 'ms-marco-minilm-l12'
}

/** Which entry Footnote would choose for this machine. */
export function recommendedModel(role: ModelRole, machine: Machine): string {
  if (role !== 'generator') return DEFAULTS[role]
  return machine.memoryBytes >= LARGER_FROM.memoryBytes && machine.cores >= LARGER_FROM.cores ? DEFAULTS.larger : DEFAULTS.smaller
}

/** Whether the machine has the memory for a model, and in words why not. */
export function fitOf(
  model: Pick<CatalogueEntry, 'bytes' | 'role' | 'contextTokens'> & { readonly minRamGb?: number },
  machine: Machine
): { readonly fits: boolean; readonly fitReason: string } {
  const cache = model.role === 'generator' ? model.bytes * CACHE_SHARE_PER_TOKEN * model.contextTokens : 0
  const needed = Math.max(model.bytes * WEIGHTS_FACTOR + cache, 0)
  const usable = machine.memoryBytes * USABLE_SHARE
  const tooSmall = model.minRamGb !== undefined && machine.memoryBytes < model.minRamGb * 1e9
  if (needed <= usable && !tooSmall) return { fits: true, fitReason: '' }
  const wanted = Math.max(needed / USABLE_SHARE, (model.minRamGb ?? 0) * 1e9)
  return {
    fits: false,
    fitReason: `Needs a machine with about ${sizeInWords(wanted)} of memory; this one has ${sizeInWords(machine.memoryBytes)}.`
  }
}

/** "300 MB", "2.5 GB", "12 GB". */
export function sizeInWords(bytes: number): string {
  if (bytes < 1e9) return `${Math.round(bytes / 1e6)} MB`
  const value = bytes / 1e9
  return `${value < 10 ? value.toFixed(1).replace(/\.0$/, '') : value.toFixed(0)} GB`
}
