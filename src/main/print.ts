import { BrowserWindow, type WebContents } from 'electron'
import { FootnoteError } from '../shared/errors.ts'

/** Margins in inches: 2 cm. */
const MARGIN = 0.8
/** Chromium opens no longer address: 2 MB. */
const MAX_ADDRESS = 2 * 1024 * 1024

/** A page of our own making as PDF. */
export function pdfOf(html: string): Promise<Uint8Array> {
  const margins = { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN }
  return withPage(html, (contents) => contents.printToPDF({ pageSize: 'A4', printBackground: false, margins }))
}

/** Brings up the system's dialog and prints a page of our own making; false when the person cancelled. */
export function printHtml(html: string): Promise<boolean> {
  return withPage(
    html,
    (contents) =>
      new Promise((resolve, reject) => {
        contents.print({ printBackground: false }, (printed, reason) => {
          if (printed || /cancel/i.test(reason)) resolve(printed)
          else reject(new FootnoteError('internal', `It could not be printed: ${reason}.`, 'Save the conversation as PDF, and print that.'))
        })
      })
  )
}

/** Opens a page in a window that nobody sees and in which no script runs, for as long as `use` needs it. */
async function withPage<T>(html: string, use: (contents: WebContents) => Promise<T>): Promise<T> {
  const address = `data:text/html;charset=utf-8;base64,${Buffer.from(html).toString('base64')}`
  if (address.length > MAX_ADDRESS)
    throw new FootnoteError('not-allowed', 'This conversation is too long to print.', 'Save it as a web page, and print that.')
  const window = new BrowserWindow({
    show: false,
    webPreferences: { javascript: false, contextIsolation: true, sandbox: true, nodeIntegration: false, webviewTag: false }
  })
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  try {
    await window.loadURL(address)
    return await use(window.webContents)
  } finally {
    window.destroy()
  }
}
