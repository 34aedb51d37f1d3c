import type { AccountId } from '../../src/model/account.ts'
import type { AssetId } from '../../src/model/asset.ts'
import { payee, payer, type Transfer } from '../../src/model/transfer.ts'

/** Taint is counted in parts of a base unit: 2^-320, so that its own rounding is nothing beside that of a double. */
const PART_BITS = 320n

/** One holding, exactly: the balance in base units, the taint in parts. */
export interface ExactHolding {
  readonly account: AccountId
  readonly asset: AssetId
  balance: bigint
  taint: bigint
  /** Rows that changed it. */
  touched: number
}

/** The haircut of a ledger in whole numbers, by maps and text keys: nothing is shared with the pass that it is held against. */
export class ExactHaircut {
  readonly holdings = new Map<string, ExactHolding>()
  /** Base units by asset. */
  readonly stolen = new Map<AssetId, bigint>()
  /** The largest balance that ever was, in base units. */
  largest = 0n

  constructor(transfers: readonly Transfer[], isStolen: (t: Transfer) => boolean) {
    for (const t of transfers) this.book(t, isStolen(t))
  }

  private book(t: Transfer, isStolen: boolean): void {
    const from = this.holding(payer(t), t.asset)
    const spent = t.amount < from.balance ? t.amount : from.balance
    const own = spent === 0n ? 0n : (from.taint * spent) / from.balance
    from.balance -= spent
    from.taint -= own
    const carried = isStolen ? t.amount << PART_BITS : own
    this.stolen.set(t.asset, (this.stolen.get(t.asset) ?? 0n) + carried - own)
    const to = this.holding(payee(t), t.asset)
    to.balance += t.amount
    to.taint += carried
    from.touched++
    to.touched++
    if (to.balance > this.largest) this.largest = to.balance
  }

  private holding(account: AccountId, asset: AssetId): ExactHolding {
    const key = `${account} ${asset}`
    const known = this.holdings.get(key)
    if (known) return known
    const fresh = { account, asset, balance: 0n, taint: 0n, touched: 0 }
    this.holdings.set(key, fresh)
    return fresh
  }
}

/** A double as parts of a base unit. Exact from 2^-268 on. */
export function inParts(value: number): bigint {
  let bits = 0n
  let scaled = value
  while (!Number.isInteger(scaled)) {
    scaled *= 2
    bits++
  }
  return bits <= PART_BITS ? BigInt(scaled) << (PART_BITS - bits) : BigInt(scaled) >> (bits - PART_BITS)
}

/** Parts as a double: the nearest one or its neighbour. */
export function fromParts(parts: bigint): number {
  const short = parts >> (PART_BITS - 64n)
  return Number(short) / 2 ** 64
}
