import type { Address } from '../../model/address.ts'
import type { AssetId } from '../../model/asset.ts'
import { InputError } from '../../model/errors.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { LedgerCall, LedgerEvent, LedgerMemo } from '../../model/ledger-event.ts'
import type { BlockWants, LiveBlock } from '../../model/live-block.ts'
import { compareTransfers, type Transfer } from '../../model/transfer.ts'
import { checkBlockId } from './block-id.ts'
import type { TronBlock, TronInfo, TronTransaction } from './block-json.ts'
import { type ContractMove, type ContractReading, readContract } from './contract-moves.ts'
import { GapCounts } from './gap-counts.ts'
import { readInternal } from './internal-moves.ts'
import { readRawTransaction } from './read-raw-transaction.ts'
import { checkTransactions } from './transaction-root.ts'
import { readTransferLog } from './transfer-log.ts'
import { addressOfHex } from './tron-address.ts'
import { trc10, trc20, trx } from './tron-asset.ts'

const NO_PARENT = '0'.repeat(64)

/** Lists that grow as a block is read. */
interface Found {
  readonly transfers: Transfer[]
  readonly events: LedgerEvent[]
  readonly calls: LedgerCall[]
  readonly memos: LedgerMemo[]
  readonly gaps: GapCounts
}

/**
 * Joins a block and what became of its transactions. Transactions are read from their signed bytes and held against the header, whose
 * hash is the block's id; what contracts said and did (logs, internal transactions) is the node's word, since no header of TRON covers
 * it, but must belong to the block's transactions, and every successful call of `transfer` on a token in `strict` must have said so.
 * A log's index is its place in the block. Fees are burned and told as no transfer.
 * @param strict contracts that are known to say each transfer
 * @throws InputError `block-other`, `block-merkle`, `tx-hash`, `infos-other`, `log-missing` and as the parts are malformed
 */
export function liveTronBlock(
  ledger: LedgerId,
  block: TronBlock,
  infos: readonly TronInfo[],
  wants: BlockWants,
  strict: ReadonlySet<Address>,
): LiveBlock {
  checkBlockId(block)
  const { number: height, timestamp = 0, parentHash: parent = NO_PARENT } = block.block_header.raw_data
  const found: Found = { transfers: [], events: [], calls: [], memos: [], gaps: new GapCounts() }
  if (!checkTransactions(block)) found.gaps.add('transactions-unproven', 'results of a kind that is not known here')
  const place = { ledger, block: height, at: Math.floor(timestamp / 1000) }
  let logIndex = 0
  for (const [t, info] of joined(block, infos)) {
    new TransactionReader(t, info, place, found).read(wants, logIndex, strict)
    logIndex += info.log.length
  }
  const { transfers, events, calls, memos, gaps } = found
  transfers.sort(compareTransfers)
  return {
    ...{ ledger, height, hash: block.blockID, parent, at: place.at },
    ...{ transfers, transactions: [], events, calls, memos, gaps: gaps.rows() },
  }
}

/** Each transaction with what became of it: all of them, and of no other. */
function* joined(block: TronBlock, infos: readonly TronInfo[]): Iterable<[TronTransaction, TronInfo]> {
  const { number } = block.block_header.raw_data
  const byId = new Map(infos.map(info => [info.id, info]))
  if (byId.size !== block.transactions.length || infos.length !== byId.size)
    throw new InputError(
      'infos-other',
      `${infos.length} transactions are told of, and the block holds ${block.transactions.length}`,
    )
  for (const t of block.transactions) {
    const info = byId.get(t.txID)
    if (info === undefined || info.blockNumber !== number)
      throw new InputError('infos-other', `nothing is told of transaction ${t.txID} in block ${number}`)
    yield [t, info]
  }
}

class TransactionReader {
  readonly #t: TronTransaction
  readonly #info: TronInfo
  readonly #place: { readonly ledger: LedgerId; readonly block: number; readonly at: number }
  readonly #found: Found
  /** Of the next transfer that is no log's. */
  #index = -1

  constructor(
    t: TronTransaction,
    info: TronInfo,
    place: { readonly ledger: LedgerId; readonly block: number; readonly at: number },
    found: Found,
  ) {
    this.#t = t
    this.#info = info
    this.#place = place
    this.#found = found
  }

