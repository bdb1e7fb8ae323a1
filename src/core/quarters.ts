/** A quarter of a year, as reports are named after it; which months it has, a company's own calendar says. */
export interface Quarter {
  readonly year: number
  readonly quarter: number
}

const YEAR = String.raw`(?<year>(?:19|20)\d\d)(?!\d)`
const ORDINALS = [
  'first|1st|erste[nrs]?|i|pierwsz\\p{L}*',
  'second|2nd|zweite[nrs]?|ii|drugi\\p{L}*',
  'third|3rd|dritte[nrs]?|iii|trzeci\\p{L}*',
  'fourth|4th|vierte[nrs]?|iv|czwart\\p{L}*'
]
const PATTERNS = [
  new RegExp(String.raw`(?<![\p{L}\d])q(?<digit>[1-4])[\s_.'-]*(?:of\s+|fy\s*)?${YEAR}`, 'giu'),
  new RegExp(String.raw`(?<!\d)${YEAR}[\s_.-]*q(?<digit>[1-4])(?![\p{L}\d])`, 'giu'),
  new RegExp(
    String.raw`(?<!\p{L})(?:(?<digit>[1-4])\.?|${ORDINALS.map((words, at) => `(?<q${at + 1}>${words})`).join('|')})\s+(?:quarter|quartals?|kwarta\p{L}+)\s+(?:(?:of|in|des jahres|roku)\s+)?(?:the\s+)?(?:(?:fiscal\s+)?year\s+)?${YEAR}`,
    'giu'
  )
]

/** The quarters that a text names: "Q3 2023", "2023-Q3", "the third quarter of 2023", "3. Quartal 2023", "III kwartał 2023". */
export function quartersIn(text: string): readonly Quarter[] {
  return PATTERNS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ groups = {} }) => ({
      year: Number(groups['year']),
      quarter: Number(groups['digit']) || [1, 2, 3, 4].find((at) => groups[`q${at}`] !== undefined) || 1
    }))
  )
}

/** The text without them. */
export function withoutQuarters(text: string): string {
  return PATTERNS.reduce((left, pattern) => left.replaceAll(pattern, ' '), text)
}

/** How names of files write a quarter: "2023 Q3", "Q3_2023", "2023Q3". */
export function quarterNames({ year, quarter }: Quarter): readonly string[] {
  return ['', ' ', '-', '_'].flatMap((gap) => [`${year}${gap}Q${quarter}`, `Q${quarter}${gap}${year}`])
}
