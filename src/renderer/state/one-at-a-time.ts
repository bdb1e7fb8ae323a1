/**
 * The action as something to be asked for often: asked for while it runs, it runs once more when it is done, not beside itself.
 * `pauseMs`: rest between two runs. Default: none.
 */
export function oneAtATime(action: () => Promise<void>, pauseMs = 0): () => Promise<void> {
  let running: Promise<void> | undefined
  let again = false
  const run = async (): Promise<void> => {
    do {
      again = false
      await action()
      if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs))
    } while (again)
  }
  return () => {
    again = true
    return (running ??= run().finally(() => (running = undefined)))
  }
}