  read(wants: BlockWants, logIndex: number, strict: ReadonlySet<Address>): void {
    const raw = readRawTransaction(this.#t)
    const reading = readContract(raw)
    const succeeded = this.#succeeded(reading)
    if (wants.memos && raw.note !== '')
      this.#found.memos.push({ tx: this.#t.txID, index: 0, data: raw.note, ...this.#place })
    if (reading.kind === 'unread') this.#found.gaps.add('contract-unread', raw.name)
    if (reading.kind === 'call') this.#keepCall(reading, succeeded, wants)
    if (!succeeded) return
    if (reading.kind === 'moves' || reading.kind === 'call') this.#addMoves(this.#ownMoves(reading))
    // Value of the transaction itself has -1, whether or not it moved any.
    this.#index = Math.min(this.#index, -2)
    for (const internal of this.#info.internal_transactions) {
      const { moves, unread } = readInternal(internal)
      this.#addMoves(moves)
      if (unread !== null) this.#found.gaps.add('internal-unread', unread)
    }
    const told = this.#readLogs(wants, logIndex)
    if (reading.kind === 'call' && reading.to !== null && strict.has(reading.to))
      checkSaid(this.#t, reading.input, told)
  }

  /** Only programs can fail and still stand in a block. */
  #succeeded(reading: ContractReading): boolean {
    const result = this.#t.ret[0]?.['contractRet'] ?? 'DEFAULT'
    return result === 'SUCCESS' || (result === 'DEFAULT' && reading.kind !== 'call')
  }

  #ownMoves(reading: Extract<ContractReading, { kind: 'moves' | 'call' }>): readonly ContractMove[] {
    if (reading.kind === 'moves' || reading.to !== null || reading.value === 0n) return reading.moves
    const to = addressOfHex(this.#info.contract_address)
    return [{ from: reading.from, to, token: null, amount: reading.value }]
  }

  #addMoves(moves: readonly ContractMove[]): void {
    const { ledger } = this.#place
    for (const { from, to, token, amount } of moves) {
      const index = this.#index--
      if (amount > 0n) this.#add(index, from, to, token === null ? trx(ledger) : trc10(ledger, token), amount)
    }
  }

  #add(index: number, from: Address, to: Address, asset: AssetId, amount: bigint): void {
    this.#found.transfers.push({ tx: this.#t.txID, index, from, to, asset, amount, ...this.#place })
  }

  /** @returns who was paid tokens */
  #readLogs(wants: BlockWants, first: number): Set<Address> {
    const paid = new Set<Address>()
    this.#info.log.forEach((log, i) => {
      const index = first + i
      // A log names its contract by 20 bytes, without the 41 before.
      const contract = addressOfHex(log.address.length === 40 ? `41${log.address}` : log.address)
      const topics = log.topics.map(topic => `0x${topic}`)
      if (wants.topics.has(topics[0] ?? ''))
        this.#found.events.push({ tx: this.#t.txID, index, contract, topics, data: `0x${log.data}`, ...this.#place })
      const transfer = readTransferLog(log)
      if (transfer?.kind === 'single') this.#found.gaps.add('single-tokens-unread', 'a TRC-721 token')
      if (transfer?.kind !== 'amount') return
      paid.add(transfer.to)
      this.#add(index, transfer.from, transfer.to, trc20(this.#place.ledger, contract), transfer.amount)
    })
    return paid
  }

  #keepCall(call: Extract<ContractReading, { kind: 'call' }>, succeeded: boolean, wants: BlockWants): void {
    const { from, to, value } = call
    const input = `0x${call.input}`
    if ((to === null || !wants.callees.has(to)) && !wants.selectors.has(input.slice(0, 10))) return
    this.#found.calls.push({ tx: this.#t.txID, from, to, value, input, succeeded, gasPrice: null, ...this.#place })
  }
}

/** A node that leaves the log of a token's transfer out leaves the transfer out. */
function checkSaid({ txID }: TronTransaction, input: string, paid: ReadonlySet<Address>): void {
  const to = /^(?:a9059cbb.{24}|23b872dd.{88})([0-9a-f]{40})/.exec(input)?.[1]
  if (to !== undefined && !paid.has(addressOfHex(`41${to}`)))
    throw new InputError('log-missing', `transaction ${txID} moved tokens, and the node tells no log of it`)
}
