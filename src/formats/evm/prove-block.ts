import { SourceError } from '../../model/errors.ts'
import { encodeReceipt } from './encode-receipt.ts'
import { encodeTransaction } from './encode-transaction.ts'
import type { EvmBlock } from './evm-block.ts'
import type { EvmReceipt } from './evm-receipt.ts'
import { headerHash } from './header-hash.ts'
import { keccakHex } from './keccak.ts'
import type { BloomMaker } from './logs-bloom.ts'
import { listRoot } from './trie-root.ts'

/** What a block's hash vouches for. */
export interface BlockProof {
  /** Everything follows from the hash: header, transactions, receipts and logs. */
  readonly whole: boolean
  /** The block contradicts its hash; false: it has a form that we cannot hash. */
  readonly refuted: boolean
  /** What does not follow, in words; empty when `whole`. */
  readonly because: string
}

/**
 * Holds receipts to their block: one for each transaction, in its place, each log with a higher index than the one before.
 * @throws SourceError `ledger-block-changed`
 */
export function matchReceipts(block: EvmBlock, receipts: readonly EvmReceipt[]): void {
  const { height, hash, transactions } = block
  if (receipts.length !== transactions.length)
    throw changed(height, `has ${transactions.length} transactions and ${receipts.length} receipts`)
  let last = -1
  for (const [i, { tx, blockHash, position, logs }] of receipts.entries()) {
    if (blockHash !== hash) throw changed(height, 'has receipts of another block')
    if (position !== i || tx !== transactions[i]?.hash) throw changed(height, 'has receipts of other transactions')
    for (const { index } of logs) {
      if (index <= last) throw changed(height, 'has two logs of one place')
      last = index
    }
  }
}

/**
 * Recomputes what the block's hash is made of: the header's hash, the roots over transactions and receipts, and where receipts have a
 * form that we do not know, the filter over all logs. A log that was left out or changed shows in each of them.
 */
export function proveBlock(block: EvmBlock, receipts: readonly EvmReceipt[], blooms: BloomMaker): BlockProof {
  const { raw, hash } = block
  const sealed = headerHash(raw)
  const faults = [
    sealed !== null && sealed !== hash ? 'its header does not hash to its hash' : null,
    transactionsFault(block),
    receiptsFault(block, receipts, blooms),
  ].filter(fault => typeof fault === 'string')
  if (faults.length > 0) return { whole: false, refuted: true, because: faults.join(', and ') }
  const unknown = [
    sealed === null ? 'its header has fields that we do not know' : null,
    block.transactions.some(t => encodeTransaction(t.raw) === null)
      ? 'it holds a transaction of a form that we do not know'
      : null,
  ].filter(fault => fault !== null)
  return { whole: unknown.length === 0, refuted: false, because: unknown.join(', and ') }
}

function transactionsFault({ raw, transactions }: EvmBlock): string | null {
  const signed: string[] = []
  for (const { raw: tx, hash } of transactions) {
    const bytes = encodeTransaction(tx)
    if (bytes === null) continue
    if (`0x${keccakHex(bytes)}` !== hash && !unsigned(tx)) return 'a transaction does not hash to its hash'
    signed.push(bytes)
  }
  if (signed.length < transactions.length || listRoot(signed) === raw['transactionsRoot']) return null
  return 'its transactions are not those that it was made of'
}

function receiptsFault({ raw }: EvmBlock, receipts: readonly EvmReceipt[], blooms: BloomMaker): string | null {
  const told: string[] = []
  for (const receipt of receipts) {
    const bytes = encodeReceipt(receipt)
    if (bytes === null) break
    told.push(bytes)
  }
  if (told.length === receipts.length)
    return listRoot(told) === raw['receiptsRoot'] ? null : 'its receipts and logs are not those that it was made of'
  const bloom = blooms.of(receipts.flatMap(r => r.logs))
  return bloom === raw['logsBloom'] ? null : 'its logs are not those that it was made of'
}

/** What is thrown when a node contradicts itself about a block. */
export function changed(height: number, why: string): SourceError {
  return new SourceError('ledger-block-changed', `block ${height} of the node ${why}`)
}

/** A private chain may let anybody act for anybody, without a signature: the hash then has another origin. */
function unsigned(tx: Readonly<Record<string, unknown>>): boolean {
  return [tx['r'], tx['s']].every(part => typeof part === 'string' && /^0x0*[01]?$/.test(part))
}
