export interface PreventableEvent {
  defaultPrevented: boolean
  preventDefault(): void
}

/** The event object that Electron hands to listeners. */
export function preventable<T extends object>(details: T): T & PreventableEvent
export function preventable(): PreventableEvent
export function preventable(details: object = {}): PreventableEvent {
  const event: PreventableEvent = { defaultPrevented: false, preventDefault: () => void (event.defaultPrevented = true) }
  return Object.assign(event, details)
}
