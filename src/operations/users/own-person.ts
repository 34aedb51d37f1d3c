import { CASEWORK_ROLES } from '../../model/casework/person.ts'
import { MAIN_TENANT } from '../../model/casework/tenant.ts'
import type { User } from './user.ts'
import { ownOrganisationOf } from './user-organisation.ts'

/**
 * Whether a user is one of this node's own people: somebody who has a role at its desk (`peer` is none), works on cases of the main tenant, and was said to be
 * of no other organisation. The organisation that the user bears is then the node itself, or the one that stands in for none.
 */
export function isOwnPerson({ name, roles, tenant, organisation }: User): boolean {
  if (tenant !== MAIN_TENANT || !CASEWORK_ROLES.some(role => role !== 'peer' && roles.includes(role))) return false
  return organisation.standing === 'own' || organisation.id === ownOrganisationOf(name)
}
