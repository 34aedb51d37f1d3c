import { accountId } from '../../model/account.ts'
import type { Crossing, CrossingLeg } from '../../model/crossing.ts'
import type { KnownRate } from './assign/learn-exchanger.ts'
import { byAddress } from './by-address.ts'
import { byOdds } from './by-odds.ts'
import { byReference } from './by-reference.ts'
import type { CrossingEntry, CrossingGap } from './crossing-entry.ts'
import { compareLegs, distinctLegs, legKey } from './leg-order.ts'
import { provenPayers } from './proven-payers.ts'

/** What came of the legs. */
export interface Matched {
  /** In the order of their ins, then of their outs. */
  readonly crossings: readonly Crossing[]
  /** Ins of which no out is known: still under way, on a ledger that is not looked at, or never paid. */
  readonly open: readonly CrossingLeg[]
  /** Claims that were not believed. */
  readonly gaps: readonly CrossingGap[]
}

/**
 * Joins the legs of all services: by the service's own reference first, which leaves nothing to odds; what is left by the account that was
 * asked for, or by amount and time over all of a service's payments. Services do not touch each other, and the order of the legs does not
 * matter.
 * @param known prices from elsewhere, for `amount-time`
 */
export function matchLegs(legs: readonly CrossingLeg[], entries: readonly CrossingEntry[], known?: KnownRate): Matched {
  const byEntry = new Map<string, CrossingLeg[]>()
  for (const leg of distinctLegs(legs)) {
    const list = byEntry.get(leg.crossing)
    if (list) list.push(leg)
    else byEntry.set(leg.crossing, [leg])
  }
  const crossings: Crossing[] = []
  const gaps: CrossingGap[] = []
  const open: CrossingLeg[] = []
  for (const entry of entries) {
    const own = byEntry.get(entry.name) ?? []
    const referenced = byReference(entry, own, provenPayers(entry, own))
    gaps.push(...referenced.gaps)
    const joined = new Set(referenced.crossings.flatMap(c => [legKey(c.in), legKey(c.out)]))
    const free = own.filter(leg => !joined.has(legKey(leg)) && (leg.side === 'in' || leg.reference === null))
    const guessed = guess(entry, free, known)
    const mine = [...referenced.crossings, ...guessed]
    crossings.push(...mine)
    const paid = new Set(mine.map(c => legKey(c.in)))
    open.push(...own.filter(leg => leg.side === 'in' && !paid.has(legKey(leg))))
  }
  return { crossings: crossings.sort(compareCrossings), open: open.sort(compareLegs), gaps }
}

/** What no reference joined: by the account that was asked for; where none is known, by odds over the service's own payments. */
function guess(entry: CrossingEntry, free: readonly CrossingLeg[], known: KnownRate | undefined): Crossing[] {
  if (entry.pairs.by === 'reference') return []
  if (entry.pairs.by === 'amount-time') return byOdds(entry, free, known)
  const asked = byAddress(entry, free)
  const paid = new Set(asked.map(c => legKey(c.out)))
  const places = new Set(entry.places.map(p => accountId(p.ledger, p.address)))
  const rest = free.filter(leg =>
    leg.side === 'in' ? !leg.asked?.account : leg.service !== null && places.has(leg.service) && !paid.has(legKey(leg)),
  )
  return [...asked, ...byOdds(entry, rest, known)]
}

/** Earliest in first; of one in, the surest out first. */
export function compareCrossings(a: Crossing, b: Crossing): number {
  return compareLegs(a.in, b.in) || b.confidence - a.confidence || compareLegs(a.out, b.out)
}
