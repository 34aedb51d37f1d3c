import { TaxiiFault } from '../../../operations/taxii-sync/taxii-fault.ts'

/** What keeps a certificate from being trusted, in the words of Node and OpenSSL. */
const DISTRUST = /CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|SSL|EPROTO|HOSTNAME/
/** What is wrong with an answer that is no HTTP. */
const NO_HTTP = /^HPE_/

/** What it means that a request found no answer. @param who such as the origin */
export function unreachable(cause: unknown, who: string): TaxiiFault {
  if (cause instanceof TaxiiFault) return cause
  const { code = '', message = String(cause) } = cause as NodeJS.ErrnoException
  if (code === 'HPE_HEADER_OVERFLOW')
    return new TaxiiFault('taxii-answer-too-large', 'the head of the answer is larger than any that is needed', {
      cause,
    })
  if (NO_HTTP.test(code)) return new TaxiiFault('taxii-answer-malformed', `the answer is no HTTP (${code})`, { cause })
  if (DISTRUST.test(code))
    return new TaxiiFault(
      'taxii-untrusted',
      `${who} cannot prove who it is: ${message.slice(0, 200)}; --ca names another authority`,
      { cause },
    )
  return new TaxiiFault('taxii-unreachable', `${who} cannot be reached: ${message.slice(0, 200)}`, {
    cause,
    again: true,
  })
}
