import { api, type Api } from '../shared/api.ts'
import type { FootnotePort } from '../shared/preload.ts'
import { connect } from '../shared/rpc/index.ts'

/** The core, as seen from the window: one function per method of the contract, over the preload's one channel. */
export function connectApi(port: FootnotePort): Api {
  // When the main process goes, the window goes with it: there is no closing to report.
  return connect(api, { send: (frame) => port.send(frame), listen: (onFrame) => port.listen(onFrame) })
}
