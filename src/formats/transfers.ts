import { parseAmount } from '../model/amount.ts'
import { parseAsset } from '../model/asset.ts'
import { parseInstant } from '../model/instant.ts'
import { parseLedger } from '../model/ledger.ts'
import type { Transfer } from '../model/transfer.ts'
import { addressReader } from './address-reader.ts'
import { boundedCache } from './bounded-cache.ts'
import { readBlock, readIndex, readTx } from './read-cells.ts'
import { readColumns } from './read-columns.ts'
import { refuseRows } from './refuse-rows.ts'
import type { TransferRowFormat } from './row-format.ts'

const COLUMNS = ['ledger', 'tx_hash', 'log_index', 'block', 'time', 'from', 'to', 'asset', 'amount'] as const

/** Caches of one ledger, so that a row costs look-ups and not checks. */
function ledgerReader(text: string) {
  const ledger = parseLedger(text)
  return {
    ledger,
    address: addressReader(ledger),
    asset: boundedCache(asset => parseAsset(ledger, asset), 10_000),
  }
}

/** Cordon's own table of transfers: one transfer a row, amounts in base units, time in Unix seconds or ISO 8601. */
export const transfers: TransferRowFormat = {
  name: 'transfers',
  about: "Cordon's own table: ledger,tx_hash,log_index,block,time,from,to,asset,amount",
  bind(columns, context) {
    const place = readColumns(columns, { required: COLUMNS }, context.file)
    const [ledgerAt, txAt, indexAt, blockAt, timeAt] = COLUMNS.slice(0, 5).map(place) as [
      number,
      number,
      number,
      number,
      number,
    ]
    const [fromAt, toAt, assetAt, amountAt] = COLUMNS.slice(5).map(place) as [number, number, number, number]
    const ledgers = boundedCache(ledgerReader, 32)
    const instant = boundedCache(parseInstant, 10_000)
    return refuseRows<Transfer>(columns, row => {
      const on = ledgers(row.text(ledgerAt, 'ledger'))
      return {
        ledger: on.ledger,
        tx: readTx(on.ledger, row.text(txAt, 'tx_hash')),
        index: readIndex(row.text(indexAt, 'log_index')),
        block: readBlock(row.text(blockAt, 'block')),
        at: instant(row.text(timeAt, 'time')),
        from: on.address(row.text(fromAt, 'from')),
        to: on.address(row.text(toAt, 'to')),
        asset: on.asset(row.text(assetAt, 'asset')),
        amount: parseAmount(row.text(amountAt, 'amount')),
      }
    })
  },
}
