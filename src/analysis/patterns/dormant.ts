import type { PatternRow } from '../flow/trace-result.ts'
import type { FlowGraph } from './flow-graph.ts'

/** † Least rest, seconds: 30 days. */
export const MIN_REST_SECONDS = 30 * 86_400

/** Tainted value that rested for 30 days and then moved (`woke: yes`), or still rests at `asOf` (where that is given). */
export function findDormant(graph: FlowGraph, asOf: number | null): PatternRow[] {
  const rows: PatternRow[] = []
  for (const { account, edges } of graph.groups('into')) {
    const asset = edges[0]?.asset ?? ''
    const outs = (graph.out.get(account) ?? []).filter(e => e.asset === asset)
    let i = 0
    let lastIn = edges[0]
    let lastMove = lastIn?.at ?? 0
    const put = (until: number, ids: number[], woke: 'yes' | 'no'): void => {
      const days = Math.floor((until - lastMove) / 86_400)
      rows.push({
        pattern: 'dormant',
        accounts: [account],
        transfers: ids,
        figures: { woke, days, asset, since: lastMove, until },
        because:
          woke === 'yes' ? `It paid nothing for ${days} days and then moved.` : `It has rested for ${days} days.`,
      })
    }
    for (const out of outs) {
      for (let e = edges[i]; e && e.at <= out.at; e = edges[++i]) lastIn = e
      if (lastIn && lastIn.at <= out.at && out.at - lastMove >= MIN_REST_SECONDS)
        put(out.at, [lastIn.id, out.id], 'yes')
      lastMove = Math.max(lastMove, out.at)
    }
    const held = graph.held(account, asset)
    const last = edges[edges.length - 1]
    if (last) lastMove = Math.max(lastMove, last.at)
    if (asOf !== null && last && held > 0n && asOf - lastMove >= MIN_REST_SECONDS) put(asOf, [last.id], 'no')
  }
  return rows
}
