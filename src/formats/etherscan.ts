import { parseAddress } from '../model/address.ts'
import { erc20, nativeAsset } from '../model/asset.ts'
import { InputError } from '../model/errors.ts'
import { parseInstant } from '../model/instant.ts'
import { ETHEREUM } from '../model/ledger.ts'
import type { Transfer } from '../model/transfer.ts'
import { contentIndex } from './content-index.ts'
import { etherscanFailed } from './etherscan-status.ts'
import { evmLedger } from './evm-ledger.ts'
import { KNOWN_DECIMALS } from './known-tokens.ts'
import { readBlock, readTx, readUnits } from './read-cells.ts'
import { columnName, readColumns } from './read-columns.ts'
import { type RowCursor, refuseRows } from './refuse-rows.ts'
import type { TransferRowFormat } from './row-format.ts'

/** Etherscan renamed its columns over the years, and puts the chain's coin into some names. */
function nameOf(written: string): string {
  const name = columnName(written).replace(/\s+/g, ' ')
  if (name === 'transaction hash' || name === 'txn hash') return 'txhash'
  if (name === 'txto') return 'to'
  if (name === 'datetime (utc)') return 'datetime'
  if (name === 'tokenvalue') return 'value'
  const m = /^(value_in|value_out|parenttx\w*_value|txnfee)\s?\((\w+)\)$/.exec(name)
  return m && m[2] !== 'usd' ? (m[1] as string) : name
}

/** Columns that say nothing of the transfer itself: prices, notes, token names (which anybody can choose). */
const PLAIN = 'currentvalue.*|historical.*|privatenote|private note|chain.*|usdvalue.*|datetime|value\\(.*\\)'
/** Only the export of transactions has fees and methods, only that of internal calls a parent: by these they are told apart. */
const IGNORED = {
  normal: new RegExp(`^(${PLAIN}|txnfee.*|method)$`),
  internal: new RegExp(`^(${PLAIN}|parenttx.*|type)$`),
  erc20: new RegExp(`^(${PLAIN}|tokenname|tokensymbol|method)$`),
}

/** Binds the columns; cells are asked for by their present-day name, and a refusal names the column as the file writes it. */
function open(
  columns: readonly string[],
  file: string,
  kind: keyof typeof IGNORED,
  required: readonly string[],
  optional: readonly string[] = [],
) {
  const place = readColumns(columns, { required, optional, ignored: IGNORED[kind], nameOf }, file)
  const at = new Map([...required, ...optional].map(name => [name, place(name)]))
  return (row: RowCursor, name: string): string => {
    const i = at.get(name) ?? -1
    return row.text(i, columns[i] ?? name)
  }
}

const NATIVE = ['txhash', 'blockno', 'unixtimestamp', 'from', 'to', 'value_in', 'value_out']

function nativeFormat(name: string, about: string, kind: 'normal' | 'internal'): TransferRowFormat {
  const internal = kind === 'internal'
  return {
    name,
    about,
    wholeFile: internal,
    bind(columns, context) {
      const ledger = evmLedger(context)
      const cellOf = open(columns, context.file, kind, NATIVE, ['contractaddress', 'status', 'errcode'])
      const indexOf = contentIndex('internal')
      return refuseRows<Transfer>(columns, row => {
        const cell = (field: string): string => cellOf(row, field)
        const error = cell('errcode')
        if (etherscanFailed(cell('status'), error, internal)) return 'failed'
        const created = cell('contractaddress')
        const moved = {
          ledger,
          amount: readEther(cell),
          tx: readTx(ledger, cell('txhash')),
          block: readBlock(cell('blockno')),
          at: parseInstant(cell('unixtimestamp')),
          from: parseAddress(ledger, cell('from')),
          to: parseAddress(ledger, cell('to') || created),
          asset: nativeAsset(ledger),
        }
        if (moved.amount === 0n) return 'a call without value'
        return { ...moved, index: internal ? indexOf(moved) : -1 }
      })
    },
  }
}

/** The export has a column for value coming in and one for value going out; one of them may be empty, not both. */
function readEther(cell: (field: string) => string): bigint {
  const incoming = cell('value_in')
  const amount = incoming === '' ? 0n : readUnits(incoming, 18)
  if (amount > 0n) return amount
  const outgoing = cell('value_out')
  return outgoing === '' && incoming !== '' ? 0n : readUnits(outgoing, 18)
}

/** Etherscan's "transactions" export of an address. */
export const etherscanNormal = nativeFormat('etherscan-normal', "Etherscan's CSV export of transactions", 'normal')

/** Etherscan's "internal transactions" export of an address. */
export const etherscanInternal = nativeFormat(
  'etherscan-internal',
  "Etherscan's CSV export of internal transactions",
  'internal',
)

/** Etherscan's "token transfers (ERC-20)" export. Amounts are in units, so the token's decimals must be known. */
export const etherscanErc20: TransferRowFormat = {
  name: 'etherscan-erc20',
  about: "Etherscan's CSV export of ERC-20 token transfers",
  wholeFile: true,
  bind(columns, context) {
    const ledger = evmLedger(context)
    const required = ['txhash', 'blockno', 'unixtimestamp', 'from', 'to', 'value', 'contractaddress']
    const cellOf = open(columns, context.file, 'erc20', required)
    const indexOf = contentIndex()
    return refuseRows<Transfer>(columns, row => {
      const cell = (field: string): string => cellOf(row, field)
      const contract = parseAddress(ledger, cell('contractaddress'))
      const decimals =
        context.decimals?.get(contract) ?? (ledger === ETHEREUM ? KNOWN_DECIMALS.get(contract) : undefined)
      const text = cell('value')
      if (decimals === undefined && !/^0*(\.0*)?$/.test(text))
        throw new InputError('decimals-unknown', `nobody told the decimals of token ${contract}`)
      const moved = {
        ledger,
        amount: readUnits(text, decimals ?? 0),
        asset: erc20(ledger, contract),
        tx: readTx(ledger, cell('txhash')),
        block: readBlock(cell('blockno')),
        at: parseInstant(cell('unixtimestamp')),
        from: parseAddress(ledger, cell('from')),
        to: parseAddress(ledger, cell('to')),
      }
      return { ...moved, index: indexOf(moved) }
    })
  },
}
