import type { AccountId } from '../../../model/account.ts'
import type { AssetId } from '../../../model/asset.ts'
import type { Instant } from '../../../model/instant.ts'

/** Taint that came to rest with one account in one asset. */
export interface Resting {
  readonly account: AccountId
  readonly asset: AssetId
  amount: bigint
  readonly firstAt: Instant
  lastAt: Instant
}

/** Sums by account and asset, in the order of first arrival. */
export class TaintSums {
  private readonly rows = new Map<string, Resting>()

  add(account: AccountId, asset: AssetId, amount: bigint, at: Instant): void {
    const key = `${account} ${asset}`
    const row = this.rows.get(key)
    if (row) {
      row.amount += amount
      row.lastAt = at
    } else this.rows.set(key, { account, asset, amount, firstAt: at, lastAt: at })
  }

  /** What has come to rest with an account in one asset so far. */
  of(account: AccountId, asset: AssetId): bigint {
    return this.rows.get(`${account} ${asset}`)?.amount ?? 0n
  }

  list(): Iterable<Resting> {
    return this.rows.values()
  }
}
