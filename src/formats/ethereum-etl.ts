import { parseAmount } from '../model/amount.ts'
import { erc20, nativeAsset } from '../model/asset.ts'
import { InputError } from '../model/errors.ts'
import { parseInstant } from '../model/instant.ts'
import type { Transfer } from '../model/transfer.ts'
import { addressReader } from './address-reader.ts'
import { boundedCache } from './bounded-cache.ts'
import { contentIndex } from './content-index.ts'
import { evmLedger } from './evm-ledger.ts'
import { readBlock, readIndex, readTx } from './read-cells.ts'
import { readColumns } from './read-columns.ts'
import { type RowCursor, refuseRows } from './refuse-rows.ts'
import type { RowContext, TransferRowFormat } from './row-format.ts'

type Cell = (field: string) => string

/** Everything else that ethereum-etl writes into these tables, through its versions. */
const IGNORED =
  /^(nonce|block_hash|gas|gas_.*|input|output|max_.*|receipt_.*|transaction_type|transaction_index|trace_id|subtraces|reward_type|call_type|error|v|r|s|y_parity|blob_.*|item_.*|token_type|type|chain_id)$/

function etl(
  name: string,
  about: string,
  required: readonly string[],
  optional: readonly string[],
  read: (cell: Cell, on: Reading) => Transfer | string,
  wholeFile = false,
): TransferRowFormat {
  return {
    name,
    about,
    wholeFile,
    bind(columns, context) {
      const place = readColumns(columns, { required, optional, ignored: IGNORED }, context.file)
      const at = new Map([...required, ...optional].map(n => [n, place(n)]))
      const on = reading(context)
      let row: RowCursor | null = null
      const cell: Cell = field => row?.text(at.get(field) ?? -1, field) ?? ''
      return refuseRows<Transfer>(columns, cursor => {
        row = cursor
        return read(cell, on)
      })
    },
  }
}

/** What stays the same over a file: the ledger, caches, and the counter behind content indexes. */
interface Reading {
  readonly ledger: NonNullable<RowContext['ledger']>
  address(text: string): Transfer['from']
  at(text: string): number
  internalIndex(t: Omit<Transfer, 'index'>): number
}

function reading(context: RowContext): Reading {
  const ledger = evmLedger(context)
  return {
    ledger,
    address: addressReader(ledger),
    at: boundedCache(parseInstant, 10_000),
    internalIndex: contentIndex('internal'),
  }
}

/** A receipt's status: 1 or, before Byzantium, nothing, where all went well. pandas writes 0.0 and 1.0 beside empty cells. */
function failed(status: string): boolean {
  if (/^(1(\.0)?)?$/.test(status)) return false
  if (/^0(\.0)?$/.test(status)) return true
  throw new InputError('status-unknown', `"${status.slice(0, 80)}" is no status: 1, 0 or empty`)
}

/** `ethereumetl export_blocks_and_transactions`: the native value of transactions, in wei. */
export const etlTransactions = etl(
  'ethereum-etl-transactions',
  'ethereum-etl transactions (CSV or Parquet)',
  ['hash', 'block_number', 'from_address', 'to_address', 'value', 'block_timestamp'],
  ['receipt_status', 'receipt_contract_address'],
  (cell, on) => {
    if (failed(cell('receipt_status'))) return 'failed'
    const amount = parseAmount(cell('value'))
    if (amount === 0n) return 'a call without value'
    const created = cell('receipt_contract_address')
    return {
      ledger: on.ledger,
      tx: readTx(on.ledger, cell('hash')),
      index: -1,
      block: readBlock(cell('block_number')),
      at: on.at(cell('block_timestamp')),
      from: on.address(cell('from_address')),
      to: on.address(cell('to_address') || created),
      asset: nativeAsset(on.ledger),
      amount,
    }
  },
)

/** `ethereumetl export_token_transfers`: ERC-20 Transfer logs, amounts in the token's base units. */
export const etlTokenTransfers = etl(
  'ethereum-etl-token-transfers',
  'ethereum-etl token_transfers with block_timestamp (CSV or Parquet)',
  [
    'token_address',
    'from_address',
    'to_address',
    'value',
    'transaction_hash',
    'log_index',
    'block_number',
    'block_timestamp',
  ],
  [],
  (cell, on) => ({
    ledger: on.ledger,
    tx: readTx(on.ledger, cell('transaction_hash')),
    index: readIndex(cell('log_index')),
    block: readBlock(cell('block_number')),
    at: on.at(cell('block_timestamp')),
    from: on.address(cell('from_address')),
    to: on.address(cell('to_address')),
    asset: erc20(on.ledger, on.address(cell('token_address'))),
    amount: parseAmount(cell('value')),
  }),
)

/** Calls that can move value; delegatecall and staticcall cannot, and rewards are not transfers between accounts. */
const MOVES = /^(call|create|create2|suicide|selfdestruct)$/

/** `ethereumetl export_traces`: native value of calls inside transactions, in wei. The outermost call is the transaction's own. */
export const etlTraces = etl(
  'ethereum-etl-traces',
  'ethereum-etl traces with block_timestamp (CSV or Parquet)',
  [
    'block_number',
    'transaction_hash',
    'from_address',
    'to_address',
    'value',
    'trace_type',
    'trace_address',
    'block_timestamp',
    // A call inside a failed one has no error of its own: only the status, which the exporter works out, tells that it was undone.
    'status',
  ],
  ['error', 'call_type'],
  (cell, on) => {
    const type = cell('trace_type')
    if (!MOVES.test(type)) return `a ${type || 'nameless'} trace`
    if (failed(cell('status')) || cell('error') !== '') return 'failed'
    if (/^(delegatecall|staticcall|callcode)$/.test(cell('call_type'))) return 'a call that moves nothing'
    const amount = parseAmount(cell('value'))
    if (amount === 0n) return 'a call without value'
    const moved = {
      ledger: on.ledger,
      tx: readTx(on.ledger, cell('transaction_hash')),
      block: readBlock(cell('block_number')),
      at: on.at(cell('block_timestamp')),
      from: on.address(cell('from_address')),
      to: on.address(cell('to_address')),
      asset: nativeAsset(on.ledger),
      amount,
    }
    const outermost = /^\[?\]?$/.test(cell('trace_address').trim())
    return { ...moved, index: outermost ? -1 : on.internalIndex(moved) }
  },
  true,
)
