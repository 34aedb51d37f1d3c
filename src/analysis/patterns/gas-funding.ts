import { type AccountId, splitAccount } from '../../model/account.ts'
import { isNative } from '../../model/asset.ts'
import { payer } from '../../model/transfer.ts'
import type { Finding } from './finding.ts'
import type { FlowGraph } from './flow-graph.ts'
import { isGasMoney } from './gas-money.ts'

/** An account whose first native income is fee money from another account of the trace that is no service. */
export function findGasFunding(graph: FlowGraph): Finding[] {
  const { histories, services, accounts } = graph.view
  const traced = new Set<AccountId>(accounts.map(a => a.account))
  const found: Finding[] = []
  for (const [account, history] of histories) {
    if (services.has(account)) continue
    const { address } = splitAccount(account)
    const first = history.find(t => t.to === address && t.amount > 0n && isNative(t.asset))
    if (!first || first.from === address || !isGasMoney(first)) continue
    const by = payer(first)
    if (!traced.has(by) || services.has(by)) continue
    const edge = graph
      .place(account)
      ?.got(first.asset)
      ?.edges.find(e => e.row.tx === first.tx && e.row.index === first.index)
    found.push({
      pattern: 'gas-funding',
      kind: by,
      asset: first.asset,
      subjects: [account],
      parties: [by],
      edges: edge ? [edge] : [],
      value: first.amount,
      from: first.at,
      until: first.at,
      figures: { funder: by, txs: first.tx, total: String(first.amount) },
      because: 'Its first native value, which pays for fees, came from another account of this trace.',
      each: 'got its first native value, which pays for fees, from one account of this trace',
      joinBy: 'kind',
    })
  }
  return found
}
