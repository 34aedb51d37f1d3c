import type { Address } from '../../model/address.ts'
import type { AssetId } from '../../model/asset.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { LedgerCall, LedgerEvent, LedgerMemo } from '../../model/ledger-event.ts'
import type { Transaction } from '../../model/transaction.ts'
import type { Transfer } from '../../model/transfer.ts'
import { readCoinBody } from './coin-body.ts'
import type { NameBook } from './name-book.ts'

/** A row of `transfers`. */
export interface TransferRow {
  readonly ledger: number
  readonly block: number
  readonly n: number
  readonly tx: string
  readonly idx: number
  readonly at: number
  readonly payer: number
  readonly payee: number
  readonly asset: number
  readonly amount: string
}

/** A row of `transactions`. */
export interface CoinRow {
  readonly ledger: number
  readonly block: number
  readonly n: number
  readonly tx: string
  readonly body: string
}

/** A row of `events`. */
export interface EventRow {
  readonly block: number
  readonly tx: string
  readonly idx: number
  readonly at: number
  readonly contract: number
  readonly topics: string
  readonly data: string
}

/** A row of `calls`. */
export interface CallRow {
  readonly block: number
  readonly tx: string
  readonly at: number
  readonly payer: string
  readonly callee: number | null
  readonly value: string
  readonly input: string
  readonly succeeded: number
  readonly gas_price: string | null
}

/** A row of `memos`. */
export interface MemoRow {
  readonly block: number
  readonly tx: string
  readonly idx: number
  readonly at: number
  readonly data: string
}

/** The transfer of a row. */
export function transferOf(row: TransferRow, ledger: LedgerId, names: NameBook): Transfer {
  return {
    ledger,
    tx: row.tx,
    index: row.idx,
    block: row.block,
    at: row.at,
    from: names.text(row.payer) as Address,
    to: names.text(row.payee) as Address,
    asset: names.text(row.asset) as AssetId,
    amount: BigInt(row.amount),
  }
}

/** The transaction of a row. */
export function coinOf({ block, n, tx, body }: CoinRow, ledger: LedgerId): Transaction {
  return readCoinBody(body, { ledger, block, position: n, tx })
}

/** The event of a row. */
export function eventOf(row: EventRow, ledger: LedgerId, names: NameBook): LedgerEvent {
  const { tx, idx, block, at, data } = row
  const contract = names.text(row.contract) as Address
  return { ledger, tx, index: idx, block, at, contract, topics: JSON.parse(row.topics) as string[], data }
}

/** The call of a row. */
export function callOf(row: CallRow, ledger: LedgerId, names: NameBook): LedgerCall {
  const { tx, block, at, input } = row
  return {
    ledger,
    tx,
    block,
    at,
    from: row.payer as Address,
    to: row.callee === null ? null : (names.text(row.callee) as Address),
    value: BigInt(row.value),
    input,
    succeeded: row.succeeded === 1,
    gasPrice: row.gas_price === null ? null : BigInt(row.gas_price),
  }
}

/** The memo of a row. */
export function memoOf({ tx, idx, block, at, data }: MemoRow, ledger: LedgerId): LedgerMemo {
  return { ledger, tx, index: idx, block, at, data }
}
