import './zod-without-eval.ts'
import { mount } from 'svelte'
import { connectApi } from './api.ts'
import { language, matchLanguage, useLanguage } from './messages/language.svelte.ts'
import { App } from './state/app.svelte.ts'
import Root from './Root.svelte'
import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'
import './styles/pdf-page.css'
import './styles/reading.css'

const target = document.getElementById('app')
if (!target) throw new Error('index.html has no #app')

useLanguage(matchLanguage(navigator.languages))
document.documentElement.lang = language()

const { footnotePort } = window
const app = new App(connectApi(footnotePort), {
  windowWidth: innerWidth,
  storage: storage(),
  pathForFile: (file) => footnotePort.pathForFile?.(file) ?? ''
})

mount(Root, { target, props: { app } })

/** The page's own storage; none where reading it is forbidden, which then costs the remembered widths and nothing else. */
function storage(): Storage | undefined {
  try {
    return localStorage
  } catch {
    // Storage is switched off for this page.
    return undefined
  }
}
