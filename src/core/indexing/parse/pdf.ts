import { failed, type ParseOutcome } from './outcome.ts'
export async function parsePdf(_bytes: Uint8Array, _title: string): Promise<ParseOutcome> {
  return failed('soon', 'wait')
}
