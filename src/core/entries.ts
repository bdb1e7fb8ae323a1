/** Absolute paths of the programs that run beside the host; a host knows where its bundle lies, the core does not. */
export interface Entries {
  readonly inference: string
  readonly parser: string
  /** Text recognition; absent: it cannot be switched on. */
  readonly ocr?: string
}
