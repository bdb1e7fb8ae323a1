import { basename, extname } from 'node:path'

/** What of a programming language must be known to find its definitions: how comments and strings look, and how functions do. */
export interface Language {
  /** What begins a comment that ends with its line. */
  readonly line: readonly string[]
  /** Comments and strings over several lines: opener and closer. */
  readonly long: readonly (readonly [open: string, close: string])[]
  /** Quotation marks of strings that end on their line. */
  readonly quotes: string
  /** `/…/` is a pattern. */
  readonly hasRegexes?: boolean
  /** Functions are written as "type name(…) {", without a keyword. */
  readonly bare?: boolean
  /** Definitions are those of SQL, TeX, make or sections in brackets; without this, those that have a keyword. */
  readonly definitions?: 'sql' | 'tex' | 'make' | 'ini' | 'none'
}

/** The language of a file by its name; one of no known language has its definitions found by keyword. */
export function languageOf(path: string): Language {
  const name = basename(path)
  return BY_NAME.get(name.toLowerCase()) ?? BY_EXTENSION.get(extname(name).toLowerCase()) ?? PLAIN
}

const SLASHES = { line: ['//'], long: [['/*', '*/']], quotes: '"\'' } as const
const PLAIN: Language = { line: ['#', '//'], long: [['/*', '*/']], quotes: '"' }
const C: Language = { ...SLASHES, bare: true }
/** `"""` holds several lines in all of these. */
const JVM: Language = {
  ...SLASHES,
  long: [
    ['/*', '*/'],
    ['"""', '"""']
  ],
  bare: true
}
const SCRIPT: Language = {
  ...SLASHES,
  long: [
    ['/*', '*/'],
    ['`', '`']
  ],
  bare: true,
  hasRegexes: true
}
const MARKUP: Language = { ...SCRIPT, long: [...SCRIPT.long, ['<!--', '-->']] }
const HASH: Language = { line: ['#'], long: [], quotes: '"\'' }

const BY_EXTENSION = languages([
  ['c h cc cpp cxx hpp hh hxx ino m mm cu glsl hlsl java', C],
  ['cs kt kts scala sc swift dart groovy gradle', JVM],
  ['ts tsx mts cts js jsx mjs cjs', SCRIPT],
  ['vue svelte astro', MARKUP],
  [
    'go rs proto zig sol v sv d',
    {
      ...SLASHES,
      long: [
        ['/*', '*/'],
        ['`', '`']
      ]
    }
  ],
  ['php', { line: ['//', '#'], long: [['/*', '*/']], quotes: '"\'' }],
  [
    'py pyi pyw pyx gd',
    {
      line: ['#'],
      long: [
        ['"""', '"""'],
        ["'''", "'''"]
      ],
      quotes: '"\''
    }
  ],
  ['rb rake gemspec cr', { ...HASH, long: [['\n=begin', '\n=end']] }],
  [
    'pl pm',
    {
      ...HASH,
      long: [
        ['\n=pod', '\n=cut'],
        ['\n=head', '\n=cut']
      ]
    }
  ],
  ['sh bash zsh ksh fish', { ...HASH, bare: true }],
  ['ps1 psm1 psd1', { ...HASH, long: [['<#', '#>']] }],
  ['r tcl nim tf hcl cmake', HASH],
  ['ex exs jl', { ...HASH, long: [['"""', '"""']], quotes: '"' }],
  [
    'lua',
    {
      line: ['--'],
      long: [
        ['--[[', ']]'],
        ['[[', ']]']
      ],
      quotes: '"\''
    }
  ],
  [
    'hs elm ml mli fs fsx',
    {
      line: ['--', '//'],
      long: [
        ['{-', '-}'],
        ['(*', '*)']
      ],
      quotes: '"'
    }
  ],
  ['clj cljs lisp el scm asm s', { line: [';'], long: [], quotes: '"' }],
  ['vb vbs bas pas f90 f95 f', { line: ["'", '!'], long: [], quotes: '"' }],
  ['sql ddl', { line: ['--'], long: [['/*', '*/']], quotes: '"\'', definitions: 'sql' }],
  ['tex sty cls bib', { line: ['%'], long: [], quotes: '', definitions: 'tex' }],
  ['css scss sass less', { line: ['//'], long: [['/*', '*/']], quotes: '"\'', definitions: 'none' }],
  ['mk mak', { ...HASH, quotes: '', definitions: 'make' }],
  ['toml ini cfg conf properties', { line: ['#', ';'], long: [], quotes: '', definitions: 'ini' }]
])

/** Every extension of source code and configuration, with its dot. */
export const CODE_EXTENSIONS: readonly string[] = [...BY_EXTENSION.keys(), '.bat', '.cmd', '.graphql', '.gql', '.diff', '.patch']

const BY_NAME: ReadonlyMap<string, Language> = new Map([
  ['makefile', { ...HASH, quotes: '', definitions: 'make' } satisfies Language],
  ['gnumakefile', { ...HASH, quotes: '', definitions: 'make' } satisfies Language],
  ['justfile', { ...HASH, quotes: '', definitions: 'make' } satisfies Language],
  ['cmakelists.txt', HASH],
  ['dockerfile', { ...HASH, definitions: 'none' } satisfies Language],
  ['containerfile', { ...HASH, definitions: 'none' } satisfies Language],
  ['jenkinsfile', JVM],
  ['rakefile', HASH],
  ['gemfile', HASH],
  ['procfile', HASH],
  ['vagrantfile', HASH],
  ['brewfile', HASH]
])

/** Files without an extension that hold code, in lower case. */
export const CODE_NAMES: readonly string[] = [...BY_NAME.keys()].filter((name) => !name.includes('.'))

function languages(table: readonly (readonly [string, Language])[]): ReadonlyMap<string, Language> {
  return new Map(table.flatMap(([extensions, language]) => extensions.split(' ').map((one) => [`.${one}`, language] as const)))
}
