import type { TraceJson } from '../../formats/trace-json.ts'
import { transferKey } from '../../model/transfer.ts'
import type { ToldAlert } from './fold-watches.ts'
import type { WatchDraft } from './watch-draft.ts'

/** † An alarm is exact enough when its stolen part is right within this share of the transfer, one in so many. */
const WITHIN_ONE_IN = 100n

/**
 * What the trace over the whole history sees otherwise than alerts that were told.
 * @param trace null: it finds nothing stolen at all
 */
export function correctionDrafts(trace: TraceJson | null, standing: Iterable<ToldAlert>): WatchDraft[] {
  if (trace !== null && !trace.finished) return []
  const rows = new Map((trace?.transfers ?? []).map(row => [`${row.to} ${transferKey(row as never)}`, row]))
  const moved = new Set((trace?.transfers ?? []).map(row => `${row.from} ${row.tx}`))
  const drafts: WatchDraft[] = []
  for (const alert of standing) {
    if (trace !== null && alert.at > trace.asOf) continue
    const { seq, kind, account, tx, index } = alert
    const corrected = (tainted: string, because: string): void => {
      const { seq: _, toldAt: __, ...told } = alert
      drafts.push({ ...told, kind: 'corrected', tainted, of: seq, basis: 'trace', because })
    }
    if (kind === 'wake' && !moved.has(`${account} ${tx}`))
      corrected('0', 'the trace over the whole history finds nothing stolen in what woke')
    if (kind === 'crossing' && !rows.has(`${account} ${tx}:${index}`))
      corrected('0', 'the trace over the whole history no longer holds the two legs to be one crossing')
    if (kind !== 'hop' && kind !== 'endpoint') continue
    const row = rows.get(`${account} ${tx}:${index}`)
    if (row === undefined) corrected('0', 'the trace over the whole history finds nothing stolen in this transfer')
    else if (far(row.tainted, alert.tainted, row.amount))
      corrected(row.tainted, `the trace over the whole history finds ${row.tainted} stolen, not ${alert.tainted}`)
  }
  return drafts
}

function far(a: string, b: string, amount: string): boolean {
  const apart = BigInt(a) - BigInt(b)
  return (apart < 0n ? -apart : apart) * WITHIN_ONE_IN > BigInt(amount)
}
