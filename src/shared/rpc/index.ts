export { call, stream, type CallOptions, type Client, type Contract, type HandlerContext, type Handlers } from './contract.ts'
export { connect } from './connect.ts'
export { serve } from './serve.ts'
export type { Frame, Port } from './frames.ts'
