import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Document, HeadingLevel, Packer, Paragraph } from 'docx'
import { PDFDocument, StandardFonts } from 'pdf-lib'

/** What stands in the folder, and where: each fact in one file only. */
export interface SampleFolder {
  readonly path: string
  /** Files that can be read. */
  readonly readable: number
  /** A long note: the fact stands far below the first screen, under the heading "Rent". */
  readonly allotment: string
  /** Plain text. */
  readonly boiler: string
  /** The fact stands on the second of its two pages. */
  readonly ferry: string
  readonly choir: string
  /** Named like a PDF, and none. */
  readonly broken: string
}

/** The rent of the plot, as the diary states it. */
export const rentSentence = (euros: number): string => `The yearly rent of plot 17 is ${euros} euros, due on the first of May.`
export const BOILER_SENTENCE = 'The boiler was last serviced by Harald Lindqvist on 14 March 2025.'
export const FERRY_SENTENCE = 'The last ferry back from Brevik Island leaves at 18:45.'
export const CHOIR_SENTENCE = 'The members elected Ingrid Solberg as treasurer of the choir.'

/** Fills an empty folder with the small papers of one household: notes, a letter, a PDF of two pages, a Word file, a broken PDF. */
export async function makeSampleFolder(path: string): Promise<SampleFolder> {
  const at = (name: string): string => join(path, name)
  const notes = Object.entries(NOTES)
  const made = {
    path,
    readable: notes.length + 4,
    allotment: at('allotment.md'),
    boiler: at('boiler.txt'),
    ferry: at('ferry.pdf'),
    choir: at('choir.docx'),
    broken: at('broken.pdf')
  }
  await writeFile(made.allotment, allotment(48))
  await writeFile(made.boiler, BOILER)
  await writeFile(made.ferry, await ferry())
  await writeFile(made.choir, await choir())
  await writeFile(made.broken, '%PDF-1.7\nthe rest of this file was lost\n')
  for (const [name, text] of notes) await writeFile(at(name), text)
  return made
}

/** The diary, with the rent as it is now. */
export function allotment(rent: number): string {
  const weeks = Array.from({ length: 40 }, (_, week) => {
    const [work, crop] = [WORK[week % WORK.length], CROPS[week % CROPS.length]]
    return `## Week ${week + 1}\n\nWe ${work} next to the ${crop}. The soil was ${week % 3 === 0 ? 'dry' : 'damp'}, and nobody else was there.\n`
  })
  return `# Allotment diary\n\n${weeks.join('\n')}\n## Rent\n\n${rentSentence(rent)} It is paid to the association by bank transfer.\n`
}

const WORK = ['turned the compost', 'mended the fence', 'pulled up bindweed', 'spread straw', 'carried water']
const CROPS = ['beans', 'potatoes', 'rhubarb', 'currants', 'leeks', 'pumpkins', 'chard']

const BOILER = `Notes on the house

The boiler stands in the cellar behind the bicycles. Its filling tap is the red one.
Pressure below one bar: open the tap until the needle is in the green part.

${BOILER_SENTENCE} He replaced the expansion valve.
The chimney sweep comes by himself in autumn.
`

/** Enough more papers that reading them can be watched. */
const NOTES: Readonly<Record<string, string>> = {
  'bread.md': '# Rye bread\n\nFeed the starter the evening before. Bake for fifty minutes with steam.\n',
  'bicycle.txt': 'The chain of the blue bicycle was changed at 4,200 kilometres. Tyre pressure is four bar.\n',
  'library-card.txt': 'The library card is renewed every January at the desk on the ground floor.\n',
  'neighbours.md': '# Neighbours\n\nThe spare key lies with the Okafors on the second floor.\n',
  'piano.md': '# Piano\n\nThe piano tuner Mrs. Castellano comes in October. The middle pedal squeaks.\n',
  'sewing.txt': 'Needles of size eighty are for cotton, size ninety for denim.\n',
  'swimming.md': '# Swimming\n\nThe children swim on Thursdays. Lane four is for the slow ones.\n',
  'vaccinations.txt': 'The cat Miso was vaccinated against rabies in the spring. The next one is in two years.\n'
}

async function ferry(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  pdf.setTitle('Ferry timetable')
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  const write = (lines: readonly string[]): void => {
    const page = pdf.addPage([420, 595])
    for (const [index, line] of lines.entries()) page.drawText(line, { x: 40, y: 530 - index * 22, size: index === 0 ? 16 : 11, font })
  }
  write(['Brevik Island ferry', 'Tickets are sold on board. Bicycles travel free of charge.', 'Dogs stay on the open deck.'])
  write(['Return', 'The jetty is a ten minute walk from the lighthouse.', FERRY_SENTENCE, 'In a storm the boat stays in the harbour.'])
  return pdf.save()
}

function choir(): Promise<Buffer> {
  const heading = (text: string): Paragraph => new Paragraph({ text, heading: HeadingLevel.HEADING_1 })
  const children = [
    heading('Minutes of the annual meeting'),
    new Paragraph('Twenty members were present in the parish hall.'),
    heading('Elections'),
    new Paragraph(CHOIR_SENTENCE),
    heading('Concerts'),
    new Paragraph('The summer concert takes place in the courtyard if it is dry.')
  ]
  return Packer.toBuffer(new Document({ title: 'Choir minutes', sections: [{ children }] }))
}
