import type { Span } from '../../../shared/types.ts'

/** Whether a UTF-16 unit is what `String.trim` takes for white space. By numbers, because it is asked for every unit of every text. */
export function isSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d)
  if (code < 0x1680) return code === 0xa0
  return code === 0x1680 || (code >= 0x2000 && code <= 0x200a) || OTHERS.has(code)
}

const OTHERS = new Set([0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff])

/** A span without the white space at its ends; `undefined` if it holds nothing else. */
export function trimmedSpan(text: string, start: number, end: number): Span | undefined {
  let from = start
  let to = end
  while (from < to && isSpace(text.charCodeAt(from))) from++
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--
  return from < to ? { start: from, end: to } : undefined
}
