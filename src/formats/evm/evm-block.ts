import type { Address } from '../../model/address.ts'
import type { Instant } from '../../model/instant.ts'
import {
  absent,
  asAddress,
  asBig,
  asData,
  asHash,
  asList,
  asNumber,
  asObject,
  asTime,
  foreign,
  malformed,
  type RawObject,
} from './read-fields.ts'

/** Which block, as a node tells it with or without transactions. */
export interface EvmHeader {
  readonly height: number
  readonly hash: string
  readonly parent: string
  readonly at: Instant
  /** As the node gave it. */
  readonly raw: RawObject
}

/** A block with its transactions in full. */
export interface EvmBlock extends EvmHeader {
  readonly transactions: readonly EvmTransaction[]
}

/** A transaction as it was signed. */
export interface EvmTransaction {
  readonly hash: string
  readonly from: Address
  /** null: makes a contract. */
  readonly to: Address | null
  readonly value: bigint
  readonly input: string
  readonly gasPrice: bigint | null
  readonly raw: RawObject
}

/** Reads a header. @throws SourceError `ledger-answer-malformed` */
export function readHeader(value: unknown): EvmHeader {
  const raw = asObject(value, 'block')
  return {
    raw,
    height: asNumber(raw['number'], 'block.number'),
    hash: asHash(raw['hash'], 'block.hash'),
    parent: asHash(raw['parentHash'], 'block.parentHash'),
    at: asTime(raw['timestamp'], 'block.timestamp'),
  }
}

/**
 * Reads the answer of `eth_getBlockByNumber` with full transactions, and holds each transaction to its block and place.
 * @throws SourceError `ledger-answer-malformed`
 */
export function readBlock(value: unknown): EvmBlock {
  const header = readHeader(value)
  const transactions = asList(header.raw['transactions'], 'block.transactions').map((t, i) => {
    if (typeof t === 'string') throw malformed('block.transactions', 'are names only, not in full')
    const raw = asObject(t, 'transaction')
    if (asHash(raw['blockHash'], 'transaction.blockHash') !== header.hash)
      throw foreign('transaction.blockHash', 'is not that of the block that holds it')
    if (asNumber(raw['transactionIndex'], 'transaction.transactionIndex') !== i)
      throw foreign('transaction.transactionIndex', 'is not its place in the block')
    return readTransaction(raw)
  })
  return { ...header, transactions }
}

function readTransaction(raw: RawObject): EvmTransaction {
  return {
    raw,
    hash: asHash(raw['hash'], 'transaction.hash'),
    from: asAddress(raw['from'], 'transaction.from'),
    to: absent(raw['to']) ? null : asAddress(raw['to'], 'transaction.to'),
    value: asBig(raw['value'], 'transaction.value'),
    input: asData(raw['input'] ?? raw['data'], 'transaction.input'),
    gasPrice: absent(raw['gasPrice']) ? null : asBig(raw['gasPrice'], 'transaction.gasPrice'),
  }
}
