import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CASES } from '../../src/catalog/index.ts'

/** Writes the built-in theft as a `transfers` table into a folder and gives the file's path. */
export function builtInTransfersCsv(folder: string): string {
  const rows = (CASES[0]?.transfers ?? []).map(t =>
    [t.ledger, t.tx, t.index, t.block, t.at, t.from, t.to, t.asset, t.amount].join(','),
  )
  const path = join(folder, 'transfers.csv')
  writeFileSync(path, `ledger,tx_hash,log_index,block,time,from,to,asset,amount\n${rows.join('\n')}\n`)
  return path
}
