import { payee, payer } from '../../model/transfer.ts'
import type { World } from '../world.ts'
import { afterPlace, type HistoryPage, type HistoryRow } from './history-place.ts'

/** A page of the history of an account on an account ledger. */
export async function accountRows(page: HistoryPage, world: Pick<World, 'transfers'>): Promise<readonly HistoryRow[]> {
  const { account, until, after } = page
  const from = Math.max(page.from ?? 0, after?.at ?? 0)
  // Of the moment at which the last page ended some were told already; how many is not known before they are read.
  for (let limit = page.limit + 64; ; limit *= 4) {
    const [history] = await world.transfers.histories([{ account, from, until, limit }])
    const fresh = (history?.transfers ?? []).filter(t => afterPlace(t, after))
    if (fresh.length < page.limit && history?.complete === false) continue
    return fresh.slice(0, page.limit).map(t => ({
      ...{ tx: t.tx, index: t.index, block: t.block, at: t.at, asset: t.asset, amount: t.amount },
      ...{ from: payer(t), to: payee(t), payers: 1 },
    }))
  }
}
