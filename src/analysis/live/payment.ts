import type { StreamPolicy } from './stream-case.ts'
import { HELD, RESTING, type StreamState } from './stream-state.ts'
import type { PaymentSpans } from './tainted-spans.ts'

/** The stolen value of one case in a payment on its way. */
export interface Carried {
  readonly number: number
  readonly tainted: bigint
  /** Hop of the payer. */
  readonly hop: number
  /** Where in the payment it stands; null where the policy asks for no order. */
  readonly spans: PaymentSpans | null
}

/** What leaves a holding: `amount`, of which a case says that `stolen` is stolen anew. */
export interface Leaving {
  readonly holding: number
  readonly asset: number
  readonly amount: bigint
  readonly balance: bigint
}

/**
 * Takes out of one entry (0: none) what a payment takes of its case. What a source pays first gives back what came to it before, so that nothing
 * counts as stolen twice. An entry that is left empty stays in its list for the caller to take out.
 */
export function payFrom(
  state: StreamState,
  e: number,
  number: number,
  policy: StreamPolicy,
  stolen: bigint,
  leaving: Leaving,
): Carried | null {
  const { holding, asset, amount, balance } = leaving
  const spans: bigint[] = stolen > 0n ? [0n, stolen] : []
  let tainted = stolen
  let again = 0n
  if (e !== 0) {
    const before = state.taint.get(e)
    let taint = before
    if (stolen > 0n) {
      again = taint < stolen ? taint : stolen
      if (policy === 'fifo') state.spans.takeFirst(e, again)
      taint -= again
    }
    const rest = amount - stolen
    if (rest > 0n && taint > 0n && state.stateOf.get(e) === HELD) {
      const own =
        policy === 'haircut' ? share(taint, rest, balance - stolen) : inTurn(state, e, holding, stolen, amount, spans)
      taint -= own
      tainted += own
    }
    if (taint !== before) {
      state.taint.set(e, taint)
      state.lie(number, asset, state.stateOf.get(e), taint - before)
    }
  }
  if (stolen > again) {
    const sum = state.sums.number(number, asset)
    state.stolen.set(sum, state.stolen.get(sum) + stolen - again)
  }
  if (tainted === 0n) return null
  const hop = stolen > 0n || e === 0 ? 0 : state.hops.get(state.reachOf.get(e)) - 1
  return { number, tainted, hop, spans: policy === 'fifo' ? spans : null }
}

function share(taint: bigint, rest: bigint, left: bigint): bigint {
  return left > rest ? (taint * rest) / left : taint
}

function inTurn(
  state: StreamState,
  e: number,
  holding: number,
  stolen: bigint,
  amount: bigint,
  spans: bigint[],
): bigint {
  const begin = state.wentOut.get(holding)
  const taken = state.spans.takeBefore(e, begin + stolen, begin + amount)
  let sum = 0n
  for (let i = 0; i < taken.length; i += 2) {
    spans.push(stolen + (taken[i] as bigint), taken[i + 1] as bigint)
    sum += taken[i + 1] as bigint
  }
  return sum
}

/**
 * What rested begins to move: as much of it as can still be there. The rest left while it was not followed; it goes on counting as resting.
 * @param balance of the holding before the payment that makes it move
 */
export function wake(state: StreamState, e: number, number: number, policy: StreamPolicy, balance: bigint): void {
  if (state.stateOf.get(e) !== RESTING) return
  const holding = state.holdingOf.get(e)
  const asset = state.holdings.second(holding)
  let taint = state.taint.get(e)
  if (policy === 'fifo') {
    const gone = state.spans.takeBefore(e, 0n, state.wentOut.get(holding))
    for (let i = 1; i < gone.length; i += 2) taint -= gone[i] as bigint
  } else if (taint > balance) taint = balance
  state.taint.set(e, taint)
  state.lie(number, asset, RESTING, -taint)
  state.lie(number, asset, HELD, taint)
  state.turn(e, HELD)
}
