import type { PatternRow } from '../flow/trace-result.ts'
import type { Edge, FlowGraph } from './flow-graph.ts'

/** † Most transfers of a trip. */
export const MAX_STEPS = 4
/** † Most transfers looked at from one start: keeps dense graphs linear. */
export const MAX_VISITS = 64

/** Value of one asset that left an account and came back in order of time, through accounts that are no service. */
export function findRoundTrips(graph: FlowGraph): PatternRow[] {
  const rows: PatternRow[] = []
  for (const { account, edges } of graph.groups('out')) {
    if (!graph.into.has(account)) continue
    const trip = search(graph, edges)
    if (!trip) continue
    const [first, last] = [trip[0] as Edge, trip[trip.length - 1] as Edge]
    rows.push({
      pattern: 'round-trip',
      accounts: trip.map(e => e.from),
      transfers: trip.map(e => e.id),
      figures: {
        steps: trip.length,
        asset: first.asset,
        left: String(first.amount),
        back: String(last.amount),
        seconds: last.at - first.at,
      },
      because: `What it sent came back to it after ${trip.length} transfers.`,
    })
  }
  return rows
}

function search(graph: FlowGraph, starts: readonly Edge[]): Edge[] | null {
  const home = starts[0]?.from
  const queue: Edge[][] = starts.slice(0, MAX_VISITS).map(e => [e])
  const seen = new Set<string>()
  let visits = 0
  for (let head = 0; head < queue.length; head++) {
    const path = queue[head] as Edge[]
    const last = path[path.length - 1] as Edge
    if (graph.view.services.has(last.to) || seen.has(last.to) || path.length >= MAX_STEPS) continue
    seen.add(last.to)
    for (const e of graph.out.get(last.to) ?? []) {
      if (++visits > MAX_VISITS) return null
      if (e.at < last.at || e.asset !== last.asset) continue
      if (e.to === home) return [...path, e]
      queue.push([...path, e])
    }
  }
  return null
}
