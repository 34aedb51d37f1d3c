import type { CrossingLeg } from '../../model/crossing.ts'

/** Names a leg: two logs of one event, read twice, have one key. */
export function legKey(leg: CrossingLeg): string {
  return [
    leg.crossing,
    leg.side,
    leg.ledger,
    leg.tx,
    leg.index ?? '',
    leg.account,
    leg.asset,
    leg.amount,
    leg.reference ?? '',
  ].join('|')
}

/** The one order of legs, whatever the order in which they came: time, then what names them. */
export function compareLegs(a: CrossingLeg, b: CrossingLeg): number {
  if (a.at !== b.at) return a.at - b.at
  const left = legKey(a)
  const right = legKey(b)
  return left < right ? -1 : left > right ? 1 : 0
}

/** Legs in their order, each once. */
export function distinctLegs(legs: readonly CrossingLeg[]): CrossingLeg[] {
  const byKey = new Map(legs.map(leg => [legKey(leg), leg]))
  return [...byKey.values()].sort(compareLegs)
}
