import { parseAddress } from '../model/address.ts'
import { erc20, nativeAsset } from '../model/asset.ts'
import { InputError } from '../model/errors.ts'
import { parseInstant } from '../model/instant.ts'
import { ETHEREUM } from '../model/ledger.ts'
import type { Transfer } from '../model/transfer.ts'
import { contentIndex } from './content-index.ts'
import { KNOWN_DECIMALS } from './known-tokens.ts'
import { readBlock, readTx, readUnits } from './read-cells.ts'
import { columnName, readColumns } from './read-columns.ts'
import { refuseRows } from './refuse-rows.ts'
import type { RowContext, TransferRowFormat } from './row-format.ts'

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
const IGNORED =
  /^(currentvalue.*|historical.*|txnfee.*|method|privatenote|private note|chain.*|parenttx.*|type|usdvalue.*|tokenname|tokensymbol|datetime|value\(.*\))$/

function open(
  columns: readonly string[],
  context: RowContext,
  required: readonly string[],
  optional: readonly string[],
) {
  const names = columns.map(nameOf)
  const place = readColumns(names, { required, optional, ignored: IGNORED }, context.file)
  return { ledger: context.ledger ?? ETHEREUM, place }
}

/** A status cell that tells of failure; Etherscan leaves it empty, or writes 0 or 1, where all went well. */
function failed(status: string, error: string): boolean {
  return /error|fail|revert/i.test(status) || (error !== '' && !/^(0|none)$/i.test(error))
}

function nativeFormat(name: string, about: string, internal: boolean): TransferRowFormat {
  return {
    name,
    about,
    wholeFile: internal,
    bind(columns, context) {
      const required = ['txhash', 'blockno', 'unixtimestamp', 'from', 'to', 'value_in', 'value_out']
      const { ledger, place } = open(columns, context, required, ['contractaddress', 'status', 'errcode'])
      const indexOf = contentIndex('internal')
      const at = Object.fromEntries([...required, 'contractaddress', 'status', 'errcode'].map(n => [n, place(n)]))
      return refuseRows<Transfer>(columns, row => {
        const cell = (field: string): string => row.text(at[field] ?? -1, field)
        if (failed(cell('status'), cell('errcode'))) return 'failed'
        const incoming = readUnits(cell('value_in') || '0', 18)
        const amount = incoming > 0n ? incoming : readUnits(cell('value_out') || '0', 18)
        const moved = {
          ledger,
          tx: readTx(ledger, cell('txhash')),
          block: readBlock(cell('blockno')),
          at: parseInstant(cell('unixtimestamp')),
          from: parseAddress(ledger, cell('from')),
          to: parseAddress(ledger, cell('to') || cell('contractaddress')),
          asset: nativeAsset(ledger),
          amount,
        }
        if (amount === 0n) return 'a call without value'
        return { ...moved, index: internal ? indexOf(moved) : -1 }
      })
    },
  }
}

/** Etherscan's "transactions" export of an address. */
export const etherscanNormal = nativeFormat('etherscan-normal', "Etherscan's CSV export of transactions", false)

/** Etherscan's "internal transactions" export of an address. */
export const etherscanInternal = nativeFormat(
  'etherscan-internal',
  "Etherscan's CSV export of internal transactions",
  true,
)

/** Etherscan's "token transfers (ERC-20)" export. Amounts are in units, so the token's decimals must be known. */
export const etherscanErc20: TransferRowFormat = {
  name: 'etherscan-erc20',
  about: "Etherscan's CSV export of ERC-20 token transfers",
  wholeFile: true,
  bind(columns, context) {
    const required = ['txhash', 'blockno', 'unixtimestamp', 'from', 'to', 'value', 'contractaddress']
    const { ledger, place } = open(columns, context, required, [])
    const indexOf = contentIndex()
    const at = Object.fromEntries(required.map(n => [n, place(n)]))
    return refuseRows<Transfer>(columns, row => {
      const cell = (field: string): string => row.text(at[field] ?? -1, field)
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
