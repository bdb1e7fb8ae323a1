import { spawn } from 'node:child_process'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { supervise, type ChildState, type Supervised } from '../../../src/core/process/supervise.ts'
import { echo } from './echo-contract.ts'

const open: Supervised<typeof echo>[] = []
afterEach(async () => {
  for (const child of open.splice(0)) await child.close()
})

function start(backOffMs: readonly number[] = [20]): { child: Supervised<typeof echo>; states: ChildState[] } {
  const child = supervise({
    contract: echo,
    entry: join(import.meta.dirname, 'echo-child.ts'),
    name: 'The echo process',
    advice: 'Speak more softly.',
    backOffMs
  })
  open.push(child)
  const states: ChildState[] = []
  child.subscribe((state) => states.push(state))
  return { child, states }
}

const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10))
}

describe('a supervised child', () => {
  test('is started by its first use and answers calls and streams', async () => {
    const { child, states } = start()
    expect(child.state).toBe('idle')
    const client = await child.client()
    expect(await client.say({ text: 'hello' })).toBe('hello')
    const numbers: number[] = []
    for await (const number of client.count({ to: 3 })) numbers.push(number)
    expect(numbers).toEqual([1, 2, 3])
    expect(states).toEqual(['ready'])
  })

  test('carries typed arrays as they are', async () => {
    const { child } = start()
    const vector = await (await child.client()).vector({ length: 384 })
    expect(vector).toEqual(new Float32Array(384).fill(0.5))
  })

  test('fails what is in flight at once when it is killed, and the next call works', async () => {
    const { child, states } = start()
    const client = await child.client()
    await client.say({ text: 'up' })
    const hanging = client.hang({})
    process.kill(child.pid ?? 0, 'SIGKILL')
    await expect(hanging).rejects.toMatchObject({
      code: 'engine-crashed',
      message: 'The echo process ended unexpectedly (signal SIGKILL).',
      remedy: 'It restarts by itself; try again. Speak more softly.'
    })
    expect(await (await child.client()).say({ text: 'back' })).toBe('back')
    expect(states).toEqual(['ready', 'restarting', 'ready'])
  })

  test('fails a stream in the middle when it is killed', async () => {
    const { child } = start()
    const stream = (await child.client()).count({ to: 1000 })
    const read = async (): Promise<void> => {
      for await (const number of stream) if (number === 3) process.kill(child.pid ?? 0, 'SIGKILL')
    }
    await expect(read()).rejects.toMatchObject({ code: 'engine-crashed' })
  })

  test('is given up after five ends within a minute, and starts again when told to', async () => {
    const { child, states } = start([1])
    for (let death = 0; death < 5; death += 1)
      await expect((await child.client()).die({ code: 3 })).rejects.toMatchObject({ code: 'engine-crashed' })
    expect(child.state).toBe('down')
    await expect(child.client()).rejects.toMatchObject({ code: 'engine-down' })
    child.restart()
    expect(await (await child.client()).say({ text: 'again' })).toBe('again')
    expect(states.filter((state) => state === 'restarting')).toHaveLength(4)
  })

  test('is replaced by a restart while it hangs', async () => {
    const { child } = start()
    const hanging = (await child.client()).hang({})
    const before = child.pid
    child.restart()
    await expect(hanging).rejects.toMatchObject({ code: 'engine-crashed' })
    expect(await (await child.client()).pid({})).not.toBe(before)
  })

  test('keeps the end of what it printed', async () => {
    const { child } = start()
    await (await child.client()).say({ text: 'a last word' })
    await until(() => child.output !== '')
    expect(child.output).toBe('said a last word\n')
  })

  test('has ended when close returns, and is not started again', async () => {
    const { child } = start()
    const file = join(await mkdtemp(join(tmpdir(), 'footnote-')), 'note')
    await (await child.client()).noteEnd({ file })
    await child.close()
    expect(await readFile(file, 'utf8')).toBe('ended')
    await expect(child.client()).rejects.toMatchObject({ code: 'stopped' })
  })

  test('ends with its parent, even when that is killed', async () => {
    const parent = spawn(process.execPath, [join(import.meta.dirname, 'parent-that-dies.ts')], { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    parent.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
    await until(() => said.includes('\n'))
    parent.kill('SIGKILL')
    await until(() => !isRunning(Number(said)))
  })

  test('that cannot be started at all is given up, not tried for ever', async () => {
    const child = supervise({ contract: echo, entry: '/nowhere/child.ts', name: 'The echo process', advice: '', backOffMs: [1] })
    open.push(child)
    const states: ChildState[] = []
    child.subscribe((state) => states.push(state))
    await expect((await child.client()).say({ text: 'x' })).rejects.toMatchObject({ code: 'engine-crashed' })
    await until(() => child.state === 'down')
    expect(child.output).toContain('/nowhere/child.ts')
  })
})

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false // no such process
  }
}
