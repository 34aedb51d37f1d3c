import { chainTo, widestChains } from '../../../../../analysis/flow/widest-path.ts'
import type { TraceJson } from '../../../../../formats/trace-json.ts'

/**
 * The way of highest value to an account, as numbers of transfers: from the theft, or from another account of the trace.
 * @returns null where no value went that way
 */
export function pathBetween(trace: TraceJson, to: string, via: string | null): readonly number[] | null {
  const sources = new Set(via === null ? trace.stolen.map(s => s.source) : [via])
  const known = via === null ? trace.endpoints.find(e => e.account === to && e.path.length > 0) : undefined
  if (known) return known.path
  const rows = trace.transfers.map(t => ({ from: t.from, to: t.to, tainted: BigInt(t.tainted) }))
  const before = widestChains(rows, sources)
  let best: readonly number[] | null = null
  let width = -1n
  rows.forEach((row, i) => {
    if (row.to !== to) return
    const chain = chainTo(before, i)
    const begin = rows[chain[0] ?? -1]?.from
    if (begin === undefined || begin === null || !sources.has(begin)) return
    const least = chain.reduce((n, r) => smaller(n, rows[r]?.tainted ?? 0n), row.tainted)
    if (least > width) [best, width] = [chain, least]
  })
  return best
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}

/** Accounts of services that value of an account went on to, with their endpoints' kinds and names; the nearest in the trace first. */
export function servicesBeyond(trace: TraceJson, account: string): readonly TraceJson['endpoints'][number][] {
  const reached = new Set([account])
  // In the order of the ledger nothing goes back in time.
  for (const { from, to } of trace.transfers) if (from !== null && to !== null && reached.has(from)) reached.add(to)
  reached.delete(account)
  return trace.endpoints.filter(e => reached.has(e.account) && e.kind !== 'held' && e.kind !== 'residue')
}
