import type { AnswerParts } from '../../../src/core/answering/answer.ts'
import type { Evidence } from '../../../src/core/answering/text/evidence.ts'
import type { GenerateRequest, Generator } from '../../../src/core/roles.ts'

/** A generator that writes what the test wants, in small pieces, whatever the prompt says; the nth prompt gets the nth text, then the last. */
export function scripted(texts: string | readonly string[], seen: GenerateRequest[] = [], probability?: number): Generator {
  const list = typeof texts === 'string' ? [texts] : texts
  return {
    model: 'scripted',
    contextTokens: 4096,
    countTokens: async (words) => words.length,
    async *generate(request) {
      const text = list[Math.min(seen.length, list.length - 1)] ?? ''
      seen.push(request)
      yield { type: 'prefill', tokens: 100, reused: 40, ms: 1 }
      for (const piece of text.match(/\s*\S{1,7}|\s+/gu) ?? [])
        yield { type: 'token', text: piece, ...(probability === undefined ? {} : { probability }) }
      yield { type: 'end', reason: 'stop', tokens: 10, ms: 1 }
    }
  }
}

/** Everything an answer needs, over passages in memory; `rounds` are what each further search finds. */
export function partsFor(
  evidence: readonly Evidence[],
  generator?: Generator,
  {
    stale = new Set<string>(),
    rounds = [],
    queries = []
  }: { stale?: ReadonlySet<string>; rounds?: readonly (readonly Evidence[])[]; queries?: string[] } = {}
): AnswerParts {
  const lists = [evidence, ...rounds]
  return {
    retriever: {
      retrieve: async (query) => {
        const found = lists[Math.min(queries.length, lists.length - 1)] ?? []
        queries.push(query)
        return {
          passages: found.map(({ passage }) => passage),
          filters: [],
          trace: { stages: [{ name: 'bm25', ms: 1, in: 1, out: found.length }], totalMs: 1 }
        }
      }
    },
    generator: async () => generator,
    document: async (hash) => lists.flat().find(({ passage }) => passage.document === hash)?.document,
    stale: async (files) => new Set(files.flatMap(({ path }) => (stale.has(path) ? path : []))),
    coverage: () => ({ indexed: evidence.length, waiting: 0, failed: 0 })
  }
}
