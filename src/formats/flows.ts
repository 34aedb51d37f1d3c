import type { AssetId } from '../model/asset.ts'
import { parseInstant } from '../model/instant.ts'
import { ETHEREUM } from '../model/ledger.ts'
import type { Transfer } from '../model/transfer.ts'
import { addressReader } from './address-reader.ts'
import { contentIndex } from './content-index.ts'
import { evmLedger } from './evm-ledger.ts'
import { plainDecimal, readBlock, readTx, readUnits } from './read-cells.ts'
import { readColumns } from './read-columns.ts'
import { refuseRows } from './refuse-rows.ts'
import type { TransferRowFormat } from './row-format.ts'

/** The columns of LaunderNetEvm41's flows.csv. */
export const FLOW_COLUMNS: readonly string[] = [
  'timestamp',
  'block',
  'tx_hash',
  'from',
  'from_label',
  'to',
  'to_label',
  'value_in_usd',
]

/** US dollars of value moved, where a source names no token. Six decimals. Our own CAIP-19 name, after ISO 4217. */
export const USD_VALUE = 'eip155:1/iso4217:usd' as AssetId

/** More digits than a millionth of a dollar are noise of binary fractions: cut, never rounded up. */
function cutToMicros(text: string): string {
  const plain = plainDecimal(text)
  return /^\d+\.\d{7,}$/.test(plain) ? plain.slice(0, plain.indexOf('.') + 7) : plain
}

/** LaunderNetEvm41's flows (Ethereum): value in US dollars, no token. */
export const flows: TransferRowFormat = {
  name: 'flows',
  about: 'LaunderNetEvm41 flows.csv: Timestamp,Block,Tx_hash,From,From_label,To,To_label,Value_in_USD',
  wholeFile: true,
  bind(columns, context) {
    const place = readColumns(columns, { required: FLOW_COLUMNS }, context.file)
    const ledger = evmLedger(context)
    const address = addressReader(ledger)
    const indexOf = contentIndex()
    const asset = ledger === ETHEREUM ? USD_VALUE : (`${ledger}/iso4217:usd` as AssetId)
    const [at, block, tx, from, to, usd] = ['timestamp', 'block', 'tx_hash', 'from', 'to', 'value_in_usd'].map(place)
    return refuseRows<Transfer>(columns, row => {
      const moved = {
        ledger,
        tx: readTx(ledger, row.text(tx ?? -1, 'Tx_hash')),
        block: readBlock(row.text(block ?? -1, 'Block')),
        at: parseInstant(row.text(at ?? -1, 'Timestamp')),
        from: address(row.text(from ?? -1, 'From')),
        to: address(row.text(to ?? -1, 'To')),
        asset,
        amount: readUnits(cutToMicros(row.text(usd ?? -1, 'Value_in_USD')), 6),
      }
      return { ...moved, index: indexOf(moved) }
    })
  },
}
