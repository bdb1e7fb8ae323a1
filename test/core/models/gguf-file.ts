/** Builds the head of a GGUF file: enough for everything that only reads metadata. */
export function ggufFile(metadata: Readonly<Record<string, string | number | boolean>>, padding = 0): Buffer {
  const parts: Buffer[] = [Buffer.from('GGUF'), u32(3), u64(0), u64(Object.keys(metadata).length)]
  for (const [key, value] of Object.entries(metadata)) {
    parts.push(string(key))
    if (typeof value === 'string') parts.push(u32(8), string(value))
    else if (typeof value === 'boolean') parts.push(u32(7), Buffer.from([value ? 1 : 0]))
    else parts.push(u32(4), u32(value))
  }
  return Buffer.concat([...parts, Buffer.alloc(padding, 7)])
}

function string(text: string): Buffer {
  const bytes = Buffer.from(text)
  return Buffer.concat([u64(bytes.length), bytes])
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt(value))
  return bytes
}
