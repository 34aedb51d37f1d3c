import type { Finding } from './finding.ts'
import type { FlowGraph } from './flow-graph.ts'
import type { Edge } from './place.ts'

/** † Longest stay that counts as passing through, minutes. */
export const WITHIN_MINUTES = 60
/** † Least share of what came in that must have left in time, percent. */
export const MIN_SHARE_PERCENT = 95n

/** Accounts that pass on at least 95 % of what came in, each part within an hour of its coming (oldest first). */
export function findPassThrough(graph: FlowGraph): Finding[] {
  const found: Finding[] = []
  for (const { place, account, asset, edges, total } of graph.groups('into')) {
    const outs = place.paid(asset)?.edges
    if (!outs) continue
    const { quick, seconds } = staysOf(edges, outs)
    if (seconds.length === 0 || quick * 100n < total * MIN_SHARE_PERCENT) continue
    seconds.sort((a, b) => a - b)
    const at = (q: number): number => seconds[Math.floor((seconds.length - 1) * q)] ?? 0
    const value = quick < total ? quick : total
    found.push({
      pattern: 'pass-through',
      kind: '',
      asset,
      subjects: [account],
      parties: [],
      edges: [...edges, ...outs],
      value,
      from: edges[0]?.at ?? 0,
      until: outs[outs.length - 1]?.at ?? 0,
      figures: {
        in: String(total),
        passedOn: String(quick),
        withinMinutes: WITHIN_MINUTES,
        leastSeconds: at(0),
        medianSeconds: at(0.5),
        p90Seconds: at(0.9),
        mostSeconds: at(1),
      },
      because: `It passed on ${(quick * 100n) / total} % of what came in within ${WITHIN_MINUTES} minutes (median ${at(0.5)} s).`,
      each: `passed on at least ${MIN_SHARE_PERCENT} % of what came in within ${WITHIN_MINUTES} minutes`,
    })
  }
  return found
}

/** Matches payments with income, oldest first: how long each part stayed, and how much stayed at most the bound. */
function staysOf(ins: readonly Edge[], outs: readonly Edge[]): { quick: bigint; seconds: number[] } {
  const seconds: number[] = []
  let quick = 0n
  let lot = 0
  let left = ins[0]?.amount ?? 0n
  for (const out of outs) {
    let need = out.amount
    while (need > 0n) {
      const from = ins[lot]
      if (!from || from.at > out.at) break
      const part = left < need ? left : need
      seconds.push(out.at - from.at)
      if (out.at - from.at <= WITHIN_MINUTES * 60) quick += part
      need -= part
      left -= part
      if (left === 0n) {
        lot++
        left = ins[lot]?.amount ?? 0n
      }
    }
  }
  return { quick, seconds }
}
