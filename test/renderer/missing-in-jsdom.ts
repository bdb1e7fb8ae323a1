import { configure } from '@testing-library/svelte'

// PDF and Markdown are loaded with the first of their kind, which takes longer than the usual second on two busy cores.
configure({ asyncUtilTimeout: 10_000 })

/** What jsdom has no layout for, and hence does not offer. Imported for its effect by tests that draw components. */
class NothingInView {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
Object.assign(globalThis, { IntersectionObserver: NothingInView, ResizeObserver: NothingInView })
Object.assign(globalThis, { requestIdleCallback: () => 0 })
Object.assign(URL, { createObjectURL: () => 'blob:nothing', revokeObjectURL: () => undefined })
Object.assign(Element.prototype, { scrollIntoView: () => undefined, scrollTo: () => undefined })
HTMLElement.prototype.showPopover ??= () => undefined
HTMLElement.prototype.hidePopover ??= () => undefined
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true
}
