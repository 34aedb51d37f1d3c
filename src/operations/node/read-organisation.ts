import type { Json } from '../../model/fact.ts'
import type { Organisation, Sector, Standing } from '../../model/organisation.ts'

/** Every sector, in the order in which they are told. */
export const SECTORS = ['agency', 'exchange', 'issuer', 'bridge', 'firm', 'other'] as const satisfies readonly Sector[]

/** The standings that a peer may have. */
export const PEER_STANDINGS = ['partner', 'client', 'public'] as const satisfies readonly Standing[]

const STANDINGS: readonly Standing[] = ['own', ...PEER_STANDINGS]

/** The organisation that the body of a fact tells of; null where it tells of none. */
export function readOrganisation(body: Readonly<Record<string, Json>>): Organisation | null {
  const { id, name, country } = body
  const sector = SECTORS.find(known => known === body['sector'])
  const standing = STANDINGS.find(known => known === body['standing'])
  if (typeof id !== 'string' || typeof name !== 'string' || !sector || !standing) return null
  if (country !== null && (typeof country !== 'string' || !/^[A-Z]{2}$/.test(country))) return null
  return { id, name, country, sector, standing }
}
