import { accountId } from '../../model/account.ts'
import { nativeAsset } from '../../model/asset.ts'
import type { CrossingLeg } from '../../model/crossing.ts'
import type { Transaction } from '../../model/transaction.ts'
import { payee, payer, type Transfer } from '../../model/transfer.ts'

/** Of all outputs and transfers to one account, at most so many are looked at: a payout comes soon. */
const MOST = 200

/**
 * Payments that may be the payout of an order which named an account: whatever reached it in the window, whoever paid. Wallets from which
 * a service pays change too often to be declared, and the account is the better witness.
 * @param past what is known of the account that was asked for
 */
export function payoutsToAsked(
  paidIn: CrossingLeg,
  windowSeconds: number,
  past: { readonly transfers: readonly Transfer[]; readonly transactions: readonly Transaction[] },
): CrossingLeg[] {
  const account = paidIn.asked?.account
  if (account === null || account === undefined) return []
  const inTime = (at: number): boolean => at >= paidIn.at && at <= paidIn.at + windowSeconds
  const legs: CrossingLeg[] = []
  for (const t of past.transfers) {
    if (legs.length >= MOST) break
    if (payee(t) !== account || payer(t) === account || t.amount === 0n || !inTime(t.at)) continue
    legs.push({ ...outOf(paidIn, t), index: t.index, account, service: payer(t), asset: t.asset, amount: t.amount })
  }
  for (const t of past.transactions) {
    const from = t.inputs.map(i => i.address).find(a => a !== null)
    if (legs.length >= MOST) break
    if (!inTime(t.at) || t.inputs.some(i => i.address !== null && accountId(t.ledger, i.address) === account)) continue
    for (const o of t.outputs)
      if (o.address !== null && o.amount > 0n && accountId(t.ledger, o.address) === account)
        legs.push({
          ...outOf(paidIn, t),
          ...{
            index: o.index,
            account,
            service: from ? accountId(t.ledger, from) : null,
            asset: nativeAsset(t.ledger),
            amount: o.amount,
          },
        })
  }
  return legs
}

function outOf({ crossing }: CrossingLeg, { ledger, tx, block, at }: Transfer | Transaction) {
  return { side: 'out' as const, crossing, ledger, tx, block, at, reference: null, asked: null }
}
