/** Every value that a reading takes, as a template would see it. */
export function watched<T>(read: () => T): { readonly values: readonly T[]; stop(): void } {
  const values: T[] = []
  const stop = $effect.root(() => {
    $effect(() => void values.push(read()))
  })
  return { values, stop }
}
