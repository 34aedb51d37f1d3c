import type { TaxiiPeer } from '../../../operations/taxii-sync/taxii-peer.ts'
import type { TaxiiServer } from '../../../operations/taxii-sync/taxii-server.ts'
import { HttpTaxiiPeer } from './http-taxii-peer.ts'
import type { AnswerLimits } from './read-answer.ts'

/**
 * A way to a server as the facts tell of it.
 * @param limits other than the usual ones
 * @throws TaxiiFault `taxii-insecure`
 */
export function openTaxiiPeer(
  { origin, sign, user, ca }: Pick<TaxiiServer, 'origin' | 'sign' | 'user' | 'ca'>,
  secret: string,
  limits?: AnswerLimits,
): TaxiiPeer {
  const basic = Buffer.from(`${user ?? ''}:${secret}`).toString('base64')
  return new HttpTaxiiPeer({
    origin,
    authorization: sign === 'basic' ? `Basic ${basic}` : `Bearer ${secret}`,
    ca,
    limits,
  })
}
