import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'electron-vite'

export default defineConfig({
  // Five programs, one core: the app, the terminal, and the three children that may die without taking either along.
  main: {
    build: {
      rollupOptions: {
        input: {
          index: 'src/main/index.ts',
          cli: 'src/cli/index.ts',
          inference: 'src/core/inference/child.ts',
          parser: 'src/core/indexing/parse/worker.ts',
          ocr: 'src/core/indexing/ocr/child.ts'
        },
        output: { entryFileNames: '[name].js' }
      }
    }
  },
  // A sandboxed preload must be CommonJS and may require nothing but electron.
  preload: { build: { externalizeDeps: false, rollupOptions: { output: { format: 'cjs', entryFileNames: '[name].cjs' } } } },
  renderer: { plugins: [svelte()], build: { minify: true } }
})
