/** Waits for work no longer than its budget. What comes too late is thrown away. */
export async function within<T>(budgetMs: number, work: () => Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error(`Left out: it took longer than ${budgetMs} ms.`)), budgetMs)
  try {
    return await Promise.race([work(), late.promise])
  } finally {
    clearTimeout(timer)
  }
}
