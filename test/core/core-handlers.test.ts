import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openKnowledgeBase } from '../../src/core/knowledge-base.ts'
import { PARSER } from './indexing/temp-library.ts'

vi.setConfig({ testTimeout: 30_000 })

let base = ''
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'footnote-handlers-'))
})
afterEach(() => rm(base, { recursive: true, force: true }))

test('the bytes of a file are handed out, those that a link in a watched folder leads to are not', async () => {
  const files = join(base, 'files')
  await mkdir(files)
  await writeFile(join(files, 'a.md'), 'alpha')
  await writeFile(join(base, 'secret.md'), 'not in any folder')
  await symlink(join(base, 'secret.md'), join(files, 'link.md'))
  const kb = await openKnowledgeBase({
    dataFolder: join(base, 'data'),
    modelFolder: join(base, 'models'),
    resources: join(import.meta.dirname, '../../resources'),
    entries: { inference: '', parser: PARSER },
    watch: false
  })
  try {
    await kb.library.addFolder(files)
    await kb.library.sync()
    const read = async (name: string) => await kb.handlers.readBytes({ path: join(files, name) }, { signal: AbortSignal.timeout(5000) })
    expect(Buffer.from(await read('a.md')).toString()).toBe('alpha')
    await expect(read('link.md')).rejects.toMatchObject({ code: 'not-allowed' })
  } finally {
    await kb.close()
  }
})
