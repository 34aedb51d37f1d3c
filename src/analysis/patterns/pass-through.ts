import type { PatternRow } from '../flow/trace-result.ts'
import type { FlowGraph } from './flow-graph.ts'
import { sumOf } from './lot-figures.ts'

/** † Longest stay that counts as passing through, minutes. */
export const WITHIN_MINUTES = 60
/** † Least share of the value that must leave, and least share of what came in that left in time, percent. */
export const MIN_SHARE_PERCENT = 95n

/** Accounts that pass on at least 95 % of what came in, each part within an hour of its coming (oldest first). */
export function findPassThrough(graph: FlowGraph): PatternRow[] {
  const rows: PatternRow[] = []
  const paid = new Map(graph.groups('out').map(g => [`${g.account} ${g.edges[0]?.asset}`, g.edges]))
  for (const { account, edges } of graph.groups('into')) {
    const outs = paid.get(`${account} ${edges[0]?.asset}`)
    if (!outs) continue
    const total = sumOf(edges)
    const stays: { seconds: number; amount: bigint }[] = []
    let lot = 0
    let left = edges[0]?.amount ?? 0n
    for (const out of outs) {
      let need = out.amount
      while (need > 0n) {
        const from = edges[lot]
        if (!from || from.at > out.at) break
        const part = left < need ? left : need
        stays.push({ seconds: out.at - from.at, amount: part })
        need -= part
        left -= part
        if (left === 0n) left = edges[++lot]?.amount ?? 0n
      }
    }
    let quick = 0n
    for (const s of stays) if (s.seconds <= WITHIN_MINUTES * 60) quick += s.amount
    if (stays.length === 0 || quick * 100n < total * MIN_SHARE_PERCENT) continue
    const seconds = stays.map(s => s.seconds).sort((a, b) => a - b)
    const at = (q: number): number => seconds[Math.floor((seconds.length - 1) * q)] ?? 0
    rows.push({
      pattern: 'pass-through',
      accounts: [account],
      transfers: [...edges, ...outs].map(e => e.id),
      figures: {
        asset: edges[0]?.asset ?? '',
        in: String(total),
        passedOn: String(quick),
        withinMinutes: WITHIN_MINUTES,
        leastSeconds: at(0),
        medianSeconds: at(0.5),
        p90Seconds: at(0.9),
        mostSeconds: at(1),
      },
      because: `It passed on ${(quick * 100n) / total} % of what came in within ${WITHIN_MINUTES} minutes (median ${at(0.5)} s).`,
    })
  }
  return rows
}
