import svelte from 'eslint-plugin-svelte'
import tseslint from 'typescript-eslint'
import svelteConfig from './svelte.config.js'

/** Each native package has one importer; elsewhere its name is an error that says where to go. */
const NATIVE = {
  '@lancedb/lancedb': 'src/core/store/lance.ts',
  'apache-arrow': 'src/core/store/arrow.ts',
  'node-llama-cpp': 'src/core/inference/llama.ts',
  chokidar: 'src/core/indexing/watch.ts',
  '@napi-rs/canvas': 'src/core/indexing/ocr/canvas.ts'
}

const natives = (allowed = []) =>
  Object.entries(NATIVE)
    .filter(([name]) => !allowed.includes(name))
    .map(([name, file]) => ({ name, message: `Only ${file} imports ${name}.` }))
const boundary = (paths, patterns) => ({ 'no-restricted-imports': ['error', { paths, patterns }] })
const noElectron = { name: 'electron', message: 'The core knows no host: Electron is imported in src/main and src/preload only.' }

/** Folders of src/core/answering from the bottom up: each uses what stands before it, and of the rest only types. */
const ANSWERING = ['text', 'cite', 'question', 'sources', 'tables', 'write', 'check', 'without-model']
const answeringLayers = ANSWERING.map((folder, index) => ({
  files: [`src/core/answering/${folder}/**`],
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: ['^\\.\\./[a-z-]+\\.ts$', ...ANSWERING.slice(index + 1).map((above) => `^\\.\\./${above}/`)].join('|'),
            allowTypeImports: true,
            message: `Of the folders above it ${folder}/ knows only types.`
          }
        ]
      }
    ]
  }
}))

export default tseslint.config(
  { ignores: ['out', 'node_modules', '.footnote', 'resources/sample-library', 'test/corpus'] },
  ...tseslint.configs.strict,
  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.svelte'], svelteConfig } }
  },
  {
    files: ['src/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts', 'stand-in/**/*.ts', 'scripts/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }]
    }
  },
  {
    rules: {
      'no-empty': ['error', { allowEmptyCatch: false }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      // `const { secret: _, ...rest }` is how a property is left out.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }]
    }
  },
  {
    files: ['src/**/*.ts', 'src/**/*.svelte'],
    rules: boundary([noElectron, ...natives()], [])
  },
  { files: ['src/main/**', 'src/preload/**'], rules: boundary(natives(), []) },
  {
    files: ['src/core/**'],
    rules: boundary(
      [noElectron, ...natives()],
      [{ regex: '(^|/)(main|renderer|preload|cli)/', message: 'The core imports nothing of its hosts.' }]
    )
  },
  {
    files: ['src/shared/**'],
    rules: boundary(
      [noElectron, ...natives()],
      [{ regex: '^node:|(^|/)(core|main|renderer|preload|cli)/', message: 'src/shared runs in every process: no Node, no host, no core.' }]
    )
  },
  {
    files: ['src/renderer/**'],
    rules: boundary(
      [noElectron, ...natives()],
      [{ regex: '^node:|(^|/)(core|main|preload|cli)/', message: 'The renderer reaches the core through src/shared/api only.' }]
    )
  },
  { files: ['src/core/store/lance.ts'], rules: boundary([noElectron, ...natives(['@lancedb/lancedb'])], []) },
  { files: ['src/core/store/arrow.ts'], rules: boundary([noElectron, ...natives(['apache-arrow'])], []) },
  { files: ['src/core/inference/llama.ts'], rules: boundary([noElectron, ...natives(['node-llama-cpp'])], []) },
  { files: ['src/core/indexing/watch.ts'], rules: boundary([noElectron, ...natives(['chokidar'])], []) },
  { files: ['src/core/indexing/ocr/canvas.ts'], rules: boundary([noElectron, ...natives(['@napi-rs/canvas'])], []) },
  ...answeringLayers
)
