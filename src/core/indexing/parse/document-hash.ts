import { createHash } from 'node:crypto'

/** SHA-256 (hex) of an extracted text: names the exact version that offsets belong to. */
export function documentHash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
