import type { Crossing, CrossingLeg } from '../../model/crossing.ts'
import { namespaceOf } from '../../model/ledger.ts'
import type { CrossingEntry, CrossingGap } from './crossing-entry.ts'
import type { ProvenPayers } from './proven-payers.ts'
import { sharesOf } from './share-of.ts'

/** How much earlier than its in an out may seem: Bitcoin's block times may be two hours off (its rule), others by some minutes †. */
const SKEW_BITCOIN = 7200
const SKEW = 900

/** Odds of a claim that anybody could have written †: the id is right, the payer is unknown. */
const UNPROVEN = 0.5

/** A claim of an out on one of the ins that carry its reference. */
interface Claim {
  readonly paidIn: CrossingLeg
  readonly out: CrossingLeg
  /** How many claims are as good as this one. */
  readonly rivals: number
}

/** Crossings of one entry whose legs carry equal references. */
export interface Referenced {
  readonly crossings: readonly Crossing[]
  readonly gaps: readonly CrossingGap[]
}

/**
 * Joins legs by the service's own id. An out is claimed by one in; where two ins carry the id, by the one that asked for that account;
 * where that does not tell, by each with the odds of one in so many. An out before its in is nobody's.
 * @param legs of this entry, in their order, each once
 */
export function byReference(entry: CrossingEntry, legs: readonly CrossingLeg[], proven: ProvenPayers): Referenced {
  const groups = new Map<string, CrossingLeg[]>()
  for (const leg of legs) {
    if (leg.reference === null) continue
    const group = groups.get(leg.reference)
    if (group) group.push(leg)
    else groups.set(leg.reference, [leg])
  }
  const crossings: Crossing[] = []
  const gaps: CrossingGap[] = []
  for (const [reference, group] of groups) {
    const ins = group.filter(l => l.side === 'in')
    const outs = group.filter(l => l.side !== 'in')
    if (ins.length === 0 || outs.length === 0) continue
    const claims = outs.flatMap(out => claimsOf(entry, out, ins, gaps))
    const kept = entry.pairs.outs === 'one' ? onePerIn(claims) : claims
    for (const paidIn of ins) {
      const mine = believed(
        kept.filter(c => c.paidIn === paidIn),
        proven,
        out =>
          gaps.push(
            gapOf(
              entry,
              out,
              'claim-unproven',
              `${out.service ?? 'an unknown account'} names ${reference}, which a known payer paid`,
            ),
          ),
      )
      const shares = sharesOf(
        paidIn,
        mine.map(c => c.out),
      )
      mine.forEach((claim, i) => {
        crossings.push(crossingOf(entry, claim, shares[i] ?? 0, reference, proven.has(claim.out)))
      })
    }
    for (const rivals of kept.filter(c => c.rivals > 1))
      gaps.push(gapOf(entry, rivals.out, 'claim-contested', `${rivals.rivals} claims on ${reference} are equally good`))
  }
  return { crossings, gaps }
}

function claimsOf(entry: CrossingEntry, out: CrossingLeg, ins: readonly CrossingLeg[], gaps: CrossingGap[]): Claim[] {
  const before = ins.filter(i => {
    const seconds = out.at - i.at
    return seconds >= -skewOf(i, out) && seconds <= entry.pairs.windowSeconds
  })
  if (before.length === 0) {
    const late = ins.every(i => out.at - i.at > entry.pairs.windowSeconds)
    const why = late ? 'was paid after the window of this service' : 'was paid before the value went in'
    gaps.push(
      gapOf(entry, out, late ? 'out-after-window' : 'out-before-in', `the out that names ${out.reference} ${why}`),
    )
    return []
  }
  const asked = before.filter(i => wanted(i, out))
  const best = asked.length > 0 ? asked : before
  return best.map(paidIn => ({ paidIn, out, rivals: best.length }))
}

/** Did this in ask for that account (or, for a refund, would it go there)? */
function wanted(paidIn: CrossingLeg, out: CrossingLeg): boolean {
  if (out.side === 'refund') return out.account === (paidIn.asked?.refundTo ?? paidIn.account)
  return paidIn.asked?.account === out.account
}

/** Where a known account of the service pays, what strangers say of the same in is refused: else a forger could thin out the true payout. */
function believed(
  claims: readonly Claim[],
  proven: ProvenPayers,
  refuse: (out: CrossingLeg) => void,
): readonly Claim[] {
  const known = claims.filter(c => proven.has(c.out))
  if (known.length === 0 || known.length === claims.length) return claims
  for (const c of claims) if (!proven.has(c.out)) refuse(c.out)
  return known
}

/** Where a service pays once: the outs that go where they should, if any do; else each with its odds. */
function onePerIn(claims: readonly Claim[]): Claim[] {
  const kept: Claim[] = []
  for (const paidIn of new Set(claims.map(c => c.paidIn))) {
    const mine = claims.filter(c => c.paidIn === paidIn)
    const asked = mine.filter(c => wanted(paidIn, c.out))
    const best = asked.length > 0 ? asked : mine
    for (const claim of best) kept.push({ ...claim, rivals: Math.max(claim.rivals, best.length) })
  }
  return kept
}

function crossingOf(entry: CrossingEntry, claim: Claim, share: number, reference: string, proven: boolean): Crossing {
  const { paidIn, out, rivals } = claim
  const fact = rivals === 1 && proven
  const word = out.side === 'refund' ? 'is a refund of' : 'pays for'
  const doubt = [
    ...(proven ? [] : [`but ${out.service ?? 'the payer'} is no account that others use too`]),
    ...(rivals === 1 ? [] : [`but ${rivals} claims are equally good`]),
  ]
  return {
    crossing: entry.name,
    in: paidIn,
    out,
    share: rivals === 1 ? share : (entry.pairs.outs === 'one' ? 1 : share) / rivals,
    confidence: (proven ? 1 : UNPROVEN) / rivals,
    basis: fact ? 'reference' : 'memo',
    because: [`${out.tx} ${word} ${paidIn.tx} by the reference ${reference}`, ...doubt].join(', '),
  }
}

function skewOf(a: CrossingLeg, b: CrossingLeg): number {
  return [a, b].some(l => namespaceOf(l.ledger) === 'bip122') ? SKEW_BITCOIN : SKEW
}

function gapOf(entry: CrossingEntry, leg: CrossingLeg, kind: string, because: string): CrossingGap {
  return { kind, crossing: entry.name, ledger: leg.ledger, tx: leg.tx, because }
}
