import { type AccountId, accountId } from '../../model/account.ts'
import type { CrossingLeg } from '../../model/crossing.ts'
import type { CrossingEntry } from './crossing-entry.ts'

/** So many accounts must have dealt with a paying account before it is held to be the service's †. */
const OTHERS = 3

/** Which paying accounts may claim a reference. */
export interface ProvenPayers {
  has(out: CrossingLeg): boolean
}

/**
 * On a router that anybody may pay through, a thief can write `OUT:` and the id of somebody's deposit under a payment of his own. The
 * account that pays is the service's when it is declared, or when several others dealt with it.
 * @param legs of this entry
 */
export function provenPayers(entry: CrossingEntry, legs: readonly CrossingLeg[]): ProvenPayers {
  if (entry.pairs.claims === 'contract') return { has: () => true }
  const declared = new Set(entry.places.map(p => accountId(p.ledger, p.address)))
  const others = new Map<AccountId, Set<AccountId>>()
  for (const { service, account } of legs) {
    if (service === null) continue
    const seen = others.get(service) ?? new Set()
    others.set(service, seen.add(account))
  }
  return {
    has: ({ service }) => service !== null && (declared.has(service) || (others.get(service)?.size ?? 0) >= OTHERS),
  }
}
