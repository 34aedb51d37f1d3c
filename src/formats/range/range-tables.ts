import type { Tag } from '../../model/tag.ts'
import type { Transfer } from '../../model/transfer.ts'

/** Tags as a table that `cordon import` and `--tags` read. Labels of a range hold no commas. */
export function tagTable(tags: readonly Tag[]): string {
  const rows = tags.map(t => [t.ledger, t.address, t.label, t.category, t.source, t.confidence, t.basis].join(','))
  return `${['ledger,address,label,category,source,confidence,basis', ...rows].join('\n')}\n`
}

/** Transfers as Cordon's own table. */
export function transferTable(transfers: readonly Transfer[]): string {
  const rows = transfers.map(t => [t.ledger, t.tx, t.index, t.block, t.at, t.from, t.to, t.asset, t.amount].join(','))
  return `${['ledger,tx_hash,log_index,block,time,from,to,asset,amount', ...rows].join('\n')}\n`
}
