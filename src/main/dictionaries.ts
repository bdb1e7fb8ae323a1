/**
 * The dictionaries for languages, best first, each once: "de-AT" takes its own, else plain "de", else any German one. What has
 * none is left out.
 */
export function dictionariesFor(wanted: readonly string[], available: readonly string[]): string[] {
  const found = wanted.flatMap((tag) => {
    const base = tag.split('-', 1)[0] ?? tag
    return (
      available.find((one) => one === tag) ??
      available.find((one) => one === base) ??
      available.find((one) => one.startsWith(`${base}-`)) ??
      []
    )
  })
  return [...new Set(found)]
}
