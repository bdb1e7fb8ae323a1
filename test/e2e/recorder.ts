import type { Page } from 'playwright-core'

/** What a user could see at one moment, in the page's own milliseconds. */
export interface Moment {
  readonly ms: number
  readonly progress: string
  readonly running: boolean
  /** Text that is not checked yet. */
  readonly unchecked: string
  readonly sentences: number
  /** What the window says it found, in words. */
  readonly results: string
  /** What the window says about the language model's process. */
  readonly engine: string
}

interface Recording {
  readonly moments: Moment[]
  /** When keys and buttons were pressed. */
  readonly inputs: { readonly ms: number; readonly what: string }[]
  /** Longest time that the page's own timer waited beyond its turn, since it was last read. */
  frozenMs: number
}

/** Watches a page from the first moment of its next document. */
export class Recorder {
  /** Errors of the console, uncaught ones, and violations of the content policy. */
  readonly errors: string[] = []
  readonly #page: Page

  private constructor(page: Page) {
    this.#page = page
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text())
    })
    page.on('pageerror', (error) => this.errors.push(String(error)))
    page.on('crash', () => this.errors.push('The page crashed.'))
  }

  /** Starts over with a fresh document, so that nothing of it is missed. */
  static async start(page: Page): Promise<Recorder> {
    const recorder = new Recorder(page)
    await page.addInitScript(recordInPage)
    await page.reload()
    return recorder
  }

  moments(): Promise<readonly Moment[]> {
    return this.#page.evaluate(() => window.recording.moments)
  }

  /** Forgets what was seen so far. */
  async clear(): Promise<void> {
    await this.#page.evaluate(() => {
      window.recording.moments.length = 0
      window.recording.inputs.length = 0
      window.recording.frozenMs = 0
    })
  }

  /** Milliseconds from the last press to the first moment after it in which no answer ran; undefined while one runs. */
  msToStop(): Promise<number | undefined> {
    return this.#page.evaluate(() => {
      const { inputs, moments } = window.recording
      const pressed = inputs.at(-1)?.ms ?? Infinity
      const stopped = moments.find(({ ms, running }) => ms >= pressed && !running)
      return stopped && stopped.ms - pressed
    })
  }

  /** Milliseconds from the last press to the first moment in which the results answer this query. */
  msToResults(query: string): Promise<number | undefined> {
    return this.#page.evaluate((query) => {
      const { inputs, moments } = window.recording
      const pressed = inputs.at(-1)?.ms ?? Infinity
      const shown = moments.find(({ ms, results }) => ms >= pressed && results.includes(`“${query}”`))
      return shown && shown.ms - pressed
    }, query)
  }

  frozenMs(): Promise<number> {
    return this.#page.evaluate(() => window.recording.frozenMs)
  }
}

declare global {
  interface Window {
    recording: Recording
  }
}

/** Runs in the page: everything it needs stands inside. */
function recordInPage(): void {
  const BEAT_MS = 20
  const recording: Recording = { moments: [], inputs: [], frozenMs: 0 }
  window.recording = recording
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
    console.error(`Content policy violated: ${effectiveDirective} ${blockedURI}`)
  )
  for (const type of ['keydown', 'click'] as const) {
    // The event's own time is when it happened, not when the page came round to it.
    addEventListener(type, ({ timeStamp }) => recording.inputs.push({ ms: timeStamp, what: type }), { capture: true })
  }

  const all = (id: string): NodeListOf<Element> => document.querySelectorAll(`[data-testid=${id}]`)
  const text = (id: string): string => all(id)[0]?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
  let last = ''
  const look = (): void => {
    const seen = {
      progress: text('progress'),
      running: all('stop').length > 0,
      unchecked: text('unchecked'),
      sentences: all('sentence').length,
      results: document.getElementById('results-title')?.textContent?.trim() ?? '',
      engine: text('engine-message')
    }
    const key = JSON.stringify(seen)
    if (key === last) return
    last = key
    recording.moments.push({ ms: performance.now(), ...seen })
  }
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true, attributes: true })

  let beat = performance.now()
  setInterval(() => {
    const now = performance.now()
    recording.frozenMs = Math.max(recording.frozenMs, now - beat - BEAT_MS)
    beat = now
  }, BEAT_MS)
}
