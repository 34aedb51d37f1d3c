import { createHash } from 'node:crypto'
import { SourceError } from '../../model/errors.ts'
import type { GovernorSwitch } from '../../operations/governor/governor-port.ts'
import { postSigned } from '../notify/post-signed.ts'

/** † So long an answer may take, milliseconds. */
const TIMEOUT_MS = 5_000

/** Where commands are posted, and the secret that signs them. */
export interface PostPlace {
  readonly url: string
  readonly secret: string
  readonly allowPrivate: boolean
}

/**
 * Posts each command as JSON with the header `Cordon-Signature`, as webhooks do (HMAC-SHA256). It is in force when the answer is 2xx. The
 * header `Cordon-Delivery` is the same for the same command, so that a second one is known as such.
 * @param now Unix seconds
 */
export function postSwitch({ url, secret, allowPrivate }: PostPlace, now: () => number): GovernorSwitch {
  const post = async (event: string, command: { readonly id: string }): Promise<void> => {
    const delivery = createHash('sha256').update(`${event} ${command.id}`).digest('hex').slice(0, 32)
    const body = JSON.stringify({ event, ...command })
    const sent = { url, secret, delivery, event, body, allowPrivate, at: now(), timeoutMs: TIMEOUT_MS }
    const { ok, reason } = await postSigned(sent)
    if (!ok) throw new SourceError('switch-failed', `${new URL(url).host}: ${reason}`)
  }
  return {
    halt: command => post('withdrawals.halt', command),
    resume: command => post('withdrawals.resume', command),
  }
}
