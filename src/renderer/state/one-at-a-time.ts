/** The action as something to be asked for often: asked for while it runs, it runs once more when it is done, not beside itself. */
export function oneAtATime(action: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  let again = false
  const run = async (): Promise<void> => {
    do {
      again = false
      await action()
    } while (again)
  }
  return () => {
    again = true
    return (running ??= run().finally(() => (running = undefined)))
  }
}
