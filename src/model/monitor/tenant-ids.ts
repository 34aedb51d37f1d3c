import { isTenant, MAIN_TENANT, type Tenant } from '../casework/tenant.ts'

/** Between a tenant's name and an id of its own: a sign (U+241F, for the separator of units) that no house writes in its ids. */
const BETWEEN = '␟'

/** The tenant to which an id of an event or a customer belongs, as the monitor keeps it; the main one's bear no name. */
export function tenantOfId(kept: string): Tenant {
  const at = kept.indexOf(BETWEEN)
  const name = at < 0 ? '' : kept.slice(0, at)
  return isTenant(name) ? name : MAIN_TENANT
}

/** An id as the monitor keeps it: those of two tenants never meet, whatever they are called. */
export function keptId(tenant: Tenant, told: string): string {
  return tenant === MAIN_TENANT ? told : `${tenant}${BETWEEN}${told}`
}

/** An id as its tenant told it; one of another tenant stays as it is. */
export function toldId(tenant: Tenant, kept: string): string {
  return tenant !== MAIN_TENANT && tenantOfId(kept) === tenant ? kept.slice(tenant.length + BETWEEN.length) : kept
}
