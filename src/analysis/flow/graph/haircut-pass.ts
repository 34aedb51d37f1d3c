import { InputError, IntegrityError } from '../../../model/errors.ts'
import { type Holdings, holdingsOf } from './holdings.ts'
import type { TransferGraph } from './transfer-graph.ts'

/** What a pass leaves behind, in base units of each holding's asset, as doubles. */
export interface HaircutPass {
  readonly holdings: Holdings
  /** Holding `h` has the balance `state[2 * h]`, of which `state[2 * h + 1]` is tainted. */
  readonly state: Float64Array
  /** By asset: the taint that the stolen rows brought into the world. It equals the sum of the asset's taint, but for rounding. */
  readonly stolen: Float64Array
}

/** Rows whose memory is looked at together: two lines of 64 bytes a row fill a first-level cache of 32 KiB. Measured best of 16 to 1024. */
const BATCH = 256

/**
 * Haircut over a whole ledger in one pass: what leaves a holding takes the same share of its taint with it as it takes of its
 * balance. What leaves beyond the known balance is clean. A stolen row carries nothing but taint, of which the payer's own tainted
 * share is not counted as stolen again.
 *
 * Error, with u = 2^-53, over n rows: while every balance of an asset stays below 2^53 base units the balances are exact, and the
 * errors of its taint sum to at most 7·n·u·stolen. Above, a balance touched k times that never exceeded M is wrong by at most
 * 2·k·u·M, and each row adds twice the error of its payer's balance to that sum.
 * @param stolen row numbers, ascending, each once
 * @throws InputError `rows-unordered` when they are not
 * @throws IntegrityError `balance-not-a-number`
 */
export function haircutPass(
  graph: TransferGraph,
  stolen: Int32Array,
  holdings: Holdings = holdingsOf(graph),
): HaircutPass {
  const { count, amount } = graph
  const { from, to } = holdings
  // Balance and taint side by side: one line of memory is fetched for both.
  const state = new Float64Array(holdings.count * 2)
  const created = new Float64Array(graph.assets)
  let row = 0
  let looked = 0
  for (let next = 0; next <= stolen.length; next++) {
    const end = next < stolen.length ? (stolen[next] as number) : count
    if (end < row || end > count || (end === count && next < stolen.length))
      throw new InputError('rows-unordered', `stolen row ${end} is not above the one before it and below ${count}`)
    while (row < end) {
      const stop = end - row > BATCH ? row + BATCH : end
      looked += look(from, to, state, row, stop)
      carry(from, to, amount, state, row, stop)
      row = stop
    }
    if (row === count) break
    const value = amount[row] as number
    const payer = (from[row] as number) << 1
    const balance = state[payer] as number
    const taint = state[payer + 1] as number
    const own = value < balance ? taint * (value / balance) : taint
    state[payer] = value < balance ? balance - value : 0
    state[payer + 1] = taint - own
    const payee = (to[row] as number) << 1
    state[payee] = (state[payee] as number) + value
    state[payee + 1] = (state[payee + 1] as number) + value
    const asset = graph.asset[row] as number
    created[asset] = (created[asset] as number) + value - own
    row++
  }
  if (Number.isNaN(looked)) throw new IntegrityError('balance-not-a-number', 'a balance of the pass is not a number')
  return { holdings, state, stolen: created }
}

/**
 * Reads what a batch is about to change. These reads wait for nothing, so the processor has many of them under way at once, and
 * `carry`, where each row waits for the one before, then finds its memory in the cache. The sum is there so that the reads are of
 * some use (it is not a number when a balance is not), else the compiler leaves them out.
 */
function look(from: Int32Array, to: Int32Array, state: Float64Array, first: number, end: number): number {
  let sum = 0
  for (let row = first; row < end; row++)
    sum += (state[(from[row] as number) << 1] as number) + (state[(to[row] as number) << 1] as number)
  return sum
}

/** Books the rows of a batch. A function of its own, because the compiler makes more of a short one that is called often. */
function carry(
  from: Int32Array,
  to: Int32Array,
  amount: Float64Array,
  state: Float64Array,
  first: number,
  end: number,
): void {
  for (let row = first; row < end; row++) {
    const value = amount[row] as number
    const payer = (from[row] as number) << 1
    const balance = state[payer] as number
    const taint = state[payer + 1] as number
    let moved = taint
    if (value < balance) {
      moved = taint * (value / balance)
      state[payer] = balance - value
      state[payer + 1] = taint - moved
    } else {
      state[payer] = 0
      state[payer + 1] = 0
    }
    const payee = (to[row] as number) << 1
    state[payee] = (state[payee] as number) + value
    state[payee + 1] = (state[payee + 1] as number) + moved
  }
}
