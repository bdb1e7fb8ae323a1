import type { LibraryStatus } from '../shared/types.ts'
import type { Texts } from './texts.ts'

/** "Reading files: 120 of 2,310". */
export function describeState(texts: Texts, status: LibraryStatus | undefined, language: string): string {
  if (status?.pace?.chosen === 'paused') return texts.paused
  if (!status?.work) return texts.ready
  const number = new Intl.NumberFormat(language)
  return texts.working[status.work.phase](number.format(status.work.done), number.format(status.work.total))
}
