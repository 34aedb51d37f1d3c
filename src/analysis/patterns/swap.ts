import { splitAccount } from '../../model/account.ts'
import type { AssetId } from '../../model/asset.ts'
import type { Finding } from './finding.ts'
import type { FlowGraph } from './flow-graph.ts'
import { sumOf } from './lot-figures.ts'
import type { Edge, Group } from './place.ts'

/** Transactions in which an account pays a tainted asset and receives another: the value goes on in the second. */
export function findSwaps(graph: FlowGraph): Finding[] {
  return graph.groups('out').flatMap(swapsOf)
}

function swapsOf({ place, account, asset, edges }: Group): Finding[] {
  const { history } = place
  if (!history) return []
  const { address } = splitAccount(account)
  if (!history.some(t => t.asset !== asset && t.amount > 0n && t.to === address)) return []
  const paid = new Map<string, Edge[]>()
  for (const e of edges) {
    const list = paid.get(e.row.tx)
    if (list) list.push(e)
    else paid.set(e.row.tx, [e])
  }
  const pairs = new Map<AssetId, { amount: bigint; txs: Set<string> }>()
  for (const t of history) {
    if (t.amount === 0n || t.to !== address || t.from === address || t.asset === asset || !paid.has(t.tx)) continue
    const pair = pairs.get(t.asset) ?? { amount: 0n, txs: new Set<string>() }
    pairs.set(t.asset, pair)
    pair.amount += t.amount
    pair.txs.add(t.tx)
  }
  return [...pairs].map(([got, { amount, txs }]) => {
    const spent = [...txs].flatMap(tx => paid.get(tx) ?? [])
    const value = sumOf(spent)
    const times = txs.size === 1 ? 'In one transaction' : `In each of ${txs.size} transactions`
    return {
      pattern: 'swap',
      kind: got,
      asset,
      subjects: [account],
      parties: [],
      edges: spent,
      value,
      from: spent[0]?.at ?? 0,
      until: spent[spent.length - 1]?.at ?? 0,
      figures: {
        swaps: txs.size,
        paid: asset,
        paidAmount: String(value),
        got,
        gotAmount: String(amount),
      },
      because: `${times} it paid one asset and received another.`,
      each: 'paid one asset and received another in one transaction',
    }
  })
}
