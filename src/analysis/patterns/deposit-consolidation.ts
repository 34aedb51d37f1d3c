import type { Sweep } from '../flow/deposit-sweep.ts'
import type { Finding } from './finding.ts'
import type { FlowGraph } from './flow-graph.ts'
import { sumOf } from './lot-figures.ts'
import type { Group } from './place.ts'
import { serviceSweeps } from './service-sweeps.ts'

/** Tainted accounts that only ever forward to one known service, exactly and soon: one row a service and asset. */
export function findDepositConsolidation(graph: FlowGraph): Finding[] {
  if (graph.view.services.size === 0) return []
  const sweepOf = serviceSweeps(graph.view)
  return graph.groups('into').flatMap(group => {
    if (group.place.out.some(g => g.edges.some(e => !e.payee.service))) return []
    const sweep = sweepOf(group.account)
    return sweep ? [finding(group, sweep)] : []
  })
}

function finding({ place, account, asset, edges }: Group, sweep: Sweep): Finding {
  const outs = place.paid(asset)?.edges ?? []
  const evidence = [...edges, ...outs]
  const value = sumOf(edges)
  return {
    pattern: 'deposit-consolidation',
    kind: sweep.to,
    asset,
    subjects: [account],
    parties: [...new Set([sweep.to, ...outs.map(e => e.to)])],
    edges: evidence,
    value,
    from: edges[0]?.at ?? 0,
    until: evidence[evidence.length - 1]?.at ?? 0,
    figures: {
      service: sweep.to,
      deposits: edges.length,
      sweeps: sweep.sweeps,
      slowestSeconds: sweep.slowest,
      total: String(value),
    },
    because: `It only ever forwards what it gets to one service (${sweep.sweeps} ${sweep.sweeps === 1 ? 'sweep' : 'sweeps'}, slowest ${sweep.slowest} s).`,
    each: 'only ever forwarded what it got to one service',
    joinBy: 'kind',
  }
}
