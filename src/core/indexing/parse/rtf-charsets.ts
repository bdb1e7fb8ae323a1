import iconv from 'iconv-lite'

/** Windows' font character sets (`\fcharset`) whose bytes are not those of the document's own code page. */
const CODE_PAGES: Readonly<Record<number, string>> = {
  77: 'macintosh',
  128: 'cp932',
  129: 'cp949',
  134: 'cp936',
  136: 'cp950',
  161: 'cp1253',
  162: 'cp1254',
  163: 'cp1258',
  177: 'cp1255',
  178: 'cp1256',
  186: 'cp1257',
  204: 'cp1251',
  222: 'cp874',
  238: 'cp1250',
  255: 'cp437'
}

/** The code page of a font's character set; undefined for ANSI, symbols and unknown ones, which use the document's. */
export function charsetPage(charset: number): string | undefined {
  return CODE_PAGES[charset]
}

/** The name of a numbered code page. */
export function codePage(number: number): string {
  if (number === 65001) return 'utf8'
  if (number === 10000) return 'macintosh'
  return iconv.encodingExists(`cp${number}`) ? `cp${number}` : 'cp1252'
}

/** The text of bytes in a code page. */
export function decodeBytes(bytes: readonly number[], page: string): string {
  return iconv.decode(Buffer.from(bytes), page)
}
