import type { AccountId } from '../../../model/account.ts'
import type { AssetId } from '../../../model/asset.ts'
import type { GapRow } from '../trace-result.ts'

/** Gaps summed by kind, account and asset; kinds and signs as in {@link GapRow}. */
export class GapSums {
  private readonly rows = new Map<
    string,
    { kind: string; account: AccountId; asset: AssetId; amount: bigint; because: string }
  >()

  add(kind: string, account: AccountId, asset: AssetId, amount: bigint, because: string): void {
    if (amount === 0n) return
    const key = `${kind} ${account} ${asset}`
    const row = this.rows.get(key)
    if (row) row.amount += amount
    else this.rows.set(key, { kind, account, asset, amount, because })
  }

  list(): readonly GapRow[] {
    return [...this.rows.values()].filter(r => r.amount !== 0n)
  }
}
