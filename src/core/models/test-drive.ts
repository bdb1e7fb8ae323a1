import type { TestDriveEvent } from '../../shared/types.ts'
import type { Generator } from '../roles.ts'

/** Enough to judge style and speed, short enough that a slow machine is done in half a minute. */
const MAX_TOKENS = 80

/** Asks a model one line, past index and files, and says how fast it read and wrote. The first piece comes after it was loaded. */
export async function* testDrive(generator: Generator, line: string, signal: AbortSignal): AsyncGenerator<TestDriveEvent> {
  const started = performance.now()
  let loadMs = 0
  const messages = [{ role: 'user', text: line }] as const
  for await (const event of generator.generate({ messages, maxTokens: MAX_TOKENS, temperature: 0 }, signal)) {
    if (event.type === 'prefill') loadMs = Math.max(0, performance.now() - started - event.ms)
    else if (event.type === 'token') yield { type: 'text', text: event.text }
    else yield { type: 'end', tokensPerSecond: event.tokens / Math.max(0.001, event.ms / 1000), loadMs }
  }
}
