/**
 * A PDF that ends before its trailer (a download that broke off), with one that names its catalogue; undefined where none is in plain
 * sight, or where the file is locked: how is said in the trailer that is lost.
 */
export function withTrailer(bytes: Uint8Array): Uint8Array | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.includes('/Encrypt')) return undefined
  for (let at = file.lastIndexOf('/Catalog'); at > 0; at = file.lastIndexOf('/Catalog', at - 1)) {
    const before = file.toString('latin1', Math.max(0, at - CATALOGUE_BYTES), at)
    const opened = [...before.matchAll(/\b(\d{1,10})\s+(\d{1,5})\s+obj\b/g)].at(-1)
    if (!opened || before.includes('endobj', opened.index) || !/\/Type\s*$/.test(before)) continue
    const trailer = `\nendstream\nendobj\ntrailer\n<</Root ${opened[1] ?? ''} ${opened[2] ?? ''} R>>\nstartxref\n0\n%%EOF\n`
    return Buffer.concat([file, Buffer.from(trailer)])
  }
  return undefined
}

/** A catalogue says little before its type; some list their bookmarks and labels first. */
const CATALOGUE_BYTES = 4000
