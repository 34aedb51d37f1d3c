import { showInstant } from '../../../model/instant.ts'
import type { TraceJson } from '../../trace-json.ts'
import type { HopColumn } from './hop-columns.ts'

/**
 * When taint first and last arrived in each column, as `2025-02-21 14:16`; the last pair is that of the ends.
 * The theft's column has the time of the theft.
 */
export function hopTimes(
  trace: TraceJson,
  asset: string,
  columns: readonly HopColumn[],
): [string | null, string | null][] {
  const spans: [number, number][] = [
    ...columns.map((): [number, number] => [Infinity, -Infinity]),
    [Infinity, -Infinity],
  ]
  const widen = (span: [number, number] | undefined, at: number): void => {
    if (!span) return
    span[0] = Math.min(span[0], at)
    span[1] = Math.max(span[1], at)
  }
  for (const s of trace.stolen) if (s.asset === asset) widen(spans[0], s.firstAt)
  const hops = new Map(trace.accounts.filter(a => a.asset === asset).map(a => [a.account, a.hop]))
  for (const t of trace.transfers) {
    if (t.asset !== asset || t.to === null) continue
    const hop = hops.get(t.to) ?? 0
    if (hop > 0) widen(spans[columns.findIndex(c => hop <= c.last)], t.at)
  }
  for (const e of trace.endpoints) {
    if (e.asset !== asset) continue
    widen(spans[columns.length], e.firstAt)
    widen(spans[columns.length], e.lastAt)
  }
  return spans.map(([from, to]) => (from > to ? [null, null] : [minute(from), minute(to)]))
}

function minute(at: number): string {
  return showInstant(at).slice(0, 16).replace('T', ' ')
}
