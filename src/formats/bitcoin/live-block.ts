import type { LedgerMemo } from '../../model/ledger-event.ts'
import type { BlockGap, LiveBlock } from '../../model/live-block.ts'
import type { Transaction } from '../../model/transaction.ts'
import { type BlockOptions, type OpenedBlock, openBlock } from './block.ts'
import { displayHash } from './hashes.ts'
import { checkLeastWork } from './least-work.ts'
import { outputMemo } from './output-memo.ts'

/**
 * Reads a raw block as a follower gives it, with everything that `parseBlock` checks, and the least difficulty of mainnet.
 * @param memos whether to keep what OP_RETURN outputs carry
 * @throws InputError as `parseBlock`
 */
export function readLiveBlock(bytes: Uint8Array, options: BlockOptions, memos: boolean): LiveBlock {
  const opened = openBlock(bytes, options)
  const { header, height, transactions } = opened
  checkLeastWork(options.ledger, height, header.bits)
  return {
    ledger: options.ledger,
    height,
    hash: header.hash,
    parent: displayHash(header.previousBlock),
    at: header.at,
    transfers: [],
    transactions,
    events: [],
    calls: [],
    memos: memos ? memosOf(opened, options) : [],
    gaps: unseenAmounts(transactions),
  }
}

/** Says of how many inputs the amount could not be had. */
export function unseenAmounts(transactions: readonly Transaction[]): BlockGap[] {
  let inputs = 0
  let unseen = 0
  for (const t of transactions)
    for (const input of t.inputs) {
      if (input.prevTx === null) continue
      inputs++
      if (input.amount === null) unseen++
    }
  if (unseen === 0) return []
  return [
    { kind: 'amounts-unseen', because: `the source tells no amount and address for ${unseen} of ${inputs} inputs` },
  ]
}

function memosOf({ raw, height, header }: OpenedBlock, { ledger }: BlockOptions): LedgerMemo[] {
  return raw.flatMap(t =>
    t.outputs.flatMap(({ script }, index) => {
      const data = outputMemo(script)
      return data ? [{ ledger, tx: t.txid, index, block: height, at: header.at, data }] : []
    }),
  )
}
