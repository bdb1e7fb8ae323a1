import { extname } from 'node:path'
import { type ParseProblem, skipped } from './outcome.ts'

/** Why a file of a kind that Footnote does not read is left, and what its owner can do: what it is decides, not what else would be read. */
export function unsupported(path: string): ParseProblem {
  const extension = extname(path)
  if (extension === '') return skipped('Files without an extension are not read', 'If it is a text, give it the extension .txt')
  const told = KINDS.get(extension.toLowerCase())
  return told
    ? skipped(told.reason(extension.slice(1).toUpperCase()), told.remedy)
    : skipped(`${extension} files are not read`, 'Save it as PDF, Word or text')
}

interface Kind {
  readonly extensions: string
  readonly reason: (name: string) => string
  readonly remedy: string
}

const ALL: readonly Kind[] = [
  {
    extensions: 'zip 7z rar tar gz tgz bz2 xz zst lzh cab',
    reason: (name) => `${name} archives are not read`,
    remedy: 'Unpack it into a folder of your library, and its files are read'
  },
  {
    extensions: 'mp3 m4a wav flac ogg opus aac wma mp4 mkv mov avi webm m4v mpg mpeg wmv',
    reason: (name) => `Sound and film (${name}) are not read`,
    remedy: 'If there is a transcript, put it next to here as text or subtitles'
  },
  {
    extensions: 'doc xls ppt dot xlt pps',
    reason: (name) => `Old Office files (${name}) are not read`,
    remedy: 'Open it in Office or LibreOffice and save it in the new format or as PDF'
  },
  {
    extensions: 'pages numbers key one vsd vsdx pub mpp mobi azw azw3 djvu ps eps indd sketch fig dwg',
    reason: (name) => `${name} files are not read`,
    remedy: 'Open it in its own program and save it as PDF'
  },
  {
    extensions: 'exe dll so dylib bin msi dmg iso img deb rpm apk jar class o a pyc wasm ttf otf woff woff2 db sqlite dat',
    reason: (name) => `${name} files hold no text to read`,
    remedy: 'Nothing to do'
  }
]

const KINDS: ReadonlyMap<string, Kind> = new Map(
  ALL.flatMap((kind) => kind.extensions.split(' ').map((extension) => [`.${extension}`, kind] as const))
)
