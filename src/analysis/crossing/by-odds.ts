import type { Crossing, CrossingLeg } from '../../model/crossing.ts'
import { assignPayouts } from './assign/assign-payouts.ts'
import type { KnownRate } from './assign/learn-exchanger.ts'
import type { CrossingEntry } from './crossing-entry.ts'
import { legKey } from './leg-order.ts'

/** Odds are never certainty: however well amount and time fit, nothing on the ledgers says that two payments are one. */
const MOST = 0.99

/**
 * Crossings of a service that writes no reference: a joint assignment over all its deposits and payouts, with odds.
 * `confidence` is the odds that the payout pays for the deposit; `share` is the expected part, odds × part, so that the rows of one
 * deposit sum to at most 1 and what is missing is unknown.
 * @param legs of this entry that no reference joined, in their order, each once
 */
export function byOdds(entry: CrossingEntry, legs: readonly CrossingLeg[], known?: KnownRate): Crossing[] {
  const byKey = new Map(legs.map(leg => [legKey(leg), leg]))
  const row = (leg: CrossingLeg) => ({ key: legKey(leg), at: leg.at, asset: leg.asset, amount: Number(leg.amount) })
  const { guesses } = assignPayouts(
    legs.filter(l => l.side === 'in').map(row),
    legs.filter(l => l.side !== 'in').map(row),
    { windowSeconds: entry.pairs.windowSeconds, known },
  )
  const crossings: Crossing[] = []
  for (const g of guesses) {
    const paidIn = byKey.get(g.deposit)
    if (paidIn === undefined) continue
    const rows = new Map<string, { odds: number; share: number; delay: number; ways: number }>()
    for (const guess of g.guesses)
      guess.payouts.forEach((key, i) => {
        const before = rows.get(key) ?? { odds: 0, share: 0, delay: guess.delay, ways: 0 }
        const part = guess.odds * MOST
        rows.set(key, {
          ...before,
          odds: before.odds + part,
          share: before.share + part * (guess.parts[i] ?? 0),
          ways: before.ways + 1,
        })
      })
    const unknown = 1 - MOST * (1 - g.unknown)
    for (const [key, { odds, share, delay }] of rows) {
      const out = byKey.get(key)
      if (out === undefined) continue
      crossings.push({
        crossing: entry.name,
        in: paidIn,
        out,
        share,
        confidence: odds,
        basis: 'amount-time',
        because: `${out.tx} may pay for ${paidIn.tx} with odds of ${percent(odds)}, ${delay} s later, of ${rows.size} payouts that fit; ${percent(unknown)} that none does`,
      })
    }
  }
  return crossings
}

function percent(odds: number): string {
  return `${(100 * odds).toFixed(1)} %`
}
