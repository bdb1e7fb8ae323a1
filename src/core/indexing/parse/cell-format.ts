import { dateFromSerial, format, getFormatDateInfo, isDateFormat } from 'numfmt'

/** Shows a cell's number as its workbook does; days always as 2024-03-05, which reads the same everywhere. */
export type ShowNumber = (value: number) => string

/** How numbers of one format code are shown. `epoch1904`: days count from 1904, as on old Macs. */
export function showNumber(code: string, epoch1904: boolean): ShowNumber {
  const plain: ShowNumber = (value) => String(Number(value.toPrecision(SIGNIFICANT)))
  if (code === '' || /^general$/i.test(code)) return plain
  try {
    if (isDateFormat(code)) return showDate(code, epoch1904 ? DAYS_TO_1904 : 0)
  } catch {
    // numfmt throws on codes that Excel would not take either; the number itself is right.
    return plain
  }
  return (value) => {
    try {
      return format(code, value, { throws: false }).replaceAll(/\s+/g, ' ').trim() || plain(value)
    } catch {
      // As above.
      return plain(value)
    }
  }
}

/** The format codes that a workbook names by number only (ECMA-376 part 1, 18.8.30), those of other languages as days. */
export const BUILT_IN_FORMATS: ReadonlyMap<number, string> = new Map([
  [1, '0'],
  [2, '0.00'],
  [3, '#,##0'],
  [4, '#,##0.00'],
  ...[5, 6, 37, 38, 41, 42].map((id) => [id, '#,##0'] as const),
  ...[7, 8, 39, 40, 43, 44].map((id) => [id, '#,##0.00'] as const),
  [9, '0%'],
  [10, '0.00%'],
  [11, '0.00E+00'],
  [12, '# ?/?'],
  [13, '# ??/??'],
  ...[14, 15, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'yyyy-mm-dd'] as const),
  [16, 'd mmm'],
  [17, 'mmm yyyy'],
  [18, 'h:mm AM/PM'],
  [19, 'h:mm:ss AM/PM'],
  ...[20, 32, 55].map((id) => [id, 'h:mm'] as const),
  ...[21, 33, 56].map((id) => [id, 'h:mm:ss'] as const),
  [22, 'yyyy-mm-dd h:mm'],
  [45, 'mm:ss'],
  [46, '[h]:mm:ss'],
  [47, 'mm:ss.0'],
  [48, '##0.0E+0'],
  [49, '@']
])

/** Excel keeps 15 significant digits; what a file has beyond them is noise of binary fractions. */
const SIGNIFICANT = 15
const DAYS_TO_1904 = 1462

function showDate(code: string, offset: number): ShowNumber {
  const { year, month, day, hours } = getFormatDateInfo(code)
  return (value) => {
    const parts = year && month && day ? dateFromSerial(value + offset) : null
    // A day, and the time only where the format shows one; anything else (a month, a duration) as the workbook shows it.
    if (!parts) return format(code, value + (year || month || day ? offset : 0), { throws: false }).trim()
    const [y, m, d, h, min] = parts
    const date = `${y}-${two(m)}-${two(d)}`
    return hours ? `${date} ${two(h)}:${two(min)}` : date
  }
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
