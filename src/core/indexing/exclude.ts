import { sep } from 'node:path'
import type { ExclusionRule } from '../../shared/folder-rules.ts'

/** Why something is left out. */
export interface Exclusion {
  readonly rule: ExclusionRule
  /** In words, without "Left out": "hidden", ".gitignore of Projects/foo: *.log". */
  readonly reason: string
  readonly remedy: string
}

/** What every folder leaves out by name alone; undefined for a name that says nothing. */
export function exclusionByName(name: string, kind: 'file' | 'folder', parent = ''): Exclusion | undefined {
  const lower = name.toLowerCase()
  // A folder of that name may hold anything elsewhere; in macOS's Library it is a system's.
  if (kind === 'folder' && lower === 'caches' && parent === 'Library')
    return { rule: 'system', reason: 'a folder of the system', remedy: '' }
  for (const { rule, reason, only, names = [], starts = [], ends = [] } of BY_NAME) {
    if (only && only !== kind) continue
    if (names.includes(lower) || starts.some((start) => lower.startsWith(start)) || ends.some((end) => lower.endsWith(end)))
      return { rule, reason, remedy: rule === 'secrets' ? SECRETS_REMEDY : '' }
  }
  return name.startsWith('.') ? { rule: 'hidden', reason: 'hidden', remedy: '' } : undefined
}

/** Whether `path` is `folder` or lies below it. */
export function isInside(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}

interface NameRule {
  readonly rule: ExclusionRule
  readonly reason: string
  readonly only?: 'file' | 'folder'
  /** All in lower case. */
  readonly names?: readonly string[]
  readonly starts?: readonly string[]
  readonly ends?: readonly string[]
}

const SECRETS_REMEDY = 'Nothing to do; switch it on in the rules of the folder if you want such files searched'

/** In order: the first that fits names the reason. What is built (`build`, `target`, `dist`) is left to .gitignore: people name folders so. */
const BY_NAME: readonly NameRule[] = [
  {
    rule: 'secrets',
    reason: 'may hold secrets',
    only: 'file',
    names: [
      ...[
        'id_rsa',
        'id_dsa',
        'id_ecdsa',
        'id_ed25519',
        '.netrc',
        '_netrc',
        '.pgpass',
        '.npmrc',
        '.pypirc',
        '.htpasswd',
        '.git-credentials'
      ],
      ...['.env', '.envrc', 'wallet.dat', 'credentials', 'credentials.json', 'client_secret.json', 'service-account.json', 'secrets.json'],
      ...[
        'secrets.yaml',
        'secrets.yml',
        'secrets.toml',
        'login data',
        'logins.json',
        'key4.db',
        'server.key',
        'private.key',
        'kubeconfig',
        '.dockercfg'
      ]
    ],
    starts: ['.env.', 'id_rsa.', 'utc--', 'client_secret_'],
    ends: [
      ...['.pem', '.p12', '.pfx', '.jks', '.keystore', '.kdbx', '.kdb', '.ppk', '.gpg', '.pgp', '.ovpn', '.wallet'],
      ...['.agilekeychain', '.opvault', '.1pux', '.mobileprovision']
    ]
  },
  { rule: 'temporary', reason: 'a lock file of an office program', starts: ['~$', '.~lock'] },
  { rule: 'temporary', reason: 'an unfinished download', ends: ['.part', '.partial', '.crdownload', '.download', '.opdownload', '.!ut'] },
  { rule: 'temporary', reason: 'a temporary file', ends: ['.tmp', '.temp'] },
  {
    rule: 'temporary',
    reason: 'a file that an editor keeps while it runs',
    only: 'file',
    starts: ['.#', '.goutputstream-'],
    ends: ['.swp', '.swo', '.swx', '~']
  },
  {
    rule: 'packages',
    reason: 'a folder of installed packages',
    only: 'folder',
    names: ['node_modules', 'bower_components', 'jspm_packages', '__pycache__', '.venv', 'venv', 'site-packages', '__pypackages__']
  },
  {
    rule: 'system',
    reason: 'a folder of the system',
    only: 'folder',
    names: ['$recycle.bin', 'system volume information', 'lost+found', 'appdata', '.trash', '.trashes', '__macosx', 'found.000']
  },
  {
    rule: 'system',
    reason: 'a file of the system',
    only: 'file',
    names: ['thumbs.db', 'desktop.ini', 'ehthumbs.db', 'icon\r'],
    starts: ['._']
  }
]
