import { registerHooks } from 'node:module'

/** Makes `electron` mean this folder's module, for `import` and `require` alike (Playwright uses the latter through the inspector). */
const url = new URL('./electron.ts', import.meta.url).href

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' || specifier === 'electron/main'
      ? { url, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context)
})
