import type { Page } from 'playwright-core'
import type { Api } from '../../src/shared/api.ts'

/** Those of the contract's methods that answer once. */
type Calls = { [Name in keyof Api as ReturnType<Api[Name]> extends Promise<unknown> ? Name : never]: Api[Name] }

/** Asks the core what a window may ask it, past what the window shows. */
export function callCore<Name extends keyof Calls & string>(
  page: Page,
  method: Name,
  input: Parameters<Calls[Name]>[0]
): Promise<Awaited<ReturnType<Calls[Name]>>> {
  const answer: Promise<unknown> = page.evaluate(
    ({ method, input }) =>
      new Promise((resolve, reject) => {
        const id = Math.floor(Math.random() * 1e9)
        const stop = window.footnotePort.listen((frame) => {
          if (typeof frame !== 'object' || frame === null || Reflect.get(frame, 'id') !== id) return
          stop()
          if ('value' in frame) resolve(frame.value)
          else reject(new Error(JSON.stringify(frame)))
        })
        window.footnotePort.send({ t: 'call', id, method, input })
      }),
    { method, input: input as unknown } // it crosses as a structured clone, and the core's schema reads it
  )
  return answer as Promise<Awaited<ReturnType<Calls[Name]>>> // the contract's own type for this method
}
