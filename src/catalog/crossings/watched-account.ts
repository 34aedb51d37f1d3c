import type { CrossingPlace, CrossingSlice } from '../../analysis/crossing/crossing-entry.ts'
import { accountId } from '../../model/account.ts'
import { nativeAsset } from '../../model/asset.ts'
import type { Transaction } from '../../model/transaction.ts'
import type { SliceIndex } from './slice-index.ts'

/**
 * Legs of accounts that belong to a service: what they pay to others is an out; what reaches those of the given roles is an in.
 * Payments between two of them move nothing across.
 */
export function payoutLegs(
  index: SliceIndex,
  slice: CrossingSlice,
  places: readonly CrossingPlace[],
  paidInRoles: readonly string[],
): void {
  const own = new Map(places.map(p => [p.address, p]))
  const told = new Set(index.legs.map(l => `${l.tx} ${l.index}`))
  const seen = new Set<string>()
  for (const t of slice.transfers) {
    const key = `${t.tx} ${t.index}`
    const from = own.get(t.from)
    const to = own.get(t.to)
    if (
      t.ledger !== slice.ledger ||
      t.amount === 0n ||
      (from === undefined) === (to === undefined) ||
      seen.has(key) ||
      told.has(key)
    )
      continue
    seen.add(key)
    if (to !== undefined && !paidInRoles.includes(to.role)) continue
    index.legs.push({
      ...index.start(t),
      ...{ index: t.index, asset: t.asset, amount: t.amount, reference: null, asked: null },
      ...(to === undefined
        ? { side: 'out', account: index.account(t.to), service: index.account(t.from) }
        : { side: 'in', account: index.account(t.from), service: index.account(t.to) }),
    })
  }
  if (own.size > 0) for (const t of slice.transactions) outputLegs(index, t, own, paidInRoles)
}

/** Of a transaction that the service pays, every output to others; of any other, every output to the service. */
function outputLegs(
  index: SliceIndex,
  t: Transaction,
  own: ReadonlyMap<string, CrossingPlace>,
  paidInRoles: readonly string[],
): void {
  const payers = t.inputs.map(i => i.address).filter(a => a !== null)
  const ours = payers.find(a => own.has(a))
  const first = payers[0]
  for (const o of t.outputs) {
    if (o.address === null || o.amount === 0n || first === undefined) continue
    const to = own.get(o.address)
    const common = {
      ...index.start(t),
      index: o.index,
      asset: nativeAsset(index.ledger),
      amount: o.amount,
      reference: null,
      asked: null,
    }
    if (ours !== undefined && to === undefined)
      index.legs.push({
        ...common,
        side: 'out',
        account: accountId(index.ledger, o.address),
        service: accountId(index.ledger, ours),
      })
    if (ours === undefined && to !== undefined && paidInRoles.includes(to.role))
      index.legs.push({
        ...common,
        side: 'in',
        account: accountId(index.ledger, first),
        service: accountId(index.ledger, o.address),
      })
  }
}
