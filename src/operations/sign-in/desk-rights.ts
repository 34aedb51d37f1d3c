import { CASEWORK_ROLES, type CaseworkRole } from '../../model/casework/person.ts'
import { MAIN_TENANT } from '../../model/casework/tenant.ts'
import type { AnyOperation } from '../define-operation.ts'
import { SCOPES, type Scope } from '../keys/scope.ts'
import type { User } from '../users/user.ts'

/** What somebody who signed in may do. */
export interface DeskRights {
  /** What may be done, writing included; `admin` is everything. */
  readonly acts: ReadonlySet<Scope>
  /** What may be looked at. */
  readonly looks: ReadonlySet<Scope>
  /** Operations that may be asked beside those: what of the node everybody who works here must see. */
  readonly also: ReadonlySet<string>
}

interface OfRole {
  readonly acts: readonly Scope[]
  readonly looks: readonly Scope[]
  readonly also: readonly string[]
}

const NODE = ['showNode', 'listPeers'] as const

/** What each role opens at the desk. Casework weighs roles once more, act by act: an admin approves nothing, an analyst not their own. */
export const DESK_ROLES: Readonly<Record<CaseworkRole, OfRole>> = {
  analyst: {
    acts: ['screen', 'trace', 'exposure', 'cases', 'monitor', 'share', 'freeze', 'casework'],
    looks: ['lists:read'],
    also: NODE,
  },
  approver: {
    acts: ['screen', 'trace', 'exposure', 'cases', 'freeze', 'casework'],
    looks: ['lists:read', 'share', 'monitor'],
    also: NODE,
  },
  auditor: {
    acts: [],
    looks: SCOPES.filter(scope => scope !== 'admin' && scope !== 'taxii'),
    also: [...NODE, 'listCollections'],
  },
  admin: { acts: ['admin'], looks: [], also: [] },
  peer: { acts: [], looks: [], also: [] },
}

/** What of it somebody of another house than the main one keeps: all else shows what is in the data folder, whoever it belongs to. */
const OF_TENANTS: readonly Scope[] = ['casework', 'monitor']

/** What a user may do at the desk, by all roles together; roles of collections open nothing here. */
export function deskRights({ roles, tenant }: Pick<User, 'roles' | 'tenant'>): DeskRights {
  const had = CASEWORK_ROLES.filter(role => roles.includes(role)).map(role => DESK_ROLES[role])
  const acts = new Set(had.flatMap(r => r.acts))
  const looks = new Set(had.flatMap(r => r.looks))
  if (tenant === MAIN_TENANT) return { acts, looks, also: new Set(had.flatMap(r => r.also)) }
  const kept = (scopes: ReadonlySet<Scope>): ReadonlySet<Scope> =>
    new Set(OF_TENANTS.filter(scope => scopes.has(scope) || scopes.has('admin')))
  return { acts: kept(acts), looks: kept(looks), also: new Set() }
}

/** Whether it is allowed to call an operation. */
export function mayCall(
  { acts, looks, also }: DeskRights,
  scope: Scope,
  { name, effect }: Pick<AnyOperation, 'name' | 'effect'>,
): boolean {
  if (acts.has('admin') || acts.has(scope)) return true
  return effect === 'read' && (looks.has(scope) || also.has(name))
}

/** What of a key's scopes is left to whoever it acts for: a key opens no more than its user's roles do. */
export function narrowedTo(rights: DeskRights, scopes: readonly Scope[]): readonly Scope[] {
  if (scopes.includes('admin')) return shownScopes(rights)
  return scopes.filter(scope => rights.acts.has('admin') || rights.acts.has(scope) || rights.looks.has(scope))
}

/** The scopes that a page is shown for: those of acts and of looks. */
export function shownScopes({ acts, looks }: DeskRights): readonly Scope[] {
  return SCOPES.filter(scope => acts.has(scope) || looks.has(scope))
}
