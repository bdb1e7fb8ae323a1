import { z } from 'zod'
import type { Document } from '../../../shared/types.ts'
import type { TextFile } from './formats.ts'
import { megabytes } from './limits.ts'
import { parseMarkdown } from './markdown.ts'
import { failed, type ParseOutcome, read, skipped } from './outcome.ts'
import { TextBuilder } from './text-builder.ts'

/** Reads a Jupyter notebook: its cells in order, Markdown with its structure, code, and what the code printed. Pictures are left out. */
export function parseNotebook({ text: source, warnings, title: fallbackTitle, path }: TextFile): ParseOutcome {
  if (source.length > NOTEBOOK_UNITS) {
    return skipped(
      `The notebook has ${megabytes(source.length)}, and Footnote reads at most ${megabytes(NOTEBOOK_UNITS)} of it`,
      'Clear its outputs in Jupyter and save it again'
    )
  }
  const notebook = notebookOf(source)
  if (!notebook)
    return failed(
      'The notebook is damaged: it is not what Jupyter writes',
      'Open it in Jupyter and save it again, or restore it from a backup'
    )
  const builder = new TextBuilder()
  for (const cell of notebook.cells ?? notebook.worksheets?.flatMap((sheet) => sheet.cells) ?? []) addCell(builder, cell, path)
  const text = builder.text()
  if (text.trim() === '') return skipped('The notebook holds no text', 'Nothing to do; it is read again when something is written into it')
  const heading = builder.blocks.find((block) => block.kind === 'heading')
  const own = heading ? text.slice(heading.start, heading.end).replace(/^#+\s+/, '') : undefined
  return read({
    title: notebook.metadata?.title ?? own ?? fallbackTitle,
    format: 'notebook',
    text,
    pages: [],
    blocks: builder.blocks,
    warnings
  } satisfies Document)
}

/** Parsed JSON takes several times its text; what makes notebooks large are pictures in their outputs. */
const NOTEBOOK_UNITS = 100 * 1024 * 1024
/** Printed tables and logs are worth their beginning. */
const OUTPUT_UNITS = 4000

/** Text is a string or a list of its lines. */
const Text = z.union([z.string(), z.array(z.string()).transform((lines) => lines.join(''))])
const Output = z.object({
  text: Text.optional().catch(undefined),
  data: z
    .object({ 'text/plain': Text.optional().catch(undefined), 'text/markdown': Text.optional().catch(undefined) })
    .optional()
    .catch(undefined),
  ename: z.string().optional().catch(undefined),
  evalue: z.string().optional().catch(undefined)
})
/** Format 3 calls a code cell's source its input, and has headings as cells. */
const Cell = z.object({
  cell_type: z.string(),
  source: Text.optional(),
  input: Text.optional(),
  level: z.number().optional(),
  outputs: z.array(Output).optional().catch(undefined)
})
type Cell = z.infer<typeof Cell>
const Notebook = z.object({
  metadata: z
    .object({ title: z.string().optional().catch(undefined) })
    .optional()
    .catch(undefined),
  cells: z.array(Cell).optional(),
  worksheets: z.array(z.object({ cells: z.array(Cell) })).optional()
})

function notebookOf(source: string): z.infer<typeof Notebook> | undefined {
  try {
    const parsed = Notebook.safeParse(JSON.parse(source))
    return parsed.success && (parsed.data.cells || parsed.data.worksheets) ? parsed.data : undefined
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined
    throw thrown
  }
}

function addCell(builder: TextBuilder, cell: Cell, path: string): void {
  const source = (cell.source ?? cell.input ?? '').trimEnd()
  if (cell.cell_type === 'heading') return builder.add('heading', source.trim(), Math.min(6, Math.max(1, cell.level ?? 1)))
  if (cell.cell_type === 'markdown') return builder.addPart(source, parseMarkdown({ text: source, warnings: [], title: '', path }).blocks)
  if (source.trim() !== '') builder.add(cell.cell_type === 'code' ? 'code' : 'paragraph', source)
  for (const output of cell.outputs ?? []) {
    const printed = outputText(output).trimEnd()
    if (printed.trim() !== '')
      builder.add('code', printed.length > OUTPUT_UNITS ? `${printed.slice(0, OUTPUT_UNITS).toWellFormed()}…` : printed)
  }
}

function outputText({ text, data, ename, evalue }: z.infer<typeof Output>): string {
  if (ename !== undefined) return `${ename}: ${evalue ?? ''}`
  // Colours of the terminal are no text.
  return (text ?? data?.['text/markdown'] ?? data?.['text/plain'] ?? '').replaceAll(/\u001b\[[\d;]*m/g, '')
}
