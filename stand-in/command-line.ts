import { readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

export interface AppOnDisk {
  readonly root: string
  /** The file that `main` of package.json names. */
  readonly main: string
  readonly name: string
  readonly version: string
}

/** Finds the app that the command line names: its first argument that is not a switch, a folder or a file in one. */
export function readApp(argv: readonly string[]): AppOnDisk {
  const path = resolve(argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.')
  const isFolder = statSync(path).isDirectory()
  const root = isFolder ? path : packageFolder(dirname(path))
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const field = (name: string, fallback: string): string => {
    const value: unknown = typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, name) : undefined
    return typeof value === 'string' ? value : fallback
  }
  return {
    root,
    main: isFolder ? join(root, field('main', 'index.js')) : path,
    name: field('productName', field('name', 'Electron')),
    version: field('version', '0.0.0')
  }
}

/** The value of `--name=value`, an empty string for a bare `--name`, undefined when it is absent; the last one counts. */
export function readSwitch(argv: readonly string[], name: string): string | undefined {
  const found = argv.findLast((argument) => argument === `--${name}` || argument.startsWith(`--${name}=`))
  return found?.slice(name.length + 3)
}

function packageFolder(folder: string): string {
  if (statSync(join(folder, 'package.json'), { throwIfNoEntry: false })) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('No package.json beside or above the file that was given.')
  return packageFolder(parent)
}
