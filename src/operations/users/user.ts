import type { Tenant } from '../../model/casework/tenant.ts'
import { InputError } from '../../model/errors.ts'
import type { Instant } from '../../model/instant.ts'
import type { Organisation } from '../../model/organisation.ts'

/** A password as it is kept: what scrypt (RFC 7914) made of it, and how. Nobody can read the password from it. */
export interface PasswordHash {
  /** 16 bytes of chance, lower-case hex. */
  readonly salt: string
  /** 32 bytes, lower-case hex. */
  readonly hash: string
  readonly n: number
  readonly r: number
  readonly p: number
}

/** An account of an OpenID provider, named by its `sub` or by an address of mail that the provider verified, in lower case. */
export interface OidcLink {
  readonly claim: 'sub' | 'email'
  readonly value: string
}

/** Somebody, or some program, that may come to the node's collections. */
export interface User {
  readonly name: string
  readonly roles: readonly string[]
  /** Whose alerts and cases the user sees. */
  readonly tenant: Tenant
  /** For whom the user asks: what is released to it is what the user is shown. */
  readonly organisation: Organisation
  /** SHA-256 of the client certificate (DER) by which the user may come, lower-case hex; null: none. */
  readonly certificate: string | null
  /** Null: the user comes by certificate or key alone. */
  readonly password: PasswordHash | null
  /** The account of the OpenID provider by which the user comes; null: none. */
  readonly oidc: OidcLink | null
  readonly addedAt: Instant
  readonly addedBy: string
  /** Everybody who gave the user its roles or a way to come in, {@link addedBy} among them. */
  readonly letInBy: readonly string[]
}

/** The role that is shown the status of every request to add, whoever made it. */
export const ADMIN_ROLE = 'admin'

/** The role that everybody has. */
export const EVERYONE = 'everyone'

const NAME = /^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$/
const ROLE = /^[a-z0-9][a-z0-9_-]{0,63}$/
const CERTIFICATE = /^[0-9a-f]{64}$/

/** A user's name. It holds no colon, which ends it in Basic authentication (RFC 7617). @throws InputError `user-name-malformed` */
export function parseUserName(text: string): string {
  if (NAME.test(text)) return text
  throw new InputError(
    'user-name-malformed',
    'a user is named with up to 64 Latin letters, digits and . _ @ -, such as "npa-desk"',
  )
}

/**
 * Roles as they were typed, one or several with commas between.
 * @throws InputError `role-malformed`
 */
export function parseRoles(texts: readonly string[]): readonly string[] {
  const roles = texts.flatMap(text => text.split(',')).map(text => text.trim())
  for (const role of roles)
    if (!ROLE.test(role))
      throw new InputError(
        'role-malformed',
        `a role is named with up to 64 lower-case letters, digits, _ and -, such as "analyst", not "${role.slice(0, 70)}"`,
        { place: { field: 'role' } },
      )
  return [...new Set(roles)]
}

/** The SHA-256 of a certificate, with or without colons. @throws InputError `certificate-malformed` */
export function parseCertificate(text: string): string {
  const hex = text.replaceAll(':', '').toLowerCase()
  if (CERTIFICATE.test(hex)) return hex
  throw new InputError(
    'certificate-malformed',
    'a certificate is named by its SHA-256, 64 hex digits: openssl x509 -in FILE -noout -fingerprint -sha256',
  )
}

/** Whether a user has one of some roles. */
export function hasRole(user: Pick<User, 'roles'>, roles: readonly string[]): boolean {
  return roles.some(role => role === EVERYONE || user.roles.includes(role))
}
