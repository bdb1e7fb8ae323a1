import type { Frame, Port } from '../../src/shared/rpc/index.ts'

/** Two ends of one wire in memory; frames are cloned and arrive later, as over Electron's IPC. */
export function portPair(): readonly [Port, Port] {
  const listeners: [((frame: unknown) => void)[], ((frame: unknown) => void)[]] = [[], []]
  const end = (own: 0 | 1, other: 0 | 1): Port => ({
    send(frame: Frame) {
      const copy: unknown = structuredClone(frame)
      queueMicrotask(() => listeners[other].forEach((listener) => listener(copy)))
    },
    listen(onFrame) {
      listeners[own].push(onFrame)
      return () => void listeners[own].splice(listeners[own].indexOf(onFrame), 1)
    }
  })
  return [end(0, 1), end(1, 0)]
}
