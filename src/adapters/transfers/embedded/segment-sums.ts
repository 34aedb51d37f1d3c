import type { TransferColumns } from './transfer-columns.ts'

/** Sums over the transfers of a segment that tell it from another set of transfers; whole numbers in decimal. Those of two segments add up. */
export interface SegmentSums {
  readonly rows: string
  readonly at: string
  readonly index: string
  readonly block: string
  /** Of the lowest and the second 64 bits of the amounts. */
  readonly amount0: string
  readonly amount1: string
  /** Ties amounts to times and indexes. */
  readonly mixed: string
}

/** The sums in their order. */
export const SUM_NAMES = ['rows', 'at', 'index', 'block', 'amount0', 'amount1', 'mixed'] as const

/** The same sums, as SQL over the columns of a segment's Parquet. */
export const SUMS_SQL = `count(*), sum("at"), sum(log_index), sum(block::BIGINT), sum(amount0), sum(amount1),
  sum(amount0 % 1000003 * ("at" % 1009 + log_index % 997 + 1000))`

const PRIME = 1_000_003
const WORD = 2 ** 32
/** Rows whose sums are exact as doubles: none of them grows by more than 2^33 a row. */
const EXACT_ROWS = 2 ** 19

/** The sums over the rows that `order` names. */
export function segmentSums(columns: TransferColumns, order: Uint32Array): SegmentSums {
  const { at, index, block, amount } = columns
  const totals = { rows: BigInt(order.length), at: 0n, index: 0n, block: 0n, amount0: 0n, amount1: 0n, mixed: 0n }
  for (let first = 0; first < order.length; first += EXACT_ROWS) {
    const end = Math.min(order.length, first + EXACT_ROWS)
    let [times, indexes, mixed] = [0, 0, 0]
    let [block0, block1] = [0, 0]
    let [word0, word1, word2, word3] = [0, 0, 0, 0]
    for (let i = first; i < end; i++) {
      const row = order[i] as number
      const time = at[row] as number
      const place = index[row] as number
      const number = block[row] as number
      const low = amount[4 * row] as number
      const high = amount[4 * row + 1] as number
      times += time
      indexes += place
      block0 += number % WORD
      block1 += Math.floor(number / WORD)
      word0 += low
      word1 += high
      word2 += amount[4 * row + 2] as number
      word3 += amount[4 * row + 3] as number
      const rest = ((high % PRIME) * (WORD % PRIME) + low) % PRIME
      mixed += rest * ((time % 1009) + (place % 997) + 1000)
    }
    totals.at += BigInt(times)
    totals.index += BigInt(indexes)
    totals.block += joined(block0, block1)
    totals.amount0 += joined(word0, word1)
    totals.amount1 += joined(word2, word3)
    totals.mixed += BigInt(mixed)
  }
  const [rows, times, indexes, blocks, amount0, amount1, mixed] = SUM_NAMES.map(name => String(totals[name]))
  return { rows, at: times, index: indexes, block: blocks, amount0, amount1, mixed } as SegmentSums
}

function joined(low: number, high: number): bigint {
  return BigInt(low) + (BigInt(high) << 32n)
}
