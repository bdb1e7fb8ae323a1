import { z } from 'zod'
import { call, stream } from '../../../src/shared/rpc/index.ts'

export const echo = {
  say: call(z.object({ text: z.string() })).returns<string>(),
  pid: call(z.object({})).returns<number>(),
  die: call(z.object({ code: z.number() })).returns<void>(),
  hang: call(z.object({})).returns<void>(),
  count: stream(z.object({ to: z.number() })).yields<number>(),
  vector: call(z.object({ length: z.number() })).returns<Float32Array>(),
  noteEnd: call(z.object({ file: z.string() })).returns<void>()
} as const
