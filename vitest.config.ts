import { svelte } from '@sveltejs/vite-plugin-svelte'
import { svelteTesting } from '@testing-library/svelte/vite'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Two cores are what the slowest machine has; models and browsers want them as much as the tests do.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'core',
          environment: 'node',
          include: ['test/{core,shared,main,cli,stand-in,bench}/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000
        }
      },
      {
        plugins: [svelte(), svelteTesting()],
        test: {
          name: 'renderer',
          environment: 'jsdom',
          include: ['test/renderer/**/*.test.ts'],
          testTimeout: 30_000 // the whole window in jsdom: 5 s were too few on two busy cores
        }
      },
      {
        test: {
          name: 'models',
          environment: 'node',
          include: ['test/models/**/*.test.ts'],
          fileParallelism: false, // two models at once would only share the cores
          testTimeout: 180_000,
          hookTimeout: 180_000
        }
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.e2e.ts'],
          fileParallelism: false, // one app at a time: times are part of what is tested
          testTimeout: 120_000,
          hookTimeout: 120_000,
          retry: 1, // a window on a busy machine misses a moment now and then; scripts/test.mjs names every test that needed it
          // What a window shows comes a frame or a busy second after what caused it: the text of a section that was just unfolded was read too early once.
          expect: { poll: { timeout: 10_000 } }
        }
      }
    ]
  }
})
