import { parseAddress } from '../model/address.ts'
import { erc20, nativeAsset } from '../model/asset.ts'
import { InputError } from '../model/errors.ts'
import { parseInstant } from '../model/instant.ts'
import { ETHEREUM } from '../model/ledger.ts'
import type { Transfer } from '../model/transfer.ts'
import { contentIndex } from './content-index.ts'
import { evmLedger } from './evm-ledger.ts'
import { KNOWN_DECIMALS } from './known-tokens.ts'
import { readBlock, readTx, readUnits } from './read-cells.ts'
import { readColumns } from './read-columns.ts'
import { refuseRows } from './refuse-rows.ts'
import type { TransferRowFormat } from './row-format.ts'

/** The columns of a hop-by-hop trace table. */
export const TRACE_TABLE_COLUMNS: readonly string[] = [
  'hop',
  'tx_hash',
  'block',
  'timestamp_utc',
  'from',
  'to',
  'amount',
  'asset',
  'kind',
  'contract',
  'spam',
]

/**
 * A published hop-by-hop table (the Bybit theft). Amounts are in units; a token whose decimals nobody told is refused with
 * `decimals-unknown`. The symbol in `asset` is not read: it may imitate another token's.
 */
export const traceTable: TransferRowFormat = {
  name: 'trace-table',
  about: 'a hop-by-hop table: hop,tx_hash,block,timestamp_utc,from,to,amount,asset,kind,contract,spam',
  wholeFile: true,
  bind(columns, context) {
    const place = readColumns(columns, { required: TRACE_TABLE_COLUMNS }, context.file)
    const ledger = evmLedger(context)
    const indexOf = contentIndex()
    return refuseRows<Transfer>(columns, row => {
      const kind = row.text(place('kind'), 'kind')
      const native = kind === 'native'
      const contract = native ? '' : parseAddress(ledger, row.text(place('contract'), 'contract'))
      const known = ledger === ETHEREUM ? KNOWN_DECIMALS.get(contract) : undefined
      const decimals = native ? 18 : (context.decimals?.get(contract) ?? known)
      const amountText = row.text(place('amount'), 'amount')
      // Zero is zero at any number of decimals: imitation tokens that poison address books move nothing, and are kept.
      if (decimals === undefined && !/^0*(\.0*)?$/.test(amountText))
        throw new InputError('decimals-unknown', `nobody told the decimals of token ${contract}`)
      const moved = {
        ledger,
        amount: readUnits(amountText, decimals ?? 0),
        asset: native ? nativeAsset(ledger) : erc20(ledger, contract),
        tx: readTx(ledger, row.text(place('tx_hash'), 'tx_hash')),
        block: readBlock(row.text(place('block'), 'block')),
        at: parseInstant(row.text(place('timestamp_utc'), 'timestamp_utc')),
        from: parseAddress(ledger, row.text(place('from'), 'from')),
        to: parseAddress(ledger, row.text(place('to'), 'to')),
      }
      if (native && moved.amount === 0n) return 'a call without value'
      return { ...moved, index: native ? -1 : indexOf(moved) }
    })
  },
}
