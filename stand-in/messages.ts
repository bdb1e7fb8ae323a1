/** What main sends into the isolated world: the answer to an `invoke`, or an event. */
export type ToPreload =
  | { readonly t: 'reply'; readonly id: number; readonly channel: string; readonly value?: string; readonly error?: string }
  | { readonly t: 'event'; readonly channel: string; readonly args: string }

/** What the isolated world sends to main. */
export type FromPreload =
  | { readonly t: 'send'; readonly channel: string; readonly args: string }
  | { readonly t: 'invoke'; readonly id: number; readonly channel: string; readonly args: string }
  | { readonly t: 'open'; readonly url: string }
