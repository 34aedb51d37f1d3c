import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** What a caller may name a request by. */
const SANE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/

/** Names requests: by the caller's X-Request-Id where it is sane, else by a name of this process and a number. */
export function requestIds(): (request: IncomingMessage) => string {
  const process = randomBytes(4).toString('hex')
  let last = 0
  return request => {
    const given = request.headers['x-request-id']
    if (typeof given === 'string' && SANE.test(given)) return given
    last++
    return `${process}-${last.toString(36)}`
  }
}
