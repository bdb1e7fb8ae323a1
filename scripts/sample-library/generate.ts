// Builds the PDF and DOCX files of the sample library: node scripts/sample-library/generate.ts
// A source `sources/Home/x.pdf.md` becomes `resources/sample-library/files/Home/x.pdf`.
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { makeDocx } from './docx.ts'
import { makePdf } from './pdf.ts'
import { readSource } from './source.ts'

const SOURCES = join(import.meta.dirname, 'sources')
const FILES = join(import.meta.dirname, '../../resources/sample-library/files')

const names = (await readdir(SOURCES, { recursive: true })).filter((name) => name.endsWith('.md')).sort()
for (const name of names) {
  const target = join(FILES, name.slice(0, -'.md'.length))
  const source = readSource(await readFile(join(SOURCES, name), 'utf8'))
  const bytes = target.endsWith('.pdf') ? await makePdf(source) : await makeDocx(source)
  await mkdir(dirname(target), { recursive: true })
  await writeFile(target, bytes)
}
console.log(`${names.length} PDF and DOCX files written to resources/sample-library/files`)
