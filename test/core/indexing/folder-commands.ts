import fc from 'fast-check'
import {
  appendFile,
  chmod,
  copyFile,
  link,
  lstat,
  mkdir,
  readdir,
  rename,
  rm,
  stat,
  symlink,
  truncate,
  utimes,
  writeFile
} from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** What a person, an editor or another program does to a folder. Numbers choose among what is there when the command runs. */
export type FolderCommand =
  | { readonly do: 'create' | 'save-aside'; readonly name: string; readonly text: number }
  | { readonly do: 'ignore'; readonly folder: string; readonly rules: number }
  | { readonly do: 'write' | 'keep-date' | 'append'; readonly file: number; readonly text: number }
  | { readonly do: 'truncate'; readonly file: number; readonly part: number }
  | { readonly do: 'move' | 'copy' | 'symlink' | 'hard-link'; readonly file: number; readonly name: string }
  | { readonly do: 'delete'; readonly file: number }
  | { readonly do: 'chmod'; readonly file: number; readonly readable: boolean }
  | { readonly do: 'rename-folder'; readonly folder: number; readonly name: string }
  | { readonly do: 'delete-folder'; readonly folder: number }

/** Quotes, per cent signs and case are what conditions and prefixes trip over. */
const FOLDERS = ['', '', 'one', 'One more', 'one/deep', "it's 100%_", '.hidden', 'one/.git/deep']
const NAMES = [
  'a.md',
  'b.md',
  'B.md',
  'c.txt',
  "d'e.txt",
  'f_%.csv',
  'film.mp4',
  '0042.txt',
  '2024-05-01 letter.txt',
  '.hidden.md',
  'g.tmp'
]

/** Words that a search can tell the texts apart by. */
export const WORDS = ['heron', 'ferry', 'boiler', 'kestrel', 'quince', 'ledger']
const TEXTS = [
  '',
  '# Heron\n\nThe heron stood on the second post.\n\n## Ferry\n\nThe ferry left at seven.\n',
  '# Boiler\n\nThe boiler was serviced in May.\n\n## Heron\n\nThe heron stood on the second post.\n',
  'name,amount\nkestrel,12\nquince,7\n',
  '# Quince\n\nThe quince is ripe when the ledger says so.\n',
  'Just a line about the ledger.\n',
  // As long as the one before, so that its size does not give it away.
  'Just a line about the quince.\n'
]

/** Whole ignore files, the last one none. */
const RULES = ['*.txt\n', 'one/\n', 'deep/\n*.md\n!b.md\n', '']

const nat = fc.nat({ max: 99 })
const text = fc.nat({ max: TEXTS.length - 1 })
const name = fc.tuple(fc.constantFrom(...FOLDERS), fc.constantFrom(...NAMES)).map(([folder, file]) => join(folder, file))
const folderName = fc.constantFrom('one', 'two', 'One more', "it's 100%_")

export const folderCommand: fc.Arbitrary<FolderCommand> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('create', 'save-aside'), name, text }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('write', 'keep-date', 'append'), file: nat, text }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('truncate'), file: nat, part: nat }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom('move', 'move', 'copy', 'symlink', 'hard-link'), file: nat, name }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delete'), file: nat }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('ignore'), folder: fc.constantFrom('', 'one'), rules: fc.nat({ max: RULES.length - 1 }) })
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('chmod'), file: nat, readable: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('rename-folder'), folder: nat, name: folderName }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete-folder'), folder: nat }) }
)

/** Does it below `root`; a command that finds nothing to work on does nothing. */
export async function perform(command: FolderCommand, root: string): Promise<void> {
  const { files, folders } = await listing(root)
  const fileAt = (index: number) => files[index % files.length]
  switch (command.do) {
    case 'create':
    case 'save-aside': {
      const path = join(root, command.name)
      if (!(await makeRoom(path))) return
      const aside = command.do === 'save-aside' ? join(dirname(path), `.${basename(path)}.part`) : path
      await writeFile(aside, TEXTS[command.text] ?? '')
      if (aside !== path) await rename(aside, path)
      return
    }
    case 'ignore': {
      const path = join(root, command.folder, '.gitignore')
      if (!(await makeRoom(path))) return
      return RULES[command.rules] ? await writeFile(path, RULES[command.rules] ?? '') : await rm(path, { force: true })
    }
    case 'write':
    case 'keep-date':
    case 'append': {
      const path = fileAt(command.file)
      if (path === undefined) return
      const { atime, mtime } = await stat(path)
      await (command.do === 'append' ? appendFile : writeFile)(path, TEXTS[command.text] ?? '')
      if (command.do === 'keep-date') await utimes(path, atime, mtime)
      return
    }
    case 'truncate': {
      const path = fileAt(command.file)
      if (path !== undefined) await truncate(path, Math.floor(((await stat(path)).size * command.part) / 100))
      return
    }
    case 'move':
    case 'copy':
    case 'symlink':
    case 'hard-link': {
      const from = fileAt(command.file)
      const to = join(root, command.name)
      if (from === undefined || from === to || !(await makeRoom(to))) return
      if (command.do === 'move') return await rename(from, to)
      if (command.do === 'copy') return await copyFile(from, to)
      await rm(to, { force: true })
      return await (command.do === 'symlink' ? symlink : link)(from, to)
    }
    case 'delete': {
      const path = fileAt(command.file)
      if (path !== undefined) await rm(path)
      return
    }
    case 'chmod': {
      const path = fileAt(command.file)
      if (path !== undefined) await chmod(path, command.readable ? 0o644 : 0o000)
      return
    }
    case 'rename-folder': {
      const from = folders[command.folder % folders.length]
      const to = join(root, command.name)
      // Onto another folder is an error, and so is into itself.
      if (from !== undefined && !(await lstat(to).catch(() => undefined)) && !to.startsWith(from)) await rename(from, to)
      return
    }
    case 'delete-folder': {
      const path = folders[command.folder % folders.length]
      if (path !== undefined) await rm(path, { recursive: true })
    }
  }
}

/** Its folder exists and no folder or link stands in its place; false where a file stands in the place of a folder. */
async function makeRoom(path: string): Promise<boolean> {
  const made = await mkdir(dirname(path), { recursive: true }).then(
    () => true,
    () => false
  )
  const there = made ? await lstat(path).catch(() => undefined) : undefined
  return made && (there === undefined || there.isFile())
}

async function listing(root: string): Promise<{ files: string[]; folders: string[] }> {
  const found = await readdir(root, { recursive: true, withFileTypes: true })
  const pathOf = (entry: (typeof found)[number]) => join(entry.parentPath, entry.name)
  return {
    files: found
      .filter((entry) => entry.isFile())
      .map(pathOf)
      .sort(),
    folders: found
      .filter((entry) => entry.isDirectory())
      .map(pathOf)
      .sort()
  }
}
