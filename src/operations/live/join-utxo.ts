import { type AccountId, accountId } from '../../model/account.ts'
import type { LedgerId } from '../../model/ledger.ts'
import { mergeTransaction } from '../../model/merge-transaction.ts'
import { outpoint, type Transaction } from '../../model/transaction.ts'
import type { UtxoSource } from '../ports.ts'
import { joinSummaries } from './join-summaries.ts'

/** Two sources of a UTXO ledger as one. A transaction that both have is told once, with what either knows of it; the first's word goes. */
export function joinUtxo(first: UtxoSource, second: UtxoSource): UtxoSource {
  const spenders = async (ledger: LedgerId, outpoints: readonly string[]) =>
    pairs(await first.spenders(ledger, outpoints), await second.spenders(ledger, outpoints))
  return {
    spenders,
    async transactions(ledger, ids) {
      return pairs(await first.transactions(ledger, ids), await second.transactions(ledger, ids))
    },
    async byAccount(account: AccountId) {
      const found = new Map<string, Transaction>()
      const add = (t: Transaction): void => void found.set(t.tx, both(found.get(t.tx) ?? null, t) ?? t)
      for (const t of await first.byAccount(account)) add(t)
      for (const t of await second.byAccount(account)) add(t)
      // What one source paid to the account, the other may see spent without knowing whose it was.
      for (const [ledger, points] of paidTo(account, found.values()))
        for (const t of await spenders(ledger, points)) if (t !== null) add(t)
      return [...found.values()].sort((a, b) => a.block - b.block || a.position - b.position || (a.tx < b.tx ? -1 : 1))
    },
    summary: async () => joinSummaries(await first.summary(), await second.summary()),
  }
}

function paidTo(account: AccountId, transactions: Iterable<Transaction>): Map<LedgerId, string[]> {
  const points = new Map<LedgerId, string[]>()
  for (const { ledger, tx, outputs } of transactions)
    for (const { index, address } of outputs)
      if (address !== null && accountId(ledger, address) === account)
        points.set(ledger, [...(points.get(ledger) ?? []), outpoint(tx, index)])
  return points
}

function pairs(ours: readonly (Transaction | null)[], theirs: readonly (Transaction | null)[]): (Transaction | null)[] {
  return ours.map((t, n) => both(t, theirs[n] ?? null))
}

function both(ours: Transaction | null, theirs: Transaction | null): Transaction | null {
  if (ours === null || theirs === null) return ours ?? theirs
  return mergeTransaction(ours, theirs) ?? ours
}
