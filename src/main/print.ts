import { BrowserWindow } from 'electron'
import { FootnoteError } from '../shared/errors.ts'

/** Margins in inches: 2 cm. */
const MARGIN = 0.8
/** Chromium opens no longer address: 2 MB. */
const MAX_ADDRESS = 2 * 1024 * 1024

/** Prints a page of our own making to PDF, in a window that nobody sees and in which no script runs. */
export async function printHtml(html: string): Promise<Uint8Array> {
  const address = `data:text/html;charset=utf-8;base64,${Buffer.from(html).toString('base64')}`
  if (address.length > MAX_ADDRESS)
    throw new FootnoteError('not-allowed', 'This conversation is too long for a PDF.', 'Save it as a web page, and print that.')
  const window = new BrowserWindow({
    show: false,
    webPreferences: { javascript: false, contextIsolation: true, sandbox: true, nodeIntegration: false, webviewTag: false }
  })
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  try {
    await window.loadURL(address)
    const margins = { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN }
    return await window.webContents.printToPDF({ pageSize: 'A4', printBackground: false, margins })
  } finally {
    window.destroy()
  }
}
