import { InputError } from '../../../model/errors.ts'

/** The issuer's address. @throws InputError `oidc-issuer-malformed` */
export function parseIssuer(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  const own = url !== null && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  if (url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && own)) && url.username === '')
    return url
  throw new InputError('oidc-issuer-malformed', 'an issuer is an https address, such as https://id.police.example', {
    place: { field: '--oidc-issuer' },
  })
}
