import { type AccountId, accountId, splitAccount } from '../../model/account.ts'
import { nativeAsset } from '../../model/asset.ts'
import type { Transaction } from '../../model/transaction.ts'
import type { World } from '../world.ts'
import { afterPlace, type HistoryPage, type HistoryRow, orderOfHistory } from './history-place.ts'

/** A page of the history of an account on a ledger of coins: its receipts, and where transactions went that it paid in. */
export async function coinRows(page: HistoryPage, world: Pick<World, 'utxo'>): Promise<readonly HistoryRow[]> {
  const { account, from = 0, until = Number.POSITIVE_INFINITY, after, limit } = page
  const rows = (await world.utxo.byAccount(account))
    .filter(t => t.at >= from && t.at <= until)
    .flatMap(t => rowsOf(t, account))
  return rows
    .filter(row => afterPlace(row, after))
    .sort(orderOfHistory)
    .slice(0, limit)
}

function rowsOf(transaction: Transaction, account: AccountId): HistoryRow[] {
  const { ledger, tx, block, at, inputs, outputs } = transaction
  const own = splitAccount(account).address
  const pays = inputs.some(i => i.address === own)
  const payers = new Set(inputs.map(i => i.address)).size
  const largest = [...inputs].sort((a, b) => Number((b.amount ?? 0n) - (a.amount ?? 0n)))[0]?.address ?? null
  const payer = pays ? account : largest === null ? null : accountId(ledger, largest)
  return outputs
    .filter(o => o.address === own || pays)
    .map(o => ({
      ...{ tx, block, at, index: o.index, asset: nativeAsset(ledger), amount: o.amount, payers },
      from: payer,
      to: o.address === null ? null : accountId(ledger, o.address),
    }))
}
