import { type AccountId, splitAccount } from '../../model/account.ts'
import type { AssetId } from '../../model/asset.ts'
import type { Instant } from '../../model/instant.ts'
import type { Transfer } from '../../model/transfer.ts'

/** Somebody with whom an account dealt. */
export interface Other {
  readonly account: AccountId
  /** How often it paid the account. */
  payments: number
  /** Whether the account ever paid it. */
  paid: boolean
  readonly firstAt: Instant
}

/** With whom an account dealt, whatever the theft: gathered once from its history, judged often. */
export interface Dealings {
  readonly others: readonly Other[]
  /** Value that came in, by asset and by place in `others`. */
  readonly inflows: ReadonlyMap<AssetId, ReadonlyMap<number, bigint>>
  readonly transfers: number
  readonly complete: boolean
}

/** Gathers an account's dealings. Zero-value transfers count for nothing, since anybody can make them appear; nor do those to itself. */
export function dealingsOf(account: AccountId, history: readonly Transfer[], complete: boolean): Dealings {
  const { ledger, address } = splitAccount(account)
  const places = new Map<string, number>()
  const others: Other[] = []
  const inflows = new Map<AssetId, Map<number, bigint>>()
  for (const t of history) {
    if (t.amount === 0n || t.from === t.to) continue
    const inward = t.to === address
    const name = inward ? t.from : t.to
    let place = places.get(name)
    if (place === undefined) {
      place = others.length
      places.set(name, place)
      others.push({ account: `${ledger}:${name}` as AccountId, payments: 0, paid: false, firstAt: t.at })
    }
    const other = others[place] as Other
    if (!inward) {
      other.paid = true
      continue
    }
    other.payments++
    const values = inflows.get(t.asset) ?? new Map<number, bigint>()
    values.set(place, (values.get(place) ?? 0n) + t.amount)
    inflows.set(t.asset, values)
  }
  return { others, inflows, transfers: history.length, complete }
}
