import { createHmac } from 'node:crypto'

/**
 * The value of the header `Cordon-Signature`: `t=SECONDS,v1=HEX`, where HEX is HMAC-SHA256 under the whole text of the secret over
 * `SECONDS.BODY`. The receiver makes it again and refuses what is more than some minutes old.
 * @param at Unix seconds
 */
export function signDelivery(secret: string, at: number, body: string): string {
  return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`
}
