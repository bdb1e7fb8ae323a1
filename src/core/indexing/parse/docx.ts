import type { ParseLimits } from './limits.ts'
import { failed, type ParseOutcome } from './outcome.ts'
export async function parseDocx(_bytes: Uint8Array, _title: string, _limits: ParseLimits): Promise<ParseOutcome> {
  return failed('soon', 'wait')
}
