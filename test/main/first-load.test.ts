import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { firstLoad } from '../../src/main/first-load.ts'

test.each(['did-finish-load', 'did-fail-load', 'render-process-gone', 'destroyed'])(
  'the core waits for the page no longer than until %s',
  async (end) => {
    const contents = new EventEmitter()
    let over = false
    const waited = firstLoad(contents).then(() => (over = true))
    contents.emit('did-navigate')
    await Promise.resolve()
    expect(over).toBe(false)
    contents.emit(end)
    await waited
  }
)
