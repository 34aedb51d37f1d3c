import type { AccountId } from '../../model/account.ts'
import type { AssetId } from '../../model/asset.ts'
import type { TraceResult, TransferRow } from '../flow/trace-result.ts'
import { chainTo, widestChains } from '../flow/widest-path.ts'

/** What of the sources' value came to an account in one asset. Amounts are base units by the trace's doctrine. */
export interface DerivedHolder {
  readonly account: AccountId
  readonly asset: AssetId
  /** All that ever came. */
  readonly amount: bigint
  /** What is there at the trace's end. */
  readonly held: bigint
  /** Least number of transfers from a source. */
  readonly hops: number
  /** The way on which most came at once, from a source on. */
  readonly path: readonly TransferRow[]
}

/**
 * The accounts that hold or passed on value of a trace's sources: no services, no deposit addresses of services, nothing that got less than
 * the floor, not the sources themselves.
 * @param floor base units of taint in one asset, in sum; at least 1
 */
export function derivedHolders(result: TraceResult, sources: ReadonlySet<AccountId>, floor: bigint): DerivedHolder[] {
  const { transfers } = result
  const before = widestChains(transfers, sources)
  const widths: bigint[] = []
  const widest = new Map<string, number>()
  transfers.forEach(({ tainted, to, asset }, row) => {
    const narrowest = widths[before[row] as number] ?? tainted
    widths.push(narrowest < tainted ? narrowest : tainted)
    const key = `${to} ${asset}`
    const known = widest.get(key)
    if (known === undefined || (widths[row] as bigint) > (widths[known] as bigint)) widest.set(key, row)
  })
  const services = new Set(
    result.accounts.filter(a => a.role === 'service' || a.role === 'deposit').map(a => a.account),
  )
  return result.accounts.flatMap((row): DerivedHolder[] => {
    const { account, asset, hop, tainted, held } = row
    if (sources.has(account) || services.has(account) || tainted < (floor > 0n ? floor : 1n)) return []
    const last = widest.get(`${account} ${asset}`)
    const path = last === undefined ? [] : chainTo(before, last).map(n => transfers[n] as TransferRow)
    return [{ account, asset, amount: tainted, held, hops: hop, path }]
  })
}
