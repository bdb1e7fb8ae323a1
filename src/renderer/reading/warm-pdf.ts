import { drawPage, openPdf } from './pdf.ts'

/** The smallest PDF that shows a word. */
const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 31>>stream
BT /F 9 Tf 9 9 Td (Ready) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>`

let warmed: Promise<void> | undefined

/** Draws a page that nobody sees, once: the first page takes pdf.js and its worker half a second more than the second one. */
export const warmPdf = (): Promise<void> => (warmed ??= drawUnseen())

async function drawUnseen(): Promise<void> {
  const pdf = await openPdf(new TextEncoder().encode(PDF))
  try {
    const [canvas, layer] = [document.createElement('canvas'), document.createElement('div')]
    await drawPage(await pdf.document.getPage(1), { canvas, layer, scale: 1, signal: new AbortController().signal })
  } finally {
    await pdf.close()
  }
}
