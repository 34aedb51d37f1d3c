import type { Tenant } from './tenant.ts'

/**
 * What people do with alerts and cases. `analyst`: looks, opens, decides; `approver`: approves what others decided; `auditor`: reads all
 * and changes nothing; `admin`: assigns work; `peer`: another organisation, which sees none of it.
 */
export const CASEWORK_ROLES = ['analyst', 'approver', 'auditor', 'admin', 'peer'] as const

/** One of them. */
export type CaseworkRole = (typeof CASEWORK_ROLES)[number]

/** Who acts, as the log tells it at that place. One person may come by several keys. */
export interface Person {
  readonly name: string
  readonly tenant: Tenant
  readonly roles: readonly string[]
  /** Of the organisation, ISO 3166-1 alpha-2; null: not told. */
  readonly country: string | null
  /** Names of those who added the person, gave it its roles, or made the key by which it comes. */
  readonly letInBy: readonly string[]
}

/** Whether a person has one of some roles. */
export function mayAs(person: Pick<Person, 'roles'>, roles: readonly CaseworkRole[]): boolean {
  return roles.some(role => person.roles.includes(role))
}
