import { copyFile, mkdtemp, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { createEngine, type EngineModel } from '../../src/core/inference/engine.ts'
import type { GenerateEvent, GenerateRequest, Generator } from '../../src/core/roles.ts'
import { entries, installedModel } from './models.ts'

const embedderModel = await installedModel('bge-small-en-v1.5')
const rerankerModel = await installedModel('ms-marco-minilm-l12')
const generatorModel = await installedModel('smollm2-135m')
const engine = createEngine({ entries, backOffMs: [50] })
afterAll(() => engine.close())

/** Long enough for a first load on a busy machine. */
const TIMEOUT_MS = 60_000
const ask = (text: string, more: Partial<GenerateRequest> = {}): GenerateRequest => ({
  messages: [{ role: 'user', text }],
  maxTokens: 12,
  temperature: 0,
  ...more
})

async function read(events: AsyncIterable<GenerateEvent>) {
  let text = ''
  let prefill: Extract<GenerateEvent, { type: 'prefill' }> | undefined
  let end: Extract<GenerateEvent, { type: 'end' }> | undefined
  const probabilities: number[] = []
  for await (const event of events) {
    if (event.type === 'token') {
      text += event.text
      probabilities.push(event.probability ?? -1)
    } else if (event.type === 'prefill') prefill = event
    else end = event
  }
  if (!prefill || !end) throw new Error('The stream has no beginning or no end.')
  return { text, prefill, end, probabilities }
}

function cosine(a: Float32Array | undefined, b: Float32Array | undefined): number {
  return (a ?? new Float32Array()).reduce((sum, value, index) => sum + value * (b?.[index] ?? 0), 0)
}

describe.skipIf(!embedderModel)('the embedder', { timeout: TIMEOUT_MS }, () => {
  if (!embedderModel) return
  const embedder = engine.embedder(embedderModel)

  test('makes one unit vector per text, and like texts have like vectors', async () => {
    const { vectors, tokens } = await embedder.embed(['The dog sleeps.', 'A hound is asleep.', 'Tax forms are due in May.'], 'passage')
    expect(vectors).toHaveLength(3)
    for (const vector of vectors) {
      expect(vector).toHaveLength(embedder.dimensions)
      expect(Math.hypot(...vector)).toBeCloseTo(1, 5)
    }
    expect(cosine(vectors[0], vectors[1])).toBeGreaterThan(cosine(vectors[0], vectors[2]) + 0.1)
    expect(tokens).toBe(22)
  })

  test('puts the prompt of the model before a query, not before a passage', async () => {
    const text = 'Where is the key?'
    const prompted = engine.embedder({ ...embedderModel, prompts: { query: 'Represent this question: ', passage: '' } })
    const query = await prompted.embed([text], 'query')
    const passage = await prompted.embed([text], 'passage')
    expect(query.tokens - passage.tokens).toBe(4)
    expect(cosine(query.vectors[0], passage.vectors[0])).toBeLessThan(0.999)
  })

  test('survives texts that are empty, far too long, one endless word, or full of special tokens', async () => {
    const texts = ['', 'word '.repeat(100_000), 'x'.repeat(1_000_000), '[SEP][CLS][MASK]', '🙂'.repeat(5000), '\u0000\uFFFF']
    const { vectors } = await embedder.embed(texts, 'passage')
    expect(vectors.every((vector) => Math.abs(Math.hypot(...vector) - 1) < 1e-4)).toBe(true)
    expect(engine.status.state).toBe('ready')
  })

  test('reads the text of a special token as text', async () => {
    const { tokens } = await embedder.embed(['[SEP]'], 'passage')
    // "[", "sep" and "]" with the two that stand around every text; as a special token it would be 1 + 2.
    expect(tokens).toBe(5)
  })

  test('stops when told to', async () => {
    const stop = new AbortController()
    const running = embedder.embed(
      Array.from({ length: 300 }, () => 'some words '.repeat(50)),
      'passage',
      stop.signal
    )
    setTimeout(() => stop.abort(), 50)
    await expect(running).rejects.toMatchObject({ code: 'stopped' })
  })

  test('a process killed at work fails the call, says so, and the next call works', async () => {
    const states: string[] = []
    const unsubscribe = engine.subscribe(({ state }) => states.push(state))
    const running = embedder.embed(
      Array.from({ length: 300 }, () => 'some words '.repeat(50)),
      'passage'
    )
    setTimeout(() => process.kill(engine.pid ?? 0, 'SIGKILL'), 100)
    await expect(running).rejects.toMatchObject({ code: 'engine-crashed' })
    expect(engine.status).toMatchObject({ state: 'restarting', remedy: 'Ask again in a few seconds.' })
    const { vectors } = await embedder.embed(['still here'], 'query')
    expect(vectors).toHaveLength(1)
    unsubscribe()
    expect(states.filter((state, index) => state !== states[index - 1])).toEqual(['restarting', 'idle', 'loading', 'ready'])
  })
})

describe.skipIf(!embedderModel)('a broken model file', { timeout: TIMEOUT_MS }, () => {
  test('that was cut off is named, and the process lives on', async () => {
    const model = await cut(embedderModel, 20_000_000)
    await expect(engine.embedder(model).embed(['x'], 'query')).rejects.toMatchObject({
      code: 'bad-model',
      message: expect.stringContaining(`"${basename(model.file)}"`),
      remedy: 'Delete it and download it again, or choose another model.'
    })
    const pid = engine.pid
    await expect(engine.load({ ...model, role: 'generator' })).rejects.toMatchObject({ code: 'bad-model' })
    expect(engine.pid).toBe(pid)
  })

  test('that was cut within its last tensor is named', async () => {
    const whole = embedderModel as EngineModel // skipped without it
    const model = await cut(whole, 36_687_000)
    await expect(engine.load(model)).rejects.toMatchObject({ code: 'bad-model' })
  })

  test('that is not there is named', async () => {
    const model = { ...(embedderModel as EngineModel), file: '/nowhere/model.gguf' } // skipped without it
    await expect(engine.load(model)).rejects.toMatchObject({ code: 'bad-model', message: expect.stringContaining('"model.gguf"') })
  })
})

describe.skipIf(!rerankerModel)('the reranker', { timeout: TIMEOUT_MS }, () => {
  const reranker = rerankerModel ? engine.reranker(rerankerModel) : undefined
  if (!reranker) return

  test('scores the passage that answers far above those that do not, in the order given', async () => {
    const scores = await reranker.rank('How many people live in Berlin?', [
      'Berlin is known for its museums.',
      'Berlin has about 3.7 million inhabitants.',
      'The recipe wants three eggs.'
    ])
    expect(scores).toHaveLength(3)
    expect(scores[1]).toBeGreaterThan(0.9)
    expect(scores[1]).toBeGreaterThan(scores[0] ?? 1)
    expect(scores[0]).toBeGreaterThan(scores[2] ?? 1)
  })

  test('survives texts that are empty or far too long', async () => {
    const scores = await reranker.rank('question '.repeat(5000), ['', 'word '.repeat(100_000)])
    expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true)
  })
})

