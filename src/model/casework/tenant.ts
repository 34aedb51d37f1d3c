import { InputError } from '../errors.ts'

/** A house whose alerts and cases nobody of another house sees. */
export type Tenant = string & { readonly __brand: 'Tenant' }

const TENANT = /^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/

/** The tenant of whoever names none. */
export const MAIN_TENANT = 'main' as Tenant

/** Whether a value names a tenant: 1 to 32 lower-case letters, digits and hyphens, no hyphen first or last. It stands in folder names. */
export function isTenant(value: unknown): value is Tenant {
  return typeof value === 'string' && TENANT.test(value)
}

/** Reads a tenant's name. @throws InputError `tenant-malformed` */
export function parseTenant(text: string): Tenant {
  if (isTenant(text)) return text
  throw new InputError(
    'tenant-malformed',
    'a tenant is named with up to 32 lower-case letters, digits and hyphens, such as "exchange-a"',
  )
}
