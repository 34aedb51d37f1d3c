import { asList, asNumber, asObject } from '../../../formats/evm/read-fields.ts'
import { TRANSFER_TOPIC } from '../../../formats/evm/token-transfers.ts'
import type { AccountId } from '../../../model/account.ts'
import { splitAccount } from '../../../model/account.ts'
import type { Address } from '../../../model/address.ts'
import { InputError } from '../../../model/errors.ts'
import { type BlockGap, NO_WANTS } from '../../../model/live-block.ts'
import type { Transfer } from '../../../model/transfer.ts'
import type { AccountPast, LedgerHead } from '../../../operations/live/ledger-follower.ts'
import { LedgerFault } from '../ledger-fault.ts'
import { type StreamTerms, streamBlocks } from './block-stream.ts'
import { quantity } from './evm-node.ts'
import { resultOf } from './rpc-link.ts'

/** † First span of blocks of one question, and the most questions and blocks that one account is worth. */
const FIRST_SPAN = 10_000
const MOST_SPAN = 1_000_000
const MOST_QUESTIONS = 2_000
const MOST_BLOCKS = 5_000

/**
 * What an account did, by a node that keeps an index of calls (`trace_filter`): the latest first, until all is found or the bounds
 * are reached. Each block that concerns the account is then read as if it were followed, so that both give the same transfers.
 * @param until height of the last block; null: the head
 * @returns null where the node keeps no such index
 */
export async function pastOf(
  terms: StreamTerms,
  account: AccountId,
  until: number | null,
  head: () => Promise<LedgerHead>,
): Promise<AccountPast | null> {
  const { ledger, address } = splitAccount(account)
  if (ledger !== terms.ledger) throw new InputError('account-other-ledger', `${account} is not on ${terms.ledger}`)
  const top = until ?? (await head()).height
  const found = await concerned(terms, address, top)
  if (found === null) return null
  const transfers: Transfer[] = []
  const gaps = new Map<string, BlockGap>()
  const kept = [...found.heights].sort((a, b) => a - b).slice(-MOST_BLOCKS)
  for (const height of kept)
    for await (const block of streamBlocks(terms, height, height, NO_WANTS)) {
      transfers.push(...block.transfers.filter(t => t.from === address || t.to === address))
      for (const gap of block.gaps) gaps.set(`${gap.kind} ${gap.because}`, gap)
    }
  const complete = found.from === 0 && kept.length === found.heights.size
  if (!complete) {
    const from = kept.length < found.heights.size ? (kept[0] ?? top) : found.from
    gaps.set('past', { kind: 'past-unseen', because: `what the account did before block ${from} was not asked for` })
  }
  return { transfers, transactions: [], complete, gaps: [...gaps.values()] }
}

/** Heights of blocks in which the account pays or is paid, down to `from`; null: the node cannot say. */
async function concerned(
  { node }: StreamTerms,
  address: Address,
  top: number,
): Promise<{ readonly heights: ReadonlySet<number>; readonly from: number } | null> {
  const heights = new Set<number>()
  const word = `0x${'0'.repeat(24)}${address.slice(2)}`
  let to = top
  let span = FIRST_SPAN
  for (let asked = 0; to >= 0 && asked < MOST_QUESTIONS && heights.size <= MOST_BLOCKS; asked++) {
    const from = Math.max(0, to - span + 1)
    const range = { fromBlock: quantity(from), toBlock: quantity(to) }
    try {
      const outcomes = await node.ask([
        { method: 'trace_filter', params: [{ ...range, fromAddress: [address] }] },
        { method: 'trace_filter', params: [{ ...range, toAddress: [address] }] },
        { method: 'eth_getLogs', params: [{ ...range, topics: [TRANSFER_TOPIC, word] }] },
        { method: 'eth_getLogs', params: [{ ...range, topics: [TRANSFER_TOPIC, null, word] }] },
      ])
      for (const outcome of outcomes)
        for (const row of asList(resultOf(outcome), 'history'))
          heights.add(asNumber(asObject(row, 'history')['blockNumber'], 'history.blockNumber'))
      to = from - 1
      span = Math.min(MOST_SPAN, span * 2)
    } catch (error) {
      if (!(error instanceof LedgerFault)) throw error
      if (error.code === 'ledger-method-missing') return null
      // Too many rows, or a range wider than the node allows: it says so in many ways, and a smaller one answers them all.
      if (!['ledger-answer-large', 'ledger-refused'].includes(error.code) || span <= 1) throw error
      span = Math.max(1, Math.min(span, to + 1) >> 2)
    }
  }
  return { heights, from: Math.max(0, to + 1) }
}
