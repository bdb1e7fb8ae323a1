import { datesIn } from '../../dates.ts'

/**
 * Why the date of a sentence cannot be: it names the day of the week of another ("Saturday, May 7, 2026" was a Thursday). A small model puts
 * the "Saturday" of a message beside the day on which it was written. What a quote pairs so is the file's own.
 */
export function wrongWeekday(sentence: string, quotes: readonly string[]): string | undefined {
  const stated = new Set(quotes.flatMap(mispaired))
  return mispaired(sentence).some((pair) => !stated.has(pair)) ? 'The date that it names falls on another day of the week.' : undefined
}

/** Days of the week that stand at a whole date which falls on another, each as one string with it. */
function mispaired(text: string): readonly string[] {
  return [...text.matchAll(WEEKDAY)].flatMap((match) => {
    const [word] = match
    const named = WEEKDAYS.findIndex((starts) => starts.test(word))
    const from = match.index + word.length
    const around = [text.slice(from, from + NEAR), text.slice(Math.max(0, match.index - NEAR), match.index)]
    const days = around.map((near) => datesIn(near, 0)).find((ranges) => ranges.length > 0)
    // A day without a year is that of many.
    const [day, ...others] = days ?? []
    if (!day || others.length > 0 || day.toMs - day.fromMs > DAY_MS) return []
    return new Date(day.fromMs).getUTCDay() === named ? [] : [`${named} ${day.fromMs}`]
  })
}

const DAY_MS = 86_400_000
/** UTF-16 units between a day of the week and the date beside it: "Saturday night, January 18, 2026". */
const NEAR = 28
const WEEKDAYS = [
  /^(?:sunday|sonntag|niedziel)/i,
  /^(?:monday|montag|poniedział)/i,
  /^(?:tuesday|dienstag|wtor)/i,
  /^(?:wednesday|mittwoch|środ)/i,
  /^(?:thursday|donnerstag|czwart)/i,
  /^(?:friday|freitag|piąt)/i,
  /^(?:saturday|samstag|sonnabend|sobot)/i
]
const WEEKDAY =
  /(?<!\p{L})(?:(?:sun|mon|tues|wednes|thurs|fri|satur)day|(?:sonn|mon|diens|donners|frei|sams)tag|mittwoch|sonnabend|niedziel\p{L}|poniedział\p{L}+|wtor\p{L}+|środ\p{L}|czwart\p{L}+|piąt\p{L}+|sobot\p{L})(?!\p{L})/giu
