import type { AccountId } from '../../model/account.ts'
import type { Crossing, CrossingLeg } from '../../model/crossing.ts'
import type { Hypothesis } from './assign/hypothesis.ts'
import { solveBeliefs } from './assign/solve-beliefs.ts'
import type { CrossingEntry } from './crossing-entry.ts'

/** Odds that a payment to the account that was asked for, of the asset and not less than the least, in time, is the payout †. */
const FITS = 0.97
/** The same where the order named no asset or no least †. */
const LOOSE = 0.9
/** A delay of so many seconds halves how likely a payout seems beside an earlier one †. */
const HALF = 3600

/**
 * Crossings of a service that says where to it will pay, but writes no reference under the payout: payments to that account. Where
 * several deposits asked for one account, or several payments reached it, odds are divided over all of them together.
 * @param legs of this entry that no reference joined, in their order, each once
 */
export function byAddress(entry: CrossingEntry, legs: readonly CrossingLeg[]): Crossing[] {
  const wanted = new Map<AccountId, CrossingLeg[]>()
  for (const leg of legs) {
    const account = leg.side === 'in' ? leg.asked?.account : null
    if (account === null || account === undefined) continue
    const list = wanted.get(account)
    if (list) list.push(leg)
    else wanted.set(account, [leg])
  }
  const crossings: Crossing[] = []
  for (const [account, ins] of wanted) {
    const outs = legs.filter(l => l.side !== 'in' && l.account === account)
    const table = ins.map(paidIn => waysOf(entry, paidIn, outs))
    const odds = solveBeliefs(table, outs.length)
    ins.forEach((paidIn, d) => {
      table[d]?.forEach((way, h) => {
        const out = outs[way.payouts[0] ?? 0]
        const p = odds[d]?.[h] ?? 0
        if (out !== undefined && p >= 0.001) crossings.push(crossingOf(entry, paidIn, out, p, table[d]?.length ?? 1))
      })
    })
  }
  return crossings
}

function waysOf(entry: CrossingEntry, paidIn: CrossingLeg, outs: readonly CrossingLeg[]): Hypothesis[] {
  const { asset = null, least = null } = paidIn.asked ?? {}
  const fit = asset === null || least === null ? LOOSE : FITS
  return outs.flatMap((out, j) => {
    const seconds = out.at - paidIn.at
    if (seconds < 0 || seconds > entry.pairs.windowSeconds) return []
    if ((asset !== null && out.asset !== asset) || (least !== null && out.asset === asset && out.amount < least))
      return []
    if (out.ledger === paidIn.ledger && out.tx === paidIn.tx) return []
    const weight = (fit / (1 - fit)) * 2 ** (-seconds / HALF)
    return [{ payouts: [j], parts: [1], weight, lesson: { logDelay: 0, ratio: 0, pair: '' } }]
  })
}

function crossingOf(entry: CrossingEntry, paidIn: CrossingLeg, out: CrossingLeg, odds: number, fits: number): Crossing {
  const others = fits === 1 ? 'the only payment that fits' : `one of ${fits} payments that fit`
  return {
    crossing: entry.name,
    in: paidIn,
    out,
    share: odds,
    confidence: odds,
    basis: 'address',
    because: `${paidIn.tx} asked ${entry.title} to pay ${out.account}, which ${out.tx} did ${out.at - paidIn.at} s later: ${others}`,
  }
}