describe.skipIf(!generatorModel)('the generator', { timeout: TIMEOUT_MS }, () => {
  const generator: Generator | undefined = generatorModel && engine.generator(generatorModel)
  if (!generator) return

  test('tells when the prompt was read, each piece of text with its probability, and why it ended', async () => {
    const { text, prefill, end, probabilities } = await read(generator.generate(ask('What is the capital of France?')))
    expect(text).toContain('Paris')
    expect(prefill.tokens).toBeGreaterThan(10)
    expect(probabilities.every((probability) => probability > 0 && probability <= 1)).toBe(true)
    expect(['stop', 'length']).toContain(end.reason)
    expect(end.tokens).toBeLessThanOrEqual(12)
  })

  test('gives the same answer twice, and reads only what changed of the prompt', async () => {
    const long = `Here are my notes. ${'The meeting was moved to Monday. '.repeat(30)}`
    const first = await read(generator.generate(ask(`${long}When is the meeting?`)))
    const again = await read(generator.generate(ask(`${long}When is the meeting?`)))
    expect(again.text).toBe(first.text)
    expect(again.prefill.reused).toBe(first.prefill.tokens - 1)
    const other = await read(generator.generate(ask(`${long}Who wrote this?`)))
    expect(other.prefill.reused).toBeGreaterThan(first.prefill.tokens - 20)
    expect(other.prefill.reused).toBeLessThan(other.prefill.tokens)
  })

  test('reads the markers of the chat template as text when they stand in a message', async () => {
    const plain = await read(generator.generate(ask('a b')))
    const marked = await read(generator.generate(ask('a<|im_end|>b')))
    // As a special token the marker would be one token; as text it is several.
    expect(marked.prefill.tokens - plain.prefill.tokens).toBeGreaterThan(3)
  })

  test('goes on writing a last message of the assistant', async () => {
    const messages = [
      { role: 'user', text: 'Count from one to six.' },
      { role: 'assistant', text: 'one, two, three,' }
    ] as const
    const { text } = await read(generator.generate(ask('', { messages })))
    expect(text.trimStart()).toMatch(/^four/)
  })

  test('tells how likely it was to begin with something else, and writes the same', async () => {
    const request = ask('What is the capital of France?')
    const plain = await read(generator.generate(request))
    const opening = plain.text.split(' ')[0] ?? ''
    const watched = await read(generator.generate({ ...request, instead: opening }))
    const other = await read(generator.generate({ ...request, instead: 'Zebra' }))
    expect([watched.text, other.text]).toEqual([plain.text, plain.text])
    expect(watched.prefill?.instead).toBeCloseTo(plain.probabilities[0] ?? 0, 2)
    expect(other.prefill?.instead).toBeLessThan(watched.prefill?.instead ?? 0)
  })

  test('ends at the number of tokens it was given', async () => {
    const { end } = await read(generator.generate(ask('Write a long story about a ship.', { maxTokens: 5 })))
    expect(end).toMatchObject({ reason: 'length', tokens: 5 })
  })

  test('refuses a prompt that does not fit, with the numbers', async () => {
    await expect(read(generator.generate(ask('word '.repeat(5000))))).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringMatching(/^The question with its sources is too long for this model: \d+ tokens, and it reads \d+\.$/)
    })
    expect((await read(generator.generate(ask('Hello')))).text).not.toBe('')
  })

  test('stops within 300 ms, while reading the prompt and while writing', async () => {
    // What it takes to read a prompt of that length to its end, on this machine and as busy as it is now.
    const { prefill } = await read(generator.generate(ask(`${'A few more things to say. '.repeat(150)} Hello?`, { maxTokens: 1 })))
    for (const [afterMs, request] of [
      [60, ask(`${'Some other words to read. '.repeat(150)} Hello?`)],
      [0, ask('Write a long story about a ship.', { maxTokens: 400 })]
    ] as const) {
      const stop = new AbortController()
      let stoppedMs = 0
      const later = setTimeout(() => {
        stoppedMs = performance.now()
        stop.abort()
      }, afterMs || 1e6)
      const work = async (): Promise<void> => {
        for await (const event of generator.generate(request, stop.signal))
          if (afterMs === 0 && event.type === 'token' && stoppedMs === 0) {
            stoppedMs = performance.now()
            stop.abort()
          }
      }
      await expect(work()).rejects.toMatchObject({ code: 'stopped' })
      clearTimeout(later)
      expect(performance.now() - stoppedMs).toBeLessThan(300)
      // The process itself stopped, too: the next answer does not wait for the rest of the stopped one.
      await read(generator.generate(ask('Hi', { maxTokens: 1 })))
      expect(performance.now() - stoppedMs).toBeLessThan(300 + prefill.ms / 2)
    }
  })

  test('answers two questions asked at once, one after the other', async () => {
    const both = await Promise.all([read(generator.generate(ask('Say yes.'))), read(generator.generate(ask('Say no.')))])
    const alone = [await read(generator.generate(ask('Say yes.'))), await read(generator.generate(ask('Say no.')))]
    expect(both.map(({ text }) => text)).toEqual(alone.map(({ text }) => text))
  })

  test('comes before background embedding, which goes on afterwards', async ({ skip }) => {
    if (!embedderModel) return skip()
    const embedder = engine.embedder(embedderModel)
    await embedder.embed(['warm'], 'passage')
    const order: string[] = []
    const answer = read(generator.generate(ask('Write a long story about a ship.', { maxTokens: 40 }))).then(() => order.push('answer'))
    await new Promise((resolve) => setTimeout(resolve, 100))
    const background = embedder.embed(['one', 'two', 'three'], 'passage').then(() => order.push('background'))
    await Promise.all([answer, background])
    expect(order).toEqual(['answer', 'background'])
  })

  test('a process killed while it writes ends the stream with the reason, and the next question works', async () => {
    const work = async (): Promise<void> => {
      for await (const event of generator.generate(ask('Write a long story about a ship.', { maxTokens: 400 })))
        if (event.type === 'token') process.kill(engine.pid ?? 0, 'SIGKILL')
    }
    await expect(work()).rejects.toMatchObject({
      code: 'engine-crashed',
      message: 'The language model process ended unexpectedly (signal SIGKILL).'
    })
    expect((await read(generator.generate(ask('What is the capital of France?')))).text).toContain('Paris')
  })
})

async function cut(model: EngineModel | undefined, bytes: number): Promise<EngineModel> {
  if (!model) throw new Error('The model is not installed.')
  const file = join(await mkdtemp(join(tmpdir(), 'footnote-')), 'cut.gguf')
  await copyFile(model.file, file)
  await truncate(file, bytes)
  return { ...model, file }
}
