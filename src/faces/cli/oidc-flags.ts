import { InputError } from '../../model/errors.ts'
import type { Doors } from '../doors.ts'
import type { OidcSetting } from '../http/session/oidc-door.ts'
import { parseIssuer } from '../http/session/parse-issuer.ts'
import type { Values } from './command.ts'

/** The provider of OpenID Connect as the flags name it. @throws InputError `flag-needs-value`, `oidc-issuer-malformed`, `file-missing` */
export async function readOidcFlags(
  { oidcIssuer, oidcClient, oidcSecretFile: file }: Values,
  doors: Pick<Doors, 'readText'>,
): Promise<OidcSetting | undefined> {
  if (oidcIssuer === undefined && oidcClient === undefined && file === undefined) return undefined
  if (typeof oidcIssuer !== 'string' || typeof oidcClient !== 'string')
    throw new InputError('flag-needs-value', '--oidc-issuer and --oidc-client go together', {
      place: { field: '--oidc-client' },
    })
  const issuer = parseIssuer(oidcIssuer)
  if (typeof file !== 'string') return { issuer, client: oidcClient, secret: null }
  const secret = (await doors.readText(file))?.trim()
  if (!secret)
    throw new InputError('file-missing', `${file} is not there, or holds no secret`, {
      place: { file, field: '--oidc-secret-file' },
    })
  return { issuer, client: oidcClient, secret }
}
