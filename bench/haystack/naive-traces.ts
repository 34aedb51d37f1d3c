import { Holding, type Lot, taintOf } from '../../src/analysis/flow/holding.ts'
import type { AccountId } from '../../src/model/account.ts'
import { compareTransfers, payee, payer, type Transfer } from '../../src/model/transfer.ts'

/** What a method says: who holds tainted money, and how much came to rest with whom. */
export interface Claim {
  readonly accounts: ReadonlySet<AccountId>
  readonly located: ReadonlyMap<AccountId, bigint>
}

/** Floor: follows every transfer onward in time from whoever was reached, stops at tagged accounts only. Amounts are as they moved. */
export function followEverything(
  all: readonly Transfer[],
  sources: ReadonlySet<AccountId>,
  tagged: ReadonlySet<AccountId>,
): Claim {
  const reached = new Set(sources)
  const located = new Map<AccountId, bigint>()
  for (const t of [...all].sort(compareTransfers)) {
    if (!reached.has(payer(t)) || tagged.has(payer(t))) continue
    const to = payee(t)
    reached.add(to)
    if (tagged.has(to)) located.set(to, (located.get(to) ?? 0n) + t.amount)
  }
  return { accounts: reached, located }
}

/** Floor: first in, first out; stops at tags and at whoever deals with more than `cut` others. What is spent beyond what came in is clean. */
export function fifoWithCut(
  all: readonly Transfer[],
  sources: ReadonlySet<AccountId>,
  tagged: ReadonlySet<AccountId>,
  cut = 100,
): Claim {
  const others = new Map<AccountId, Set<AccountId>>()
  for (const t of all)
    for (const [a, b] of [
      [payer(t), payee(t)],
      [payee(t), payer(t)],
    ] as const) {
      const set = others.get(a) ?? new Set()
      if (set.size <= cut) set.add(b)
      others.set(a, set)
    }
  const stops = (a: AccountId): boolean => tagged.has(a) || (others.get(a)?.size ?? 0) > cut
  const books = new Map<AccountId, Holding>()
  const accounts = new Set(sources)
  const located = new Map<AccountId, bigint>()
  const book = (a: AccountId): Holding => {
    const b = books.get(a) ?? new Holding()
    books.set(a, b)
    return b
  }
  for (const t of [...all].sort(compareTransfers)) {
    if (t.amount === 0n) continue
    const from = payer(t)
    const to = payee(t)
    let lots: Lot[] = [{ amount: t.amount, taint: 0n, via: 0 }]
    if (sources.has(from)) lots = [{ amount: t.amount, taint: t.amount, via: 0 }]
    else if (!stops(from)) {
      const b = book(from)
      if (t.amount > b.total) b.put({ amount: t.amount - b.total, taint: 0n, via: 0 })
      lots = b.take(t.amount, 'oldest')
    }
    const taint = taintOf(lots)
    if (taint > 0n) accounts.add(to)
    if (taint > 0n && stops(to)) located.set(to, (located.get(to) ?? 0n) + taint)
    if (!stops(to)) for (const lot of lots) book(to).put(lot)
  }
  for (const [a, b] of books) if (b.taint > 0n) located.set(a, (located.get(a) ?? 0n) + b.taint)
  return { accounts, located }
}
