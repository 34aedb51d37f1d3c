import type { TraceJson } from '../../../../../formats/trace-json.ts'

/** What a later trace of a case tells that an earlier one did not. */
export interface TraceGrowth {
  /** Tainted transfers that are new. */
  readonly transfers: number
  /** Tainted base units that moved by them, by asset. */
  readonly moved: ReadonlyMap<string, bigint>
  /** Accounts out of which they moved. */
  readonly from: ReadonlySet<string>
  /** Accounts that were not in the earlier one. */
  readonly accounts: ReadonlySet<string>
  /** Transfers of the earlier one that are not in the later. */
  readonly gone: number
}

/** Compares two traces of one case by their transfers. */
export function traceGrowth(before: TraceJson, after: TraceJson): TraceGrowth {
  const known = new Set(before.transfers.map(keyOf))
  const fresh = after.transfers.filter(t => !known.has(keyOf(t)))
  const moved = new Map<string, bigint>()
  for (const t of fresh) moved.set(t.asset, (moved.get(t.asset) ?? 0n) + BigInt(t.tainted))
  const accounts = new Set(before.accounts.map(a => a.account))
  return {
    transfers: fresh.length,
    moved,
    from: new Set(fresh.flatMap(t => t.from ?? [])),
    accounts: new Set(after.accounts.map(a => a.account).filter(a => !accounts.has(a))),
    gone: before.transfers.length - (after.transfers.length - fresh.length),
  }
}

function keyOf(t: TraceJson['transfers'][number]): string {
  return `${t.tx}:${t.index}:${t.from}:${t.to}:${t.asset}`
}
