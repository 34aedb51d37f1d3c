import { CordonError } from '../../model/errors.ts'

/** A fault that only the HTTP face knows: no key, too many requests, too large a body. */
export class HttpFault extends CordonError {
  readonly status: number
  readonly exitCode = 2
  /** Whole seconds after which it is worth asking again; null: no time helps. */
  readonly retryAfter: number | null

  constructor(status: number, code: string, message: string, retryAfter: number | null = null) {
    super(code, message)
    this.status = status
    this.retryAfter = retryAfter
  }
}
