import { type AccountId, splitAccount } from '../../model/account.ts'
import type { Address } from '../../model/address.ts'
import { type AssetId, isNative } from '../../model/asset.ts'
import type { Transfer } from '../../model/transfer.ts'

/** Characters compared after `0x`: wallets show about as many (arXiv 2501.16681). † */
export const PREFIX = 3
/** Characters compared at the end. † */
export const SUFFIX = 4
/** † A look-alike moved at most this share (1/n) of what the real counterparty moved in the same asset. */
export const MAX_VALUE_SHARE = 100n

/** The ends of an address that a hurried reader compares. */
export function endsOf(address: Address): string {
  const start = address.startsWith('0x') ? 2 : 0
  return address.slice(start, start + PREFIX) + address.slice(-SUFFIX)
}

/**
 * Which counterparties of an account imitate another: same ends, other address, and no value of weight in a recognised asset
 * beside the real one. One hash table over the ends, so linear in the history.
 * @returns look-alike to the address that it imitates, both on the account's ledger
 */
export function lookAlikes(
  account: AccountId,
  history: readonly Transfer[],
  recognised: ReadonlySet<AssetId>,
): ReadonlyMap<Address, Address> {
  const found = new Map<Address, Address>()
  if (history.length < 2) return found
  const { address } = splitAccount(account)
  const buckets = new Map<string, Address[]>()
  const met = new Set<Address>()
  for (const t of history) {
    const other = t.from === address ? t.to : t.from
    if (other === address || met.has(other)) continue
    met.add(other)
    const ends = endsOf(other)
    const bucket = buckets.get(ends)
    if (bucket) bucket.push(other)
    else buckets.set(ends, [other])
  }
  if (buckets.size === met.size) return found
  for (const bucket of buckets.values()) if (bucket.length > 1) judge(bucket, address, history, recognised, found)
  return found
}

function judge(
  bucket: readonly Address[],
  address: Address,
  history: readonly Transfer[],
  recognised: ReadonlySet<AssetId>,
  found: Map<Address, Address>,
): void {
  const moved = new Map<Address, Map<AssetId, bigint>>()
  for (const other of [...bucket].sort()) moved.set(other, new Map())
  for (const t of history) {
    const sums = moved.get(t.from === address ? t.to : t.from)
    if (sums && (recognised.has(t.asset) || isNative(t.asset))) sums.set(t.asset, (sums.get(t.asset) ?? 0n) + t.amount)
  }
  const best = new Map<AssetId, bigint>()
  let real: { address: Address; sum: bigint } | null = null
  for (const [other, sums] of moved)
    for (const [asset, sum] of sums) {
      if (sum > (best.get(asset) ?? 0n)) best.set(asset, sum)
      if (sum > (real?.sum ?? 0n)) real = { address: other, sum }
    }
  if (!real) return
  for (const [other, sums] of moved)
    if (other !== real.address && [...sums].every(([a, sum]) => sum * MAX_VALUE_SHARE <= (best.get(a) ?? 0n)))
      found.set(other, real.address)
}
