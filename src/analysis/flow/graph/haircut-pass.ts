import { InputError } from '../../../model/errors.ts'
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
  for (let next = 0; next <= stolen.length; next++) {
    const end = next < stolen.length ? (stolen[next] as number) : count
    if (end < row || end > count || (end === count && next < stolen.length))
      throw new InputError('rows-unordered', `stolen row ${end} is not above the one before it and below ${count}`)
    for (; row < end; row++) {
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
  return { holdings, state, stolen: created }
}
