import { type AccountId, accountId } from '../../model/account.ts'
import type { Transaction } from '../../model/transaction.ts'
import type { ClusterRow } from '../flow/trace-result.ts'
import { detectCoinJoin } from '../patterns/coinjoin.ts'
import { UnionFind } from './union-find.ts'

/**
 * The multi-input heuristic: who signs the inputs of one transaction holds all their keys (Nakamoto 2008 §10; Meiklejohn et al.
 * 2013, heuristic 1). CoinJoins are left out. A claim, never a merger: rows name the accounts and the count of transactions.
 */
export function commonInputClusters(transactions: readonly Transaction[]): ClusterRow[] {
  const sets = new UnionFind<AccountId>()
  let left = 0
  const evidence = new Map<AccountId, number>()
  for (const t of transactions) {
    const payers = [...new Set(t.inputs.flatMap(i => (i.address ? [accountId(t.ledger, i.address)] : [])))]
    const first = payers[0]
    if (payers.length < 2 || !first) continue
    if (detectCoinJoin(t)) {
      left++
      continue
    }
    for (const payer of payers) sets.join(first, payer)
    evidence.set(first, (evidence.get(first) ?? 0) + 1)
  }
  const uses = new Map<AccountId, number>()
  for (const [account, n] of evidence) uses.set(sets.find(account), (uses.get(sets.find(account)) ?? 0) + n)
  const rows = sets.groups().map((group): ClusterRow => {
    const accounts = group.sort()
    const n = uses.get(sets.find(accounts[0] as AccountId)) ?? 0
    return {
      name: `common-input ${accounts[0]}`,
      accounts,
      basis: 'common-input',
      confidence: 80,
      because: `${accounts.length} accounts pay together in ${n} transaction(s); ${left} CoinJoin(s) left out`,
    }
  })
  return rows.sort((a, b) => b.accounts.length - a.accounts.length || (a.name < b.name ? -1 : 1))
}
