import type { Address } from '../../model/address.ts'
import { nativeAsset } from '../../model/asset.ts'
import type { LedgerCall, LedgerEvent } from '../../model/ledger-event.ts'
import type { BlockGap, BlockWants, LiveBlock } from '../../model/live-block.ts'
import { compareTransfers, type Transfer } from '../../model/transfer.ts'
import { blockGaps } from './block-gaps.ts'
import type { EvmReceipt } from './evm-receipt.ts'
import type { TracedTransaction } from './native-moves.ts'
import { changed } from './prove-block.ts'
import { tokenMoves } from './token-transfers.ts'
import type { ToldBlock } from './told-block.ts'

/**
 * Makes the block that the rest of Cordon sees. Fees, rewards and withdrawals of validators are no transfers.
 * @param more gaps that are known already
 * @throws SourceError `ledger-block-changed` when traces are of other transactions
 */
export function toLiveBlock(told: ToldBlock, wants: BlockWants, more: readonly BlockGap[] = []): LiveBlock {
  const { ledger, block, receipts, traces, wrapped } = told
  const { height, hash, parent, at, transactions } = block
  if (traces !== null && traces.length !== transactions.length) throw changed(height, 'has traces of another count')
  const asset = nativeAsset(ledger)
  const transfers: Transfer[] = []
  const events: LedgerEvent[] = []
  const calls: LedgerCall[] = []
  for (const [i, t] of transactions.entries()) {
    const receipt = receipts[i] as EvmReceipt
    const trace = traces?.[i] ?? null
    const where = { ledger, tx: t.hash, block: height, at }
    if (trace !== null && trace.untraced === null) holdTrace(trace, t.hash, t.value, receipt.succeeded, height)
    const succeeded = receipt.succeeded ?? !(trace?.failed ?? false)
    if (wanted(wants, t.to, t.input))
      calls.push({
        ...{ ...where, from: t.from, to: t.to, value: t.value, input: t.input, succeeded },
        gasPrice: receipt.gasPrice ?? t.gasPrice,
      })
    if (!succeeded) continue
    const to = t.to ?? receipt.made
    if (t.value > 0n) {
      if (to === null) throw changed(height, 'makes a contract without an address')
      transfers.push({ ...where, index: -1, from: t.from, to, asset, amount: t.value })
    }
    for (const [n, move] of (trace?.moves ?? []).entries()) transfers.push({ ...where, index: -2 - n, ...move, asset })
    for (const move of tokenMoves(ledger, receipt.logs, wrapped)) transfers.push({ ...where, ...move })
    for (const { contract, topics, data, index } of receipt.logs)
      if (wants.topics.has(topics[0] ?? '')) events.push({ ...where, index, contract, topics, data })
  }
  transfers.sort(compareTransfers)
  const gaps = [...blockGaps(told), ...more]
  return { ledger, height, hash, parent, at, transfers, transactions: [], events, calls, memos: [], gaps }
}

function wanted({ callees, selectors }: BlockWants, to: Address | null, input: string): boolean {
  return (to !== null && callees.has(to)) || (input.length >= 10 && selectors.has(input.slice(0, 10)))
}

function holdTrace(
  trace: TracedTransaction,
  hash: string,
  value: bigint,
  succeeded: boolean | null,
  height: number,
): void {
  if (trace.tx !== null && trace.tx !== hash) throw changed(height, 'has traces of other transactions')
  if (trace.value !== null && trace.value !== value) throw changed(height, 'has a trace that pays another amount')
  if (succeeded !== null && trace.failed === succeeded) throw changed(height, 'has a trace that ends another way')
}
