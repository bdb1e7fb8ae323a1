/** How well a text fits what was typed, 0 to 1: each word must begin a word of it, or stand in it. */
export function wordsScore(query: string, text: string): number {
  const words = fold(query).split(/\s+/).filter(Boolean)
  const folded = fold(text)
  let sum = 0
  for (const word of words) {
    const at = folded.indexOf(word)
    if (at < 0) return 0
    sum += at === 0 ? 0.95 : folded.includes(` ${word}`) ? 0.8 : 0.4
  }
  return words.length === 0 ? 0 : sum / words.length
}

const fold = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
