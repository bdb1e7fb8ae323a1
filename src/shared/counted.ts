/** "1 file", "2 files": a number with its English noun, for the terminal and for what the core says. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${String(count)} ${count === 1 ? one : many}`
}
