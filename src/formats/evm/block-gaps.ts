import type { BlockGap } from '../../model/live-block.ts'
import { typeOf } from './encode-transaction.ts'
import type { ToldBlock } from './told-block.ts'

/** Gas of a transaction that runs no code (yellow paper, appendix G): where no more was used, no contract moved anything. */
const PLAIN_GAS = 21_000

/** What of a block could not be seen, or has no place among transfers. */
export function blockGaps({ block, receipts, traces }: ToldBlock): BlockGap[] {
  const gaps: BlockGap[] = []
  const unseen = (i: number): boolean => traces === null || traces[i]?.untraced !== null
  const ran = receipts.filter((r, i) => r.gasUsed > PLAIN_GAS && r.succeeded !== false && unseen(i))
  if (ran.length > 0)
    gaps.push({
      kind: 'internal-unseen',
      because:
        traces === null
          ? 'the node traces nothing: native value that contracts moved is missing'
          : 'the node could not trace some transactions: native value that contracts moved in them is missing',
    })
  const { raw, transactions } = block
  const { withdrawals, difficulty } = raw
  if (Array.isArray(withdrawals) && withdrawals.length > 0)
    gaps.push({
      kind: 'withdrawals-unseen',
      because: 'withdrawals of validators belong to no transaction: they are no transfers',
    })
  if (typeof difficulty === 'string' && /[1-9a-f]/i.test(difficulty.slice(2)))
    gaps.push({
      kind: 'rewards-unseen',
      because: 'rewards of those who make blocks belong to no transaction: they are no transfers',
    })
  if (
    transactions.some(
      t => typeOf(t.raw) === '0x7e' && typeof t.raw['mint'] === 'string' && /[1-9a-f]/i.test(t.raw['mint'].slice(2)),
    )
  )
    gaps.push({
      kind: 'mints-unseen',
      because: 'what was paid in on the layer below is made here by no payment: it is no transfer',
    })
  if (receipts.some((r, i) => r.succeeded === null && unseen(i)))
    gaps.push({
      kind: 'status-unseen',
      because: 'receipts before Byzantium do not say whether a transaction failed: all are held to have gone well',
    })
  return gaps
}
