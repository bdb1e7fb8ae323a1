import { serve } from '../../../../src/shared/rpc/index.ts'
import { parentPort } from '../../../../src/core/process/parent-port.ts'
import { recognition } from '../../../../src/core/indexing/ocr/contract.ts'
import { endAbove } from '../../../../src/core/indexing/ocr/memory-guard.ts'

// Stands in for the text recognition process; what it does to a page is the path that was opened.
let open = ''
const held: Buffer[] = []

serve(
  recognition,
  {
    open: ({ path }) => {
      open = path
      return Promise.resolve({ ok: true as const, format: 'image' as const, pages: 1 })
    },
    page: ({ page }) => {
      if (open === 'hang') for (;;);
      if (open === 'hog') {
        endAbove(400e6)
        for (const end = Date.now() + 20_000; Date.now() < end;) if (held.length < 8) held.push(Buffer.alloc(100e6, 1))
      }
      if (open === 'crash') process.exit(3)
      if (open === 'throw') return Promise.reject(new Error('boom'))
      const text = `Page ${page} by process ${process.pid}`
      return Promise.resolve([{ text, x: 1, y: 2, width: 30, height: 4, confidence: 90, paragraph: 1 }])
    },
    close: () => Promise.resolve()
  },
  parentPort()
)
