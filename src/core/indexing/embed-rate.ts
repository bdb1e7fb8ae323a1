import { join } from 'node:path'
import { z } from 'zod'
import { readJsonFile, writeJsonFile } from '../memory/json-file.ts'

/** Tokens a second that each embedder took on this machine, kept from start to start: what a preview reckons with. */
export interface EmbedRate {
  note(fingerprint: string, call: { readonly texts: number; readonly tokens: number; readonly ms: number }): void
  /** Undefined where it was never measured. */
  of(fingerprint: string): number | undefined
  /** Of the slowest that was measured: where no model is opened to ask which one is used. */
  slowest(): number | undefined
  /** Writes what was noted since. */
  save(): Promise<void>
}

const schema = z.record(z.string(), z.number().positive())
/** The median of so many calls: the first one loads the model and takes a hundred times as long, one amid an answer twice. */
const CALLS = 31
const FEWEST_CALLS = 5
/** A few texts say more about the call than about the machine. */
const FEWEST_TEXTS = 8

export async function openEmbedRate(dataFolder: string): Promise<EmbedRate> {
  const path = join(dataFolder, 'speed.json')
  const known: Record<string, number> = { ...(await readJsonFile(path, schema)) }
  const calls = new Map<string, readonly number[]>()
  let changed = false
  return {
    note(fingerprint, { texts, tokens, ms }) {
      if (texts < FEWEST_TEXTS || tokens === 0) return
      const rates = [...(calls.get(fingerprint) ?? []), (tokens * 1000) / Math.max(ms, 1)].slice(-CALLS)
      calls.set(fingerprint, rates)
      const median = rates.toSorted((a, b) => a - b)[Math.floor(rates.length / 2)]
      if (rates.length < FEWEST_CALLS || median === undefined) return
      known[fingerprint] = Math.round(median)
      changed = true
    },
    of: (fingerprint) => known[fingerprint],
    slowest: () => Object.values(known).toSorted((a, b) => a - b)[0],
    async save() {
      if (!changed) return
      changed = false
      await writeJsonFile(path, known)
    }
  }
}
