import { splitAccount } from '../../../model/account.ts'
import { compareTransfers, type Transfer } from '../../../model/transfer.ts'
import type { History, HistoryQuery } from '../../../operations/ports.ts'
import type { SegmentIndex } from './segment-index.ts'

/** One account's history over all segments. One transfer more than asked for is read, to know whether the limit cut anything. */
export function readHistory(segments: readonly SegmentIndex[], query: HistoryQuery): History {
  const { ledger, address } = splitAccount(query.account)
  const limit = query.limit ?? Number.POSITIVE_INFINITY
  const until = query.until ?? Number.POSITIVE_INFINITY
  const parts: Transfer[][] = []
  for (const segment of segments) {
    const part: Transfer[] = []
    segment.history(ledger, address, query.from ?? 0, until, limit + 1, part)
    if (part.length > 0) parts.push(part)
  }
  // Files are mostly imported in the order of time: the sort then finds ready runs and does little.
  const all = parts.length > 1 ? parts.flat().sort(compareTransfers) : (parts[0] ?? [])
  return all.length > limit
    ? { account: query.account, transfers: all.slice(0, limit), complete: false }
    : { account: query.account, transfers: all, complete: true }
}
