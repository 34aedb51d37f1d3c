import type { Finding } from './finding.ts'
import type { FlowGraph } from './flow-graph.ts'
import type { Edge, Group } from './place.ts'

/** † Least rest, seconds: 30 days. */
export const MIN_REST_SECONDS = 30 * 86_400

/** Tainted value that rested for 30 days and then moved (`woke: yes`), or still rests at `asOf` (where that is given). */
export function findDormant(graph: FlowGraph, asOf: number | null): Finding[] {
  return graph.groups('into').flatMap(group => restsOf(graph, group, asOf))
}

function restsOf(graph: FlowGraph, group: Group, asOf: number | null): Finding[] {
  const { place, account, asset, edges: ins } = group
  const outs = place.paid(asset)?.edges ?? []
  const found: Finding[] = []
  let next = 0
  let since = 0
  let came: Edge[] = []
  let balance = 0n
  const come = (until: number): void => {
    for (let e = ins[next]; e && e.at <= until; e = ins[next]) {
      if (came.length === 0) since = Math.max(since, e.at)
      came.push(e)
      balance += e.amount
      next++
    }
  }
  for (const out of outs) {
    come(out.at)
    if (balance > 0n && out.at - since >= MIN_REST_SECONDS)
      found.push(finding(group, [...came, out], balance, since, out.at, 'yes'))
    since = out.at
    balance = balance > out.amount ? balance - out.amount : 0n
    if (balance === 0n) came = []
  }
  come(Number.POSITIVE_INFINITY)
  const last = ins[ins.length - 1]
  const held = graph.held(account, asset)
  if (asOf === null || !last || held <= 0n) return found
  const quiet = Math.max(last.at, since)
  if (asOf - quiet >= MIN_REST_SECONDS)
    found.push(finding(group, came.length > 0 ? came : [last], held, quiet, asOf, 'no'))
  return found
}

function finding(g: Group, edges: Edge[], rested: bigint, since: number, until: number, woke: 'yes' | 'no'): Finding {
  const days = Math.floor((until - since) / 86_400)
  return {
    pattern: 'dormant',
    kind: woke,
    asset: g.asset,
    subjects: [g.account],
    parties: [],
    edges,
    value: rested,
    from: woke === 'yes' ? until : since,
    until,
    figures: { woke, days, rested: String(rested), since, until },
    because: woke === 'yes' ? `It paid nothing for ${days} days and then moved.` : `It has rested for ${days} days.`,
    each: woke === 'yes' ? 'paid nothing for at least 30 days and then moved' : 'has rested for at least 30 days',
  }
}
