import { type AccountId, splitAccount } from '../../model/account.ts'
import { type AssetId, isNative } from '../../model/asset.ts'
import { payee, payer, type Transfer } from '../../model/transfer.ts'

/** Characters compared after `0x`: wallets show about as many (arXiv 2501.16681). † */
export const PREFIX = 3
/** Characters compared at the end. † */
export const SUFFIX = 4
/** † A look-alike moved at most this share (1/n) of what the real counterparty moved in the same asset. */
export const MAX_VALUE_SHARE = 100n

/** The ends of an address that a hurried reader compares. */
export function endsOf(account: AccountId): string {
  const { address } = splitAccount(account)
  return `${address.slice(address.startsWith('0x') ? 2 : 0).slice(0, PREFIX)}…${address.slice(-SUFFIX)}`
}

/**
 * Which counterparties of an account imitate another: same ends, other address, and no value of weight in a recognised asset
 * beside the real one. One hash table over the ends, so linear in the history.
 * @returns look-alike to the address that it imitates
 */
export function lookAlikes(
  account: AccountId,
  history: readonly Transfer[],
  recognised: ReadonlySet<AssetId>,
): ReadonlyMap<AccountId, AccountId> {
  const moved = new Map<AccountId, Map<AssetId, bigint>>()
  for (const t of history) {
    const other = payer(t) === account ? payee(t) : payer(t)
    if (other === account) continue
    const sums = moved.get(other) ?? new Map<AssetId, bigint>()
    moved.set(other, sums)
    if (recognised.has(t.asset) || isNative(t.asset)) sums.set(t.asset, (sums.get(t.asset) ?? 0n) + t.amount)
  }
  const buckets = new Map<string, AccountId[]>()
  for (const other of moved.keys()) {
    const bucket = buckets.get(endsOf(other))
    if (bucket) bucket.push(other)
    else buckets.set(endsOf(other), [other])
  }
  const found = new Map<AccountId, AccountId>()
  for (const bucket of buckets.values()) {
    if (bucket.length < 2) continue
    const best = new Map<AssetId, { account: AccountId; sum: bigint }>()
    for (const other of [...bucket].sort())
      for (const [asset, sum] of moved.get(other) ?? [])
        if (sum > (best.get(asset)?.sum ?? 0n)) best.set(asset, { account: other, sum })
    const real = [...best.values()].sort((a, b) => (a.sum > b.sum ? -1 : a.sum < b.sum ? 1 : 0))[0]?.account
    if (real === undefined) continue
    for (const other of bucket) {
      const sums = [...(moved.get(other) ?? [])]
      if (other !== real && sums.every(([asset, sum]) => sum * MAX_VALUE_SHARE <= (best.get(asset)?.sum ?? 0n)))
        found.set(other, real)
    }
  }
  return found
}
