import type { Page } from 'playwright-core'
import type { FileEntry } from '../../src/shared/types.ts'
import { callCore } from './call.ts'

/** Waits until at least so many files are known and none of them waits to be read; returns those that are indexed. */
export async function indexedFiles(page: Page, least = 1): Promise<readonly FileEntry[]> {
  for (;;) {
    const files = await callCore(page, 'listFiles', { limit: 10_000 })
    const settled = files.every(({ state }) => state !== 'queued' && state !== 'reading')
    if (files.length >= Math.min(least, 10_000) && settled) return files.filter(({ state }) => state === 'indexed')
    await page.waitForTimeout(500)
  }
}
