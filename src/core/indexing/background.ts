import { asFootnoteError } from '../../shared/errors.ts'

/** Work that nobody waits for: its failure is a warning, and closing waits for it. */
export interface Background {
  run(work: Promise<unknown>): void
  settled(): Promise<void>
}

export function createBackground(onWarning: (warning: string) => void, stopping: AbortSignal): Background {
  const running = new Set<Promise<unknown>>()
  return {
    run(work) {
      const quiet = work.catch((thrown: unknown) => {
        const { code, message, remedy } = asFootnoteError(thrown)
        if (code !== 'stopped' && !stopping.aborted) onWarning(`${message} ${remedy}`)
      })
      running.add(quiet)
      void quiet.finally(() => running.delete(quiet))
    },
    async settled() {
      await Promise.allSettled([...running])
    }
  }
}
