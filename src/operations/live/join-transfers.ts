import type { LedgerId } from '../../model/ledger.ts'
import { compareTransfers, type Transfer, transferKey } from '../../model/transfer.ts'
import type { History, HistoryQuery, TransferSource } from '../ports.ts'
import { joinSummaries } from './join-summaries.ts'

/** Two sources of transfers as one. A transfer that both have is told once, as the first has it. */
export function joinTransfers(first: TransferSource, second: TransferSource): TransferSource {
  return {
    async histories(queries) {
      const [ours, theirs] = await Promise.all([first.histories(queries), second.histories(queries)])
      return queries.map((query, n) => joined(query, ours[n] as History, theirs[n] as History))
    },
    async transaction(ledger: LedgerId | null, tx: string) {
      const [ours, theirs] = await Promise.all([first.transaction(ledger, tx), second.transaction(ledger, tx)])
      return merged(ours, theirs)
    },
    summary: async () => joinSummaries(await first.summary(), await second.summary()),
  }
}

// Each was asked for as many as the whole may hold: what either left out lies behind them.
function joined({ account, limit }: HistoryQuery, ours: History, theirs: History): History {
  const transfers = merged(ours.transfers, theirs.transfers)
  const within = limit === undefined || transfers.length <= limit
  return {
    account,
    transfers: within ? transfers : transfers.slice(0, limit),
    complete: within && ours.complete && theirs.complete,
  }
}

function merged(ours: readonly Transfer[], theirs: readonly Transfer[]): Transfer[] {
  if (theirs.length === 0) return [...ours]
  if (ours.length === 0) return [...theirs]
  // On two ledgers one hash is two transfers.
  const known = new Set(ours.map(t => `${t.ledger} ${transferKey(t)}`))
  const fresh = theirs.filter(t => !known.has(`${t.ledger} ${transferKey(t)}`))
  return [...ours, ...fresh].sort(compareTransfers)
}
