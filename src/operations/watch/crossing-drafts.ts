import type { TraceJson } from '../../formats/trace-json.ts'
import { type AccountId, splitAccount } from '../../model/account.ts'
import type { AssetId } from '../../model/asset.ts'
import { isNews, type Watch } from '../../model/watch.ts'
import type { WatchDraft } from './watch-draft.ts'

/** Value of a case that a trace followed through a bridge or swap service since a watch began: whom it was paid out to, and where. */
export function crossingDrafts(trace: TraceJson, watch: Watch): WatchDraft[] {
  const { crossings = [], transfers, accounts } = trace
  return crossings.flatMap((row): WatchDraft[] => {
    const out = row.transfers.map(n => transfers[n]).find(t => t?.tx === row.outTx)
    const account = row.outAccount as AccountId
    const { ledger } = splitAccount(account)
    if (row.state !== 'followed' || out === undefined || !isNews(watch, ledger, row.outAt)) return []
    const from = splitAccount(row.inAccount as AccountId)
    const hop = accounts.find(a => a.account === account && a.asset === row.outAsset)?.hop ?? null
    const because = `${row.crossing} paid it for what ${from.address} of ${from.ledger} paid in by ${row.inTx}, with a confidence of ${row.joint}`
    return [
      {
        ...{ case: watch.case, kind: 'crossing', ledger, account, tx: row.outTx, index: out.index, step: null },
        ...{ asset: row.outAsset as AssetId, amount: row.outAmount, tainted: row.outTainted, hop },
        ...{ block: out.block, blockHash: null, at: row.outAt, service: row.crossing, freezableBy: [] },
        ...{ basis: 'trace', of: null, because },
      },
    ]
  })
}
