import { MAX_AMOUNT } from '../../../model/amount.ts'
import { InputError } from '../../../model/errors.ts'

/**
 * Many transfers in typed arrays, 24 bytes each, one row a transfer in the order of the ledger: time never falls, and of two rows
 * of one second the lower came first. Accounts and assets are numbers from 0. Amounts are doubles, exact to 2^53 base units and
 * beyond that rounded to 53 bits; figures for a court come from an exact trace, never from a pass over this table.
 */
export interface TransferGraph {
  /** Rows. */
  readonly count: number
  /** Accounts are 0 … accounts - 1. */
  readonly accounts: number
  /** Assets are 0 … assets - 1. */
  readonly assets: number
  /** The account that pays. */
  readonly from: Int32Array
  /** The account that receives. */
  readonly to: Int32Array
  readonly asset: Int32Array
  /** Unix seconds. */
  readonly at: Uint32Array
  /** Base units of the row's asset. */
  readonly amount: Float64Array
}

/** So small that no sum of the amounts of a graph goes beyond the doubles. */
const LARGEST = Number(MAX_AMOUNT)

/** A {@link TransferGraph} before it was checked. */
export type TransferColumns = Omit<TransferGraph, 'count'>

/**
 * Takes columns as they are (nothing is copied, so they must not change afterwards) once every row was found sound.
 * @throws InputError `columns-ragged`, `number-out-of-range` (an account or asset), `amount-malformed` (negative, not a number),
 * `amount-too-large`, `transfers-out-of-order`
 */
export function graphOfColumns(columns: TransferColumns): TransferGraph {
  const { accounts, assets, from, to, asset, at, amount } = columns
  const count = from.length
  for (const column of [to, asset, at, amount])
    if (column.length !== count)
      throw new InputError('columns-ragged', `a column has ${column.length} rows, the first has ${count}`)
  let before = 0
  for (let row = 0; row < count; row++) {
    inRange(from[row] as number, accounts, 'from', row)
    inRange(to[row] as number, accounts, 'to', row)
    inRange(asset[row] as number, assets, 'asset', row)
    const value = amount[row] as number
    if (!(value >= 0))
      throw new InputError('amount-malformed', `row ${row}: ${value} is no amount`, { place: { field: 'amount' } })
    if (value > LARGEST)
      throw new InputError('amount-too-large', `row ${row}: ${value} exceeds 2^256`, { place: { field: 'amount' } })
    const time = at[row] as number
    if (time < before)
      throw new InputError('transfers-out-of-order', `row ${row} is earlier than the row before it`, {
        place: { field: 'at' },
      })
    before = time
  }
  return { count, accounts, assets, from, to, asset, at, amount }
}

/** The first row at or after a time; `count` where there is none. */
export function firstRowSince(graph: TransferGraph, since: number): number {
  let low = 0
  let high = graph.count
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((graph.at[middle] as number) < since) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Account numbers that a caller gave, once each was found to be one of the graph's.
 * @throws InputError `number-out-of-range`
 */
export function* accountsOf(graph: TransferGraph, accounts: Iterable<number>): Generator<number> {
  for (const account of accounts) {
    if (!(Number.isInteger(account) && account >= 0 && account < graph.accounts))
      throw new InputError('number-out-of-range', `the graph has no account ${account}`)
    yield account
  }
}

function inRange(number: number, end: number, field: string, row: number): void {
  if (number < 0 || number >= end)
    throw new InputError('number-out-of-range', `row ${row}: ${number} is not from 0 to ${end - 1}`, {
      place: { field },
    })
}
