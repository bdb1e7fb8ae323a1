/** Runs tasks one after the other, in order; a failed one does not stop those behind it. */
export function createSerial(): <T>(task: () => Promise<T>) => Promise<T> {
  let tail: Promise<unknown> = Promise.resolve()
  return (task) => {
    const result = tail.then(task)
    tail = result.catch(() => 'told to whoever waits for the result')
    return result
  }
}
