import './zod-without-eval.ts'
import { mount } from 'svelte'
import { connectApi } from './api.ts'
import { App } from './state/app.svelte.ts'
import { DesktopState } from './state/desktop.svelte.ts'
import Root from './Root.svelte'
import QuickAsk from './views/QuickAsk.svelte'
import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'
import './styles/pdf-page.css'
import './styles/reading.css'

const target = document.getElementById('app')
if (!target) throw new Error('index.html has no #app')

const { footnotePort } = window
const api = connectApi(footnotePort)
const appearance = {
  storage: storage(),
  root: document.documentElement,
  languages: navigator.languages,
  contrast: matchMedia('(prefers-contrast: more)')
}

// The bar that the hotkey brings up is the same page, of which it shows one field.
if (location.hash === '#quick-ask') {
  void new DesktopState(api, appearance).watch(new AbortController().signal)
  mount(QuickAsk, { target, props: { api } })
} else {
  const app = new App(api, { ...appearance, windowWidth: innerWidth, pathForFile: (file) => footnotePort.pathForFile?.(file) ?? '' })
  mount(Root, { target, props: { app } })
}

/** The page's own storage; none where reading it is forbidden, which then costs the remembered widths and nothing else. */
function storage(): Storage | undefined {
  try {
    return localStorage
  } catch {
    // Storage is switched off for this page.
    return undefined
  }
}
