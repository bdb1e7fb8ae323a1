import type { CdpSession } from './cdp.ts'

/**
 * Answers `webUtils.getPathForFile`, which is synchronous: the preload stops at a `debugger` statement, its file's
 * path is asked of Chromium and put on the desk, and the preload goes on.
 */
export async function answerFilePaths(page: CdpSession): Promise<void> {
  page.on('Debugger.paused', ({ callFrames: [frame] }) => {
    if (frame) void answer(page, frame.callFrameId).finally(() => page.send('Debugger.resume').catch(() => undefined)) // the page may be gone
  })
  await page.send('Debugger.enable')
}

async function answer(page: CdpSession, callFrameId: string): Promise<void> {
  try {
    const { result } = await page.send('Debugger.evaluateOnCallFrame', { callFrameId, expression: 'globalThis.standInFile' })
    if (result.objectId === undefined) return
    const { path } = await page.send('DOM.getFileInfo', { objectId: result.objectId })
    await page.send('Debugger.evaluateOnCallFrame', { callFrameId, expression: `globalThis.standInPath = ${JSON.stringify(path)}` })
  } catch {
    // A file that a script made has no path: the desk keeps its empty string, as Electron answers.
  }
}
