import { type AccountId, accountId } from '../../model/account.ts'
import type { CrossingLeg } from '../../model/crossing.ts'
import { payee, payer, type Transfer } from '../../model/transfer.ts'
import type { CrossingEntry } from './crossing-entry.ts'

/** A deposit address is swept within a day of what it received †. */
const SWEPT_WITHIN = 86_400
/** More payments than this make it a wallet †. */
const MOST_PAYMENTS = 40

/** The accounts whose histories tell which of an entry's payers are deposit addresses. */
export function payersOf(entry: CrossingEntry, legs: readonly CrossingLeg[]): AccountId[] {
  if (entry.kind !== 'instant-exchanger') return []
  return [
    ...new Set(legs.filter(l => l.crossing === entry.name && l.side === 'in' && l.index !== null).map(l => l.account)),
  ]
}

/**
 * Puts deposits in the place of sweeps. An exchanger gives each order an address of its own and sweeps it into the hot wallet when it
 * likes, often after it paid out: what the payout answers is the customer's payment, not the sweep. An account is taken for such an
 * address when it pays nobody but the service; what the service sends there is money for gas, no payout.
 * @param pasts histories of {@link payersOf}, by account
 */
export function depositsForSweeps(
  entry: CrossingEntry,
  legs: readonly CrossingLeg[],
  pasts: ReadonlyMap<AccountId, readonly Transfer[]>,
): CrossingLeg[] {
  const own = new Set(entry.places.map(p => accountId(p.ledger, p.address)))
  const addresses = new Set(
    [...pasts].filter(([account, past]) => isDepositAddress(account, past, own)).map(([account]) => account),
  )
  const kept: CrossingLeg[] = []
  for (const leg of legs) {
    if (leg.crossing !== entry.name || !addresses.has(leg.account)) kept.push(leg)
    else if (leg.side === 'in') {
      const deposits = depositsOf(leg, pasts.get(leg.account) ?? [], own)
      kept.push(...(deposits.length > 0 ? deposits : [leg]))
    }
  }
  return kept
}

function isDepositAddress(account: AccountId, past: readonly Transfer[], own: ReadonlySet<AccountId>): boolean {
  return (
    past.length <= MOST_PAYMENTS &&
    past.some(t => payee(t) === account && !own.has(payer(t))) &&
    past.every(t => payer(t) !== account || t.amount === 0n || own.has(payee(t)))
  )
}

function depositsOf(sweep: CrossingLeg, past: readonly Transfer[], own: ReadonlySet<AccountId>): CrossingLeg[] {
  return past
    .filter(
      t =>
        payee(t) === sweep.account &&
        !own.has(payer(t)) &&
        t.asset === sweep.asset &&
        t.amount > 0n &&
        t.at <= sweep.at &&
        sweep.at - t.at <= SWEPT_WITHIN,
    )
    .map(t => ({
      ...sweep,
      tx: t.tx,
      index: t.index,
      block: t.block,
      at: t.at,
      account: payer(t),
      service: sweep.account,
      amount: t.amount,
    }))
}
