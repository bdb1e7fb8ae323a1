/** Views that are half of the window's code: pdf.js, and the parser of Markdown. They are loaded when first needed. */
export const pdfReader = () => import('./PdfReader.svelte')
export const noteReader = () => import('./MarkdownReader.svelte')

/** A window that never rests loads them all the same. */
const LONGEST_MS = 2000

/** Loads what these files will be shown with once the window rests, so that a click on their footnote only has to draw. */
export function loadAhead(paths: readonly string[]): void {
  const ends = (ending: RegExp): boolean => paths.some((path) => ending.test(path))
  if (ends(/\.pdf$/i))
    whenIdle(async () => {
      await pdfReader()
      await (await import('../reading/warm-pdf.ts')).warmPdf()
    })
  if (ends(/\.(?:md|markdown)$/i)) whenIdle(noteReader)
}

function whenIdle(load: () => Promise<unknown>): void {
  // What fails here fails again when it is needed, and is told then.
  requestIdleCallback(() => void load().catch(() => undefined), { timeout: LONGEST_MS })
}
