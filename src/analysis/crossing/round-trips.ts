import type { AccountId } from '../../model/account.ts'
import type { Crossing } from '../../model/crossing.ts'

/** Value that left a ledger by one crossing and came back to it by another. */
export interface RoundTrip {
  readonly there: Crossing
  readonly back: Crossing
  /** Between the first in and the last out. */
  readonly seconds: number
  /** Product of both confidences. */
  readonly confidence: number
  /** One sentence with the figures. */
  readonly because: string
}

/**
 * Finds crossings A → B that are followed by B → A: what the first paid out went into the second.
 * @param windowSeconds longest stay on the other ledger
 * @param next the accounts to which value went on from an account, itself among them; unless given, the account alone
 */
export function roundTrips(
  crossings: readonly Crossing[],
  windowSeconds: number,
  next: (account: AccountId) => Iterable<AccountId> = account => [account],
): RoundTrip[] {
  const byPayer = new Map<AccountId, Crossing[]>()
  for (const c of crossings) {
    const rows = byPayer.get(c.in.account)
    if (rows) rows.push(c)
    else byPayer.set(c.in.account, [c])
  }
  const trips: RoundTrip[] = []
  for (const there of crossings) {
    if (there.in.ledger === there.out.ledger || there.out.side === 'refund') continue
    for (const account of new Set(next(there.out.account)))
      for (const back of byPayer.get(account) ?? []) {
        const stay = back.in.at - there.out.at
        if (back.in.ledger !== there.out.ledger || back.out.ledger !== there.in.ledger) continue
        if (back.out.side === 'refund' || stay < 0 || stay > windowSeconds) continue
        trips.push(tripOf(there, back, stay))
      }
  }
  return trips.sort((a, b) => a.there.in.at - b.there.in.at || compareText(a.because, b.because))
}

function tripOf(there: Crossing, back: Crossing, stay: number): RoundTrip {
  const from = there.in.ledger
  return {
    there,
    back,
    seconds: back.out.at - there.in.at,
    confidence: there.confidence * back.confidence,
    because: `left ${from} by ${there.crossing} (${there.in.tx}) and came back by ${back.crossing} (${back.out.tx}) after ${stay} s on ${there.out.ledger}`,
  }
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
